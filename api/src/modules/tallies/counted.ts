import type { Write } from '../../platform/write.ts'
import { COMPLAINT_TALLY } from './measures.ts'
import { appendDeltas, type Tally } from './tally.ts'

/** Wraps a change of records in the deltas it makes; see `counted`. */
export function counting(tally: Tally) {
  const [before, after] = [appendDeltas(tally, -1), appendDeltas(tally, 1)]
  return async <T>(
    { tx }: Pick<Write, 'tx'>,
    jurisdictionCode: string,
    ids: readonly string[],
    work: () => Promise<T>,
    born: readonly string[] = [],
  ): Promise<T> => {
    if (ids.length > 0) await tx.$executeRawUnsafe(before, jurisdictionCode, JSON.stringify(ids))
    const result = await work()
    if (ids.length + born.length > 0)
      await tx.$executeRawUnsafe(after, jurisdictionCode, JSON.stringify([...ids, ...born]))
    return result
  }
}

/**
 * Changes tickets with their counts: inside a write, counts these out as they stand (and locks them until the write ends),
 * runs `work`, counts them in as they stand then. Ids may not exist before it (creation) or after it (deletion); of
 * those in `born` it is known that they do not exist before it. Two statements for any number of tickets; every writer
 * of `complaint` rows wraps its change in it.
 */
export const counted = counting(COMPLAINT_TALLY)
