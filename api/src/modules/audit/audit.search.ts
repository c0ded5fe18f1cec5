import type { Context } from '../../platform/context.ts'
import { addDays } from '../../platform/day.ts'
import { badInput } from '../../platform/errors.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/paging.ts'
import { placeScope } from '../access/index.ts'
import type { AuditFilter } from './audit.input.ts'
import type { AuditConnection, AuditEntry } from './audit.type.ts'
import { ENTITY_NAMES, summaryOf, TYPE_NAMES } from './audit.words.ts'

interface EntryRow {
  position: number
  at: Date
  userName: string
  ip: string | null
  type: string
  entity: string
  entityId: string
  before: unknown
  after: unknown
  sealed: boolean
}

interface Condition {
  sql: string
  parameters: unknown[]
}

/** The jurisdiction whose log the viewer may search; throws as `placeScope` does. */
export const auditedPlace = ({ viewer }: Pick<Context, 'viewer'>, place: string): string =>
  placeScope(viewer, place, ['AUDIT_ADMIN']).jurisdictionCode

/** Entries newest first. Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT` (`filter.to`, `first`, `after`). */
export async function searchAudit(
  context: Context,
  filter: AuditFilter,
  page: { first?: number | null | undefined; after?: string | null | undefined },
): Promise<AuditConnection> {
  const jurisdictionCode = auditedPlace(context, filter.place)
  if (filter.from && filter.to && filter.to < filter.from)
    throw badInput('filter.to', '截止日期早于起始日期，请重新选择。')
  const size = pageSize(page.first)
  const condition = conditionOf(jurisdictionCode, filter)
  const [rows, [counted]] = await Promise.all([
    context.db.sql<EntryRow>(...pageOf(condition, size, page.after ?? null)),
    context.db.sql<{ count: number }>(
      `select count(*)::int as count from audit_entry e where ${condition.sql}`,
      condition.parameters,
    ),
  ])
  const nodes = rows.slice(0, size)
  const last = nodes.at(-1)
  return {
    nodes: nodes.map(entryOf),
    pageInfo: {
      hasNextPage: rows.length > size,
      endCursor: last === undefined ? null : encodeCursor([last.position]),
    },
    totalCount: counted?.count ?? 0,
  }
}

function pageOf({ sql, parameters }: Condition, size: number, after: string | null): [string, unknown[]] {
  const all = [...parameters]
  let below = ''
  if (after !== null) {
    const [position] = decodeCursor(after, 1)
    if (!Number.isSafeInteger(position)) throw badInput('after', '翻页位置无效，请从第一页重新开始。')
    all.push(position)
    below = ` and e.position < $${all.length}`
  }
  const text = `select e.position, e.at, e.user_name as "userName", e.ip, e.type, e.entity, e.entity_id as "entityId",
      e.before, e.after,
      exists (select from audit_seal s where s.division_code = e.division_code and s.position = e.position) as sealed
    from audit_entry e where ${sql}${below} order by e.position desc limit ${size + 1}`
  return [text, all]
}

/** `%` and `_` stand for themselves. */
const containing = (words: string): string => `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`

/** A day begins at midnight in Shanghai. */
const midnight = (day: string): string => `${day}T00:00:00+08:00`

function conditionOf(jurisdictionCode: string, filter: AuditFilter): Condition {
  const parameters: unknown[] = [jurisdictionCode]
  const parts = ['e.division_code = $1']
  const add = (value: unknown, part: (slot: string) => string) => {
    parameters.push(value)
    parts.push(part(`$${parameters.length}`))
  }
  const { from, to, userName, type, entity, entityId, words } = filter
  if (from) add(midnight(from), slot => `e.at >= ${slot}::timestamptz`)
  if (to) add(midnight(addDays(to, 1)), slot => `e.at < ${slot}::timestamptz`)
  if (userName?.trim()) add(containing(userName), slot => `e.user_name ilike ${slot}`)
  if (type) add(type, slot => `e.type = ${slot}`)
  if (entity) add(entity, slot => `e.entity = ${slot}`)
  if (entityId) add(entityId.trim(), slot => `e.entity_id = ${slot}`)
  if (words?.trim())
    add(
      containing(words),
      slot => `(e.before::text ilike ${slot} or e.after::text ilike ${slot} or e.ip ilike ${slot})`,
    )
  return { sql: parts.join(' and '), parameters }
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

const entryOf = ({ position, before, after, ...row }: EntryRow): AuditEntry => ({
  ...row,
  position: String(position),
  entityName: ENTITY_NAMES[row.entity] ?? row.entity,
  summary: summaryOf({ ...row, before, after }),
  before: json(before),
  after: json(after),
})

const wordsOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, name]) => ({ value, name }))

/** What the filters can be set to. */
export const auditWords = () => ({ types: wordsOf(TYPE_NAMES), entities: wordsOf(ENTITY_NAMES) })
