import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
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

/** A day is saved once it is a sensible one: while the year is typed it passes through the year 2. */
export function DayEditor({ label, day, onChange, onDone }: DayEditorProps) {
  const { draft } = useDesk()
  const { t } = useWords()
  const box = useRef<HTMLSpanElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('[role="spinbutton"]')?.focus(), [])
  const take = (next: string | null) => {
    const sensible = next === null || (next >= '1949-10-01' && next < '2100')
    setTyped(sensible ? null : next)
    if (sensible && next !== day) onChange(next)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices that the field inside was left.
    <span
      className="day-editor"
      ref={box}
      onBlur={event => {
        // The month that opens is outside the field.
        const left = !event.currentTarget.contains(event.relatedTarget)
        if (left && !document.querySelector('.pop')) onDone?.()
      }}
    >
      <DatePicker
        quiet
        label={label || t('plans:due.day')}
        value={typed ?? day}
        onChange={take}
        {...(draft.issuedOn ? { shown: draft.issuedOn } : {})}
      />
    </span>
  )
}
