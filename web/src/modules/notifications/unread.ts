import { useSyncExternalStore } from 'react'

/** Messages the viewer has not read; null until the server has said. Many parts of the screen show or change it. */
let unread: number | null = null
const listeners = new Set<() => void>()

export function setUnread(next: number): void {
  if (next === unread) return
  unread = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const useUnread = (): number | null => useSyncExternalStore(subscribe, () => unread)

/** What stands there now, outside of rendering. */
export const currentUnread = (): number | null => unread
