import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import { dateToDay } from '../../platform/day.ts'
import type { RecordKey } from '../attachments/index.ts'
import type { SystemState } from './system.type.ts'

const STATES = Symbol('states of systems')

const keyOf = ({ jurisdictionCode, id }: RecordKey) => `${jurisdictionCode} ${id}`

/** Every row of the history of systems, newest first, batched over the request. For those who see the system. */
const stateLoader = (context: Context): DataLoader<RecordKey, SystemState[], string> =>
  once(
    context,
    STATES,
    () =>
      new DataLoader(
        async (keys: readonly RecordKey[]) => {
          const rows = await context.db.prisma.systemState.findMany({
            where: {
              jurisdictionCode: { in: [...new Set(keys.map(({ jurisdictionCode }) => jurisdictionCode))] },
              systemId: { in: keys.map(({ id }) => id) },
            },
            orderBy: [{ effectiveOn: 'desc' }, { recordedAt: 'desc' }, { id: 'desc' }],
          })
          const states = rows.map(row => ({
            ...row,
            effectiveOn: dateToDay(row.effectiveOn),
            knownOn: dateToDay(row.knownOn),
          }))
          return keys.map(key =>
            states.filter(state => keyOf({ ...state, id: state.systemId }) === keyOf(key)),
          )
        },
        { cacheKeyFn: keyOf },
      ),
  )

/** The history of a system as it was known on the day it is looked at, newest first. */
export async function statesOf(
  context: Context,
  { jurisdictionCode, id, asOf }: RecordKey & { asOf: string },
): Promise<SystemState[]> {
  const states = await stateLoader(context).load({ jurisdictionCode, id })
  return states.filter(({ knownOn }) => knownOn <= asOf)
}

/** A system has another history now. */
export const forgetStates = (context: Context, { jurisdictionCode, id }: RecordKey): void =>
  void stateLoader(context).clear({ jurisdictionCode, id })
