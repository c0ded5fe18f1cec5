/** What came of sending: done, surely not done, or nobody knows. */
export type Outcome =
  | { kind: 'SENT' }
  | { kind: 'REFUSED'; error: string }
  | { kind: 'UNSURE'; error: string }

/** A delivery is tried so often before it is left to a person. */
export const MOST_ATTEMPTS = 5

const MINUTE = 60_000

/** Waits after the first, second … refusal. */
const WAITS_MS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE]

/** How long to wait after so many attempts were refused; null = no further attempt. */
export const waitAfter = (attempts: number): number | null =>
  attempts >= MOST_ATTEMPTS ? null : (WAITS_MS[attempts - 1] ?? 120 * MINUTE)

/** A delivery that has been on its way for longer was cut off by a crash; before that it may be sent again by nobody. */
export const CUT_OFF_AFTER_MS = 5 * MINUTE

export const UNSURE_NOTE = '不能确定对方是否已收到，请核实后再决定是否重发。'

/** What the row becomes: `dueAt` is the next attempt. */
export function settled(outcome: Outcome, attempts: number, now: Date) {
  if (outcome.kind === 'SENT') return { status: 'SENT' as const, sentAt: now, error: null }
  if (outcome.kind === 'UNSURE')
    return { status: 'FAILED' as const, error: `${outcome.error}。${UNSURE_NOTE}` }
  const wait = waitAfter(attempts)
  return wait === null
    ? { status: 'FAILED' as const, error: outcome.error }
    : { status: 'PENDING' as const, error: outcome.error, dueAt: new Date(now.getTime() + wait) }
}
