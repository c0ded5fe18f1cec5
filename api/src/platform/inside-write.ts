import { AsyncLocalStorage } from 'node:async_hooks'

const inside = new AsyncLocalStorage<true>()

/** Runs the work of a transaction; what it awaits is known to be inside. */
export const insideWrite = <T>(work: () => Promise<T>): Promise<T> => inside.run(true, work)

/**
 * The embedded database has one connection, which a transaction holds: a read beside it would wait for the transaction
 * that waits for the read. On a server it would go through, so it is refused on both. Throws a programming error.
 */
export function assertOutsideWrite(statement: string): void {
  if (inside.getStore())
    throw new Error(
      `Inside a write, read through its own transaction (step.tx) or before it begins: ${statement.slice(0, 200)}`,
    )
}
