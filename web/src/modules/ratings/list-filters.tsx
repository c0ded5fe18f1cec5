import { useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Chip, ClearFilters, Group, MultiSelect, SearchField } from '../../ui/index.ts'
import { unitOptions, useUnits } from '../follow-up/index.ts'
import { isNarrowed, NO_FILTER, type RectificationState } from './list-url.ts'
import { BAD_LEVELS, LEVELS } from './rating-query.ts'
import type { RatingControl } from './use-ratings.ts'

const same = (one: readonly string[], other: readonly string[]) =>
  [...one].sort().join() === [...other].sort().join()

/** Where the list comes from as chips to drop, what is usual as chips to press, then all else that narrows. */
export function ListFilters({ list, change }: RatingControl) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const units = useUnits(words, undefined, list.unit ? [list.unit] : [])
  const state = (value: RectificationState) => (
    <Chip
      on={same(list.rectification, [value])}
      onPress={() => change({ rectification: same(list.rectification, [value]) ? [] : [value] })}
    >
      {t(value === 'OPEN' ? 'ratings:filter.open' : 'ratings:filter.submitted')}
    </Chip>
  )
  const bad = same(list.levels, BAD_LEVELS)
  return (
    <div className="filters no-print">
      <Group className="chip-set" label={t('ratings:filter.label')}>
        {list.from || list.until ? (
          <Chip on onPress={() => change({ from: null, until: null })}>
            {t('ratings:filter.period', { from: list.from ?? '…', until: list.until ?? '…' })}
          </Chip>
        ) : null}
        {list.channel !== null ? (
          <Chip on onPress={() => change({ channel: null })}>
            {t('ratings:filter.channel', { name: list.channel || t('ratings:filter.noChannel') })}
          </Chip>
        ) : null}
        {list.rated !== null ? (
          <Chip on onPress={() => change({ rated: null })}>
            {t(list.rated ? 'ratings:filter.rated' : 'ratings:filter.unrated')}
          </Chip>
        ) : null}
        <Chip on={bad} onPress={() => change({ levels: bad ? [] : BAD_LEVELS })}>
          {t('ratings:filter.bad')}
        </Chip>
        {state('OPEN')}
        {state('SUBMITTED')}
        <Chip on={list.overdue} onPress={() => change({ overdue: !list.overdue })}>
          {t('ratings:filter.overdue')}
        </Chip>
        <Chip on={list.appealed} onPress={() => change({ appealed: !list.appealed })}>
          {t('ratings:filter.appealed')}
        </Chip>
        <Chip
          on={list.byDefault === true}
          onPress={() => change({ byDefault: list.byDefault === true ? null : true })}
        >
          {t('ratings:filter.byDefault')}
        </Chip>
      </Group>
      <div className="chip-set">
        <MultiSelect
          label={t('ratings:filter.level')}
          options={LEVELS.map(value => ({ value, label: t(`ratings:level.${value}`) }))}
          value={[...list.levels]}
          onChange={chosen => change({ levels: LEVELS.filter(level => chosen.includes(level)) })}
        />
        <MultiSelect
          label={t('ratings:filter.unit')}
          options={unitOptions(units)}
          value={list.unit ? [list.unit] : []}
          onSearch={setWords}
          onChange={chosen => change({ unit: chosen.find(one => one !== list.unit) ?? null })}
        />
        <ClearFilters when={isNarrowed(list)} onClear={() => change(NO_FILTER)} />
        <SearchField
          words={list.words}
          change={change}
          label={t('ratings:filter.words')}
          hint={t('ratings:filter.wordsHint')}
        />
      </div>
    </div>
  )
}
