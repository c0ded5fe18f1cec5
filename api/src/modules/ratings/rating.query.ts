import DataLoader from 'dataloader'
import type {
  RatingAppeal as AppealRow,
  Rating as RatingRow,
  Rectification as RectificationRow,
} from '#prisma'
import { type Context, once } from '../../platform/context.ts'
import { type Day, dateToDay } from '../../platform/day.ts'
import { badInput, notFound } from '../../platform/errors.ts'
import { refusal } from '../../platform/guard.ts'
import { isId } from '../../platform/id.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/paging.ts'
import { placeScope, SEES_INDICATORS } from '../access/index.ts'
import type { RecordKey } from '../attachments/index.ts'
import { jurisdictionsOf, organizationLoader, ruleSettings } from '../divisions/index.ts'
import { type Light, lightDay, milestoneLight, parameters, workingDaysLeft } from '../tasks/index.ts'
import type { RatingFilter } from './rating.input.ts'
import { canReadRating, managesRatings, type RatingForPolicy } from './rating.policy.ts'
import { filterRatings, ratingScope } from './rating.sql.ts'
import type { Rating, RatingConnection, RatingImport } from './rating.type.ts'

const dayOf = (date: Date | null): Day | null => (date === null ? null : dateToDay(date))

/** A row as it leaves the server; its words are masked already. */
export const toRating = ({ fingerprint: _fingerprint, importId: _importId, ...row }: RatingRow): Rating => ({
  ...row,
  servedOn: dateToDay(row.servedOn),
  ratedOn: dayOf(row.ratedOn),
})

const keyOf = ({ jurisdictionCode, id }: RecordKey): string => `${jurisdictionCode} ${id}`

/** A rating with the unit a policy must know. */
export async function ratingForPolicy(context: Context, rating: Rating): Promise<RatingForPolicy> {
  const { organizationId } = rating
  const unit = organizationId === null ? null : await organizationLoader(context).load(organizationId)
  return { ...rating, unit: unit && { id: unit.id, placeCode: unit.placeCode } }
}

/** A rating the viewer may read. Throws `NOT_FOUND`; `FORBIDDEN` for one of the viewer's jurisdiction that is others' business. */
export async function requireRating(context: Context, id: string): Promise<Rating> {
  const row = isId(id)
    ? await context.db.prisma.rating.findFirst({
        where: { jurisdictionCode: { in: jurisdictionsOf(context.viewer) }, id },
      })
    : null
  if (!row) throw notFound('这条评价')
  const rating = toRating(row)
  if (!canReadRating(context.viewer, await ratingForPolicy(context, rating))) throw refusal(context.viewer)
  return rating
}

const RECTIFICATIONS = Symbol('rectifications of ratings')

/** 差评整改 of ratings by the id of the rating; batched over the request. */
export const rectificationLoader = (
  context: Context,
): DataLoader<RecordKey, RectificationRow | null, string> =>
  once(
    context,
    RECTIFICATIONS,
    () =>
      new DataLoader(
        async keys => {
          const rows = await context.db.prisma.rectification.findMany({
            where: { ...inKeys(keys), ratingId: { in: idsOf(keys) } },
          })
          const byRating = new Map(
            rows.map(row => [keyOf({ jurisdictionCode: row.jurisdictionCode, id: row.ratingId }), row]),
          )
          return keys.map(key => byRating.get(keyOf(key)) ?? null)
        },
        { cacheKeyFn: keyOf },
      ),
  )

const APPEALS = Symbol('appeals of ratings')

/** Appeals against ratings, newest first; batched over the request. */
export const appealLoader = (context: Context): DataLoader<RecordKey, AppealRow[], string> =>
  once(
    context,
    APPEALS,
    () =>
      new DataLoader(
        async keys => {
          const rows = await context.db.prisma.ratingAppeal.findMany({
            where: { ...inKeys(keys), ratingId: { in: idsOf(keys) } },
            orderBy: [{ appealedAt: 'desc' }, { id: 'desc' }],
          })
          return keys.map(({ jurisdictionCode, id }) =>
            rows.filter(row => row.ratingId === id && row.jurisdictionCode === jurisdictionCode),
          )
        },
        { cacheKeyFn: keyOf },
      ),
  )

const inKeys = (keys: readonly RecordKey[]) => ({
  jurisdictionCode: { in: [...new Set(keys.map(({ jurisdictionCode }) => jurisdictionCode))] },
})
const idsOf = (keys: readonly RecordKey[]): string[] => keys.map(({ id }) => id)

/** After a write: what was read before no longer holds. */
export function forgetRatings(context: Context): void {
  rectificationLoader(context).clearAll()
  appealLoader(context).clearAll()
}

/** The light of 差评整改 and its working days left; what is void has neither. */
export async function rectificationLight(
  context: Context,
  {
    jurisdictionCode,
    status,
    dueOn,
    doneOn,
  }: { jurisdictionCode: string; status: string; dueOn: Day; doneOn: Day | null },
): Promise<{ light: Light; daysLeft: number | null }> {
  if (status === 'VOID') return { light: 'NO_DATA' as Light, daysLeft: null }
  const { nearWorkingDays } = await ruleSettings(context, jurisdictionCode)
  const today = context.clock.today()
  return {
    light: milestoneLight({ dueOn, doneOn }, lightDay(today, nearWorkingDays)),
    daysLeft: workingDaysLeft(dueOn, doneOn !== null, today),
  }
}

export interface RatingListInput {
  place: string
  filter?: RatingFilter | null
  first?: number | null
  after?: string | null
  asOf?: Day | null
}

/** A page of ratings up to a day, newest first, with the count of the whole list. */
export const listRatings = (context: Context, input: RatingListInput): Promise<RatingConnection> =>
  readRatings(context, input, pageSize(input.first))

interface IdRow {
  total: number
  id: string | null
  served_on: Day
}

/** `size` rows; files take larger steps than screens. */
export async function readRatings(
  context: Context,
  { place, filter, after, asOf }: RatingListInput,
  size: number,
): Promise<RatingConnection> {
  const scope = placeScope(context.viewer, place, SEES_INDICATORS)
  const today = context.clock.today()
  const { values, parameter } = parameters()
  const conditions = [ratingScope(scope, parameter), filterRatings(filter ?? {}, today, parameter)]
  if (asOf) conditions.push(`c.served_on <= ${parameter(asOf)}::date`)
  const behind = after ? behindKey(after, parameter) : 'true'
  const rows = await context.db.sql<IdRow>(
    `with matching as (select c.id, c.served_on from rating c
       left join rectification x on x.division_code = c.division_code and x.rating_id = c.id
       where ${conditions.join(' and ')}),
     counted as (select count(*)::int as total from matching),
     page as (select * from matching where ${behind} order by served_on desc, id desc limit ${parameter(size + 1)})
     select counted.total, page.id, page.served_on from counted left join page on true
     order by page.served_on desc, page.id desc`,
    values,
  )
  const found = rows.filter((row): row is IdRow & { id: string } => row.id !== null)
  const last = found.slice(0, size).at(-1)
  return {
    nodes: await ratingsById(
      context,
      scope.jurisdictionCode,
      found.slice(0, size).map(({ id }) => id),
    ),
    totalCount: rows[0]?.total ?? 0,
    pageInfo: {
      hasNextPage: found.length > size,
      endCursor: last ? encodeCursor([last.served_on, last.id]) : null,
    },
  }
}

async function ratingsById({ db }: Context, jurisdictionCode: string, ids: string[]): Promise<Rating[]> {
  if (ids.length === 0) return []
  const rows = await db.prisma.rating.findMany({ where: { jurisdictionCode, id: { in: ids } } })
  const byId = new Map(rows.map(row => [row.id, toRating(row)]))
  return ids.flatMap(id => byId.get(id) ?? [])
}

function behindKey(after: string, parameter: (value: unknown) => string): string {
  const [day, id] = decodeCursor(after, 2)
  if (typeof day !== 'string' || typeof id !== 'string' || !isId(id))
    throw badInput('after', '翻页位置无效，请从第一页重新开始。')
  return `(served_on, id) < (${parameter(day)}::date, ${parameter(id)}::uuid)`
}

const MOST_IMPORTS = 100

/** Files of ratings that came in, newest first, for those who bring them in. */
export async function listRatingImports(context: Context, place: string): Promise<RatingImport[]> {
  const { jurisdictionCode } = placeScope(context.viewer, place, SEES_INDICATORS)
  if (!managesRatings(context.viewer, jurisdictionCode)) throw refusal(context.viewer)
  return context.db.prisma.ratingImport.findMany({
    where: { jurisdictionCode },
    orderBy: [{ importedAt: 'desc' }, { id: 'desc' }],
    take: MOST_IMPORTS,
  })
}
