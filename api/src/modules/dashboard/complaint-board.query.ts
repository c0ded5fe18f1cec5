import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import type { Division } from '../divisions/index.ts'
import type { NamedThing } from './complaint-shares.view.ts'

/** Places right below a place, by code. */
export const readChildren = ({ db }: Context, place: string): Promise<Division[]> =>
  db.prisma.division.findMany({ where: { parentCode: place }, orderBy: { code: 'asc' } })

/** Categories (with the one each lies in, or was merged into) and channels of a jurisdiction. */
export async function readThings(
  { db }: Context,
  jurisdictionCode: string,
): Promise<{ categories: NamedThing[]; channels: NamedThing[] }> {
  const rows = await db.sql<NamedThing & { channel: boolean }>(
    `select id, name, coalesce(merged_into_id, parent_id) as "parentId", false as channel from complaint_category where division_code = $1
    union all select id, name, null, true from complaint_channel where division_code = $1`,
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

/** The day of the first ticket of a jurisdiction, and when the newest one up to a day was received; null without any. */
export async function readSpan(
  { db }: Context,
  jurisdictionCode: string,
  asOf: Day,
): Promise<{ firstOn: Day | null; newestAt: Date | null }> {
  const [row] = await db.sql<{ first_on: Day | null; newest_at: Date | null }>(
    `select (select received_on from complaint where division_code = $1 order by received_at limit 1) as first_on,
      (select received_at from complaint where division_code = $1 and received_at < ($2 || ' 24:00:00+08')::timestamptz
       order by received_at desc limit 1) as newest_at`,
    [jurisdictionCode, asOf],
  )
  return { firstOn: row?.first_on ?? null, newestAt: row?.newest_at ?? null }
}
