import { useState } from 'react'
import { graphql } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { ComboBox, Select, TextArea, TextField } from '../../../ui/index.ts'
import { FormDialog, type FormErrors, useFormErrors, useJurisdiction } from '../../follow-up/index.ts'
import { Choice } from './facts-fields.tsx'
import { badNumbers, byLastWord, type TargetValues, targetInput, yearsBetween } from './indicator-form.ts'
import type { Entry, EntryDialogProps, Target } from './library-query.ts'
import { levelWord } from './library-words.ts'
import { type ListedPlace, usePlaces } from './use-places.ts'

const SetTargetDocument = graphql(`
  mutation SetIndicatorTarget($id: ID!, $version: Int!, $target: TargetInput!) {
    setIndicatorTarget(id: $id, version: $version, target: $target) {
      id
      ...IndicatorEntry
    }
  }
`)

const FIELDS = [
  'place',
  'level',
  'baselineYear',
  'baseline',
  'targetYear',
  'target',
  'targetText',
  'yearly',
  'reason',
]

const text = (value: number | null | undefined) =>
  value === null || value === undefined ? '' : String(value)

const valuesOf = (scope: string, place: string | null, from: Target | undefined): TargetValues => ({
  scope,
  place,
  baselineYear: text(from?.baselineYear),
  baseline: text(from?.baseline),
  targetYear: text(from?.targetYear),
  target: text(from?.target),
  targetText: from?.targetText ?? '',
  yearly: Object.fromEntries((from?.yearly ?? []).map(({ year, value }) => [year, String(value)])),
  reason: '',
})

/** The target in force for a level or a place, if it has one. */
const inForceFor = (entry: Entry, scope: string, place: string | null): Target | undefined =>
  entry.targets.find(
    one =>
      one.inForce &&
      (scope === 'PLACE'
        ? one.place?.code === place
        : !one.place && text(one.level) === (scope === 'ALL' ? '' : scope)),
  )

/** Baseline, yearly values and target; the one before stays visible. */
export function TargetDialog({ entry, onClose, onDone }: EntryDialogProps) {
  const { t } = useWords()
  const { place } = useScope()
  const places = usePlaces(useJurisdiction(place))
  const [setTarget, busy] = useWrite(SetTargetDocument)
  const [values, setValues] = useState(() => valuesOf('ALL', null, inForceFor(entry, 'ALL', null)))
  const errors = useFormErrors(FIELDS)
  const before = inForceFor(entry, values.scope, values.place)
  const set = (patch: Partial<TargetValues>) => setValues({ ...values, ...patch })
  const aim = (scope: string, at: string | null) =>
    setValues(valuesOf(scope, at, inForceFor(entry, scope, at)))
  const send = async () => {
    if (values.scope === 'PLACE' && !values.place) return errors.set({ place: t('library:need.place') })
    const bad = badNumbers(values)
    if (bad.length > 0)
      return errors.set(Object.fromEntries(bad.map(field => [field, t('library:need.number')])))
    if (before && values.reason.trim() === '') return errors.set({ reason: t('library:need.reason') })
    const { id, version } = entry
    const { failure } = await setTarget({ id, version, target: targetInput(values) })
    if (failure) errors.fail(byLastWord(failure))
    else onDone(t('library:target.done'))
  }
  return (
    <FormDialog
      title={t('library:target.title')}
      action={t('common:action.save')}
      busy={busy}
      failure={errors.rest ?? errors.of('level')}
      onSubmit={send}
      onClose={onClose}
      wide
    >
      <Scope values={values} places={places} aim={aim} errors={errors} />
      <Ends values={values} set={set} errors={errors} unit={entry.definition.unit} />
      <Yearly values={values} set={set} error={errors.of('yearly')} />
      {before ? (
        <TextArea
          label={t('library:field.reason')}
          hint={t('library:target.keeps')}
          rows={2}
          value={values.reason}
          onChange={reason => set({ reason })}
          error={errors.of('reason')}
          required
        />
      ) : null}
    </FormDialog>
  )
}

interface ScopeProps {
  values: TargetValues
  places: readonly ListedPlace[]
  aim(scope: string, place: string | null): void
  errors: FormErrors
}

/** For all, for a level, or for one place. */
function Scope({ values, places, aim, errors }: ScopeProps) {
  const { t } = useWords()
  const levels = [...new Set(places.map(({ level }) => level))].sort((one, other) => one - other)
  const options = [
    { value: 'ALL', label: t('library:target.all') },
    ...levels.map(level => ({ value: String(level), label: levelWord(t, level) })),
    { value: 'PLACE', label: t('library:target.onePlace') },
  ]
  return (
    <div className="two">
      <Select
        label={t('library:target.scope')}
        options={options}
        value={values.scope}
        onChange={scope => aim(scope, scope === 'PLACE' ? values.place : null)}
      />
      {values.scope === 'PLACE' && places.length > 0 ? (
        <Choice error={errors.of('place')}>
          <ComboBox
            label={t('library:target.place')}
            options={places.map(({ code, label }) => ({ value: code, label }))}
            value={values.place}
            onChange={code => aim('PLACE', code)}
          />
        </Choice>
      ) : null}
    </div>
  )
}

interface PartProps {
  values: TargetValues
  set(patch: Partial<TargetValues>): void
}

function Ends({
  values,
  set,
  errors,
  unit,
}: PartProps & { errors: FormErrors; unit?: string | null | undefined }) {
  const { t } = useWords()
  const withUnit = (words: string) => (unit ? t('library:target.inUnit', { words, unit }) : words)
  return (
    <div className="two">
      <TextField
        label={t('library:target.baselineYear')}
        value={values.baselineYear}
        onChange={baselineYear => set({ baselineYear })}
        error={errors.of('baselineYear')}
      />
      <TextField
        label={withUnit(t('library:target.baseline'))}
        value={values.baseline}
        onChange={baseline => set({ baseline })}
        error={errors.of('baseline')}
      />
      <TextField
        label={t('library:target.targetYear')}
        value={values.targetYear}
        onChange={targetYear => set({ targetYear })}
        error={errors.of('targetYear')}
      />
      <TextField
        label={withUnit(t('library:target.target'))}
        value={values.target}
        onChange={target => set({ target })}
        error={errors.of('target')}
      />
      <TextField
        label={t('library:target.targetText')}
        hint={t('library:target.targetTextHint')}
        value={values.targetText}
        onChange={targetText => set({ targetText })}
        error={errors.of('targetText')}
      />
    </div>
  )
}

/** A field for each year between the two; what is left empty lies on the straight line. */
function Yearly({ values, set, error }: PartProps & { error: string | undefined }) {
  const { t } = useWords()
  const years = yearsBetween(values.baselineYear, values.targetYear)
  if (years.length === 0) return null
  return (
    <fieldset className="lib-years">
      <legend>{t('library:target.yearly')}</legend>
      {years.map(year => (
        <TextField
          key={year}
          label={String(year)}
          value={values.yearly[year] ?? ''}
          onChange={value => set({ yearly: { ...values.yearly, [year]: value } })}
        />
      ))}
      {error ? (
        <span className="over wrap" role="alert">
          {error}
        </span>
      ) : null}
    </fieldset>
  )
}
