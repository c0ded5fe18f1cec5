/** Completion as the API gives it: counts by month, columns of equal length. */
export interface CompletionData {
  /** `YYYY-MM` */
  months: readonly string[]
  due: readonly number[]
  done: readonly (number | null)[]
  onTime: readonly (number | null)[]
}

/** Where a line stands at the end of a day. */
export interface TrendPoint {
  day: string
  value: number
}

export interface CompletionTrend {
  due: TrendPoint[]
  done: TrendPoint[]
  onTime: TrendPoint[]
}

/** Last day of a month: `2024-02` → `2024-02-29`. */
export function endOfMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

/** Cumulative counts start from nothing on the day before the first month. */
function startOf(months: readonly string[]): TrendPoint[] {
  const first = months[0]
  if (first === undefined) return []
  const date = new Date(`${first}-01T00:00:00Z`)
  date.setUTCDate(0)
  return [{ day: date.toISOString().slice(0, 10), value: 0 }]
}

/**
 * Points by day. What has happened ends on `asOf` itself, and the plan has a point there too (`dueSoFar`), so that
 * the two are compared on the same day and not today's work with the whole month's plan.
 */
export function completionTrend(
  { months, due, done, onTime }: CompletionData,
  asOf: string,
  dueSoFar: number,
): CompletionTrend {
  const start = startOf(months)
  const ends = months.map(endOfMonth)
  const line = (values: readonly (number | null)[], until?: string) =>
    values.flatMap((value, index) => {
      const day = ends[index] as string
      return value === null || (until && day >= until) ? [] : [{ day, value }]
    })
  const past = start.filter(({ day }) => day < asOf)
  // The month of asOf counts what was done up to that day; before the first month nothing was.
  const last = (values: readonly (number | null)[]) =>
    past.length > 0 ? [{ day: asOf, value: Math.max(0, ...values.map(value => value ?? 0)) }] : []
  const planned = [
    ...start,
    ...line(due).filter(({ day }) => day !== asOf),
    ...past.map(() => ({ day: asOf, value: dueSoFar })),
  ]
  return {
    due: planned.sort((a, b) => a.day.localeCompare(b.day)),
    done: [...past, ...line(done, asOf), ...last(done)],
    onTime: [...past, ...line(onTime, asOf), ...last(onTime)],
  }
}
