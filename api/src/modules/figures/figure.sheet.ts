import type { Decimal } from 'decimal.js'
import type { Day } from '../../platform/day.ts'
import { type Amount, EMPTY_FIGURE, type Figure, type OwnPart } from './roll-up.rules.ts'

/** Which figure. */
export interface FigureKey {
  indicatorId: string
  placeCode: string
  /** First day of the period. */
  startsOn: Day
}

/** A figure as it is known since a day. */
export interface KnownFigure extends Figure {
  knownOn: Day
  definitionVersion: number
  /** Something at or below the place is not what was first published. */
  corrected: boolean
}

export type FigureRow = FigureKey & KnownFigure

/** The figures of a write in memory, each with all the days on which it was known otherwise. */
export interface FigureSheet {
  /** As known on a day; null before anything was. */
  at(key: FigureKey, day: Day): KnownFigure | null
  /** Every state of a figure, oldest first. */
  states(key: FigureKey): readonly KnownFigure[]
  /** Puts what is known since a day; the same day is overwritten, and what changes nothing is not written. */
  put(key: FigureKey, figure: KnownFigure): void
  /** What was put and is to be stored. */
  changes(): FigureRow[]
}

const nameOf = ({ indicatorId, placeCode, startsOn }: FigureKey): string =>
  `${indicatorId} ${startsOn} ${placeCode}`

export const figureSheet = (rows: readonly FigureRow[]): FigureSheet => {
  const byKey = new Map<string, KnownFigure[]>()
  const put = new Map<string, FigureRow>()
  const statesOf = (key: FigureKey) => byKey.get(nameOf(key)) ?? []
  const insert = (key: FigureKey, figure: KnownFigure) => {
    const others = statesOf(key).filter(({ knownOn }) => knownOn !== figure.knownOn)
    const later = others.findIndex(({ knownOn }) => knownOn > figure.knownOn)
    others.splice(later < 0 ? others.length : later, 0, figure)
    byKey.set(nameOf(key), others)
  }
  for (const row of rows) insert(row, row)
  return {
    states: statesOf,
    at: (key, day) => statesOf(key).findLast(({ knownOn }) => knownOn <= day) ?? null,
    put(key, figure) {
      const before = statesOf(key).findLast(({ knownOn }) => knownOn <= figure.knownOn) ?? null
      const nothingNew = before === null ? sameFigure(figure, NEVER_KNOWN) : sameFigure(figure, before)
      if (nothingNew) return
      insert(key, figure)
      const row = { ...figure, ...pick(key) }
      put.set(`${nameOf(key)} ${figure.knownOn}`, row)
    },
    changes: () => [...put.values()],
  }
}

const pick = ({ indicatorId, placeCode, startsOn }: FigureKey): FigureKey => ({
  indicatorId,
  placeCode,
  startsOn,
})

const NEVER_KNOWN: KnownFigure = { ...EMPTY_FIGURE, knownOn: '', definitionVersion: 0, corrected: false }

const sameNumber = (one: Decimal | null, other: Decimal | null): boolean =>
  one === null || other === null ? one === other : one.equals(other)

const sameAmount = (one: Amount | null, other: Amount | null): boolean =>
  one === null || other === null
    ? one === other
    : sameNumber(one.numerator, other.numerator) &&
      sameNumber(one.denominator, other.denominator) &&
      sameNumber(one.value, other.value)

/** Whether two own figures are the same; one who reported nothing is null. */
export const sameOwn = (one: OwnPart | null, other: OwnPart | null): boolean =>
  sameAmount(one, other) && (one?.late ?? false) === (other?.late ?? false)

/** Whether two states say the same, whenever they were known. */
export const sameFigure = (one: KnownFigure, other: KnownFigure): boolean =>
  sameAmount(one, other) &&
  sameOwn(one.own, other.own) &&
  sameAmount(one.rollUp, other.rollUp) &&
  one.source === other.source &&
  one.reported === other.reported &&
  one.meeting === other.meeting &&
  one.late === other.late &&
  one.corrected === other.corrected &&
  (one.definitionVersion === other.definitionVersion || one.reported === 0)
