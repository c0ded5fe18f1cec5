import { useWords } from '../../i18n/index.ts'
import { Chip, type Counts, countOf, Group, LightShape } from '../../ui/index.ts'
import { toggleDone, toggleLight, toggleOpen } from './ledger-filter.ts'
import { LIGHTS } from './ledger-url.ts'
import type { LedgerControl } from './use-ledger.ts'

interface StateChipsProps extends LedgerControl {
  /** Unknown while the first answer is under way. */
  counts: Counts | undefined
}

/** 在办 · the four lights of open work · 办结, each with its count under the other filters. */
export function StateChips({ ledger, change, counts }: StateChipsProps) {
  const { t } = useWords()
  const { state, lights } = ledger
  return (
    <Group className="chip-set" label={t('tasks:filter.states')}>
      <Chip
        on={state === 'OPEN' && lights.length === 0}
        count={counts?.open}
        onPress={() => change(toggleOpen(ledger))}
      >
        {t('tasks:state.OPEN')}
      </Chip>
      {LIGHTS.map(light => (
        <Chip
          key={light}
          on={lights.includes(light)}
          count={counts && countOf(counts, light)}
          onPress={() => change(toggleLight(ledger, light))}
        >
          <span aria-hidden="true">
            <LightShape level={light} />
          </span>{' '}
          {t(`common:light.deadline.${light}`)}
        </Chip>
      ))}
      <Chip on={state === 'DONE'} count={counts?.done} onPress={() => change(toggleDone(ledger))}>
        {t('tasks:state.DONE')}
      </Chip>
    </Group>
  )
}
