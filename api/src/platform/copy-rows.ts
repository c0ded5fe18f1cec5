import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { BulkTable } from './bulk-insert.ts'
import { connectionServedBy, hasConnections } from './connections.ts'
import type { Transaction } from './database.ts'

/** So few rows are not worth another round. */
const FEW = 200

/** Whether so many rows go by COPY: on a server, when they are worth it. */
export const goesByCopy = (rows: number): boolean => rows >= FEW && hasConnections()

/**
 * Inserts lines made with `copyLine` inside a transaction, as fast as a server takes them; they may have been made long
 * before the transaction. Where `goesByCopy` says no, `bulkInsert` does it.
 */
export async function copyLines<Column extends string>(
  tx: Transaction,
  table: BulkTable<Column>,
  columns: readonly Column[],
  lines: readonly string[],
): Promise<void> {
  if (lines.length === 0) return
  const stream = (await connectionOf(tx)).query(
    copyFrom(`copy ${table.name} (${columns.join(', ')}) from stdin`),
  )
  stream.end(`${lines.join('\n')}\n`)
  await finished(stream)
}

async function connectionOf(tx: Transaction): Promise<pg.ClientBase> {
  const [row] = await tx.$queryRawUnsafe<{ pid: number }[]>('select pg_backend_pid() as pid')
  const client = row && connectionServedBy(row.pid)
  if (!client)
    throw new Error('The connection of a transaction is not known: rememberConnections comes first.')
  return client
}

const SPECIAL = /[\\\t\n\r]/
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** Values as a line of COPY, or a part of one: parts are joined by a tab. */
export const copyLine = (values: readonly (string | number | boolean | null)[]): string =>
  values.map(cellOf).join('\t')

function cellOf(value: string | number | boolean | null): string {
  if (value === null) return '\\N'
  if (typeof value !== 'string') return String(value)
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, sign => ESCAPES[sign] ?? sign) : value
}
