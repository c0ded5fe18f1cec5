import type { Context } from '../../platform/context.ts'
import { addDays, type Day } from '../../platform/day.ts'
import type { TicketRow } from './ticket-points.rules.ts'

type Source = Pick<Context, 'db'>

/** Tickets read at once. */
const PAGE = 4000
/** The newest tickets of the window a run looks at: what a run takes in memory and time has a bound. */
export const MOST_TICKETS = 200_000

/** The beginning tells what a ticket is about; thanks and praise are no matter to be dealt with. */
const TICKETS = `
select c.id, c.category_id as "categoryId", k.root_id as "rootId", c.place_code as "placeCode",
  c.organization_id as "organizationId", c.caller_key as "callerKey", c.received_on::text as "receivedOn",
  c.title, left(t.content, 200) as content, c.received_at::text as at
from complaint c
left join complaint_category k on k.division_code = c.division_code and k.id = c.category_id
left join complaint_text t on t.division_code = c.division_code and t.complaint_id = c.id
where c.division_code = $1 and c.class <> 'PRAISE'`

/** Midnight in Shanghai. */
const startOf = (day: Day): string => `${day}T00:00:00+08:00`

interface PagedRow extends TicketRow {
  at: string
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/**
 * Tickets received from one day to another, both included, newest first, page by page; `more` narrows them and may use
 * parameters from $6 on. Only a page is in memory.
 */
export async function* ticketsOf(
  { db }: Source,
  jurisdictionCode: string,
  { from, until }: { from: Day; until: Day },
  more: { where: string; values: unknown[] } = { where: 'true', values: [] },
): AsyncGenerator<TicketRow[]> {
  let before: [string, string] = [startOf(addDays(until, 1)), BEFORE_ALL]
  for (let read = 0; read < MOST_TICKETS; ) {
    const rows: PagedRow[] = await db.sql<PagedRow>(
      `${TICKETS} and c.received_at >= $2::timestamptz
         and (c.received_at, c.id) < ($3::timestamptz, $4::uuid) and ${more.where}
       order by c.received_at desc, c.id desc limit $5`,
      [jurisdictionCode, startOf(from), ...before, PAGE, ...more.values],
    )
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    before = [last.at, last.id]
    read += rows.length
  }
}

/** The day of the newest ticket up to today; null without any. */
export async function newestTicketDay(
  { db }: Source,
  jurisdictionCode: string,
  today: Day,
): Promise<Day | null> {
  const [row] = await db.sql<{ day: Day }>(
    `select received_on::text as day from complaint where division_code = $1 and received_at < $2::timestamptz
     order by received_at desc, id desc limit 1`,
    [jurisdictionCode, startOf(addDays(today, 1))],
  )
  return row?.day ?? null
}

/** Tickets since a day that an issue holds, or a person took out of one: a run leaves them alone. */
export async function takenSince({ db }: Source, jurisdictionCode: string, from: Day): Promise<Set<string>> {
  const rows = await db.sql<{ id: string }>(
    `select complaint_id as id from hot_issue_member where division_code = $1 and received_on >= $2::date`,
    [jurisdictionCode, from],
  )
  return new Set(rows.map(({ id }) => id))
}

/** An issue that new tickets may belong to. */
export interface KnownIssue {
  id: string
  title: string
  placeCode: string
}

/** Issues with a ticket since a day that were not merged into others. */
export const issuesSince = ({ db }: Source, jurisdictionCode: string, day: Day): Promise<KnownIssue[]> =>
  db.sql<KnownIssue>(
    `select id, title, place_code as "placeCode" from hot_issue
     where division_code = $1 and merged_into_id is null and last_on >= $2::date
     order by last_on desc, id limit 1000`,
    [jurisdictionCode, day],
  )

/** A ticket that says what an issue is about. */
export interface CoreRow extends TicketRow {
  hotIssueId: string
}

/**
 * What an issue is about is told by the tickets it was made of and those a person put into it, the most typical first:
 * those a run added later do not draw it away, and a second run finds nothing more.
 */
const CORE = `
select * from (
  select m.hot_issue_id as "hotIssueId", c.id, c.category_id as "categoryId", k.root_id as "rootId",
    c.place_code as "placeCode", c.organization_id as "organizationId", c.caller_key as "callerKey",
    c.received_on::text as "receivedOn", c.title, left(t.content, 200) as content,
    row_number() over (partition by m.hot_issue_id order by m.score desc, m.complaint_id) as rank
  from hot_issue_member m
  join hot_issue h on h.division_code = m.division_code and h.id = m.hot_issue_id
  join complaint c on c.division_code = m.division_code and c.id = m.complaint_id
  left join complaint_category k on k.division_code = c.division_code and k.id = c.category_id
  left join complaint_text t on t.division_code = c.division_code and t.complaint_id = c.id
  where m.division_code = $1 and m.hot_issue_id = any($2::uuid[]) and not m.removed
    and (m.fixed or m.core)
) core where rank <= $3 order by "hotIssueId", rank`

const CORE_TICKETS = 60

export const coresOf = (
  { db }: Source,
  jurisdictionCode: string,
  ids: readonly string[],
): Promise<CoreRow[]> => db.sql<CoreRow>(CORE, [jurisdictionCode, ids, CORE_TICKETS])

const NAMES = `
select id::text as key, name, false as place from complaint_category where division_code = $1
union all select code, name, true from division where code between $2 and $3`

/** Names of the categories by id, and of the places of a range of codes by code: names of issues do without the latter. */
export async function namesIn(
  { db }: Source,
  jurisdictionCode: string,
  { from, to }: { from: string; to: string },
): Promise<{ categories: Map<string, string>; places: Map<string, string> }> {
  const rows = await db.sql<{ key: string; name: string; place: boolean }>(NAMES, [
    jurisdictionCode,
    from,
    to,
  ])
  const pick = (place: boolean) =>
    new Map(rows.filter(row => row.place === place).map(({ key, name }) => [key, name] as const))
  return { categories: pick(false), places: pick(true) }
}
