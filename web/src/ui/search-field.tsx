import { useEffect, useRef, useState } from 'react'

interface SearchFieldProps {
  /** Words in force: those of the address. */
  words: string
  /** Takes the new words a moment after the typing; replaces the address, so that going back skips them. Stable. */
  change(patch: { words: string }, options: { replace: boolean }): void
  label: string
  hint: string
}

const PAUSE_MS = 300

/** Words to look for; the list follows the typing a moment later. */
export function SearchField({ words, change, label, hint }: SearchFieldProps) {
  const [typed, setTyped] = useState(words)
  const sent = useRef(words)
  // The address changed by itself: back, or all filters cleared.
  useEffect(() => {
    if (words !== sent.current) setTyped(words)
    sent.current = words
  }, [words])
  useEffect(() => {
    const next = typed.trim()
    if (next === sent.current) return
    const timer = setTimeout(() => {
      sent.current = next
      change({ words: next }, { replace: true })
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, change])
  return (
    <input
      type="search"
      className="field words"
      maxLength={100}
      aria-label={label}
      placeholder={hint}
      value={typed}
      onChange={event => setTyped(event.target.value)}
    />
  )
}
