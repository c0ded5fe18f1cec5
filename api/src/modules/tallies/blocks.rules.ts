import { addDays, type Day } from '../../platform/day.ts'
import { SPANS } from './complaint-sums.ts'

/** A run of sums of one span: those that begin from `from` to `to`. */
export interface Blocks {
  span: number
  from: Day
  to: Day
}

const thirdStart = (day: Day): Day => {
  const date = Number(day.slice(8))
  return `${day.slice(0, 8)}${date <= 10 ? '01' : date <= 20 ? '11' : '21'}`
}

const monthStart = (day: Day): Day => `${day.slice(0, 8)}01`

/** First day of the block after the one `day` lies in. */
function next(day: Day, start: (day: Day) => Day, most: number): Day {
  const first = start(day)
  let later = addDays(first, most)
  if (start(later) === first) later = addDays(later, 1)
  return start(later)
}

const nextThird = (day: Day): Day => next(day, thirdStart, 11)
const nextMonth = (day: Day): Day => next(day, monthStart, 31)

/** The days of a run in whole blocks of one kind, with what is left before and behind. */
function split(from: Day, until: Day, start: (day: Day) => Day, after: (day: Day) => Day) {
  const first = start(from) === from ? from : after(from)
  const end = after(until) === addDays(until, 1) ? addDays(until, 1) : start(until)
  return first < end ? { first, end } : null
}

function thirds(from: Day, until: Day): Blocks[] {
  if (from > until) return []
  const whole = split(from, until, thirdStart, nextThird)
  if (!whole) return [{ span: SPANS.day, from, to: until }]
  const blocks: Blocks[] = [{ span: SPANS.third, from: whole.first, to: addDays(whole.end, -1) }]
  if (from < whole.first) blocks.push({ span: SPANS.day, from, to: addDays(whole.first, -1) })
  if (whole.end <= until) blocks.push({ span: SPANS.day, from: whole.end, to: until })
  return blocks
}

/** Towns and villages have sums of months and days only. */
export type Spans = 'thirds' | 'days'

const days = (from: Day, until: Day): Blocks[] => (from > until ? [] : [{ span: SPANS.day, from, to: until }])

/**
 * The sums that make up a run of days: months, then thirds of months, then days; 30 days are about twelve sums. Five
 * runs at most.
 */
export function blocksOf(from: Day, until: Day, kept: Spans = 'thirds'): Blocks[] {
  if (from > until) return []
  const shorter = kept === 'thirds' ? thirds : days
  const whole = split(from, until, monthStart, nextMonth)
  if (!whole) return shorter(from, until)
  return [
    { span: SPANS.month, from: whole.first, to: addDays(whole.end, -1) },
    ...shorter(from, addDays(whole.first, -1)),
    ...shorter(whole.end, until),
  ]
}
