import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import type { Division } from '../divisions/index.ts'
import type { NamedThing } from './complaint-shares.view.ts'

/** Places right below a place, by code. */
export const readChildren = ({ db }: Context, place: string): Promise<Division[]> =>
  db.prisma.division.findMany({ where: { parentCode: place }, orderBy: { code: 'asc' } })

/** Categories (with the one each lies in, or was merged into) and channels (with the one it was merged into). */
export async function readThings(
  { db }: Context,
  jurisdictionCode: string,
): Promise<{ categories: NamedThing[]; channels: NamedThing[] }> {
  const rows = await db.sql<NamedThing & { channel: boolean }>(
    `select id, name, coalesce(merged_into_id, parent_id) as "parentId", false as channel from complaint_category where division_code = $1
    union all select id, name, merged_into_id, true from complaint_channel where division_code = $1`,
    [jurisdictionCode],
  )
  return { categories: rows.filter(row => !row.channel), channels: rows.filter(row => row.channel) }
}

/** When the newest ticket of a jurisdiction up to a day was received. */
export async function readNewest({ db }: Context, jurisdictionCode: string, asOf: Day): Promise<Date | null> {
  const [row] = await db.sql<{ at: Date }>(
    `select received_at as at from complaint where division_code = $1 and received_at < ($2 || ' 24:00:00+08')::timestamptz
    order by received_at desc limit 1`,
    [jurisdictionCode, asOf],
  )
  return row?.at ?? null
}
