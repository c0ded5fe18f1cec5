import { AsyncLocalStorage } from 'node:async_hooks'

const counter = new AsyncLocalStorage<{ statements: string[] }>()

/** Notes that a statement goes to the database on behalf of the running request. */
export function noteStatement(sql: string): void {
  counter.getStore()?.statements.push(sql)
}

/** Runs `work` and returns its result with every SQL statement it sent. */
export async function countStatements<T>(
  work: () => Promise<T>,
): Promise<{ result: T; statements: string[] }> {
  const store = { statements: [] as string[] }
  // Awaited inside, for works that only begin when they are awaited.
  const result = await counter.run(store, async () => await work())
  return { result, statements: store.statements }
}
