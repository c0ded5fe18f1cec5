/** How the big screen lives in its address: a shortcut on the wall's computer restores it. Pure. */
import type { LinkParams } from '../../scope-url.ts'

export const BOARDS = ['overview', 'indicators', 'complaints', 'notices', 'ratings'] as const
export type BoardName = (typeof BOARDS)[number]

/** Seconds a board stays, as offered. */
export const PACES = [10, 20, 30, 60, 120] as const
const USUAL_PACE = 20
/** Faster nobody reads, slower nobody waits. */
const PACE_LIMITS = [2, 3600] as const

export interface ScreenView {
  /** Which boards are shown, in their order; never none. */
  boards: readonly BoardName[]
  /** Seconds each stays. */
  every: number
  /** The board it stands still at; null while it rotates. */
  paused: BoardName | null
}

/** Reads an address; whatever it does not know counts as absent. */
export function readScreen(search: string): ScreenView {
  const params = new URLSearchParams(search)
  const asked = (params.get('boards') ?? '').split(',')
  const known = BOARDS.filter(board => asked.includes(board))
  const every = Number(params.get('every'))
  const [least, most] = PACE_LIMITS
  return {
    boards: known.length > 0 ? known : BOARDS,
    every: Number.isInteger(every) && every >= least && every <= most ? every : USUAL_PACE,
    paused: BOARDS.find(board => board === params.get('paused')) ?? null,
  }
}

/** The view as parameters; what is usual is left out. */
export const screenParams = ({ boards, every, paused }: ScreenView): LinkParams => ({
  boards: boards.length === BOARDS.length ? null : boards.join(','),
  every: every === USUAL_PACE ? null : every,
  paused,
})

/** A board joins or leaves; the last one stays. */
export function toggleBoard(boards: readonly BoardName[], board: BoardName): readonly BoardName[] {
  const next = BOARDS.filter(one => (one === board ? !boards.includes(one) : boards.includes(one)))
  return next.length > 0 ? next : boards
}

/** The board `step` places on, around the end; the first when the one shown is no longer among them. */
export function neighbour(boards: readonly BoardName[], shown: BoardName, step: 1 | -1): BoardName {
  const at = boards.indexOf(shown)
  const next = at < 0 ? 0 : (at + step + boards.length) % boards.length
  return boards[next] ?? 'overview'
}
