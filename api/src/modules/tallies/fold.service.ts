import type { Context } from '../../platform/context.ts'
import { allTallied } from './tallied.ts'

/** One folder at a time on a database: two would wait for each other's rows. */
export const FOLDING = 7_301_105

/** Deltas moved by one statement: long enough to be quick, short enough not to hold up an embedded database. */
const BATCH = { embedded: 2_000, server: 100_000 } as const
/** Where nobody waits: a sum that many deltas go into is written once. */
export const ALL_AT_ONCE = 100_000

/** Jurisdictions with deltas to be folded; hops over the key, so it costs the same at any number of deltas. */
const waiting = (table: string): string => `with recursive codes as (
  (select division_code from ${table} order by division_code limit 1)
  union all
  select (select t.division_code from ${table} t where t.division_code > c.division_code order by t.division_code limit 1)
  from codes c where c.division_code is not null)
select division_code from codes where division_code is not null`

async function foldOne(
  { db }: Pick<Context, 'db'>,
  fold: string,
  jurisdictionCode: string,
  stopped: () => boolean,
  most: number = BATCH[db.kind],
): Promise<number> {
  let sum = 0
  while (!stopped()) {
    const [row] = await db.sql<{ folded: number }>(fold, [jurisdictionCode, most])
    const moved = row?.folded ?? 0
    sum += moved
    if (moved < most) break
  }
  return sum
}

/**
 * Moves all deltas into days and sums: each exactly once, also when several processes do it at once or one is killed in
 * the middle. Every few seconds, and after an import; `most` deltas a statement. Returns how many deltas were moved.
 */
export async function foldTallies(
  context: Pick<Context, 'db'>,
  stopped: () => boolean = () => false,
  most?: number,
): Promise<number> {
  let sum = 0
  for (const { tally, fold } of allTallied()) {
    const codes = await context.db.sql<{ division_code: string }>(waiting(tally.delta))
    if (codes.length === 0) continue
    sum += await context.db.exclusively(FOLDING, async () => {
      let moved = 0
      for (const { division_code } of codes)
        moved += await foldOne(context, fold, division_code, stopped, most)
      return moved
    })
  }
  return sum
}
