import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

const media = typeof matchMedia === 'function' ? matchMedia('print') : null
let printing = media?.matches ?? false
const listeners = new Set<() => void>()

/** What hangs on it is drawn before the browser takes the page for the paper. */
function become(next: boolean): void {
  if (next === printing) return
  printing = next
  flushSync(() => {
    for (const listener of listeners) listener()
  })
}

if (media) {
  window.addEventListener('beforeprint', () => become(true))
  window.addEventListener('afterprint', () => become(media.matches))
  media.addEventListener('change', () => become(media.matches))
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Whether the page is being put on paper: lists draw their rows, charts take the light colours. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => printing)
