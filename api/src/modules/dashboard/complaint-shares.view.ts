import type { Day } from '../../platform/day.ts'
import { addCountsTo, type CountBy, type Counts, type CountTable, noCounts } from '../tallies/index.ts'
import type { ComplaintShare } from './complaint-board.type.ts'
import { rateOf } from './complaint-rates.view.ts'

/** A category or channel. */
export interface NamedThing {
  id: string
  name: string
  parentId: string | null
}

interface Share {
  kept: Counts
  received: [number, number, number]
}

const noShare = (): Share => ({ kept: noCounts(), received: [0, 0, 0] })

function addShare(sum: Share, more: Share): void {
  addCountsTo(sum.kept, more.kept)
  more.received.forEach((count, index) => {
    sum.received[index] = (sum.received[index] ?? 0) + count
  })
}

const shareOf = (table: CountTable, by: CountBy, key: string): Share => ({
  kept: table.kept(by, key),
  received: [0, 1, 2].map(period => table.whole(by, key, period).received) as [number, number, number],
})

const isEmpty = ({ kept, received }: Share): boolean =>
  received.every(count => count === 0) && Object.values(kept).every(count => count === 0)

/** Shares of things that may lie in one another: each holds what those below it hold. The largest first. */
export function sharesOf(
  table: CountTable,
  by: CountBy,
  { things, unknown, asOf }: { things: readonly NamedThing[]; unknown: string; asOf: Day },
): ComplaintShare[] {
  const known = new Map(things.map(thing => [thing.id, thing]))
  const sums = new Map<string, Share>()
  for (const key of table.keys(by)) {
    const share = shareOf(table, by, key)
    if (isEmpty(share)) continue
    for (let at: string | null = key; at !== null; at = known.get(at)?.parentId ?? null) {
      const sum = sums.get(at) ?? noShare()
      sums.set(at, sum)
      addShare(sum, share)
    }
  }
  return [...sums]
    .map(
      ([
        key,
        {
          kept,
          received: [value, before, yearBefore],
        },
      ]) => ({
        key,
        name: known.get(key)?.name ?? unknown,
        parentId: known.get(key)?.parentId ?? null,
        ...{ value, before, yearBefore },
        onTime: rateOf('ON_TIME', kept, asOf),
        satisfied: rateOf('SATISFIED', kept, asOf),
      }),
    )
    .sort((one, other) => other.value - one.value || one.name.localeCompare(other.name))
}
