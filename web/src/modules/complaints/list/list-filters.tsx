import { useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { Chip, ClearFilters, Group, MultiSelect, SearchField, useNarrow } from '../../../ui/index.ts'
import { unitOptions, useUnits } from '../../follow-up/index.ts'
import { COMPLAINT_CLASSES, COMPLAINT_STATES, COMPLAINT_URGENCIES } from '../complaint-enums.ts'
import { isNarrowed, NO_FILTER } from './list-url.ts'
import { ReceivedFilter } from './received-filter.tsx'
import { categoryOptions, named, useChoices } from './use-choices.ts'
import type { ComplaintControl } from './use-complaints.ts'

/** Those of the known values that were chosen. */
const chosenOf = <Value extends string>(known: readonly Value[], chosen: readonly string[]): Value[] =>
  known.filter(one => chosen.includes(one))

/** One at a time: the one chosen last. */
const lastOf = (chosen: readonly string[], old: string | null): string | null =>
  chosen.find(one => one !== old) ?? null

/** Where the list comes from as chips to drop, what is usual as chips to press, then all else that narrows. */
export function ListFilters(control: ComplaintControl) {
  const { t } = useWords()
  const { list, change } = control
  const narrow = useNarrow()
  return (
    <div className="filters no-print">
      <Group className="chip-set" label={t('complaints:filter.label')}>
        <FromElsewhere {...control} />
        <Chip on={list.open === true} onPress={() => change({ open: list.open === true ? null : true })}>
          {t('complaints:filter.open')}
        </Chip>
        {(['BEHIND', 'NEAR'] as const).map(light => (
          <Chip
            key={light}
            on={list.lights.includes(light)}
            onPress={() =>
              change({
                lights: (['BEHIND', 'NEAR', 'GOOD', 'NO_DATA'] as const).filter(
                  one => (one === light) !== list.lights.includes(one),
                ),
              })
            }
          >
            {t(`common:light.deadline.${light}`)}
          </Chip>
        ))}
        {(['problem', 'unplaced'] as const).map(name => (
          <Chip key={name} on={list[name]} onPress={() => change({ [name]: !list[name] })}>
            {t(`complaints:filter.${name}`)}
          </Chip>
        ))}
        <Chip
          on={list.excluded !== null}
          onPress={() => change({ excluded: list.excluded === null ? true : null })}
        >
          {t(list.excluded === false ? 'complaints:filter.notExcluded' : 'complaints:filter.excluded')}
        </Chip>
        <ReceivedFilter {...control} />
        {narrow ? (
          // Cards have no heads to sort by.
          <Chip on={list.sort === 'DUE'} onPress={() => change({ sort: list.sort === 'DUE' ? null : 'DUE' })}>
            {t('complaints:filter.sortWord.DUE')}
          </Chip>
        ) : null}
      </Group>
      <Choices {...control} />
    </div>
  )
}

/** What a board, a hot issue or an import brought along: each leaves when pressed. */
function FromElsewhere({ list, change }: ComplaintControl) {
  const { t } = useWords()
  const { measure, from, until } = list
  const period = measure
    ? t(from ? 'complaints:filter.period' : 'complaints:filter.periodUntil', {
        measure: t(`complaints:measure.${measure}`),
        from: from?.slice(5),
        until: (until ?? '').slice(5),
      })
    : null
  return (
    <>
      {period ? (
        <Chip on onPress={() => change({ measure: null, from: null, until: null })}>
          {period}
        </Chip>
      ) : null}
      {list.open === false ? (
        <Chip on onPress={() => change({ open: null })}>
          {t('complaints:filter.closed')}
        </Chip>
      ) : null}
      {list.hour === null ? null : (
        <Chip on onPress={() => change({ hour: null })}>
          {t('complaints:filter.hour', { hour: list.hour })}
        </Chip>
      )}
      {(['hot', 'import'] as const).map(name =>
        list[name] ? (
          <Chip key={name} on onPress={() => change({ [name]: null })}>
            {t(`complaints:filter.${name}`)}
          </Chip>
        ) : null,
      )}
    </>
  )
}

function Choices(control: ComplaintControl) {
  const { list, change } = control
  const { t } = useWords()
  const [words, setWords] = useState('')
  const units = useUnits(words, undefined, list.unit ? [list.unit] : [])
  const choices = useChoices()
  return (
    <div className="chip-set">
      <MultiSelect
        label={t('complaints:filter.state')}
        options={COMPLAINT_STATES.map(value => ({ value, label: t(`complaints:state.${value}`) }))}
        value={list.states}
        onChange={chosen => change({ states: chosenOf(COMPLAINT_STATES, chosen) })}
      />
      <MultiSelect
        label={t('complaints:filter.class')}
        options={COMPLAINT_CLASSES.map(value => ({ value, label: t(`complaints:class.${value}`) }))}
        value={list.classes}
        onChange={chosen => change({ classes: chosenOf(COMPLAINT_CLASSES, chosen) })}
      />
      <MultiSelect
        label={t('complaints:filter.urgency')}
        options={COMPLAINT_URGENCIES.map(value => ({ value, label: t(`complaints:urgency.${value}`) }))}
        value={list.urgencies}
        onChange={chosen => change({ urgencies: chosenOf(COMPLAINT_URGENCIES, chosen) })}
      />
      <MultiSelect
        label={t('complaints:filter.category')}
        options={categoryOptions(choices, list.category)}
        value={list.category ? [list.category] : []}
        onChange={chosen => change({ category: lastOf(chosen, list.category) })}
      />
      <MultiSelect
        label={t('complaints:filter.unit')}
        options={unitOptions(units)}
        value={list.unit ? [list.unit] : []}
        onSearch={setWords}
        onChange={chosen => change({ unit: lastOf(chosen, list.unit) })}
      />
      {(['channel', 'source'] as const).map(name =>
        choices[`${name}s`].length > 1 || list[name] ? (
          <MultiSelect
            key={name}
            label={t(`complaints:filter.${name}`)}
            options={named(choices[`${name}s`])}
            value={list[name] ? [list[name]] : []}
            onChange={chosen => change({ [name]: lastOf(chosen, list[name]) })}
          />
        ) : null,
      )}
      <ClearFilters when={isNarrowed(list)} onClear={() => change(NO_FILTER)} />
      <SearchField
        words={list.words}
        change={change}
        label={t('complaints:filter.words')}
        hint={t('complaints:filter.wordsHint')}
      />
    </div>
  )
}
