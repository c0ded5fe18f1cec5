import { useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { ClearFilters, type Counts, MultiSelect, SearchField } from '../../ui/index.ts'
import { isNarrowed, ListChips, type ListControl, unitOptions, useUnits } from '../follow-up/index.ts'
import { NOTICE_KINDS } from './notice-query.ts'

interface NoticeFiltersProps extends ListControl {
  counts: Counts | undefined
  answered: number | undefined
  waiting: number | undefined
}

/** State and light, kind, unit, words. */
export function NoticeFilters({ counts, answered, waiting, ...control }: NoticeFiltersProps) {
  const { t } = useWords()
  const { list, change } = control
  const [words, setWords] = useState('')
  const units = useUnits(words, undefined, list.unit ? [list.unit] : [])
  const names = {
    OPEN: t('notices:state.OPEN'),
    WAITING: t('notices:state.WAITING'),
    ANSWERED: t('notices:state.ANSWERED'),
    CLOSED: t('notices:state.CLOSED'),
  }
  return (
    <div className="filters no-print">
      <ListChips {...control} counts={counts} answered={answered} waiting={waiting} names={names} />
      <div className="chip-set">
        <MultiSelect
          label={t('notices:column.kind')}
          options={NOTICE_KINDS.map(kind => ({ value: kind, label: t(`notices:kind.${kind}`) }))}
          value={list.kind ? [list.kind] : []}
          // One kind at a time: the one chosen last.
          onChange={chosen => change({ kind: chosen.find(kind => kind !== list.kind) ?? null })}
        />
        <MultiSelect
          label={t('notices:column.unit')}
          options={unitOptions(units)}
          value={list.unit ? [list.unit] : []}
          onSearch={setWords}
          onChange={chosen => change({ unit: chosen.find(id => id !== list.unit) ?? null })}
        />
        <ClearFilters when={isNarrowed(list)} onClear={() => change({ unit: null, words: '', kind: null })} />
        <SearchField
          words={control.list.words}
          change={control.change}
          label={t('followUp:filter.words')}
          hint={t('notices:wordsHint')}
        />
      </div>
    </div>
  )
}
