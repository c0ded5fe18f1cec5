import { useWords } from '../../../i18n/index.ts'
import { COMPLAINT_SATISFACTIONS } from '../complaint-enums.ts'
import type { ActionForm } from './action-form.ts'

interface EitherProps<Value> {
  name: string
  legend: string
  options: readonly { value: Value; label: string }[]
  value: Value | null
  onChange(value: Value): void
  error?: string | undefined
}

/** A few words of which one holds. */
function Either<Value extends string | boolean>(props: EitherProps<Value>) {
  const { name, legend, options, value, onChange, error } = props
  return (
    <fieldset className="choice-row">
      <legend className="label">{legend}</legend>
      {options.map(option => (
        <label key={String(option.value)} className="check">
          <input
            type="radio"
            name={name}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
      {error ? (
        <span className="err" role="alert">
          {error}
        </span>
      ) : null}
    </fieldset>
  )
}

/** What the caller said: solved and how satisfied are asked only where somebody answered. */
export function CallFields({ form: { values, set, errors } }: { form: ActionForm }) {
  const { t } = useWords()
  return (
    <>
      <Either
        name="answered"
        legend={t('complaints:form.answered')}
        options={[
          { value: true, label: t('complaints:form.answeredYes') },
          { value: false, label: t('complaints:form.answeredNo') },
        ]}
        value={values.answered}
        onChange={answered => set({ answered })}
      />
      {values.answered ? (
        <>
          <Either
            name="resolved"
            legend={t('complaints:form.resolved')}
            options={[
              { value: true, label: t('complaints:form.resolvedYes') },
              { value: false, label: t('complaints:form.resolvedNo') },
            ]}
            value={values.resolved}
            onChange={resolved => set({ resolved })}
            error={errors.of('resolved')}
          />
          <Either
            name="satisfaction"
            legend={t('complaints:form.satisfaction')}
            options={COMPLAINT_SATISFACTIONS.map(value => ({
              value,
              label: t(`complaints:satisfaction.${value}`),
            }))}
            value={values.satisfaction}
            onChange={satisfaction => set({ satisfaction })}
            error={errors.of('satisfaction')}
          />
        </>
      ) : null}
    </>
  )
}
