import { useEffect, useId, useRef, useState } from 'react'
import { ExplainWords, type Explanation } from './explain-words.tsx'

interface Told {
  name: string
  how: Explanation
}

/** What each number on the screen means; forgotten with its element. */
const told = new WeakMap<Element, Told>()

/** For the element of a number: on hover and focus it says how it was counted. Needs a `<HowLayer>` on the page. */
export const says = (name: string, how: Explanation) => ({
  'data-how': '',
  ref: (element: Element | null) => {
    if (element) told.set(element, { name, how })
  },
})

interface Shown extends Told {
  element: HTMLElement
  left: number
  top: number
}

/** Before it opens under a resting pointer, and before it leaves once the pointer has gone; milliseconds. */
const OPEN_MS = 300
const LEAVE_MS = 150
/** Between number and words, and from the edges of the window; pixels. */
const GAP = 6
const EDGE = 8

/** One layer for all numbers of a page: hundreds of them need no listeners of their own. */
export function HowLayer() {
  const [shown, setShown] = useState<Shown | null>(null)
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const later = (ms: number, run: () => void) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(run, ms)
    }
    const hide = () => setShown(null)
    const over = (event: Event) => {
      const at = event.target as Element
      if (box.current?.contains(at)) return clearTimeout(timer.current)
      const element = numberAt(at)
      if (element) later(OPEN_MS, () => setShown(placed(element)))
      else later(LEAVE_MS, hide)
    }
    const focus = (event: Event) => {
      const element = numberAt(event.target as Element)
      // A click focuses too; only the keyboard asks for words by it.
      if (element?.matches(':focus-visible')) later(0, () => setShown(placed(element)))
      else later(0, hide)
    }
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') later(0, hide)
    }
    const gone = () => later(0, hide)
    document.addEventListener('pointerover', over)
    document.addEventListener('focusin', focus)
    document.addEventListener('focusout', gone)
    document.addEventListener('pointerdown', gone)
    document.addEventListener('keydown', key)
    // Inner boxes scroll too, and such events do not bubble.
    document.addEventListener('scroll', gone, true)
    return () => {
      clearTimeout(timer.current)
      document.removeEventListener('pointerover', over)
      document.removeEventListener('focusin', focus)
      document.removeEventListener('focusout', gone)
      document.removeEventListener('pointerdown', gone)
      document.removeEventListener('keydown', key)
      document.removeEventListener('scroll', gone, true)
    }
  }, [])
  useEffect(() => {
    if (!shown) return
    shown.element.setAttribute('aria-describedby', id)
    keepInWindow(box.current, shown.element)
    return () => shown.element.removeAttribute('aria-describedby')
  }, [shown, id])
  if (!shown) return null
  return (
    <div
      ref={box}
      id={id}
      role="tooltip"
      className="pop how-layer"
      style={{ left: shown.left, top: shown.top }}
    >
      <ExplainWords name={shown.name} how={shown.how} />
    </div>
  )
}

const numberAt = (element: Element | null): HTMLElement | null =>
  element?.closest?.('[data-how]') as HTMLElement | null

function placed(element: HTMLElement): Shown | null {
  const what = told.get(element)
  if (!what || !element.isConnected) return null
  const { left, bottom } = element.getBoundingClientRect()
  return { ...what, element, left, top: bottom + GAP }
}

/** Above the number where there is no room below, and never over an edge. */
function keepInWindow(box: HTMLDivElement | null, element: HTMLElement) {
  if (!box) return
  const { width, height } = box.getBoundingClientRect()
  const number = element.getBoundingClientRect()
  const left = Math.max(EDGE, Math.min(number.left, window.innerWidth - width - EDGE))
  const below = number.bottom + GAP
  const top = below + height > window.innerHeight - EDGE ? Math.max(EDGE, number.top - GAP - height) : below
  box.style.left = `${left}px`
  box.style.top = `${top}px`
}
