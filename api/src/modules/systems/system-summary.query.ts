import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { isWithin } from '../divisions/index.ts'
import { parameters } from '../tasks/index.ts'
import { systemView } from './system.query.ts'
import { ratesOf, type SystemStanding } from './system.rates.ts'
import { inScope, litSystems } from './system.sql.ts'
import {
  CloudState,
  type SystemMeasure,
  type SystemPlaceCount,
  type SystemRate,
  type SystemSummary,
} from './system.type.ts'

type Row = SystemStanding & { placeCode: string }

const toRates = (systems: readonly SystemStanding[], asOf: Day): SystemRate[] =>
  ratesOf(systems, asOf).map(found => ({ ...found, measure: found.measure as SystemMeasure }))

/**
 * The ledger of a place in numbers, over the systems the viewer sees: what the rates count is what the list shows.
 * Two statements.
 */
export async function summarizeSystems(
  context: Context,
  place: string,
  day?: Day | null,
): Promise<SystemSummary> {
  const view = await systemView(context, place, day)
  const { scope, asOf, nearUntil } = view
  const { values, parameter } = parameters(scope.jurisdictionCode, asOf, nearUntil)
  const rows = await context.db.sql<Row>(
    `with ${litSystems(inScope(scope, parameter))}
     select place_code as "placeCode", classified, cloud::text as cloud, zombie, ever_zombie as "everZombie",
       sharing::text as sharing, integration::text as integration from lit`,
    values,
  )
  return {
    placeCode: place,
    asOf,
    total: rows.length,
    byCloud: Object.values(CloudState).map(cloud => ({
      cloud,
      count: rows.filter(row => row.cloud === cloud).length,
    })),
    rates: toRates(rows, asOf),
    zombies: rows.filter(({ zombie, cloud }) => zombie && cloud !== 'SHUT_DOWN').length,
    places: await placesOf(context, place, rows, asOf),
  }
}

/** The own part, then the places one level below, each where it owns a system. */
async function placesOf(
  context: Context,
  place: string,
  rows: readonly Row[],
  asOf: Day,
): Promise<SystemPlaceCount[]> {
  const children = await context.db.prisma.division.findMany({
    where: { parentCode: place },
    orderBy: { code: 'asc' },
    select: { code: true },
  })
  const parts = [
    { placeCode: place, ownPart: true, systems: rows.filter(({ placeCode }) => placeCode === place) },
    ...children.map(({ code }) => ({
      placeCode: code,
      ownPart: false,
      systems: rows.filter(({ placeCode }) => isWithin(placeCode, code)),
    })),
  ]
  return parts
    .filter(({ systems }) => systems.length > 0)
    .map(({ placeCode, ownPart, systems }) => ({
      placeCode,
      ownPart,
      total: systems.length,
      rates: toRates(systems, asOf),
    }))
}
