import type { Context } from '../../platform/context.ts'
import { type Day, dayToDate } from '../../platform/day.ts'
import { codeRange, type Division } from '../divisions/index.ts'

export interface Around {
  /** Null where there is no such place. */
  place: Division | null
  /** Right below it, in the order of codes. */
  children: Division[]
  /** All places below by level, the higher level first. */
  below: { level: number; count: number }[]
}

/** A place with what lies below it, in one statement. */
export async function readAround({ db }: Context, code: string): Promise<Around> {
  const { from, to } = codeRange(code)
  const [row] = await db.sql<Around & { children: (Division & { goneOn: Day | null })[] }>(
    `with near as (
       select code, name, level, parent_code as "parentCode", retired_on as "goneOn", merged_into_code as "mergedIntoCode" from division where code = $1 or parent_code = $1),
     below as (select level, count(*)::int as count from division where code > $1 and code between $2 and $3 group by level)
     select (select row_to_json(n) from near n where n.code = $1) as place,
       coalesce((select json_agg(n order by n.code) from near n where n.code <> $1), '[]') as children,
       coalesce((select json_agg(b order by b.level) from below b), '[]') as below`,
    [code, from, to],
  )
  const { place = null, children = [], below = [] } = row ?? {}
  return { place, children: children.map(readGone), below }
}

/** JSON knows no dates. */
const readGone = ({ goneOn, ...division }: Division & { goneOn: Day | null }): Division => ({
  ...division,
  retiredOn: goneOn === null ? null : dayToDate(goneOn),
})

/** Records whose writing changes no figure of a board. */
const NO_FIGURES = [
  'User',
  'Webhook',
  'Delivery',
  'ServiceToken',
  'Attachment',
  'ComplaintModel',
  'Instruction',
  'SavedView',
]

export interface Freshness {
  /** When the last record behind the figures was written, up to the end of the day; null without any. */
  writtenAt: Date | null
  /** When the newest ticket was received, likewise. */
  receivedAt: Date | null
  /** The day of the first ticket of all. */
  firstTicketOn: Day | null
}

/** How new the data of a jurisdiction were on a day, and since when there are tickets. One statement. */
export async function readFreshness(
  { db }: Context,
  jurisdictionCode: string,
  asOf: Day,
): Promise<Freshness> {
  const [row] = await db.sql<Freshness>(
    `with day as (select ($2 || ' 24:00:00+08')::timestamptz as ended)
     select (select a.at from audit_entry a where a.division_code = $1 and a.at < day.ended and a.entity <> all($3::text[])
         order by a.at desc limit 1) as "writtenAt",
       (select c.received_at from complaint c where c.division_code = $1 and c.received_at < day.ended
         order by c.received_at desc limit 1) as "receivedAt",
       (select c.received_on from complaint c where c.division_code = $1 order by c.received_at limit 1) as "firstTicketOn"
     from day`,
    [jurisdictionCode, asOf, NO_FIGURES],
  )
  return row as Freshness
}
