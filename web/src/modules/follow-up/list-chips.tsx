import { useWords } from '../../i18n/index.ts'
import { Chip, type Counts, countOf, Group, LightChips } from '../../ui/index.ts'
import { toggleLight, toggleState } from './list-url.ts'
import type { ListControl } from './use-list.ts'

interface ListChipsProps extends ListControl {
  /** Unknown while the first answer is under way. */
  counts: Counts | undefined
  /** How many wait for review. */
  answered: number | undefined
  /** How many wait for an answer, where the list tells that apart. */
  waiting?: number | undefined
  /** Words for the states of this list. */
  names: { OPEN: string; WAITING?: string; ANSWERED: string; CLOSED: string }
}

/** Open · the four lights of open work · waiting for review · closed, each with its count. */
export function ListChips({ list, change, counts, answered, waiting, names }: ListChipsProps) {
  const { t } = useWords()
  const { state, lights } = list
  return (
    <Group className="chip-set" label={t('followUp:filter.states')}>
      <Chip
        on={state === 'OPEN' && lights.length === 0}
        count={counts?.open}
        onPress={() => change(toggleState(list, 'OPEN'))}
      >
        {names.OPEN}
      </Chip>
      <LightChips
        on={lights}
        count={light => counts && countOf(counts, light)}
        press={light => change(toggleLight(list, light))}
      />
      {names.WAITING ? (
        <Chip on={state === 'WAITING'} count={waiting} onPress={() => change(toggleState(list, 'WAITING'))}>
          {names.WAITING}
        </Chip>
      ) : null}
      <Chip on={state === 'ANSWERED'} count={answered} onPress={() => change(toggleState(list, 'ANSWERED'))}>
        {names.ANSWERED}
      </Chip>
      <Chip on={state === 'CLOSED'} count={counts?.done} onPress={() => change(toggleState(list, 'CLOSED'))}>
        {names.CLOSED}
      </Chip>
    </Group>
  )
}
