import { useSyncExternalStore } from 'react'

/** Whether the list of keys is open; asked for from anywhere, shown once. */
let open = false
const listeners = new Set<() => void>()

function set(next: boolean): void {
  open = next
  for (const listener of listeners) listener()
}

export const showShortcuts = () => set(true)
export const hideShortcuts = () => set(false)

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const useShortcutsOpen = (): boolean => useSyncExternalStore(subscribe, () => open)
