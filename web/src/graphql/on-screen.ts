import { type Client, type Exchange, makeOperation, mapExchange, type Operation } from '@urql/core'
import { tellChange } from './changes.ts'

/** Knows which queries are on the screen, to read them again when the data has changed elsewhere. */
export interface OnScreen {
  /** Goes in front of the cache. */
  exchange: Exchange
  /** Reads everything on the screen again; what is shown stays until the answers are there. */
  readAgain(client: Client): void
}

export function onScreen(): OnScreen {
  const active = new Map<number, Operation>()
  const exchange = mapExchange({
    onOperation(operation) {
      if (operation.kind === 'query') active.set(operation.key, operation)
      else if (operation.kind === 'teardown') active.delete(operation.key)
    },
  })
  return {
    exchange,
    readAgain(client) {
      const anew = { requestPolicy: 'network-only' as const, background: true }
      for (const operation of [...active.values()]) {
        client.reexecuteOperation(makeOperation('query', operation, { ...operation.context, ...anew }))
      }
      tellChange(client, anew)
    },
  }
}
