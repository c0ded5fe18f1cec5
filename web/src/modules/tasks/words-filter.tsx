import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import type { LedgerControl } from './use-ledger.ts'

/** Words in title, number or unit; the list follows the typing a moment later. */
export function WordsFilter({ ledger: { words }, change }: LedgerControl) {
  const { t } = useWords()
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
      aria-label={t('tasks:filter.words')}
      placeholder={t('tasks:filter.wordsHint')}
      value={typed}
      onChange={event => setTyped(event.target.value)}
    />
  )
}
