/** Figures of 等保 2.0 level 3 for sessions and sign-ins (docs: security). */

const MINUTE = 60_000

/** A session without a request for this long has ended: 30 minutes, 15 for the three administrators. */
export const IDLE_MS = 30 * MINUTE
export const ADMIN_IDLE_MS = 15 * MINUTE

/** However busy, a session ends after 12 hours. */
export const ABSOLUTE_MS = 12 * 60 * MINUTE

/** A big screen that was off for longer than the longest holiday has ended, and a person has as many as this. */
export const SCREEN_IDLE_MS = 10 * 24 * 60 * MINUTE
export const MAX_SCREENS = 3

/** `lastSeenAt` is written at most this often, so that reading does not turn into writing. */
export const SEEN_EVERY_MS = MINUTE

/** A further sign-in ends the oldest session. */
export const MAX_SESSIONS = 3

/** This many wrong passwords in a row lock the account. */
export const MAX_FAILURES = 5
export const LOCK_MS = 15 * MINUTE

export const before = (now: Date, ms: number): Date => new Date(now.getTime() - ms)
export const after = (now: Date, ms: number): Date => new Date(now.getTime() + ms)

/** Whole minutes until the lock ends, at least 1. */
export const minutesLeft = (now: Date, lockedUntil: Date): number =>
  Math.max(1, Math.ceil((lockedUntil.getTime() - now.getTime()) / MINUTE))
