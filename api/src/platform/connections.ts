import type pg from 'pg'

/** Connections of this process by the process that serves them: a transaction says which one it has. */
const connections = new Map<number, pg.ClientBase>()

/** Keeps the connections of a pool in mind, so that what Prisma cannot do is done on the connection of its transaction. */
export function rememberConnections(pool: pg.Pool): void {
  const serverProcess = (client: pg.ClientBase) => (client as unknown as { processID: number }).processID
  pool.on('connect', client => void connections.set(serverProcess(client), client))
  pool.on('remove', client => void connections.delete(serverProcess(client)))
}

/** False on the embedded database. */
export const hasConnections = (): boolean => connections.size > 0

/** The connection that a process of the server serves, where it is one of ours. */
export const connectionServedBy = (serverProcess: number): pg.ClientBase | null =>
  connections.get(serverProcess) ?? null
