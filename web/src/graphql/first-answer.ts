import { createContext, useContext, useLayoutEffect } from 'react'

/** Called while a read waits for its first answer; what it returns, when that is there or failed. */
type Wait = () => () => void

/** Who wants to know of reads that wait; nobody on pages that show their parts one after the other. */
export const FirstAnswers = createContext<Wait | null>(null)

/** Tells the page that a part of it has nothing to show yet. */
export function useFirstAnswer(fetching: boolean): void {
  const wait = useContext(FirstAnswers)
  useLayoutEffect(() => (fetching && wait ? wait() : undefined), [fetching, wait])
}
