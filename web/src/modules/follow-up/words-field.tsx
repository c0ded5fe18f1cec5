import { useEffect, useRef, useState } from 'react'

interface WordsFieldProps {
  list: { words: string }
  change(patch: { words: string }, options: { replace: boolean }): void
  label: string
  hint: string
}

/** Words to look for; the list follows the typing a moment later. */
export function WordsField({ list: { words }, change, label, hint }: WordsFieldProps) {
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
    }, 300)
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
