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
  ): Promise<T> => {
    if (ids.length === 0) return work()
    const named = JSON.stringify(ids)
    await tx.$executeRawUnsafe(before, jurisdictionCode, named)
    const result = await work()
    await tx.$executeRawUnsafe(after, jurisdictionCode, named)
    return result
  }
}

/**
 * Changes tickets with their counts: inside a write, counts these out as they stand (and locks them until the write ends),
 * runs `work`, counts them in as they stand then. Ids may not exist before it (creation) or after it (deletion). Two
 * statements for any number of tickets; every writer of `complaint` rows wraps its change in it.
 */
export const counted = counting(COMPLAINT_TALLY)
