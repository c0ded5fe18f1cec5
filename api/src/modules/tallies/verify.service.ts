import type { Context } from '../../platform/context.ts'
import { FOLDING } from './fold.service.ts'
import { allTallied, type Tallied } from './tallied.ts'

/** A row of counts that is not what the records say. */
export interface Difference {
  table: string
  /** The key of the row. */
  place: Record<string, unknown>
  /** The counts that differ, as kept and as counted anew. */
  kept: Record<string, number>
  counted: Record<string, number>
}

type Row = Omit<Difference, 'table'>

function apart(table: string, { place, kept, counted }: Row): Difference {
  const names = Object.keys(kept).filter(name => kept[name] !== counted[name])
  const pick = (from: Record<string, number>) =>
    Object.fromEntries(names.map(name => [name, from[name] ?? 0]))
  return { table, place, kept: pick(kept), counted: pick(counted) }
}

/**
 * Counts the records of a jurisdiction anew and says where what is kept, with the deltas, differs: 50 rows of a table at
 * most; none = right. Each table is looked at in one statement, so people may go on writing.
 */
export async function verifyTallies(
  { db }: Pick<Context, 'db'>,
  jurisdictionCode: string,
): Promise<Difference[]> {
  const found: Difference[] = []
  for (const { table, sql } of allTallied().flatMap(({ verify }) => verify)) {
    const rows = await db.sql<Row>(sql, [jurisdictionCode])
    found.push(...rows.map(row => apart(table, row)))
  }
  return found
}

/** Several statements go as one transaction without parameters: the code stands in them. */
function withCode(statement: string, jurisdictionCode: string): string {
  if (!/^\d{12}$/.test(jurisdictionCode)) throw new Error(`Not a division code: ${jurisdictionCode}`)
  return statement.replaceAll('$1', `'${jurisdictionCode}'`)
}

const rebuildStatements = ({ tally, tables, recount }: Tallied): string[] => [
  `lock table ${tally.delta} in exclusive mode`,
  ...[tally.delta, ...tables].map(table => `delete from ${table} where division_code = $1`),
  ...recount,
]

/** Room for adding up millions of rows in memory, within this transaction. */
const WIDE = "select set_config('work_mem', '256MB', true)"

/**
 * Makes all counts of a jurisdiction anew from its records, each tally in one transaction. Writers wait meanwhile: what
 * they would add is neither lost nor counted twice.
 */
export async function rebuildTallies({ db }: Pick<Context, 'db'>, jurisdictionCode: string): Promise<void> {
  for (const tallied of allTallied()) {
    const statements =
      db.kind === 'server' ? [WIDE, ...rebuildStatements(tallied)] : rebuildStatements(tallied)
    const script = statements.map(statement => withCode(statement, jurisdictionCode))
    await db.exclusively(FOLDING, () => db.script(script.join(';\n')))
  }
}
