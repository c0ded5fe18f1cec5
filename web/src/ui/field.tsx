import { type HTMLInputTypeAttribute, type ReactNode, useId } from 'react'

export interface FieldProps {
  label: string
  /** Always visible help. */
  hint?: ReactNode
  /** Sentence of the API or of the form; shown under the field and read out. */
  error?: string | null | undefined
  required?: boolean | undefined
  /** The label is for screen readers only: in tables and bars whose place says it. */
  quiet?: boolean
}

interface Wiring {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

/** Label, help and error around one native control. */
export function Field({
  label,
  hint,
  error,
  required,
  quiet,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId()
  const note = error || hint ? `${id}-note` : undefined
  return (
    <div className="fld">
      <label htmlFor={id} className={quiet ? 'sr' : undefined}>
        {label}
        {required ? (
          <span className="req" aria-hidden="true">
            *
          </span>
        ) : null}
      </label>
      {children({
        id,
        'aria-describedby': note,
        'aria-invalid': error ? true : undefined,
        'aria-required': required ? true : undefined,
      })}
      {error ? (
        <span className="err" id={note} role="alert">
          {error}
        </span>
      ) : hint ? (
        <span className="hint" id={note}>
          {hint}
        </span>
      ) : null}
    </div>
  )
}

interface TextProps extends FieldProps {
  value: string
  onChange(value: string): void
  onBlur?(): void
  placeholder?: string
  autoFocus?: boolean
  disabled?: boolean
}

export function TextField({
  value,
  onChange,
  type = 'text',
  name,
  autoComplete,
  end,
  onBlur,
  placeholder,
  autoFocus,
  disabled,
  ...field
}: TextProps & {
  type?: HTMLInputTypeAttribute
  name?: string
  autoComplete?: string /** Button inside the field. */
  end?: ReactNode
}) {
  const rest = { type, name, autoComplete, onBlur, placeholder, autoFocus, disabled, value }
  return (
    <Field {...field}>
      {wiring =>
        end ? (
          <span className="field group" data-invalid={wiring['aria-invalid']}>
            <input {...wiring} {...rest} onChange={event => onChange(event.target.value)} />
            {end}
          </span>
        ) : (
          <input {...wiring} {...rest} className="field" onChange={event => onChange(event.target.value)} />
        )
      }
    </Field>
  )
}

export function TextArea({
  value,
  onChange,
  rows = 4,
  onBlur,
  placeholder,
  autoFocus,
  disabled,
  ...field
}: TextProps & { rows?: number }) {
  return (
    <Field {...field}>
      {wiring => (
        <textarea
          {...wiring}
          {...{ rows, onBlur, placeholder, autoFocus, disabled, value }}
          className="field"
          onChange={event => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

interface CheckboxProps {
  children: ReactNode
  checked: boolean
  disabled?: boolean
  onChange(checked: boolean): void
}

export function Checkbox({ children, checked, disabled, onChange }: CheckboxProps) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={event => onChange(event.target.checked)}
      />
      {children}
    </label>
  )
}
