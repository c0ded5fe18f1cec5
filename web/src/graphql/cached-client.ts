import { type Cache, cacheExchange, type UpdateResolver } from '@urql/exchange-graphcache'
import { keys } from './keys.ts'
import { type ClientOptions, makeClient } from './transport.ts'

/** Lists and boards that may look different after a write; they are read again where they are on screen. */
const AFFECTED = ['task', 'tasks', 'plans', 'plan', 'indicators', 'organizations', 'cockpit', 'milestones']

function forget(cache: Cache): void {
  for (const { fieldName, fieldKey } of cache.inspectFields('Query')) {
    if (AFFECTED.includes(fieldName)) cache.invalidate('Query', fieldKey)
  }
}

const readAgain: UpdateResolver = (_result, _args, cache) => forget(cache)

const updates = {
  Mutation: Object.fromEntries(
    [
      'importPlanText',
      'confirmPlan',
      'discardPlanDraft',
      'completeMilestone',
      'reopenMilestone',
      'reexpandGroups',
    ].map(name => [name, readAgain]),
  ),
}

/**
 * Client with the normalised cache. Lights and days left depend on the date looked at, yet a record has one place
 * in the cache: so every date gets a client of its own.
 */
export const makeCachedClient = (options: ClientOptions) =>
  makeClient({ ...options, exchanges: [cacheExchange({ keys, updates })] })
