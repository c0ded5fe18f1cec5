/** Geometry of a line of daily counts over another: scale from zero, days off, words of the axes. Pure. */

export interface DaySeries {
  /** `YYYY-MM-DD`, one after the other. */
  days: readonly string[]
  /** What happened on each of these days. */
  now: readonly number[]
  /** What happened on as many days before them. */
  before: readonly number[]
  /** Holidays within the days. */
  daysOff: readonly { from: string; until: string; name: string }[]
}

interface Frame {
  width: number
  height: number
}

export interface DayPath {
  /** Of `d` attributes. */
  now: string
  before: string
  /** Horizontal rules with their value, from zero up. */
  rules: { value: number; y: number }[]
  /** Bands of days off. */
  off: { x: number; width: number; name: string }[]
  /** First, middle and last day with the anchor of their words. */
  marks: { day: string; x: number; anchor: 'start' | 'middle' | 'end' }[]
  /** Where the last count stands, and the height at which its words are clear of the lines; null without days. */
  last: { x: number; y: number; wordsY: number } | null
  /** The strip of each day, for pointing at it. */
  strips: { x: number; width: number }[]
  left: number
  bottom: number
}

const TOP = 16
const FOOT = 20
const RIGHT = 6
const STEPS = [1, 2, 2.5, 5] as const

const round = (value: number) => Math.round(value * 10) / 10

/** Half of the axis: 1, 2, 5, 10, 20, 25, 50, 100 …, so that twice it holds the highest count. */
export function stepFor(max: number): number {
  for (let ten = 1; ; ten *= 10) {
    const found = STEPS.map(one => one * ten).find(step => Number.isInteger(step) && step * 2 >= max)
    if (found !== undefined) return found
  }
}

/** Both lines on one scale that begins at zero. */
export function dayPath({ days, now, before, daysOff }: DaySeries, { width, height }: Frame): DayPath {
  const step = stepFor(Math.max(0, ...now, ...before))
  const top = step * 2
  const left = String(top).length * 7 + 8
  const bottom = height - FOOT
  const gap = (width - left - RIGHT) / Math.max(1, days.length - 1)
  const x = (index: number) => round(left + index * gap)
  const y = (value: number) => round(bottom - (value / top) * (bottom - TOP))
  const line = (values: readonly number[]) =>
    values.length < 2 ? '' : `M${values.map((value, index) => `${x(index)} ${y(value)}`).join('L')}`
  const end = days.length - 1
  const middle = Math.floor(end / 2)
  return {
    now: line(now),
    before: line(before),
    rules: [0, step, top].map(value => ({ value, y: y(value) })),
    off: daysOff.flatMap(({ from, until, name }) => bandOf(days, from, until, x, gap, name)),
    marks: [...new Set([0, middle, end])].flatMap(index => {
      const day = days[index]
      return day ? [{ day, x: x(index), anchor: anchorAt(index, end) }] : []
    }),
    last:
      end < 0
        ? null
        : { x: x(end), y: y(now[end] ?? 0), wordsY: y(Math.max(...endOf(now), ...endOf(before))) - 8 },
    strips: days.map((_, index) => ({ x: round(x(index) - gap / 2), width: round(gap) })),
    left,
    bottom,
  }
}

/** The counts above which the words of the last one stand. */
const endOf = (values: readonly number[]) => [0, ...values.slice(-4)]

const anchorAt = (index: number, end: number) => (index === 0 ? 'start' : index === end ? 'end' : 'middle')

/** From half a day before the first to half a day after the last; nothing outside the days shown. */
function bandOf(
  days: readonly string[],
  from: string,
  until: string,
  x: (index: number) => number,
  gap: number,
  name: string,
): DayPath['off'] {
  const first = days.findIndex(day => day >= from)
  const within = days.filter(day => day >= from && day <= until).length
  if (first < 0 || within === 0) return []
  return [{ x: round(x(first) - gap / 2), width: round(within * gap), name }]
}
