import { cx } from './cx.ts'

interface SegmentsProps<Value extends string> {
  /** What is chosen, for screen readers. */
  label: string
  options: readonly { value: Value; label: string }[]
  value: Value
  className?: string
  onChange(value: NoInfer<Value>): void
}

/** A few ways to look at the same thing, one of them on. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { label, options, value, className, onChange } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a border and a legend.
    <span className={cx('segments no-print', className)} role="group" aria-label={label}>
      {options.map(option => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          className={cx(option.value === value && 'on')}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </span>
  )
}
