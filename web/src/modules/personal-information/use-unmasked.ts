import { useEffect, useState } from 'react'

/** What was shown as written, and the reason given for it. */
export interface Unmasked<Person> {
  person: Person
  reason: string
}

export interface UnmaskedState<Person> {
  shown: Unmasked<Person> | null
  /** Seconds until it is masked again. */
  left: number
  show(unmasked: Unmasked<Person>): void
  hide(): void
}

const SECONDS = 60

/** What was unmasked on one record: for a minute, and only while its page is open. Kept nowhere else. */
export function useUnmasked<Person>(): UnmaskedState<Person> {
  const [shown, setShown] = useState<Unmasked<Person> | null>(null)
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (!shown) return
    setLeft(SECONDS)
    const until = Date.now() + SECONDS * 1000
    const timer = setInterval(() => {
      const rest = Math.ceil((until - Date.now()) / 1000)
      if (rest <= 0) setShown(null)
      else setLeft(rest)
    }, 1000)
    return () => clearInterval(timer)
  }, [shown])
  return { shown, left, show: setShown, hide: () => setShown(null) }
}
