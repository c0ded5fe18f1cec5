import { useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { ClearFilters, type Counts, MultiSelect, SearchField } from '../../ui/index.ts'
import { isNarrowed, ListChips, type ListControl, unitOptions, useUnits } from '../follow-up/index.ts'

interface ProblemFiltersProps extends ListControl {
  counts: Counts | undefined
  answered: number | undefined
}

/** State and light, unit, words. */
export function ProblemFilters({ counts, answered, ...control }: ProblemFiltersProps) {
  const { t } = useWords()
  const { list, change } = control
  const [words, setWords] = useState('')
  const units = useUnits(words, undefined, list.unit ? [list.unit] : [])
  const names = {
    OPEN: t('problems:state.OPEN'),
    ANSWERED: t('problems:state.ANSWERED'),
    CLOSED: t('problems:state.CLOSED'),
  }
  return (
    <div className="filters no-print">
      <ListChips {...control} counts={counts} answered={answered} names={names} />
      <div className="chip-set">
        <MultiSelect
          label={t('problems:filter.unit')}
          options={unitOptions(units)}
          value={list.unit ? [list.unit] : []}
          onSearch={setWords}
          // One unit at a time: the one chosen last.
          onChange={chosen => change({ unit: chosen.find(id => id !== list.unit) ?? null })}
        />
        <ClearFilters when={isNarrowed(list)} onClear={() => change({ unit: null, words: '', kind: null })} />
        <SearchField
          words={control.list.words}
          change={control.change}
          label={t('followUp:filter.words')}
          hint={t('problems:filter.wordsHint')}
        />
      </div>
    </div>
  )
}
