import type { Context } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { reviewsObservations } from '../access/index.ts'
import { type Division, divisionLoader } from '../divisions/index.ts'
import { type Indicator, indicatorLoader } from '../indicators/index.ts'
import { reportsCell } from './observation.policy.ts'
import { revisionLoader } from './observation.query.ts'
import type { Observation, ObservationCan } from './observation.type.ts'

export async function indicatorOf(
  context: Context,
  { jurisdictionCode, indicatorId }: Observation,
): Promise<Indicator> {
  const indicator = await indicatorLoader(context).load({ jurisdictionCode, id: indicatorId })
  if (!indicator) throw notFound('这项指标')
  return indicator
}

export async function placeOf(context: Context, { placeCode }: Observation): Promise<Division> {
  const division = await divisionLoader(context).load(placeCode)
  if (!division) throw notFound('这个地方')
  return division
}

const NOTHING: ObservationCan = {
  ...{ withdraw: false, review: false, publish: false, return: false, correct: false },
}

/** What the viewer may do; of older revisions nothing. */
export async function canOf(context: Context, observation: Observation): Promise<ObservationCan> {
  const { jurisdictionCode, placeCode, status } = observation
  const [latest] = await revisionLoader(context).load(observation)
  if (latest && latest.revision > observation.revision) return NOTHING
  const { library } = await indicatorOf(context, observation)
  const steward = reviewsObservations(context.viewer, jurisdictionCode)
  const waits = status === 'SUBMITTED' || status === 'REVIEWED'
  return {
    withdraw: waits && reportsCell(context.viewer, { jurisdictionCode, placeCode, ownerId: library.ownerId }),
    review: steward && status === 'SUBMITTED',
    publish: steward && waits,
    return: steward && waits,
    correct: steward && status === 'PUBLISHED',
  }
}
