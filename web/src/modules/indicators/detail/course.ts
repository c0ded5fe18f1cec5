/** What the course of an indicator shows: its path, what happened, the gap today and the forecast. Pure. */
export type Light = 'GOOD' | 'NEAR' | 'BEHIND' | 'NO_DATA'
type Maybe<Value> = Value | null | undefined

export interface CoursePoint {
  day: string
  value: number
}

/** A period as reported; `value` null = nobody reported. */
export interface CoursePeriod {
  period: string
  /** Its last day, or the day looked at where the period still runs. */
  day: string
  value: number | null
  numerator: number | null
  denominator: number | null
  expected: number | null
  reported: number
  version: number | null
  late: boolean
}

/** Where another definition begins to hold. */
export interface DefinitionChange {
  day: string
  /** `2023-06` */
  period: string
  value: number
  /** Denominators before and after, where both are known. */
  parts: { from: number; to: number } | null
}

export interface ForecastPoint extends CoursePoint {
  low: number
  high: number
}

export interface Course {
  asOf: string
  /** Corners of the expected path. */
  path: CoursePoint[]
  periods: CoursePeriod[]
  /** Today's figure against today's expectation; null without a fresh figure. */
  now: { value: number; expected: number | null; light: Light } | null
  changes: DefinitionChange[]
  forecast: ForecastPoint[]
}

interface Facts {
  asOf: string
  path: readonly CoursePoint[]
  series: {
    periods: readonly string[]
    endsOn: readonly string[]
    values: readonly Maybe<number>[]
    numerators: readonly Maybe<number>[]
    denominators: readonly Maybe<number>[]
    expected: readonly Maybe<number>[]
    reported: readonly number[]
    definitionVersions: readonly Maybe<number>[]
    late: readonly boolean[]
  }
  state: { value?: Maybe<number>; expected?: Maybe<number>; light: Light }
  forecast: { ok: boolean; points: readonly ForecastPoint[] }
}

const earlier = (one: string, other: string): string => (one < other ? one : other)

function periodsOf({ series, asOf }: Facts): CoursePeriod[] {
  return series.periods.map((period, index) => ({
    period,
    day: earlier(series.endsOn[index] ?? asOf, asOf),
    value: series.values[index] ?? null,
    numerator: series.numerators[index] ?? null,
    denominator: series.denominators[index] ?? null,
    expected: series.expected[index] ?? null,
    reported: series.reported[index] ?? 0,
    version: series.definitionVersions[index] ?? null,
    late: series.late[index] ?? false,
  }))
}

/** Between two figures in a row that rest on different definitions. */
export function definitionChanges(periods: readonly CoursePeriod[]): DefinitionChange[] {
  const known = periods.filter(one => one.value !== null && one.version !== null)
  return known.flatMap((one, index) => {
    const before = known[index - 1]
    if (!before || before.version === one.version || one.value === null) return []
    const parts =
      before.denominator === null || one.denominator === null || before.denominator === one.denominator
        ? null
        : { from: before.denominator, to: one.denominator }
    return [{ day: one.day, period: one.period, value: one.value, parts }]
  })
}

export function courseOf(facts: Facts): Course {
  const { asOf, state, forecast } = facts
  const periods = periodsOf(facts)
  const fresh = state.light !== 'NO_DATA' && state.value !== null && state.value !== undefined
  return {
    asOf,
    path: [...facts.path],
    periods,
    now: fresh
      ? { value: state.value as number, expected: state.expected ?? null, light: state.light }
      : null,
    changes: definitionChanges(periods),
    forecast: forecast.ok ? forecast.points.filter(({ day }) => day > asOf) : [],
  }
}

/** A scale in round steps that holds every value; `room` adds a step below, for words. */
export function niceScale(
  values: readonly number[],
  { room = false, top = Number.POSITIVE_INFINITY }: { room?: boolean; top?: number } = {},
): { min: number; max: number; step: number } {
  const low = values.length ? Math.min(...values) : 0
  const high = values.length ? Math.max(...values) : 1
  const span = high - low || Math.abs(high) || 1
  const rough = span / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find(one => one * power >= rough) ?? 10) * power
  const floor = Math.floor(low / step + 1e-9) * step - (room ? step : 0)
  const ceiling = Math.min(top, Math.ceil(high / step - 1e-9) * step)
  const min = low >= 0 ? Math.max(0, floor) : floor
  return { min: tidy(min), max: tidy(ceiling > min ? ceiling : min + step), step: tidy(step) }
}

const tidy = (value: number): number => Number(value.toPrecision(12))

/** Last days of the years a chart spans. */
export function yearEnds(first: string, last: string): string[] {
  const ends: string[] = []
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
    const day = `${year}-12-31`
    if (day >= first && day <= last) ends.push(day)
  }
  return ends
}

/** First and last day of everything drawn. */
export function spanOf({ path, periods, forecast, asOf }: Course): [string, string] {
  const drawn = periods.filter(({ value }) => value !== null)
  const days = [...path, ...drawn, ...forecast].map(({ day }) => day).concat(asOf)
  return [
    days.reduce((one, other) => (one < other ? one : other)),
    days.reduce((one, other) => (one > other ? one : other)),
  ]
}
