import { type Client, createClient, type Exchange, fetchExchange, mapExchange } from '@urql/core'
import { persistedExchange } from '@urql/exchange-persisted'
import { fetchOrEarly } from './early.ts'
import { failureOf } from './errors.ts'
import { hashOf, operationName, PREFLIGHT } from './wire.ts'

/** Names every request for the server's log and metrics. */
const named = mapExchange({
  onOperation: operation => ({
    ...operation,
    context: {
      ...operation.context,
      fetchOptions: {
        credentials: 'same-origin',
        headers: {
          ...PREFLIGHT,
          'x-apollo-operation-name': operationName(operation.query),
          // Nobody asked for it: the session does not live longer for it.
          ...(operation.context['background'] ? { 'x-duban-background': '1' } : {}),
        },
      },
    },
  }),
})

/** Built: only hashes travel, reads as GET so that an unchanged answer is a 304. In development: the whole document. */
const persisted = persistedExchange({
  enforcePersistedQueries: true,
  preferGetForPersistedQueries: 'force',
  enableForMutation: true,
  generateHash: async (_, document) => hashOf(document),
})

export interface ClientOptions {
  /** Called when a read learns that nobody is signed in any more. */
  onSignedOut(): void
  /** Exchanges in front of the network: the cache. */
  exchanges?: Exchange[]
}

/** Cookie session, same origin. */
export function makeClient({ onSignedOut, exchanges = [] }: ClientOptions): Client {
  const watch = mapExchange({
    onError(error, { kind }) {
      // A refused write stays where it is: leaving the page would lose what was typed.
      if (kind !== 'mutation' && failureOf(error).code === 'UNAUTHENTICATED') onSignedOut()
    },
  })
  return createClient({
    url: '/graphql',
    fetch: fetchOrEarly,
    requestPolicy: 'cache-and-network',
    preferGetMethod: false,
    exchanges: [...exchanges, watch, named, ...(import.meta.env.PROD ? [persisted] : []), fetchExchange],
  })
}
