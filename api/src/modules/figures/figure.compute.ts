import type { Decimal } from 'decimal.js'
import type { Day } from '../../platform/day.ts'
import { periodOf } from '../../platform/period.ts'
import {
  type Definition,
  definitionFor,
  isCountedFeed,
  type LibraryIndicator,
  targetFor,
} from '../indicators/index.ts'
import { type FigureSheet, type KnownFigure, sameOwn } from './figure.sheet.ts'
import type { PlaceTree, TreePlace } from './place-tree.ts'
import { EMPTY_FIGURE, hasReported, type OwnPart, type RollUpRule, rollUp } from './roll-up.rules.ts'

/** Own figures of one indicator and period, by place; null takes one back. */
export interface OwnEntry {
  indicatorId: string
  startsOn: Day
  own: ReadonlyMap<string, OwnPart | null>
}

/** The line of a minimum-type indicator at a place: that of the definition, else the target of the place (decision 0009). */
export function lineAt(
  indicator: LibraryIndicator,
  definition: Definition,
  place: Pick<TreePlace, 'code' | 'level'>,
  asOf: Day,
): Decimal | null {
  return definition.line ?? targetFor(indicator, place, asOf)?.target ?? null
}

/** Whether a measured value meets a line; more is better unless the definition says that less is. */
export const meetsLine = (direction: Definition['direction'], line: Decimal, value: Decimal): boolean =>
  direction === 'LOWER' ? value.lessThanOrEqualTo(line) : value.greaterThanOrEqualTo(line)

function ruleAt(indicator: LibraryIndicator, definition: Definition, place: TreePlace, day: Day): RollUpRule {
  const line = definition.kind === 'MINIMUM' ? lineAt(indicator, definition, place, day) : null
  return {
    kind: definition.kind,
    ownFigure: indicator.ownFigure,
    meets: value => (line === null ? null : meetsLine(definition.direction, line, value)),
  }
}

/** What a place itself reported, by the days on which that became known; oldest first. */
type OwnHistory = [Day, OwnPart | null][]

function ownHistory(states: readonly KnownFigure[]): OwnHistory {
  const history: OwnHistory = []
  for (const { knownOn, own } of states)
    if (!sameOwn(history.at(-1)?.[1] ?? null, own)) history.push([knownOn, own])
  return history
}

const ownOn = (history: OwnHistory, day: Day): OwnPart | null =>
  history.findLast(([knownOn]) => knownOn <= day)?.[1] ?? null

/** The history with something entered on a day; what was entered on a later day stays. */
const withOwn = (history: OwnHistory, day: Day, own: OwnPart | null): OwnHistory =>
  [...history.filter(([knownOn]) => knownOn !== day), [day, own] as [Day, OwnPart | null]].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )

/**
 * Whether what is known on a day is not what was known first; entering the same again corrects nothing. `openUntil`: up to
 * this day it was still being counted.
 */
function wasCorrected(history: OwnHistory, day: Day, openUntil: Day): boolean {
  const known = history.filter(([knownOn, own]) => knownOn <= day && own !== null)
  const first = Math.max(
    0,
    known.findLastIndex(([knownOn]) => knownOn <= openUntil),
  )
  return known.slice(first).some(([, own]) => !sameOwn(own, known[first]?.[1] ?? null))
}

const NEVER_OPEN: Day = ''

/** What is counted from records is counted anew whenever something changes; that corrects nothing until the period is over. */
const openUntil = ({ feed, frequency }: LibraryIndicator, startsOn: Day): Day =>
  isCountedFeed(feed) ? periodOf(frequency, startsOn).endsOn : NEVER_OPEN

/** Places whose figure may change: those that reported and everything above them, deepest first. */
function touchedPlaces(tree: PlaceTree, codes: Iterable<string>): TreePlace[] {
  const touched = new Map<string, TreePlace>()
  for (const code of codes) for (const place of tree.upwards(code)) touched.set(place.code, place)
  return [...touched.values()].sort((a, b) => b.level - a.level)
}

/** The day itself and every later day on which one of these figures became known otherwise. */
export function daysFrom(knownOn: Day, states: Iterable<readonly KnownFigure[]>): Day[] {
  const days = new Set([knownOn])
  for (const list of states) for (const state of list) if (state.knownOn > knownOn) days.add(state.knownOn)
  return [...days].sort()
}

/**
 * Enters own figures of one indicator and period as known since a day, and adds up what lies above them, on that day and
 * on every later day of which something is already known. Returns the places whose figure may have changed.
 */
export function enterOwn(
  sheet: FigureSheet,
  tree: PlaceTree,
  indicator: LibraryIndicator,
  { indicatorId, startsOn, own }: OwnEntry,
  knownOn: Day,
): TreePlace[] {
  const keyOf = (placeCode: string) => ({ indicatorId, placeCode, startsOn })
  const open = openUntil(indicator, startsOn)
  const places = touchedPlaces(tree, own.keys())
  const histories = new Map(
    places.map(({ code }) => {
      const history = ownHistory(sheet.states(keyOf(code)))
      return [code, own.has(code) ? withOwn(history, knownOn, own.get(code) ?? null) : history]
    }),
  )
  const around = places.flatMap(({ code }) => [code, ...tree.below(code).map(child => child.code)])
  for (const day of daysFrom(
    knownOn,
    around.map(code => sheet.states(keyOf(code))),
  )) {
    const definition = definitionFor(indicator, startsOn, day)
    for (const place of places) {
      const history = histories.get(place.code) ?? []
      const below = tree.below(place.code).flatMap(({ code }) => sheet.at(keyOf(code), day) ?? [])
      const figure = rollUp(ruleAt(indicator, definition, place, day), ownOn(history, day), below)
      sheet.put(keyOf(place.code), {
        ...figure,
        knownOn: day,
        definitionVersion: definition.version,
        corrected: wasCorrected(history, day, open) || below.some(({ corrected }) => corrected),
      })
    }
  }
  return places
}

/** A reported part, or null where nothing was. */
export const ownPart = (part: OwnPart): OwnPart | null => (hasReported(part) ? part : null)

/** The figure of a formula from those of the indicators it uses; without one of them there is none. */
export function formulaFigure(
  uses: readonly (KnownFigure | null)[],
  value: Decimal | null,
): Omit<KnownFigure, 'knownOn' | 'definitionVersion'> {
  const known = uses.filter(figure => figure !== null)
  return {
    ...EMPTY_FIGURE,
    source: 'FORMULA',
    value,
    // Coverage is that of the first indicator of the formula.
    reported: value === null ? 0 : (uses[0]?.reported ?? 0),
    late: value !== null && known.some(({ late }) => late),
    corrected: known.some(({ corrected }) => corrected),
  }
}
