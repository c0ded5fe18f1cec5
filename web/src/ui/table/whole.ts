import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

let whole: string | null = null
const listeners = new Set<() => void>()

function set(label: string | null): void {
  whole = label
  flushSync(() => {
    for (const listener of listeners) listener()
  })
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Whether the table of this name draws every row it has, also those out of sight and on a phone. */
export const useWhole = (label: string): boolean => useSyncExternalStore(subscribe, () => whole === label)

/** Reads a table while all its rows are drawn; nothing is painted in between. Null where there is no such table. */
export function readWhole<Read>(label: string, read: (table: HTMLTableElement) => Read): Read | null {
  set(label)
  try {
    const table = [...document.querySelectorAll<HTMLTableElement>('table[aria-label]')].find(
      one => one.getAttribute('aria-label') === label,
    )
    return table ? read(table) : null
  } finally {
    set(null)
  }
}
