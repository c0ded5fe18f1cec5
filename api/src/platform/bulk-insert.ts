import type { Transaction } from './database.ts'

/** A table and the SQL types of the columns that are filled. */
export interface BulkTable<Column extends string> {
  name: string
  columns: Readonly<Record<Column, string>>
}

/** Days and instants go as ISO text. */
export type BulkRow<Column extends string> = Record<Column, string | number | boolean | null>

/**
 * Inserts any number of rows in one statement with one parameter. About ten times as fast as `createMany`, which
 * sends a parameter for every cell: for writes of hundreds of rows inside a transaction.
 */
export async function bulkInsert<Column extends string>(
  tx: Transaction,
  { name, columns }: BulkTable<Column>,
  rows: readonly BulkRow<Column>[],
): Promise<void> {
  if (rows.length === 0) return
  const names = Object.keys(columns).join(', ')
  const typed = Object.entries(columns)
    .map(([column, type]) => `${column} ${type}`)
    .join(', ')
  await tx.$executeRawUnsafe(
    `insert into ${name} (${names}) select ${names} from json_to_recordset($1::json) as r(${typed})`,
    JSON.stringify(rows),
  )
}
