import DataLoader from 'dataloader'
import type { ObservationStatus, ReportFrequency } from '#prisma'
import { type Context, once } from '../../platform/context.ts'
import { type Day, dayToDate } from '../../platform/day.ts'
import { notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/paging.ts'
import { readPeriod } from '../../platform/period.ts'
import { type PlaceScope, placeScope, SEES_INDICATORS } from '../access/index.ts'
import { codeRange } from '../divisions/index.ts'
import { type Indicator, indicatorLoader } from '../indicators/index.ts'
import { seesAllFigures, seesCell } from './observation.policy.ts'
import { type CellKey, cellKey, type ObservationRow, toRow } from './observation.row.ts'
import type { Observation, ObservationPage } from './observation.type.ts'
import { requirePeriod } from './sheet.scope.ts'

/** What leaves the server of a revision. */
export const toObservation = ({ numerator, denominator, value, ...row }: ObservationRow): Observation => ({
  ...row,
  numerator: numerator?.toNumber() ?? null,
  denominator: denominator?.toNumber() ?? null,
  value: value?.toNumber() ?? null,
})

const BY_CELL = Symbol('revisions by cell')

/** All revisions of a cell, newest first; one statement for all cells of a request. No policy. */
export const revisionLoader = (context: Context): DataLoader<CellKey, ObservationRow[], string> =>
  once(context, BY_CELL, () => {
    const batch = async (keys: readonly CellKey[]) => {
      const rows = await context.db.prisma.observation.findMany({
        where: {
          jurisdictionCode: { in: [...new Set(keys.map(key => key.jurisdictionCode))] },
          OR: keys.map(({ indicatorId, placeCode, startsOn }) => ({
            ...{ indicatorId, placeCode, startsOn: dayToDate(startsOn) },
          })),
        },
        orderBy: { revision: 'desc' },
      })
      const found = rows.map(toRow)
      return keys.map(key => found.filter(row => cellKey(row) === cellKey(key)))
    }
    return new DataLoader(batch, { cacheKeyFn: cellKey, maxBatchSize: 500 })
  })

/** Whether the viewer may look at a value: published ones like every figure, others with the whole place. */
function mayRead(scope: PlaceScope, row: Pick<ObservationRow, 'status'>, ownerId: string | null): boolean {
  return row.status === 'PUBLISHED' || seesCell(scope, ownerId)
}

/** A revision the viewer may see, with its indicator. Throws `NOT_FOUND`, also for one of another jurisdiction. */
export async function requireObservation(
  context: Context,
  id: string,
): Promise<{ row: ObservationRow; indicator: Indicator }> {
  const codes = [...new Set(context.viewer?.grants.map(grant => grant.jurisdictionCode))]
  const stored = isId(id)
    ? await context.db.prisma.observation.findFirst({ where: { jurisdictionCode: { in: codes }, id } })
    : null
  if (!stored) throw notFound('这个指标值')
  const row = toRow(stored)
  const { jurisdictionCode } = row
  const indicator = await indicatorLoader(context).load({ jurisdictionCode, id: row.indicatorId })
  const scope = scopeOf(context, row)
  if (!indicator || !scope || !mayRead(scope, row, indicator.library.ownerId)) throw notFound('这个指标值')
  return { row, indicator }
}

function scopeOf({ viewer }: Context, { placeCode, jurisdictionCode }: ObservationRow): PlaceScope | null {
  try {
    const scope = placeScope(viewer, placeCode, SEES_INDICATORS)
    return scope.jurisdictionCode === jurisdictionCode ? scope : null
  } catch {
    return null
  }
}

export async function findObservation(context: Context, id: string): Promise<Observation | null> {
  const found = await requireObservation(context, id).catch(() => null)
  return found && toObservation(found.row)
}

/** The place of an indicator, as the viewer sees it. Throws `NOT_FOUND` for a place of another jurisdiction. */
function scopeWith(context: Context, { jurisdictionCode }: Indicator, place: string): PlaceScope {
  const scope = placeScope(context.viewer, place, SEES_INDICATORS)
  if (scope.jurisdictionCode !== jurisdictionCode) throw notFound('这个地方')
  return scope
}

/** Revisions of one cell, newest first. */
export async function observationsOfCell(
  context: Context,
  indicator: Indicator,
  place: string,
  periodKey: string,
): Promise<Observation[]> {
  const scope = scopeWith(context, indicator, place)
  const { startsOn } = requirePeriod(indicator.library.frequency, periodKey)
  const { jurisdictionCode, id: indicatorId } = indicator
  const rows = await revisionLoader(context).load({
    jurisdictionCode,
    indicatorId,
    placeCode: place,
    startsOn,
  })
  return rows.filter(row => mayRead(scope, row, indicator.library.ownerId)).map(toObservation)
}

/** Corrections shown of an indicator. */
const MOST_CORRECTIONS = 200

/** Published corrections at or below a place by a day, newest first; 200 at most. */
export async function correctionsOf(
  context: Context,
  indicator: Indicator,
  place: string,
  asOf: Day = context.clock.today(),
): Promise<Observation[]> {
  scopeWith(context, indicator, place)
  const { from, to } = codeRange(place)
  const rows = await context.db.prisma.observation.findMany({
    where: {
      ...{ jurisdictionCode: indicator.jurisdictionCode, indicatorId: indicator.id, status: 'PUBLISHED' },
      ...{ placeCode: { gte: from, lte: to }, reason: { not: null } },
      publishedOn: { lte: dayToDate(asOf) },
    },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: MOST_CORRECTIONS,
  })
  return rows.map(row => toObservation(toRow(row)))
}

export interface ObservationArgs {
  place: string
  status?: readonly ObservationStatus[] | null | undefined
  indicatorId?: string | null | undefined
  frequency?: ReportFrequency | null | undefined
  period?: string | null | undefined
  first?: number | null | undefined
  after?: string | null | undefined
}

/** $1 jurisdiction, $2–$3 places, $4 states, $5 indicator, $6 frequency, $7 first day, $8 sees all, $9 own organizations. */
const MATCHING = `
  from observation o
  join indicator i on i.division_code = o.division_code and i.id = o.indicator_id
  where o.division_code = $1 and o.place_code between $2 and $3
    and ($4::text is null or o.status::text in (select value from json_array_elements_text($4::json)))
    and ($5::uuid is null or o.indicator_id = $5::uuid)
    and ($6::text is null or i.frequency::text = $6) and ($7::date is null or o.starts_on = $7::date)
    and ($8::boolean or o.status = 'PUBLISHED'
      or i.owner_id::text in (select value from json_array_elements_text($9::json)))
    and not exists (select 1 from observation later where later.division_code = o.division_code
      and later.indicator_id = o.indicator_id and later.place_code = o.place_code
      and later.starts_on = o.starts_on and later.revision > o.revision)`

const PAGE = `
  select o.id, o.starts_on as "startsOn", o.place_code as "placeCode" ${MATCHING}
    and ($10::date is null or o.starts_on < $10::date
      or (o.starts_on = $10::date and (o.place_code, o.id) > ($11::char(12), $12::uuid)))
  order by o.starts_on desc, o.place_code, o.id limit $13`

interface PageRow {
  id: string
  startsOn: Day
  placeCode: string
}

/** Values of a place and everything in it in their latest revision, newest period first. Four statements. */
export async function listObservations(context: Context, args: ObservationArgs): Promise<ObservationPage> {
  const size = pageSize(args.first)
  const scope = placeScope(context.viewer, args.place, SEES_INDICATORS)
  if (args.indicatorId && !isId(args.indicatorId)) throw notFound('这项指标')
  const matching = matchingParameters(scope, args)
  const cursor = args.after ? decodeCursor(args.after, 3) : [null, null, null]
  const found = await context.db.sql<PageRow>(PAGE, [...matching, ...cursor, size + 1])
  const [counted] = await context.db.sql<{ total: number }>(
    `select count(*)::int as total ${MATCHING}`,
    matching,
  )
  const page = found.slice(0, size)
  const rows = await context.db.prisma.observation.findMany({
    where: { jurisdictionCode: scope.jurisdictionCode, id: { in: page.map(({ id }) => id) } },
  })
  const byId = new Map(rows.map(row => [row.id, toObservation(toRow(row))]))
  const last = page.at(-1)
  return {
    nodes: page.flatMap(({ id }) => byId.get(id) ?? []),
    total: counted?.total ?? 0,
    pageInfo: {
      hasNextPage: found.length > size,
      endCursor: last ? encodeCursor([last.startsOn, last.placeCode, last.id]) : null,
    },
  }
}

function matchingParameters(
  scope: PlaceScope,
  { place, status, indicatorId, frequency, period }: ObservationArgs,
): unknown[] {
  const { from, to } = codeRange(place)
  const asked = period ? (frequency ? requirePeriod(frequency, period) : readPeriod(period)) : null
  return [
    ...[scope.jurisdictionCode, from, to, status ? JSON.stringify(status) : null, indicatorId ?? null],
    ...[frequency ?? asked?.frequency ?? null, asked?.startsOn ?? null],
    ...[seesAllFigures(scope), JSON.stringify(scope.organizationIds)],
  ]
}
