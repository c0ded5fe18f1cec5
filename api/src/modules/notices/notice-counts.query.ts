import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { parameters, type TaskView } from '../tasks/index.ts'
import { touchesPlace } from './notice.sql.ts'
import type { NoticeKind } from './notice.status.ts'
import { ANSWERED, DUE, OUT } from './notice-waiting.sql.ts'

/** Notices of one kind that waited for an answer on a day. */
export interface WaitingNotices {
  kind: NoticeKind
  awaiting: number
  /** Past the date of an answer. */
  overdue: number
  /** Not past it, and near. */
  near: number
}

export interface WaitingOn {
  /** A notice had ever been issued in the jurisdiction. */
  known: boolean
  kinds: WaitingNotices[]
}

interface CountRow {
  win: number
  known: boolean
  kind: NoticeKind | null
  awaiting: number
  overdue: number
  near: number
}

/**
 * The notices of a place that waited for the answer of at least one addressee, as they stood on each of some days, by
 * kind. One statement for all days. What has no kind in the answer had nothing waiting.
 */
export async function countWaitingNotices(
  { db }: Pick<Context, 'db'>,
  { scope }: Pick<TaskView, 'scope'>,
  days: readonly { asOf: Day; nearUntil: Day }[],
): Promise<WaitingOn[]> {
  const asked = days.map(({ asOf, nearUntil }, win) => ({ win, as_of: asOf, near_until: nearUntil }))
  const { values, parameter } = parameters(scope.jurisdictionCode, JSON.stringify(asked))
  const place = scope.place === scope.jurisdictionCode ? 'true' : touchesPlace(scope.place, parameter)
  const rows = await db.sql<CountRow>(
    `with d as (select * from json_to_recordset($2::json) as d(win int, as_of date, near_until date)),
     waiting as (
       select d.win, n.id, n.kind::text as kind, bool_or(due.day < d.as_of) as overdue, bool_or(due.day <= d.near_until) as near
       from d join notice n on n.division_code = $1 and ${OUT} and ${place}
       join notice_recipient r on r.division_code = n.division_code and r.notice_id = n.id
       cross join lateral (select ${DUE} as day) due
       where ${ANSWERED} is not true
       group by 1, 2, 3)
     select d.win, exists (select 1 from notice n where n.division_code = $1 and n.issued_on <= d.as_of) as known, w.kind,
       count(w.id)::int as awaiting, count(w.id) filter (where w.overdue)::int as overdue,
       count(w.id) filter (where w.near and w.overdue is not true)::int as near
     from d left join waiting w on w.win = d.win group by d.win, d.as_of, w.kind`,
    values,
  )
  return days.map((_, win) => {
    const own = rows.filter(row => row.win === win)
    return {
      known: own.some(({ known }) => known),
      kinds: own.flatMap(({ kind, awaiting, overdue, near }) =>
        kind === null ? [] : [{ kind, awaiting, overdue, near }],
      ),
    }
  })
}
