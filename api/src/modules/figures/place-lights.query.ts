import type { Context } from '../../platform/context.ts'
import { libraryOf } from '../indicators/index.ts'
import type { Light } from '../tasks/index.ts'
import { STATE_PERIODS } from './figure.query.ts'
import { rowsAt } from './place-rows.query.ts'
import { standingAt } from './standing.ts'
import { stateOf } from './state.rules.ts'

/**
 * The lights of some indicators at a place today, by id; those not in use have none. The statements do not grow with
 * the indicators. Throws `NOT_FOUND` and `FORBIDDEN` for places that are not the viewer's.
 */
export async function lightsAt(
  context: Context,
  code: string,
  indicatorIds: readonly string[],
): Promise<Map<string, Light>> {
  const { standing, place } = await standingAt(context, { place: code })
  const library = await libraryOf(context.db.prisma, standing.jurisdictionCode, { ids: indicatorIds })
  const used = library.filter(({ status }) => status === 'ACTIVE')
  const lights = used.map(async indicator => {
    const series = await rowsAt(context, standing, indicator, place, STATE_PERIODS)
    return [indicator.id, stateOf(standing, indicator, series).light] as const
  })
  return new Map(await Promise.all(lights))
}
