/** What was opened from the palette lately: kept in this browser, for this person, until signing out. */
import type { Target } from './palette-entry.ts'

export interface Recent {
  id: string
  title: string
  detail: string
  to: Target
}

const MOST = 6
const keyFor = (viewerId: string) => `duban.recent.${viewerId}`

const isRecent = (value: unknown): value is Recent => {
  const { id, title, detail, to } = (value ?? {}) as Partial<Recent>
  return (
    [id, title, detail, to?.path].every(part => typeof part === 'string') && to?.path.startsWith('/') === true
  )
}

/** The last first; none where the browser keeps nothing. */
export function readRecent(viewerId: string): Recent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyFor(viewerId)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isRecent).slice(0, MOST) : []
  } catch {
    return []
  }
}

export function keepRecent(viewerId: string, { id, title, detail, to }: Recent): void {
  const others = readRecent(viewerId).filter(one => one.id !== id)
  try {
    localStorage.setItem(
      keyFor(viewerId),
      JSON.stringify([{ id, title, detail, to }, ...others].slice(0, MOST)),
    )
  } catch {
    // A browser that keeps nothing offers nothing.
  }
}

/** Leaves nothing behind for who sits down next. */
export function forgetRecent(viewerId: string): void {
  try {
    localStorage.removeItem(keyFor(viewerId))
  } catch {
    // Nothing was kept.
  }
}
