import { useState } from 'react'
import type { Failure } from '../../graphql/errors.ts'

export interface FormErrors {
  /** Sentence under a field, by the name the API or the form gave it. */
  of(field: string): string | undefined
  /** What belongs to none of the fields in sight. */
  rest: string | undefined
  set(fields: Record<string, string>): void
  /** Spreads an answer of the API over the fields it names. */
  fail(failure: Failure): void
  clear(): void
}

/** Errors of one form; `shown` are the fields it has a place for, all others go below it. */
export function useFormErrors(shown: readonly string[]): FormErrors {
  const [{ fields, rest }, set] = useState<{ fields: Record<string, string>; rest?: string }>({ fields: {} })
  return {
    of: field => fields[field],
    rest,
    set: next => set({ fields: next }),
    fail(failure) {
      // `input.title` and `title` are the same field to a person.
      const named = Object.entries(failure.fields).map(
        ([field, message]) => [field.replace(/^(input|edit)\./, ''), message] as const,
      )
      const here = named.filter(([field]) => shown.includes(field))
      set(here.length > 0 ? { fields: Object.fromEntries(here) } : { fields: {}, rest: failure.message })
    },
    clear: () => set({ fields: {} }),
  }
}
