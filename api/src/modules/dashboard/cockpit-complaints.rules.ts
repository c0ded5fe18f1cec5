import { RECENT_DAYS } from '../../platform/board-days.ts'
import type { BoardDays } from '../../platform/board-days.type.ts'
import { addDays, addMonths, type Day, endOfMonth } from '../../platform/day.ts'
import {
  type Counts,
  type CountTable,
  type DayCounts,
  lessCounts,
  NOBODY,
  type Run,
} from '../tallies/index.ts'
import type { CountChange, RateChange } from './change.type.ts'
import { rateChange } from './change.view.ts'
import { type RateGround, rateOf } from './complaint-rates.view.ts'

/** Months of the small line of a place. */
const MONTHS = 6

/** The last six months, oldest first; the last of them up to `asOf`. */
export const monthsUntil = (asOf: Day): Run[] =>
  Array.from({ length: MONTHS }, (_, index) => {
    const from = addMonths(`${asOf.slice(0, 8)}01`, index - MONTHS + 1)
    return { from, until: index === MONTHS - 1 ? asOf : endOfMonth(from) }
  })

/** The 30 days up to a day, and the 30 before them. */
export const recentRuns = (asOf: Day): [Run, Run] => {
  const from = addDays(asOf, 1 - RECENT_DAYS)
  return [
    { from, until: asOf },
    { from: addDays(from, -RECENT_DAYS), until: addDays(from, -1) },
  ]
}

const daysOf = ({ from, until }: Run): Day[] => {
  const days: Day[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day)
  return days
}

/** Received by day in the runs of `recentRuns`, before 剔除; columns of equal length. */
export function dailyOf(runs: readonly [Run, Run], rows: readonly DayCounts[]) {
  const received = runs.map((run, win) => {
    const sums = new Map<Day, number>()
    for (const row of rows) if (row.win === win) sums.set(row.day, (sums.get(row.day) ?? 0) + row.received)
    return daysOf(run).map(day => sums.get(day) ?? 0)
  })
  const [receivedByDay = [], beforeByDay = []] = received
  return { days: daysOf(runs[0]), receivedByDay, beforeByDay }
}

/** What a board of tickets is judged by: the rules, its days, and the day of the first ticket of the jurisdiction. */
export interface TicketGround extends Omit<RateGround, 'asOf'> {
  compared: BoardDays
  /** Null without any ticket. */
  firstOn: Day | null
}

/** A period that began before the first ticket is none to compare with. */
const isKnown = ({ firstOn }: TicketGround, { from }: Run): boolean => firstOn !== null && firstOn <= from

/** 受理 of a place beside what it was, before 剔除. */
export function receivedChange(table: CountTable, ground: TicketGround): CountChange {
  const { before, yearBefore } = ground.compared
  const received = (period: number) => table.whole('ALL', '', period).received
  return {
    value: received(0),
    before: isKnown(ground, before) ? received(1) : null,
    yearBefore: isKnown(ground, yearBefore) ? received(2) : null,
  }
}

const targetOf = (name: 'ON_TIME' | 'SATISFIED', { rules }: TicketGround): number =>
  name === 'ON_TIME' ? rules.complaintOnTimeTarget : rules.complaintRateTarget

/** A rate of some tickets in the three periods, after 剔除. */
export function ticketRate(
  name: 'ON_TIME' | 'SATISFIED',
  counts: (period: number) => Counts,
  ground: TicketGround,
): RateChange {
  const { days, before, yearBefore } = ground.compared
  const past = (period: number, run: Run) =>
    isKnown(ground, run) ? rateOf(name, counts(period), run.until) : null
  return rateChange(
    { now: rateOf(name, counts(0), days.until), before: past(1, before), yearBefore: past(2, yearBefore) },
    { target: targetOf(name, ground), rules: ground.rules },
  )
}

/** Of a place with places below: what lies in none of them. */
export const unplacedOf = (table: CountTable, children: readonly string[]): number =>
  lessCounts(
    table.whole('ALL'),
    children.map(code => table.whole('PLACE', code)),
  ).received

/** Received and without a unit. */
export const unitlessOf = (table: CountTable): number => table.whole('UNIT', NOBODY).received

/** 按时办结率 of a place below, month by month; `first` = number of the first month's period. */
export const onTimeByMonth = (
  table: CountTable,
  code: string,
  { months, first }: { months: readonly Run[]; first: number },
): (number | null)[] =>
  months.map(({ until }, index) => rateOf('ON_TIME', table.kept('PLACE', code, first + index), until).value)
