import type { Context } from '../../platform/context.ts'
import { RECOUNT, VERIFY_SUMS } from './complaint-sums.ts'
import { FOLDING } from './fold.service.ts'
import { COMPLAINT_TALLY } from './measures.ts'
import { recountDays, type Tally, verifyDays } from './tally.ts'

/** A count that is not what the records say. */
export interface Difference {
  table: string
  /** The key of the row. */
  place: Record<string, unknown>
  kept: Record<string, number>
  counted: Record<string, number>
}

interface Row {
  place: Record<string, unknown>
  kept: Record<string, number>
  counted: Record<string, number>
}

/** Only the counts that differ. */
const apart = (table: string, { place, kept, counted }: Row): Difference => {
  const names = Object.keys(kept).filter(name => kept[name] !== counted[name])
  const pick = (from: Record<string, number>) =>
    Object.fromEntries(names.map(name => [name, from[name] ?? 0]))
  return { table, place, kept: pick(kept), counted: pick(counted) }
}

/** The kept counts of a tally against its records, counted anew. Reads are exact at every moment, so writes may go on. */
export async function verifyTally(
  { db }: Pick<Context, 'db'>,
  jurisdictionCode: string,
  tally: Tally,
): Promise<Difference[]> {
  const rows = await db.sql<Row>(verifyDays(tally), [jurisdictionCode])
  return rows.map(row => apart(tally.day, row))
}

/**
 * Counts the tickets of a jurisdiction anew and says where what is kept differs: 50 rows of a table at most; none = right.
 */
export async function verifyTallies(
  context: Pick<Context, 'db'>,
  jurisdictionCode: string,
): Promise<Difference[]> {
  const days = await verifyTally(context, jurisdictionCode, COMPLAINT_TALLY)
  const sums = await context.db.sql<Row>(VERIFY_SUMS, [jurisdictionCode])
  return [...days, ...sums.map(row => apart('complaint_sum', row))]
}

const quoted = (code: string): string => {
  if (!/^\d{12}$/.test(code)) throw new Error(`Not a division code: ${code}`)
  return `'${code}'`
}

/** One transaction for several statements: the parameter stands in them. */
const withCode = (statement: string, jurisdictionCode: string): string =>
  statement.replaceAll('$1', quoted(jurisdictionCode))

/**
 * Empties and counts anew in one transaction. Writers wait: what they would add is neither lost nor counted twice.
 */
async function rebuild(
  { db }: Pick<Context, 'db'>,
  jurisdictionCode: string,
  delta: string,
  tables: readonly string[],
  recount: readonly string[],
): Promise<void> {
  const statements = [
    `lock table ${delta} in exclusive mode`,
    ...[delta, ...tables].map(table => `delete from ${table} where division_code = $1`),
    ...recount,
  ]
  const script = statements.map(statement => withCode(statement, jurisdictionCode)).join(';\n')
  await db.exclusively(FOLDING, () => db.script(script))
}

/** Makes the days of a tally anew from its records. */
export const rebuildTally = (
  context: Pick<Context, 'db'>,
  jurisdictionCode: string,
  tally: Tally,
): Promise<void> => rebuild(context, jurisdictionCode, tally.delta, [tally.day], [recountDays(tally)])

/** Makes all counts of the tickets of a jurisdiction anew. */
export const rebuildTallies = (context: Pick<Context, 'db'>, jurisdictionCode: string): Promise<void> =>
  rebuild(context, jurisdictionCode, 'complaint_delta', ['complaint_day', 'complaint_sum'], RECOUNT)
