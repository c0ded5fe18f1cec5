import { useWords } from '../../../i18n/index.ts'
import { Checkbox, DatePicker, Select, TextArea, TextField } from '../../../ui/index.ts'
import type { FormErrors } from '../../follow-up/index.ts'
import { FormulaField } from './formula-field.tsx'
import type { DefinitionValues } from './indicator-form.ts'
import { DIRECTIONS, KINDS, type Kind } from './library-url.ts'

export const DEFINITION_FIELDS = [
  'validFrom',
  'kind',
  'direction',
  'unit',
  'decimals',
  'cumulative',
  'definition',
  'numeratorItem',
  'denominatorItem',
  'excluded',
  'line',
  'formula',
  'reason',
] as const

interface DefinitionFieldsProps {
  values: DefinitionValues
  change(values: DefinitionValues): void
  errors: Pick<FormErrors, 'of'>
  place: string
  /** The indicator itself, which its formula may not use. */
  indicatorId: string | null
  /** From the second version on a reason is asked for. */
  asksReason?: boolean
}

/** Kind, direction, unit, 口径 and items; what a kind has no use for is not asked. */
export function DefinitionFields(props: DefinitionFieldsProps) {
  const { values, change, errors, place, indicatorId, asksReason = false } = props
  const { t } = useWords()
  const set = (patch: Partial<DefinitionValues>) => change({ ...values, ...patch })
  const ofKind = (kind: Kind) =>
    set({ kind, ...(kind === 'MINIMUM' ? { direction: 'MINIMUM' as const } : {}) })
  return (
    <>
      <div className="two">
        <DatePicker
          label={t('library:field.validFrom')}
          value={values.validFrom}
          onChange={validFrom => set({ validFrom })}
          error={errors.of('validFrom') ?? null}
          required
        />
        <Select
          label={t('library:field.kind')}
          options={KINDS.map(value => ({ value, label: t(`library:kind.${value}`) }))}
          value={values.kind}
          onChange={ofKind}
        />
        <Select
          label={t('library:field.direction')}
          options={DIRECTIONS.map(value => ({ value, label: t(`library:direction.${value}`) }))}
          value={values.direction}
          onChange={direction => set({ direction })}
        />
        <div className="two tight">
          <TextField
            label={t('library:field.unit')}
            value={values.unit}
            onChange={unit => set({ unit })}
            error={errors.of('unit')}
          />
          <TextField
            label={t('library:field.decimals')}
            value={values.decimals}
            onChange={decimals => set({ decimals })}
            error={errors.of('decimals')}
          />
        </div>
      </div>
      <TextArea
        label={t('library:field.definition')}
        hint={t('library:field.definitionHint')}
        rows={3}
        value={values.definition}
        onChange={definition => set({ definition })}
        error={errors.of('definition')}
      />
      <Items values={values} set={set} errors={errors} />
      {values.kind === 'DERIVED' ? (
        <FormulaField
          place={place}
          indicatorId={indicatorId}
          value={values.formula}
          onChange={formula => set({ formula })}
          error={errors.of('formula')}
        />
      ) : (
        <div className="row">
          <Checkbox checked={values.cumulative} onChange={cumulative => set({ cumulative })}>
            {t('library:field.cumulative')}
          </Checkbox>
        </div>
      )}
      <TextField
        label={t('library:field.excluded')}
        value={values.excluded}
        onChange={excluded => set({ excluded })}
        error={errors.of('excluded')}
      />
      {asksReason ? (
        <TextArea
          label={t('library:field.reason')}
          rows={2}
          value={values.reason}
          onChange={reason => set({ reason })}
          error={errors.of('reason')}
          required
        />
      ) : null}
    </>
  )
}

interface ItemsProps extends Pick<DefinitionFieldsProps, 'values' | 'errors'> {
  set(patch: Partial<DefinitionValues>): void
}

/** What is counted: two items of a ratio, one of a count, the line of a minimum. */
function Items({ values, set, errors }: ItemsProps) {
  const { t } = useWords()
  if (values.kind === 'DERIVED') return null
  const numerator = (label: string) => (
    <TextField
      label={label}
      hint={t('library:field.itemHint')}
      value={values.numeratorItem}
      onChange={numeratorItem => set({ numeratorItem })}
      error={errors.of('numeratorItem')}
    />
  )
  if (values.kind === 'COUNT') return numerator(t('library:field.countItem'))
  if (values.kind === 'MINIMUM')
    return (
      <div className="two">
        {numerator(t('library:field.countItem'))}
        <TextField
          label={t('library:field.line')}
          hint={t('library:field.lineHint')}
          value={values.line}
          onChange={line => set({ line })}
          error={errors.of('line')}
        />
      </div>
    )
  return (
    <div className="two">
      {numerator(t('library:field.numeratorItem'))}
      <TextField
        label={t('library:field.denominatorItem')}
        value={values.denominatorItem}
        onChange={denominatorItem => set({ denominatorItem })}
        error={errors.of('denominatorItem')}
      />
    </div>
  )
}
