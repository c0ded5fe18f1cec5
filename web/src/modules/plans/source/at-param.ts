import type { Range } from './tint.ts'

/** `?at=120-180` as a range inside a text of the given length; null for anything else. */
export function readAt(at: string | null, length: number): Range | null {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(at ?? '')
  if (!match) return null
  const start = Number(match[1])
  const end = Math.min(Number(match[2]), length)
  return start < end ? { start, end } : null
}

/** The other way: for links that point into a plan. */
export const writeAt = ({ start, end }: Range): string => `${start}-${end}`
