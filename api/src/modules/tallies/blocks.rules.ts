import { addDays, type Day, endOfMonth } from '../../platform/day.ts'
import { SPANS } from './complaint-sums.ts'

/** A run of sums of one span: those that begin from `from` to `to`. */
export interface Blocks {
  span: number
  from: Day
  to: Day
}

/** The kept spans of a place, the longest first; the last is the day. */
export type Spans = readonly number[]

const WITH_THIRDS: Spans = [SPANS.month, SPANS.third, SPANS.fifth, SPANS.day]
/** What every place has. */
export const COMMON_SPANS: Spans = [SPANS.month, SPANS.fifth, SPANS.day]

/** Thirds of months are kept for counties and wider: elsewhere there is too little of a thing in a day to be worth them. */
export const spansKept = (wide: boolean): Spans => (wide ? WITH_THIRDS : COMMON_SPANS)

/** First days of the parts of a month, by the span of the parts; the last part takes what is left. */
const FIRSTS: Readonly<Record<number, readonly number[]>> = {
  [SPANS.month]: [1],
  [SPANS.third]: [1, 11, 21],
  [SPANS.fifth]: [1, 6, 11, 16, 21, 26],
}

const dateOf = (day: Day): number => Number(day.slice(8))
const onDate = (day: Day, date: number): Day => `${day.slice(0, 8)}${String(date).padStart(2, '0')}`

/** First day of the part `day` lies in. */
const startOf = (day: Day, firsts: readonly number[]): Day =>
  onDate(day, firsts.findLast(first => first <= dateOf(day)) as number)

/** First day of the part after it. */
function nextOf(day: Day, firsts: readonly number[]): Day {
  const next = firsts.find(first => first > dateOf(day))
  return next === undefined ? addDays(endOfMonth(day), 1) : onDate(day, next)
}

/** The whole parts in a run of days, as their first day and the day after the last; null when there is none. */
function wholeParts(from: Day, until: Day, firsts: readonly number[]): { first: Day; end: Day } | null {
  const first = startOf(from, firsts) === from ? from : nextOf(from, firsts)
  const after = addDays(until, 1)
  const end = startOf(after, firsts)
  return first < end ? { first, end } : null
}

/**
 * The sums that make up a run of days: of the longest span first, what is left before and behind of the shorter ones;
 * 30 days are about eight sums. Seven runs at most.
 */
export function blocksOf(from: Day, until: Day, [span, ...shorter]: Spans): Blocks[] {
  if (from > until || span === undefined) return []
  const firsts = FIRSTS[span]
  if (firsts === undefined) return [{ span, from, to: until }]
  const whole = wholeParts(from, until, firsts)
  if (!whole) return blocksOf(from, until, shorter)
  return [
    { span, from: whole.first, to: addDays(whole.end, -1) },
    ...blocksOf(from, addDays(whole.first, -1), shorter),
    ...blocksOf(whole.end, until, shorter),
  ]
}
