import type { Context } from '../../platform/context.ts'
import { FOLD_SUMS } from './complaint-sums.ts'
import { COMPLAINT_TALLY } from './measures.ts'
import { foldStatement, type Tally } from './tally.ts'

/** One folder at a time on a database: two would wait for each other's rows. */
export const FOLDING = 7_301_105

/** Deltas moved by one statement: long enough to be quick, short enough not to hold up an embedded database. */
const BATCH = { embedded: 2_000, server: 20_000 } as const

/** Something that is counted by deltas, with what its folding statement does besides. */
export interface Folded {
  tally: Tally
  more: readonly string[]
}

/** Tickets; other modules add theirs (`foldsToo`). */
const folded: Folded[] = [{ tally: COMPLAINT_TALLY, more: [FOLD_SUMS] }]

/** Has a tally of another module folded with the rest. */
export const foldsToo = (tally: Tally): void => {
  if (!folded.some(other => other.tally.delta === tally.delta)) folded.push({ tally, more: [] })
}

async function foldOne(
  { db }: Pick<Context, 'db'>,
  statement: string,
  jurisdictionCode: string,
  stopped: () => boolean,
): Promise<number> {
  const most = BATCH[db.kind]
  let sum = 0
  while (!stopped()) {
    const [row] = await db.sql<{ folded: number }>(statement, [jurisdictionCode, most])
    sum += row?.folded ?? 0
    if ((row?.folded ?? 0) < most) break
  }
  return sum
}

const statements = new Map<string, string>()

function statementOf({ tally, more }: Folded): string {
  const known = statements.get(tally.delta) ?? foldStatement(tally, more)
  statements.set(tally.delta, known)
  return known
}

/** Jurisdictions with deltas to be folded; hops over the key, so it costs the same at any number of deltas. */
const waiting = (table: string): string => `with recursive codes as (
  (select division_code from ${table} order by division_code limit 1)
  union all
  select (select t.division_code from ${table} t where t.division_code > c.division_code order by t.division_code limit 1)
  from codes c where c.division_code is not null)
select division_code from codes where division_code is not null`

/**
 * Moves all deltas into days and sums: each exactly once, also when several processes do it at once or one is killed in
 * the middle. Every few seconds, and after an import. Returns how many deltas were moved.
 */
export async function foldTallies(
  context: Pick<Context, 'db'>,
  stopped: () => boolean = () => false,
): Promise<number> {
  let sum = 0
  for (const part of folded) {
    const codes = await context.db.sql<{ division_code: string }>(waiting(part.tally.delta))
    if (codes.length === 0) continue
    sum += await context.db.exclusively(FOLDING, async () => {
      let moved = 0
      for (const { division_code } of codes)
        moved += await foldOne(context, statementOf(part), division_code, stopped)
      return moved
    })
  }
  return sum
}
