import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/** How far down each page was left, as long as the app is open. */
const left = new Map<string, number>()

/** A scrolling box that starts at its top on a new page, and where it was left when the browser goes back to one. */
export function useScrollMemory(page: string): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null)
  const back = useRef(false)
  useEffect(() => {
    const onBack = () => {
      back.current = true
    }
    window.addEventListener('popstate', onBack)
    return () => window.removeEventListener('popstate', onBack)
  }, [])
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    element.scrollTop = back.current ? (left.get(page) ?? 0) : 0
    back.current = false
    const onScroll = () => left.set(page, element.scrollTop)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [page])
  return box
}
