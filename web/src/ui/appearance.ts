import { useSyncExternalStore } from 'react'

/** How this browser shows the app: kept in the browser, set on `<html>`. */
export interface Appearance {
  theme: 'light' | 'dark'
  size: 'normal' | 'large'
}

const STORED = 'duban.appearance'
const DEFAULT: Appearance = { theme: 'light', size: 'normal' }
const listeners = new Set<() => void>()
let current: Appearance = DEFAULT

function apply(): void {
  const { dataset } = document.documentElement
  dataset['theme'] = current.theme
  dataset['size'] = current.size
}

/** Call before rendering, so that nothing flashes. */
export function startAppearance(): void {
  try {
    const stored = JSON.parse(localStorage.getItem(STORED) ?? '{}') as Partial<Appearance>
    current = {
      theme: stored.theme === 'dark' ? 'dark' : 'light',
      size: stored.size === 'large' ? 'large' : 'normal',
    }
  } catch {
    current = DEFAULT
  }
  apply()
}

export function setAppearance(change: Partial<Appearance>): void {
  current = { ...current, ...change }
  apply()
  try {
    localStorage.setItem(STORED, JSON.stringify(current))
  } catch {
    // Kept until the page is closed.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const useAppearance = (): Appearance => useSyncExternalStore(subscribe, () => current)
