import { useWords } from '../../i18n/index.ts'
import { Chip, type Counts, countOf, Group, LightChips } from '../../ui/index.ts'
import { toggleDone, toggleLight, toggleOpen } from './ledger-filter.ts'
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
      <LightChips
        on={lights}
        count={light => counts && countOf(counts, light)}
        press={light => change(toggleLight(ledger, light))}
      />
      <Chip on={state === 'DONE'} count={counts?.done} onPress={() => change(toggleDone(ledger))}>
        {t('tasks:state.DONE')}
      </Chip>
    </Group>
  )
}
