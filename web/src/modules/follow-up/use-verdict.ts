import { useState } from 'react'
import { type FormErrors, useFormErrors } from './use-form-errors.ts'

/** What a reviewer decides, as the API takes it. */
export interface VerdictInput {
  accept: boolean
  opinion: string | null
  /** Only with a return. */
  newDueOn: string | null
}

export interface Verdict {
  accept: boolean
  choose(accept: boolean): void
  opinion: string
  setOpinion(opinion: string): void
  newDueOn: string | null
  setNewDueOn(day: string | null): void
  errors: FormErrors
  /** What to send, or null when something is missing; the form then says what. */
  checked(): VerdictInput | null
}

/** A decision on what a unit handed in: accept it, or send it back with a reason and a new date. */
export function useVerdict(words: { needReason: string; needDay: string }): Verdict {
  const [accept, setAccept] = useState(true)
  const [opinion, setOpinion] = useState('')
  const [newDueOn, setNewDueOn] = useState<string | null>(null)
  const errors = useFormErrors(['opinion', 'newDueOn'])
  return {
    accept,
    choose(next) {
      setAccept(next)
      errors.clear()
    },
    opinion,
    setOpinion,
    newDueOn,
    setNewDueOn,
    errors,
    checked() {
      const missing: Record<string, string> = {}
      if (!accept && opinion.trim() === '') missing['opinion'] = words.needReason
      if (!accept && !newDueOn) missing['newDueOn'] = words.needDay
      errors.set(missing)
      if (Object.keys(missing).length > 0) return null
      return { accept, opinion: opinion.trim() || null, newDueOn: accept ? null : newDueOn }
    },
  }
}
