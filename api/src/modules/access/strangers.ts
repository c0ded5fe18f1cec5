import { after, LOCK_MS, MAX_FAILURES } from './session.rules.ts'

/** More names than this are not remembered; the oldest go first. */
const MAX_NAMES = 10_000

interface Count {
  failures: number
  lockedUntil: Date | null
}

const counts = new Map<string, Count>()

/**
 * Counts an attempt with a name nobody has, just as one with a real name is counted: who guesses names learns nothing
 * from the answers. Kept in this process only.
 */
export function claimForStranger(username: string, now: Date): { locked: boolean; lockedUntil: Date | null } {
  const known = counts.get(username)
  if (known?.lockedUntil && known.lockedUntil > now) return { locked: true, lockedUntil: known.lockedUntil }
  const failures = known && known.lockedUntil === null ? known.failures + 1 : 1
  const lockedUntil = failures >= MAX_FAILURES ? after(now, LOCK_MS) : null
  counts.delete(username)
  counts.set(username, { failures, lockedUntil })
  for (const oldest of counts.keys()) {
    if (counts.size <= MAX_NAMES) break
    counts.delete(oldest)
  }
  return { locked: false, lockedUntil }
}
