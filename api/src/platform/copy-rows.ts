import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type BulkRow, type BulkTable, bulkInsert } from './bulk-insert.ts'
import { connectionServedBy, hasConnections } from './connections.ts'
import type { Transaction } from './database.ts'

/** So few rows are not worth another round. */
const FEW = 200

/**
 * Inserts rows inside a transaction as fast as the database takes them: by COPY on a server, as one JSON document on the
 * embedded database. The same as `bulkInsert`, for thousands of rows.
 */
export async function copyRows<Column extends string>(
  tx: Transaction,
  table: BulkTable<Column>,
  rows: readonly BulkRow<Column>[],
): Promise<void> {
  const client = rows.length < FEW || !hasConnections() ? null : await connectionOf(tx)
  if (client === null) return bulkInsert(tx, table, rows)
  const names = Object.keys(table.columns) as Column[]
  const stream = client.query(copyFrom(`copy ${table.name} (${names.join(', ')}) from stdin`))
  const ended = finished(stream)
  // What the server refuses is thrown once, by the wait below.
  ended.catch(() => {})
  for (let at = 0; at < rows.length; at += FEW) {
    const lines = rows.slice(at, at + FEW).map(row => names.map(name => cellOf(row[name])).join('\t'))
    if (!stream.write(`${lines.join('\n')}\n`)) await Promise.race([once(stream, 'drain'), ended])
  }
  stream.end()
  await ended
}

async function connectionOf(tx: Transaction): Promise<pg.ClientBase | null> {
  const [row] = await tx.$queryRawUnsafe<{ pid: number }[]>('select pg_backend_pid() as pid')
  return row ? connectionServedBy(row.pid) : null
}

const SPECIAL = /[\\\t\n\r]/
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function cellOf(value: string | number | boolean | null): string {
  if (value === null) return '\\N'
  if (typeof value !== 'string') return String(value)
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, sign => ESCAPES[sign] ?? sign) : value
}
