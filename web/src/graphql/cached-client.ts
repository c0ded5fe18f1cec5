import { type Client, mapExchange } from '@urql/core'
import { type Cache, cacheExchange, type UpdateResolver } from '@urql/exchange-graphcache'
import { AFFECTED, CHANGING } from './affected.ts'
import { tellChange } from './changes.ts'
import { keys } from './keys.ts'
import { onScreen } from './on-screen.ts'
import { type ClientOptions, makeClient } from './transport.ts'

function forget(cache: Cache): void {
  for (const { fieldName, fieldKey } of cache.inspectFields('Query')) {
    if (AFFECTED.has(fieldName)) cache.invalidate('Query', fieldKey)
  }
}

const readAgain: UpdateResolver = (_result, _args, cache) => forget(cache)

const updates = { Mutation: Object.fromEntries(CHANGING.map(name => [name, readAgain])) }

/** A client, and a way to read again what it shows. */
export interface CachedClient {
  client: Client
  readAgain(): void
}

/**
 * Client with the normalised cache. Lights and days left depend on the date looked at, yet a record has one place
 * in the cache: so every date gets a client of its own.
 */
export function makeCachedClient(options: ClientOptions): CachedClient {
  const screen = onScreen()
  const written = mapExchange({
    onResult({ operation }) {
      if (operation.kind === 'mutation') tellChange(client, { requestPolicy: 'cache-first' })
    },
  })
  const client = makeClient({
    ...options,
    exchanges: [screen.exchange, written, cacheExchange({ keys, updates })],
  })
  return { client, readAgain: () => screen.readAgain(client) }
}
