import { useEffect, useRef, useState } from 'react'
import { DatePicker, DateText } from '../../../ui/index.ts'
import { useDesk } from '../desk.ts'

interface DueFieldProps {
  label: string
  day: string | null
  onChange(day: string | null): void
  /** What stands there while there is no day. */
  placeholder?: string
}

/** A day that reads like text, with its weekday, until it is pressed. */
export function DueField({ label, day, onChange, placeholder = '—' }: DueFieldProps) {
  const [editing, setEditing] = useState(false)
  if (editing)
    return <DayEditor label={label} day={day} onChange={onChange} onDone={() => setEditing(false)} />
  return (
    <button
      type="button"
      className="inl day"
      aria-label={`${label} ${day ?? placeholder}`}
      onClick={() => setEditing(true)}
    >
      {day ? <DateText day={day} year /> : <span className="z">{placeholder}</span>}
    </button>
  )
}

interface DayEditorProps {
  label: string
  day: string | null
  onChange(day: string | null): void
  onDone?(): void
}

const SAVE_AFTER_MS = 1_200

/** While the year is typed it passes through the year 2. */
const isSensible = (day: string | null): boolean => day === null || (day >= '1949-10-01' && day < '2100')

/**
 * A day chosen in the month is taken at once; one that is typed when the field is left or nothing more is typed, for
 * the 3rd may become the 31st.
 */
export function DayEditor({ label, day, onChange, onDone }: DayEditorProps) {
  const { draft } = useDesk()
  const box = useRef<HTMLSpanElement>(null)
  const [typed, setTyped] = useState(day)
  const latest = useRef({ typed, onChange })
  latest.current = { typed, onChange }
  const given = useRef(day)
  const commit = useRef((next: string | null) => {
    if (!isSensible(next) || next === given.current) return
    given.current = next
    latest.current.onChange(next)
  }).current
  useEffect(() => box.current?.querySelector<HTMLElement>('[role="spinbutton"]')?.focus(), [])
  useEffect(() => {
    const timer = setTimeout(() => commit(typed), SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [typed, commit])
  useEffect(() => () => commit(latest.current.typed), [commit])
  const take = (next: string | null) => {
    latest.current.typed = next
    setTyped(next)
    if (document.querySelector('.pop .cal')) commit(next)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices that the field inside was left.
    <span
      className="day-editor"
      ref={box}
      onKeyDown={event => {
        if (event.key === 'Enter') commit(latest.current.typed)
      }}
      onBlur={event => {
        // The month that opens is outside the field.
        if (event.currentTarget.contains(event.relatedTarget) || document.querySelector('.pop')) return
        commit(latest.current.typed)
        onDone?.()
      }}
    >
      <DatePicker
        quiet
        label={label}
        value={typed}
        onChange={take}
        {...(draft.issuedOn ? { shown: draft.issuedOn } : {})}
      />
    </span>
  )
}
