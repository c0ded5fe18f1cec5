import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { placeScope, SEES_INDICATORS } from '../access/index.ts'
import { recentPeriod } from './growth.rules.ts'
import { NOT_MERGED, readIssues } from './hot-issue.query.ts'
import type { HotIssue } from './hot-issue.type.ts'

/**
 * The issues of a place that somebody looked after on a day, with their tickets of the 30 days up to it: those open today
 * and those closed since. Two statements. Throws what `placeScope` throws.
 */
export function issuesOnBoard(context: Context, place: string, asOf: Day): Promise<HotIssue[]> {
  const scope = placeScope(context.viewer, place, SEES_INDICATORS)
  const period = recentPeriod(asOf)
  return readIssues(
    context,
    scope,
    { period, asOf },
    parameter => `${NOT_MERGED} and h.first_on <= ${parameter(asOf)}::date
      and (h.status in ('OPEN', 'WATCHED', 'SUPERVISED') or h.status = 'CLOSED' and h.closed_on > ${parameter(asOf)}::date)`,
  )
}
