import type { Context } from '../../platform/context.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/paging.ts'
import { placeScope } from '../access/index.ts'
import { type Organization, unitStamp } from '../divisions/index.ts'
import type { AdminUnitsArgs } from './unit.input.ts'
import type { AdminUnit, AdminUnitConnection } from './unit.type.ts'

/** What hangs on the unit o: accounts in use, open tasks it leads, tickets in its hands. */
export const UNIT_WORK = `
  (select count(distinct g.user_id)::int from access_grant g join app_user u on u.id = g.user_id
    where g.division_code = o.division_code and g.organization_id = o.id and u.disabled_at is null) as people,
  (select count(distinct a.task_id)::int from assignment a
    join task t on t.division_code = a.division_code and t.id = a.task_id
    where a.division_code = o.division_code and a.organization_id = o.id and a.part = 'LEAD'
      and t.status not in ('DONE', 'CLOSED', 'TERMINATED')) as "openTasks",
  (select count(*)::int from complaint c where c.division_code = o.division_code and c.organization_id = o.id
    and c.state in ('DISPATCHED', 'HANDLING') and c.own) as "openTickets"`

const FOUND = `from organization o where o.division_code = $1
  and ($2::text is null or o.name like $2 or exists (select from unnest(o.aliases) a where a like $2))
  and ($3::text is null or o.kind::text = $3) and ($4::boolean is null or o.active = $4)`

const PAGE = `select o.id, o.division_code as "jurisdictionCode", o.place_code as "placeCode", o.name,
    coalesce(o.aliases, '{}') as aliases,
    o.kind, o.active, ${UNIT_WORK}
  ${FOUND} and ($5::text is null or (o.place_code, o.name, o.id) > ($5, $6::text, $7::uuid))
  order by o.place_code, o.name, o.id limit $8`

type Row = Organization & Pick<AdminUnit, 'people' | 'openTasks' | 'openTickets'> & Record<string, unknown>

const likeWords = (words: string | null | undefined): string | null => {
  const plain = words?.trim()
  return plain ? `%${plain.replace(/[\\%_]/g, '\\$&')}%` : null
}

/** Units of a jurisdiction with what hangs on each. Throws as `placeScope` does. */
export async function adminUnits(context: Context, args: AdminUnitsArgs): Promise<AdminUnitConnection> {
  const roles = ['SYSTEM_ADMIN', 'SECURITY_ADMIN'] as const
  const { jurisdictionCode } = placeScope(context.viewer, args.place, roles)
  const size = pageSize(args.first)
  const key = args.after ? decodeCursor(args.after, 3) : [null, null, null]
  const filter = [jurisdictionCode, likeWords(args.words), args.kind ?? null, args.active ?? null]
  const rows = await context.db.sql<Row>(PAGE, [...filter, ...key, size + 1])
  const [total] = await context.db.sql<{ count: number }>(`select count(*)::int as count ${FOUND}`, filter)
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return {
    nodes: shown.map(({ people, openTasks, openTickets, ...organization }) => ({
      ...{ organization, people, openTasks, openTickets, stamp: unitStamp(organization) },
    })),
    pageInfo: {
      hasNextPage: rows.length > size,
      endCursor: last ? encodeCursor([last.placeCode, last.name, last.id]) : null,
    },
    totalCount: total?.count ?? 0,
  }
}
