/** The calendar day of an instant in Asia/Shanghai, `YYYY-MM-DD`. */
export function dayOf(iso: string): string {
  return new Date(new Date(iso).getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** Rows in their order, a group for each day. */
export function byDay<Row extends { at: string }>(rows: readonly Row[]): { day: string; rows: Row[] }[] {
  const groups: { day: string; rows: Row[] }[] = []
  for (const row of rows) {
    const day = dayOf(row.at)
    const last = groups[groups.length - 1]
    if (last?.day === day) last.rows.push(row)
    else groups.push({ day, rows: [row] })
  }
  return groups
}

/** The day before a day. */
export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/** Whether a place lies in a jurisdiction, or the other way round: what changes there may be on the screen here. */
export function touches(jurisdiction: string, place: string): boolean {
  const [one, other] = [jurisdiction.replace(/0+$/, ''), place.replace(/0+$/, '')]
  return one.startsWith(other) || other.startsWith(one)
}
