import { useEffect, useRef, useState } from 'react'
import type { Failure } from '../../../graphql/errors.ts'

const SAVE_AFTER_MS = 800

/**
 * A field that saves itself: a moment after the last letter, when it is left, and when the page is left. What was
 * typed stays in the field even when it was refused; a newer value from outside is taken while nobody types.
 */
export function useTyped(value: string, save: (value: string) => Promise<Failure | null>) {
  const [typed, setTyped] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const latest = useRef({ typed, value, save })
  latest.current = { typed, value, save }

  const flush = useRef(async () => {
    const { typed: words, value: before, save: write } = latest.current
    if (words === null || words === before) return setTyped(null)
    const failure = await write(words)
    setRefusal(failure?.message ?? null)
    // Typed on meanwhile: that is saved by its own turn.
    if (!failure && latest.current.typed === words) setTyped(null)
  }).current

  useEffect(() => {
    if (typed === null) return
    const timer = setTimeout(() => void flush(), SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [typed, flush])
  useEffect(() => () => void flush(), [flush])

  return {
    shown: typed ?? value,
    refusal,
    type(words: string) {
      latest.current.typed = words
      setTyped(words)
      setRefusal(null)
    },
    flush,
  }
}
