import { useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Chip, ClearFilters, Group, MultiSelect, SearchField } from '../../ui/index.ts'
import { unitOptions, useUnits } from '../follow-up/index.ts'
import { STATUSES, toggleStatus } from './hot-issue-url.ts'
import type { HotIssueControl } from './use-hot-issues.ts'

/** Status, unit and words. */
export function HotIssueFilters({ list, change }: HotIssueControl) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const units = useUnits(words, undefined, list.unit ? [list.unit] : [])
  const narrowed = Boolean(list.unit || list.category || list.words || list.statuses.length)
  return (
    <div className="filters no-print">
      <Group className="chip-set" label={t('hotIssues:filter.status')}>
        {STATUSES.map(status => (
          <Chip
            key={status}
            on={list.statuses.includes(status)}
            onPress={() => change({ statuses: toggleStatus(list.statuses, status) })}
          >
            {t(`hotIssues:status.${status}`)}
          </Chip>
        ))}
        {list.category ? (
          <Chip on onPress={() => change({ category: null })}>
            {t('hotIssues:filter.category')}
          </Chip>
        ) : null}
      </Group>
      <div className="chip-set">
        <MultiSelect
          label={t('hotIssues:filter.unit')}
          options={unitOptions(units)}
          value={list.unit ? [list.unit] : []}
          onSearch={setWords}
          // One unit at a time: the one chosen last.
          onChange={chosen => change({ unit: chosen.find(id => id !== list.unit) ?? null })}
        />
        <ClearFilters
          when={narrowed}
          onClear={() => change({ statuses: [], unit: null, category: null, words: '' })}
        />
        <SearchField
          words={list.words}
          change={change}
          label={t('hotIssues:filter.words')}
          hint={t('hotIssues:filter.wordsHint')}
        />
      </div>
    </div>
  )
}
