/** Pure arrangement of the desk: which rows a chip leaves, and the head a row stands under. */
import type { LightLevel } from '../../ui/index.ts'
import type { DeskKind } from './desk-query.ts'

interface Placed {
  id: string
  kind: DeskKind
  light: LightLevel
}

/** Kinds in the order of their chips. */
export const KINDS = [
  'SIGN',
  'REPORT',
  'SIGN_REPORT',
  'RETURNED',
  'NOTICE',
  'PROBLEM',
  'INSTRUCTION',
  'RESULT',
  'WAITING',
] as const satisfies readonly DeskKind[]

export type Section = LightLevel | 'WAITING'

/** What waits for others stands by itself, however late it is. */
export const sectionOf = ({ kind, light }: Pick<Placed, 'kind' | 'light'>): Section =>
  kind === 'WAITING' ? 'WAITING' : light

/** The rows a chip leaves; null = all. */
export const ofKind = <Row extends Placed>(rows: readonly Row[], kind: DeskKind | null): Row[] =>
  rows.filter(row => kind === null || row.kind === kind)

/** The row of an address, also when its record moved on meanwhile: an id ends with what it is about. */
export const rowOf = <Row extends Placed>(rows: readonly Row[], id: string | null): Row | null =>
  rows.find(row => row.id === id) ?? null

/** The row to go on with when one is done: the next that is not waiting, else the one before. */
export function nextOf<Row extends Placed>(rows: readonly Row[], id: string): Row | null {
  const open = rows.filter(row => row.kind !== 'WAITING' || row.id === id)
  const at = open.findIndex(row => row.id === id)
  return open[at + 1] ?? open[at - 1] ?? null
}

/** Parts of a bar in per cent of `whole`, never more than the bar holds. */
export function burdenBar({ asked, given, cap }: { asked: number; given: number; cap?: number | null }) {
  const whole = Math.max(asked, cap ?? 0, 1)
  const share = (part: number) => Math.round((100 * part) / whole)
  return { given: share(given), open: share(asked) - share(given) }
}
