import { type ComponentType, type ReactNode, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { FirstAnswers } from '../graphql/first-answer.ts'
import { Skeleton } from '../ui/loaded.tsx'
import './whole-page.css'

/** On a slow line a page shows what it has after so long, and the rest when it comes. */
const PATIENCE_MS = 3000

/** Counts the parts that wait; says so when the last of them has its answer. */
function counting(done: () => void) {
  let waiting = 0
  const look = () => {
    if (waiting === 0) done()
  }
  const wait = () => {
    waiting += 1
    return () => {
      waiting -= 1
      // An answer may bring parts that ask in their turn: they begin to wait before this runs.
      queueMicrotask(look)
    }
  }
  return { wait, look }
}

/**
 * A page of many reads, shown when each has its first answer: parts that come one by one would push the others about.
 * It is laid out meanwhile, only not seen. What changes later changes in place.
 */
function WholePage({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false)
  const { wait, look } = useMemo(() => counting(() => setShown(true)), [])
  // Parts ask before this: with everything in the cache the page stands there at once.
  useLayoutEffect(look, [look])
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <FirstAnswers value={wait}>
      {shown ? null : (
        <div className="page-on-its-way">
          <Skeleton lines={8} />
        </div>
      )}
      <div className={shown ? 'whole-page' : 'whole-page unseen'}>{children}</div>
    </FirstAnswers>
  )
}

/** The page, shown whole. */
export function wholeOf(Page: ComponentType): ComponentType {
  return function Whole() {
    return (
      <WholePage>
        <Page />
      </WholePage>
    )
  }
}
