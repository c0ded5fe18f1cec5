import { useEffect } from 'react'
import { loadAllWords } from '../i18n/index.ts'

const FIRST_SIGNS = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const

/** Fetches the words of all other pages and dialogs when the reader begins to do something: the first view needs none. */
export function useRestOfWords(): void {
  useEffect(() => {
    const stop = () => {
      for (const sign of FIRST_SIGNS) removeEventListener(sign, fetch)
    }
    const fetch = () => {
      stop()
      // Whoever needs them asks again and says what is wrong.
      loadAllWords().catch(() => {})
    }
    for (const sign of FIRST_SIGNS) addEventListener(sign, fetch)
    return stop
  }, [])
}
