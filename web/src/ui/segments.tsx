import { cx } from './cx.ts'
import { Group } from './group.tsx'

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
    <Group inline className={cx('segments no-print', className)} label={label}>
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
    </Group>
  )
}
