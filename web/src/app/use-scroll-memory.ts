import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { readScope } from '../scope-url.ts'

/** How far the page and its inner boxes (`data-scroll`, by name) were scrolled; '' is the page itself. */
type Positions = Map<string, number>

/** By address, for as long as the window lives. */
const remembered = new Map<string, Positions>()
const MOST = 200

/** A page that is read anew may take this long to be as high as it was. */
const PATIENCE_MS = 10_000

/** Going back finds a page where it was left; another page or place begins at its top. */
export function useScrollMemory(main: RefObject<HTMLElement | null>) {
  const [path] = useLocation()
  const search = useSearch()
  const address = `${path}?${search}`
  const spot = `${path}|${readScope(search).place ?? ''}`
  const gone = useRef<string | null>(null)
  const here = useRef({ address, spot, restoring: false })

  useEffect(() => {
    // The router says so when it goes somewhere; going back and forth it does not, and whoever listens to `popstate`
    // may hear of it only after the page has been drawn.
    const go = () => {
      gone.current = decoded(`${location.pathname}${location.search}`)
    }
    const events = ['pushState', 'replaceState']
    for (const event of events) window.addEventListener(event, go)
    return () => {
      for (const event of events) window.removeEventListener(event, go)
    }
  }, [])

  useEffect(() => {
    const element = main.current
    if (!element) return
    const note = (event: Event) => {
      if (!here.current.restoring) remember(here.current.address, element, event.target as Element)
    }
    element.addEventListener('scroll', note, { capture: true, passive: true })
    return () => element.removeEventListener('scroll', note, true)
  }, [main])

  useLayoutEffect(() => {
    const element = main.current
    const before = here.current
    if (!element || before.address === address) return
    const back = gone.current === null || !sameAddress(gone.current, address)
    gone.current = null
    const wanted = back ? remembered.get(address) : undefined
    here.current = { address, spot, restoring: Boolean(wanted) }
    if (!wanted) {
      if (before.spot !== spot) element.scrollTop = 0
      return
    }
    const mine = here.current
    return restore(element, wanted, () => {
      mine.restoring = false
    })
  }, [main, address, spot])
}

/** As the router reads it. */
function decoded(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}

/** The browser writes an address without parameters shorter. */
const sameAddress = (one: string, other: string): boolean =>
  one.replace(/\?$/, '') === other.replace(/\?$/, '')

function remember(address: string, main: HTMLElement, box: Element) {
  const name = box === main ? '' : box.getAttribute('data-scroll')
  if (name === null) return
  const positions = remembered.get(address) ?? new Map<string, number>()
  // The address used last stands last, the oldest is forgotten first.
  remembered.delete(address)
  remembered.set(address, positions.set(name, box.scrollTop))
  const [oldest] = remembered.keys()
  if (remembered.size > MOST && oldest !== undefined) remembered.delete(oldest)
}

/** Tries with every frame until the page is high enough, the reader scrolls, or patience ends. Returns how to stop. */
function restore(main: HTMLElement, wanted: Positions, done: () => void): () => void {
  const until = performance.now() + PATIENCE_MS
  let frame = 0
  const stop = () => {
    cancelAnimationFrame(frame)
    for (const event of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
      main.removeEventListener(event, stop)
    done()
  }
  const attempt = () => {
    const there = [...wanted].filter(([name, top]) => {
      const box = name === '' ? main : main.querySelector(`[data-scroll="${name}"]`)
      if (!box) return false
      box.scrollTop = top
      return Math.abs(box.scrollTop - top) < 2
    })
    if (there.length === wanted.size || performance.now() > until) stop()
    else frame = requestAnimationFrame(attempt)
  }
  for (const event of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
    main.addEventListener(event, stop, { passive: true })
  attempt()
  return stop
}
