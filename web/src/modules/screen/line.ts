/** Whether the server can be reached, as a screen that runs for days sees it. Pure; times are ms since 1970. */

/** `lost`: no answer, or the server failed. `ended`: it answered that nobody is signed in any more. */
export type Outcome = 'ok' | 'lost' | 'ended'

export interface Line {
  /** When it broke; null while it holds. */
  lostAt: number | null
  /** Questions without an answer in a row. */
  misses: number
  /** The session is over: asking on changes nothing. */
  ended: boolean
}

export const HOLDING: Line = { lostAt: null, misses: 0, ended: false }

/** The line after an answer, or after none; the same object where nothing changed. */
export function lineAfter(line: Line, outcome: Outcome, now: number): Line {
  if (outcome === 'ok') return line.misses === 0 && !line.ended ? line : HOLDING
  if (outcome === 'ended') return line.ended ? line : { ...line, ended: true }
  return { lostAt: line.lostAt ?? now, misses: line.misses + 1, ended: line.ended }
}

const CALM_MS = 15_000
const FIRST_MS = 1_500
/** Someone may have signed in on this computer in another window. */
const ENDED_MS = 30_000

/** How long until the server is asked for a sign of life again: soon after a break, then ever more rarely. */
export function pauseBefore({ misses, ended }: Line): number {
  if (ended) return ENDED_MS
  return misses === 0 ? CALM_MS : Math.min(CALM_MS, FIRST_MS * 2 ** Math.min(misses - 1, 8))
}

/** What a failure says of the line; null when it only concerns the one question. */
export function outcomeOf(code: string): Outcome | null {
  if (code === 'UNAUTHENTICATED') return 'ended'
  return code === 'NETWORK' ? 'lost' : null
}
