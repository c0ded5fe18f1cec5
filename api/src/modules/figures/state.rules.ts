import { Decimal } from 'decimal.js'
import { addDays, type Day } from '../../platform/day.ts'
import { monthsOf, type Period, periodOf, shiftPeriod } from '../../platform/period.ts'
import {
  type Definition,
  definitionFor,
  expectedAt,
  type Judgement,
  judge,
  type LibraryIndicator,
  reportsAt,
  type Target,
  targetFor,
} from '../indicators/index.ts'
import { meetsLine } from './figure.compute.ts'
import type { FigureRow } from './figure.sheet.ts'
import type { TreePlace } from './place-tree.ts'
import type { Amount } from './roll-up.rules.ts'
import type { Standing } from './standing.ts'

/** The figures of one indicator at one place, or of its own part only (区直, 镇本级). */
export interface PlaceRows {
  place: TreePlace
  ownPart: boolean
  /** With something reported, oldest first, as known on the day asked about. */
  rows: readonly FigureRow[]
}

/** What a figure is held against. */
export interface Aim {
  definition: Definition
  target: Target | null
  /** The figure is a share of places, in %. */
  share: boolean
  unit: string | null
  direction: Definition['direction']
}

export interface StateFacts extends Judgement {
  aim: Aim
  row: FigureRow | null
  period: Period | null
  obliged: number
  expected: Decimal | null
  difference: Decimal | null
  change: Decimal | null
  yearChange: Decimal | null
}

/** Whether the figures of a place are shares of places that meet a line rather than what was measured there. */
function isShare(
  { reportLevels }: LibraryIndicator,
  definition: Definition,
  { place, ownPart }: PlaceRows,
  row: FigureRow | null,
) {
  if (definition.kind !== 'MINIMUM' || ownPart) return false
  // Before anything is known: a share where places below measure it.
  return row === null ? reportLevels.some(level => level > place.level) : row.source === 'ROLL_UP'
}

const HUNDRED = new Decimal(100)

/**
 * The path of a share of places: from none of them (all, where the baseline already meets the line) to all of them at the
 * date of the target (decision 0009).
 */
function shareTarget(target: Target, { line, direction }: Definition): Target {
  const limit = line ?? target.target
  const met = target.baseline !== null && limit !== null && meetsLine(direction, limit, target.baseline)
  return {
    ...target,
    baseline: target.baseline === null ? null : met ? HUNDRED : new Decimal(0),
    target: HUNDRED,
    yearly: [],
  }
}

/** The own part of a place has no count of its own to reach; a ratio or a line holds for it as well. */
function targetOf(standing: Standing, indicator: LibraryIndicator, { place, ownPart }: PlaceRows) {
  const addsUp = indicator.definitions.at(-1)?.kind === 'COUNT'
  return ownPart && addsUp ? null : targetFor(indicator, place, standing.asOf)
}

/** What a figure of a place is held against: definition of its period, target as known on the day. */
export function aimOf(
  standing: Standing,
  indicator: LibraryIndicator,
  series: PlaceRows,
  row: FigureRow | null,
): Aim {
  const definition = definitionFor(indicator, row?.startsOn ?? standing.asOf, standing.asOf)
  const share = isShare(indicator, definition, series, row)
  const target = targetOf(standing, indicator, series)
  return {
    definition,
    target: target && share ? shareTarget(target, definition) : target,
    share,
    unit: share ? '%' : definition.unit,
    direction: share ? 'HIGHER' : definition.direction,
  }
}

/** Places at or below that owe the indicator in a period; what nobody reports (formulas, ledgers) is owed by who is in it. */
export function obligedOf(
  { tree }: Standing,
  indicator: LibraryIndicator,
  { place, ownPart }: PlaceRows,
  startsOn: Day,
  reported: number,
): number {
  const places = ownPart ? [place] : tree.within(place.code)
  const owed =
    indicator.feed === 'REPORTED' ? places.filter(one => reportsAt(indicator, one, startsOn)).length : 0
  return Math.max(owed, reported)
}

/**
 * The figure that counts on a day: the latest. While a period is still being reported, what a few places have sent so far
 * does not stand for all of them: until its date it counts only when it is complete.
 */
export function latestRow(
  standing: Standing,
  indicator: LibraryIndicator,
  series: PlaceRows,
): FigureRow | null {
  const last = series.rows.at(-1) ?? null
  const before = series.rows.at(-2)
  if (last === null || before === undefined || last.source !== 'ROLL_UP') return last
  const { endsOn } = periodOf(indicator.frequency, last.startsOn)
  const due = addDays(endsOn, standing.rules.reportingDueDays)
  const open = standing.asOf <= due
  const complete = obligedOf(standing, indicator, series, last.startsOn, last.reported) === last.reported
  return open && !complete ? before : last
}

export const rowOf = (rows: readonly FigureRow[], startsOn: Day): FigureRow | null =>
  rows.findLast(row => row.startsOn === startsOn) ?? null

/** The same period a year before. */
const yearBefore = (period: Period): Period => shiftPeriod(period, -12 / monthsOf(period.frequency))

/** Difference of two figures; none across a change of definition, where they do not measure the same. */
export function changeOf(row: FigureRow | null, before: FigureRow | null): Decimal | null {
  if (!row?.value || !before?.value) return null
  const comparable = row.definitionVersion === before.definitionVersion && isRollUp(row) === isRollUp(before)
  return comparable ? row.value.minus(before.value) : null
}

const isRollUp = ({ source }: FigureRow) => source === 'ROLL_UP'

/** Change against the period before (环比) and against the same period a year before (同比). */
export function changesOf(rows: readonly FigureRow[], row: FigureRow, period: Period) {
  return {
    change: changeOf(row, rowOf(rows, shiftPeriod(period, -1).startsOn)),
    yearChange: changeOf(row, rowOf(rows, yearBefore(period).startsOn)),
  }
}

const expectedOf = ({ target }: Aim, day: Day): Decimal | null => target && expectedAt(target, day)

/** Judges one figure as of a day, without looking at the one before it. */
function judged(
  { rules }: Standing,
  { frequency }: LibraryIndicator,
  aim: Aim,
  row: FigureRow | null,
  facts: { asOf: Day; behindBefore: boolean },
): Judgement & { expected: Decimal | null } {
  const expected = expectedOf(aim, facts.asOf)
  const judgement = judge({
    ...facts,
    value: row?.value ?? null,
    expected,
    target: aim.target,
    unit: aim.unit,
    direction: aim.direction,
    periodEndsOn: row && periodOf(frequency, row.startsOn).endsOn,
    frequency,
    late: row?.late ?? false,
    rules,
  })
  return { ...judgement, expected }
}

/** Whether the figure of the period before was behind at its end. */
function wasBehind(
  standing: Standing,
  indicator: LibraryIndicator,
  series: PlaceRows,
  period: Period,
): boolean {
  const before = shiftPeriod(period, -1)
  const row = rowOf(series.rows, before.startsOn)
  if (row === null) return false
  const aim = aimOf(standing, indicator, series, row)
  const { gap } = judged(standing, indicator, aim, row, { asOf: before.endsOn, behindBefore: false })
  return gap?.isNegative() === true && !gap.isZero()
}

const ownMinusBelow = (indicator: LibraryIndicator, aim: Aim, row: FigureRow | null): Decimal | null => {
  if (indicator.ownFigure === 'PART' || aim.share) return null
  return row?.own?.value && row.rollUp?.value ? row.own.value.minus(row.rollUp.value) : null
}

/** Where an indicator stands at a place on the day of `standing`. */
export function stateOf(standing: Standing, indicator: LibraryIndicator, series: PlaceRows): StateFacts {
  const row = latestRow(standing, indicator, series)
  const period = row && periodOf(indicator.frequency, row.startsOn)
  const aim = aimOf(standing, indicator, series, row)
  const behindBefore = period !== null && wasBehind(standing, indicator, series, period)
  const asked = period ?? shiftPeriod(periodOf(indicator.frequency, standing.asOf), -1)
  return {
    ...judged(standing, indicator, aim, row, { asOf: standing.asOf, behindBefore }),
    aim,
    row,
    period,
    obliged: obligedOf(standing, indicator, series, asked.startsOn, row?.reported ?? 0),
    difference: ownMinusBelow(indicator, aim, row),
    ...(row && period ? changesOf(series.rows, row, period) : { change: null, yearChange: null }),
  }
}

/** The light of one past figure at the end of its period, and where it should have stood. */
export function pastJudgement(
  standing: Standing,
  indicator: LibraryIndicator,
  series: PlaceRows,
  period: Period,
): Judgement & { expected: Decimal | null } {
  const row = rowOf(series.rows, period.startsOn)
  const aim = aimOf(standing, indicator, series, row ?? series.rows.at(-1) ?? null)
  const behindBefore = wasBehind(standing, indicator, series, period)
  return judged(standing, indicator, aim, row, { asOf: period.endsOn, behindBefore })
}

/** The figures of the own part alone, as if it were a place. */
export const ownPartRows = (series: PlaceRows): PlaceRows => ({
  place: series.place,
  ownPart: true,
  rows: series.rows.flatMap(row => (row.own === null ? [] : [{ ...row, ...ownFigure(row, row.own) }])),
})

const ownFigure = (row: FigureRow, own: Amount & { late: boolean }) => ({
  ...own,
  source: 'OWN' as const,
  own,
  rollUp: null,
  reported: 1,
  meeting: row.source === 'OWN' ? row.meeting : null,
})
