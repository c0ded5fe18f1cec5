/** Geometry of the small chart of one indicator: what was, what should be, what will be. Pure. */
type Value = number | null | undefined

export interface MiniSeries {
  endsOn: readonly string[]
  values: readonly Value[]
  expected: readonly Value[]
}

export interface DayPoint {
  day: string
  value: number
}

export interface MiniPath {
  /** Of `d` attributes. */
  actual: string
  expected: string
  forecast: string
  /** Where the latest value stands. */
  now: { x: number; y: number } | null
  target: { x: number; y: number } | null
}

interface Frame {
  width: number
  height: number
  /** Kept free on the right for the words of the target. */
  right: number
}

const PAD = 3
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const round = (value: number) => Math.round(value * 10) / 10

const pointsOf = (days: readonly string[], values: readonly Value[]): DayPoint[] =>
  days.flatMap((day, index) => {
    const value = values[index]
    return typeof value === 'number' ? [{ day, value }] : []
  })

/**
 * All lines on one scale of days and values. The expected line runs on to the target, the dotted one from the latest
 * value to where the trend leads. Nothing is drawn of what is unknown.
 */
export function miniPath(
  series: MiniSeries,
  { target, forecast }: { target: DayPoint | null; forecast: DayPoint | null },
  frame: Frame,
): MiniPath {
  const actual = pointsOf(series.endsOn, series.values)
  const last = actual[actual.length - 1] ?? null
  const expected = pointsOf(series.endsOn, series.expected)
  if (target && expected.every(({ day }) => day < target.day)) expected.push(target)
  const ahead = last && forecast && forecast.day > last.day ? [last, forecast] : []
  const all = [...actual, ...expected, ...ahead, ...(target ? [target] : [])]
  if (all.length === 0) return { actual: '', expected: '', forecast: '', now: null, target: null }
  const days = all.map(({ day }) => dayNumber(day))
  const values = all.map(({ value }) => value)
  const [from, to] = [Math.min(...days), Math.max(...days)]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const at = ({ day, value }: DayPoint) => ({
    x: round(
      PAD + ((dayNumber(day) - from) / Math.max(1, to - from)) * (frame.width - frame.right - 2 * PAD),
    ),
    y: round(
      high === low ? frame.height / 2 : PAD + ((high - value) / (high - low)) * (frame.height - 2 * PAD),
    ),
  })
  const line = (points: readonly DayPoint[]) =>
    points.length < 2 ? '' : `M${points.map(point => `${at(point).x} ${at(point).y}`).join('L')}`
  return {
    actual: line(actual),
    expected: line(expected),
    forecast: line(ahead),
    now: last && at(last),
    target: target && at(target),
  }
}
