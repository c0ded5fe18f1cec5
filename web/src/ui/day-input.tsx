import { type FormEvent, useState } from 'react'
import { readDay } from '../i18n/read-day.ts'
import { Button } from './button.tsx'
import { TextField } from './field.tsx'

interface DayInputProps {
  label: string
  action: string
  /** Sentence for words that are no day. */
  wrong: string
  value: string
  onChange(day: string): void
}

/** A day typed in any usual way, taken on Enter. */
export function DayInput({ label, action, wrong, value, onChange }: DayInputProps) {
  const [text, setText] = useState(value)
  const [error, setError] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const day = readDay(text)
    if (day) onChange(day)
    else setError(wrong)
  }
  return (
    <form onSubmit={submit} noValidate>
      <TextField
        label={label}
        quiet
        value={text}
        onChange={setText}
        error={error}
        end={
          <Button type="submit" small look="plain">
            {action}
          </Button>
        }
      />
    </form>
  )
}
