import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import type { Failure } from '../../../graphql/errors.ts'
import { cx } from '../../../ui/cx.ts'
import { useTyped } from './use-typed.ts'

interface InlineTextProps {
  label: string
  value: string
  save(value: string): Promise<Failure | null>
  placeholder?: string
  /** Grows with its lines; otherwise Enter leaves the field. */
  lines?: boolean
  className?: string
  /** As wide as its words, in the head of a card. */
  fits?: boolean
  disabled?: boolean
  onFocus?(): void
  /** Beside the field. */
  after?: ReactNode
}

/** Chinese characters are an em wide, digits and brackets about half of it. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\u2e80-\uffff]/.test(character) ? 1 : 0.6), 0)

/** Text that is edited where it stands: it looks like text until it is pointed at. */
export function InlineText({
  label,
  value,
  save,
  placeholder,
  lines,
  className,
  fits,
  disabled,
  onFocus,
  after,
}: InlineTextProps) {
  const { shown, refusal, type, flush } = useTyped(value, save)
  const box = useRef<HTMLTextAreaElement>(null)
  const note = useId()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words.
  useLayoutEffect(() => {
    if (!box.current) return
    box.current.style.height = 'auto'
    box.current.style.height = `${box.current.scrollHeight + 2}px`
  }, [shown])
  const leave = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' || (event.key === 'Enter' && !lines && !event.nativeEvent.isComposing)) {
      event.preventDefault()
      event.currentTarget.blur()
      event.currentTarget.closest<HTMLElement>('[data-card]')?.focus({ preventScroll: true })
    }
  }
  const shared = {
    'aria-label': label,
    'aria-invalid': refusal ? (true as const) : undefined,
    'aria-describedby': refusal ? note : undefined,
    className: cx('inl', className),
    style: fits ? { width: `calc(${widthOf(shown)}em + 10px)` } : undefined,
    value: shown,
    placeholder,
    disabled,
    onFocus,
    onBlur: () => void flush(),
    onKeyDown: leave,
  }
  return (
    <span className={cx('inl-box', lines && 'lines')}>
      {lines ? (
        <textarea {...shared} ref={box} rows={1} onChange={event => type(event.target.value)} />
      ) : (
        <input {...shared} onChange={event => type(event.target.value)} />
      )}
      {after}
      {refusal ? (
        <span className="err cap" id={note} role="alert">
          {refusal}
        </span>
      ) : null}
    </span>
  )
}

interface InlineChoiceProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange(value: Value): void
  disabled?: boolean
}

/** One of a few, in place. The browser's own list: small, and at home on a phone. */
export function InlineChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
  disabled,
}: InlineChoiceProps<Value>) {
  return (
    <select
      className="inl"
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={event => onChange(event.target.value as Value)}
    >
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
