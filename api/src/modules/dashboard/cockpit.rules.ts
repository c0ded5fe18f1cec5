import { isPublishedYear } from '../../platform/calendar.ts'
import { addMonths, type Day, monthOf } from '../../platform/day.ts'
import type { CompletionSeries } from './cockpit-counts.type.ts'

export const ON_TIME_DEFINITION = '任务按期完成率 = 按期完成的时间节点 ÷ 已到期的时间节点；未到期的不计入。'
export const ORIGINAL_ON_TIME_DEFINITION =
  '按最初时限计：按期完成的时间节点 ÷ 已到期的时间节点；延期不改变分母。'
export const COMPLETION_DEFINITION =
  '应完成 = 截至当月底到期的时间节点累计；已完成 = 截至当月底登记完成的累计；按期 = 其中不晚于时限的。'

/** Milestones that share the months of their due date and of their completion. */
export interface MilestoneMonths {
  dueMonth: string
  /** Null while open. */
  doneMonth: string | null
  onTime: boolean
  count: number
}

const MOST_MONTHS = 240

/** Every month from the first to the last that occurs; long gaps are cut off at `MOST_MONTHS`. */
function monthsBetween(first: string, last: string): string[] {
  const months = [first]
  while ((months.at(-1) as string) < last && months.length < MOST_MONTHS) {
    months.push(monthOf(addMonths(`${months.at(-1)}-01`, 1)))
  }
  return months
}

const cumulate = (months: readonly string[], countIn: (month: string) => number): number[] => {
  let sum = 0
  return months.map(month => {
    sum += countIn(month)
    return sum
  })
}

/** Counts by month, cumulative; what has not happened by `asOf` is null, not zero. */
export function completionSeries(rows: readonly MilestoneMonths[], asOf: Day): CompletionSeries {
  const total = rows.reduce((sum, row) => sum + row.count, 0)
  const known = rows
    .flatMap(({ dueMonth, doneMonth }) => (doneMonth ? [dueMonth, doneMonth] : [dueMonth]))
    .sort()
  const first = known[0]
  if (first === undefined)
    return { months: [], due: [], done: [], onTime: [], total, definition: COMPLETION_DEFINITION }
  const months = monthsBetween(first, known.at(-1) as string)
  const count = (chosen: (row: MilestoneMonths) => boolean) =>
    rows.filter(chosen).reduce((sum, row) => sum + row.count, 0)
  const happened = (values: number[]) =>
    values.map((value, index) => ((months[index] as string) <= monthOf(asOf) ? value : null))
  return {
    months,
    due: cumulate(months, month => count(row => row.dueMonth === month)),
    done: happened(cumulate(months, month => count(row => row.doneMonth === month))),
    onTime: happened(cumulate(months, month => count(row => row.doneMonth === month && row.onTime))),
    total,
    definition: COMPLETION_DEFINITION,
  }
}

/** Working days cannot be counted for certain across a year whose holiday arrangement is not published. */
export const touchesUnpublishedYear = (days: readonly (Day | null)[]): boolean =>
  days.some(day => day !== null && !isPublishedYear(day))
