import type { Context } from '../../platform/context.ts'
import { addDays, type Day } from '../../platform/day.ts'
import { badInput } from '../../platform/errors.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/paging.ts'
import { placeScope, SEES_INDICATORS } from '../access/index.ts'
import { isWithin, ruleSettings } from '../divisions/index.ts'
import { callerKeyOf, phoneDigits } from '../personal-information/index.ts'
import { lightDay, type Parameter, parameters } from '../tasks/index.ts'
import { seesEveryTicket } from './complaint.policy.ts'
import { complaintLoader } from './complaint.query.ts'
import type { Complaint } from './complaint.type.ts'
import { ticketsBeside } from './complaint-beside.query.ts'
import {
  type FoundTickets,
  type ListPage,
  type ListRow,
  NEWEST_FIRST,
  pageOf,
} from './complaint-list.page.ts'
import { type ComplaintView, listConditions } from './complaint-list.sql.ts'
import type { ComplaintConnection, ComplaintFilter, ComplaintSort } from './complaint-list.type.ts'
import { standingOn } from './complaint-past.rules.ts'
import { ranked } from './complaint-rank.query.ts'
import {
  countByWords,
  FEW,
  findByWords,
  nearlyAs,
  type SearchFor,
  type WordSearch,
} from './complaint-search.query.ts'
import { searchQuery } from './complaint-search.rules.ts'

export interface ComplaintListInput {
  place: string
  filter?: ComplaintFilter | null
  sort?: ComplaintSort | null
  first?: number | null
  after?: string | null
  asOf?: Day | null
}

export const COUNTED_UP_TO = 10_000
const LONGEST_SEARCH = 60

/** Throws `FORBIDDEN` or `NOT_FOUND` when the viewer may not look there; `BAD_INPUT` on a day to come. */
export async function complaintView(
  context: Context,
  place: string,
  day?: Day | null,
): Promise<ComplaintView> {
  const scope = placeScope(context.viewer, place, SEES_INDICATORS)
  const today = context.clock.today()
  if (day && day > today) throw badInput('asOf', '不能查看以后的日期，请选择今天或更早的日期。')
  const { nearWorkingDays } = await ruleSettings(context, scope.jurisdictionCode)
  // Whoever operates the place or more sees all that lies in it.
  const everything = scope.everything || scope.scopeCodes.some(code => isWithin(place, code))
  const beside = await ticketsBeside(context, scope)
  return { scope: { ...scope, everything }, beside, ...lightDay(day ?? today, nearWorkingDays) }
}

function checkFilter({ search, from, until }: ComplaintFilter): void {
  if (search && search.length > LONGEST_SEARCH)
    throw badInput('filter.search', `查找的文字不能超过 ${LONGEST_SEARCH} 个字，请缩短。`)
  if (from && until && from > until) throw badInput('filter.until', '结束日期早于开始日期，请重新选择。')
}

/** A page of tickets, the newest first unless sorted otherwise. Throws like `complaintView`. */
export async function listComplaints(
  context: Context,
  input: ComplaintListInput,
): Promise<ComplaintConnection> {
  const view = await complaintView(context, input.place, input.asOf)
  const found = await findTickets(context, view, input, pageSize(input.first))
  return {
    nodes: await ticketsOf(context, view, found.ids),
    pageInfo: { hasNextPage: found.hasNextPage, endCursor: found.endCursor },
    count: counter(found.count),
  }
}

function counter(count: FoundTickets['count']): ComplaintConnection['count'] {
  let counted: Promise<{ total: number; more: boolean }> | null = null
  return () => {
    counted ??= count(COUNTED_UP_TO + 1).then(total => ({
      total: Math.min(total, COUNTED_UP_TO),
      more: total > COUNTED_UP_TO,
    }))
    return counted
  }
}

/** The tickets of these ids in their order, as they stood on the day of the view. */
export async function ticketsOf(
  context: Context,
  { scope: { jurisdictionCode }, asOf }: ComplaintView,
  ids: readonly string[],
): Promise<Complaint[]> {
  const found = await complaintLoader(context).loadMany(ids.map(id => ({ jurisdictionCode, id })))
  const tickets = found.filter((ticket): ticket is Complaint => ticket !== null && !(ticket instanceof Error))
  return asOf === context.clock.today() ? tickets : tickets.map(ticket => standingOn(ticket, asOf))
}

/** `size` ids of a list; files take larger steps than screens. */
export async function findTickets(
  context: Context,
  view: ComplaintView,
  { filter: given, sort, after }: Pick<ComplaintListInput, 'filter' | 'sort' | 'after'>,
  size: number,
): Promise<FoundTickets> {
  const filter = given ?? {}
  checkFilter(filter)
  const caller = callerCondition(context, view, filter.search)
  const query = caller === null ? searchQuery(filter.search ?? '') : null
  if (filter.search?.trim() && caller === null && query === null) return NOTHING
  const conditions = (parameter: Parameter) =>
    `${listConditions(view, filter, parameter)}${caller === null ? '' : ` and ${caller(parameter)}`}`
  if (query === null)
    return plainList(context, conditions, sort === 'DUE' ? BY_DUE : BY_RECEIVED, size, after)
  const search = wordSearch(context, view, filter, conditions, size)
  if (sort === 'RELEVANCE') return ranked(context, search, query, { typed: filter.search ?? '', size, after })
  if (sort === 'DUE')
    return plainList(context, withWords(conditions, search(query.exact)), BY_DUE, size, after)
  return searchList(context, search, query, size, after)
}

const NOTHING: FoundTickets = { ids: [], hasNextPage: false, endCursor: null, count: async () => 0 }

/** A phone or id typed by those who may unmask finds what its owner told; for all others it is a number like any. */
function callerCondition({ viewer }: Context, { scope }: ComplaintView, search?: string | null) {
  const typed = search?.trim() ?? ''
  if (!/^[+\d][\d -]{9,20}[\dXx]$/.test(typed) || !seesEveryTicket(viewer, scope.jurisdictionCode))
    return null
  const digits = typed.replace(/[ -]/g, '')
  const isId = /^\d{17}[\dXx]$/.test(digits)
  const isPhone = /^1[3-9]\d{9}$|^0\d{9,11}$/.test(phoneDigits(typed) ?? '')
  if (!isId && !isPhone) return null
  const key = callerKeyOf(
    scope.jurisdictionCode,
    isId ? { phone: null, idNumber: digits } : { phone: typed, idNumber: null },
  )
  return (parameter: Parameter) => `(c.caller_key = ${parameter(key)} or c.external_id = ${parameter(typed)})`
}

type Conditions = (parameter: Parameter) => string

const withWords =
  (conditions: Conditions, { query, jurisdictionCode }: WordSearch): Conditions =>
  parameter =>
    `${conditions(parameter)} and c.id in (select t.complaint_id from complaint_text t
      where t.division_code = ${parameter(jurisdictionCode)} and t.words @@ ${parameter(query)}::tsquery)`

interface Order {
  key: string
  by: string
  after: (key: readonly unknown[], parameter: Parameter) => string
  /** Values of a cursor beside the mark of its order. */
  length: number
}

const newestAfter = (key: readonly unknown[], parameter: Parameter): string =>
  `(c.received_at, c.id) < (${parameter(key[0])}::timestamptz, ${parameter(key[1])}::uuid)`

const BY_RECEIVED: Order = { key: 'c.received_at::text', by: NEWEST_FIRST, after: newestAfter, length: 2 }

const DUE = `case when c.closed_on is null then coalesce(c.due_on, date '9999-12-30') else date '9999-12-31' end`
/** What is open comes by its limit; what is closed, last. */
const BY_DUE: Order = {
  key: `(${DUE})::text`,
  by: `${DUE}, c.id`,
  after: (key, parameter) => `(${DUE}, c.id) > (${parameter(key[0])}::date, ${parameter(key[1])}::uuid)`,
  length: 2,
}

const CURSOR_TEXT = /^[\d T:.+-]{1,40}$|^[0-9a-f-]{36}$/

/** Key of a cursor behind the mark of its kind. Throws `BAD_INPUT` on one of another list. */
function cursorKey(after: string, mark: string): string[] {
  const [kind, ...key] = decodeCursor(after, 3).map(String)
  if (kind !== mark || !key.every(part => CURSOR_TEXT.test(part)))
    throw badInput('after', '翻页位置无效，请从第一页重新开始。')
  return key
}

const endCursor = (mark: string, rows: readonly ListRow[]): string | null => {
  const last = rows.at(-1)
  return last ? encodeCursor([mark, last.key, last.id]) : null
}

async function plainList(
  context: Context,
  conditions: Conditions,
  order: Order,
  size: number,
  after?: string | null,
): Promise<FoundTickets> {
  const mark = order === BY_DUE ? 'D' : 'E'
  const { values, parameter } = parameters()
  const behind = after ? order.after(cursorKey(after, mark), parameter) : 'true'
  const rows = await context.db.sql<ListRow>(
    `select c.id, ${order.key} as key from complaint c where ${conditions(parameter)} and ${behind}
     order by ${order.by} limit ${parameter(size + 1)}`,
    values,
  )
  const page = pageOf(rows, size)
  return {
    ids: page.rows.map(({ id }) => id),
    hasNextPage: page.hasNextPage,
    endCursor: endCursor(mark, page.rows),
    count: limit => countPlain(context, conditions, limit),
  }
}

async function countPlain({ db }: Context, conditions: Conditions, limit: number): Promise<number> {
  const { values, parameter } = parameters()
  const rows = await db.sql<{ total: number }>(
    `select count(*)::int as total from (select from complaint c where ${conditions(parameter)} limit ${parameter(limit)}) c`,
    values,
  )
  return rows[0]?.total ?? 0
}

/** No day of a list behind a cursor is later, whatever the time zone of its text. */
const dayBehind = (instant: string): Day => addDays(instant.slice(0, 10), 1)

function wordSearch(
  { clock }: Context,
  { scope, asOf }: ComplaintView,
  filter: ComplaintFilter,
  conditions: Conditions,
  size: number,
): SearchFor {
  const { search: _search, ...others } = filter
  const narrowed = Object.values(others).some(
    value => value != null && !(Array.isArray(value) && !value.length),
  )
  return (query, key) => ({
    ...{ jurisdictionCode: scope.jurisdictionCode, place: scope.place, query, conditions, size },
    until: key?.[0] ? dayBehind(key[0]) : filter.until && filter.until < asOf ? filter.until : asOf,
    wordsOnly: scope.everything && !narrowed && asOf === clock.today(),
    after: parameter => (key ? newestAfter(key, parameter) : 'true'),
  })
}

/** Tickets with the words as typed; where these are few, behind them those with one wrong character in a word. */
async function searchList(
  context: Context,
  search: SearchFor,
  { exact, loose }: { exact: string; loose: string },
  size: number,
  after?: string | null,
): Promise<FoundTickets> {
  const nearly = nearlyAs({ exact, loose })
  const count = async (query: string, limit: number, total: number | null = null) =>
    total ?? countByWords(context, search(query), limit)
  if (after && decodeCursor(after, 3)[0] === 'L')
    return foundOf('L', await findByWords(context, search(nearly, cursorKey(after, 'L'))), async limit => {
      return (await count(exact, limit)) + (await count(nearly, limit))
    })
  const found = await findByWords(context, search(exact, after ? cursorKey(after, 'E') : undefined))
  const left = size - found.rows.length
  if (after || loose === exact || found.total === null || found.total >= FEW || left < 1)
    return foundOf('E', found, limit => count(exact, limit, found.total))
  const more = await findByWords(context, { ...search(nearly), size: left })
  return foundOf('L', { rows: [...found.rows, ...more.rows], hasNextPage: more.hasNextPage }, async limit => {
    return (await count(exact, limit, found.total)) + (await count(nearly, limit, more.total))
  })
}

const foundOf = (
  mark: string,
  { rows, hasNextPage }: ListPage,
  count: FoundTickets['count'],
): FoundTickets => ({
  ...{ ids: rows.map(({ id }) => id), hasNextPage, count },
  endCursor: endCursor(mark, rows),
})
