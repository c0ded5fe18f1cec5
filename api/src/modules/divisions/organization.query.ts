import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import type { Row } from '../../platform/database.ts'
import { badInput } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/paging.ts'
import { jurisdictionsOf } from './division.policy.ts'
import { requireDivision } from './division.query.ts'
import { codeRange } from './division.rules.ts'
import type { OrganizationsArgs } from './organization.input.ts'
import type { Organization, OrganizationConnection } from './organization.type.ts'

const BY_ID = Symbol('organizations by id')

/** Organizations by id in the jurisdictions of the viewer, batched over the request; null where there is none. */
export const organizationLoader = (context: Context): DataLoader<string, Organization | null> =>
  once(
    context,
    BY_ID,
    () =>
      new DataLoader(async ids => {
        const jurisdictionCode = { in: jurisdictionsOf(context.viewer) }
        const where = { jurisdictionCode, id: { in: [...ids] } }
        const rows = await context.db.prisma.organization.findMany({ where })
        const byId = new Map(rows.map(row => [row.id, row]))
        return ids.map(id => byId.get(id) ?? null)
      }),
  )

const FOUND = `from organization o
  where o.division_code = any($1::text[]) and o.place_code between $2 and $3
    and ($4::text is null or o.kind::text = $4)
    and ($5::text is null or o.name like $5 or exists (select from unnest(o.aliases) a where a like $5))
    and ($6::uuid[] is null or o.id = any($6))`

const PAGE = `select o.id, o.division_code as "jurisdictionCode", o.place_code as "placeCode",
    o.name, o.aliases, o.kind, o.active
  ${FOUND} and ($7::text is null or (o.place_code, o.name, o.id) > ($7, $8::text, $9::uuid))
  order by o.place_code, o.name, o.id limit $10`

/**
 * Organizations of a place and everything in it, by place and name. Throws `NOT_FOUND` for a place the viewer
 * does not work in, `BAD_INPUT` for a cursor or size that makes no sense. Three statements.
 */
export async function listOrganizations(
  context: Context,
  { place, kind, words, ids, first, after }: OrganizationsArgs,
): Promise<OrganizationConnection> {
  const size = pageSize(first)
  const key = after ? readCursor(after) : [null, null, null]
  const { code } = await requireDivision(context, place)
  const { from, to } = codeRange(code)
  const filter = [jurisdictionsOf(context.viewer), from, to, kind ?? null, likeWords(words), readIds(ids)]
  const rows = await context.db.sql<Organization & Row>(PAGE, [...filter, ...key, size + 1])
  const [total] = await context.db.sql<{ count: number }>(`select count(*) ${FOUND}`, filter)
  const nodes = rows.slice(0, size)
  const last = nodes.at(-1)
  return {
    nodes,
    pageInfo: {
      hasNextPage: rows.length > size,
      endCursor: last ? encodeCursor([last.placeCode, last.name, last.id]) : null,
    },
    totalCount: total?.count ?? 0,
  }
}

/** Throws `BAD_INPUT` on what cannot be the id of a unit. */
function readIds(ids: readonly string[] | null | undefined): readonly string[] | null {
  if (ids?.every(isId) === false) throw badInput('ids', '筛选条件里有无效的编号，请清除筛选后重试。')
  return ids ?? null
}

/** The sort key of the row before. Throws `BAD_INPUT` on a cursor this server did not make. */
function readCursor(after: string) {
  const key = decodeCursor(after, 3)
  if (!key.every(part => typeof part === 'string') || !isId(String(key[2]))) {
    throw badInput('after', '翻页位置无效，请从第一页重新开始。')
  }
  return key
}

/** `%words%`, with the wildcards of LIKE taken literally; null when there is nothing to look for. */
function likeWords(words: string | null | undefined): string | null {
  const plain = words?.trim()
  return plain ? `%${plain.replace(/[\\%_]/g, '\\$&')}%` : null
}
