import { COMPLAINT_COUNTS, type ComplaintCount, countColumn } from './measures.ts'

/** What some tickets count as in a period; `openOverdue` at its end. */
export type Counts = Record<Exclude<ComplaintCount, 'missed'> | 'openOverdue', number>

/** By what tickets are counted: all, narrowest place or place below, category, unit, channel, hour. */
export type CountBy = 'ALL' | 'PLACE' | 'CATEGORY' | 'UNIT' | 'CHANNEL' | 'HOUR'

const PERIOD_COUNTS = COMPLAINT_COUNTS.filter(count => count !== 'missed')
export const NAMES = [...PERIOD_COUNTS, 'openOverdue'] as (keyof Counts)[]
export const PERIOD_COLUMNS = PERIOD_COUNTS.map(countColumn)

/** A row of the reading statement: counts in the order of `NAMES`. */
export interface CountRow {
  by: CountBy
  key: string
  win: number
  excluded: boolean
  counts: number[]
}

export const noCounts = (): Counts => Object.fromEntries(NAMES.map(name => [name, 0])) as Counts

export function addCountsTo(sum: Counts, more: Counts): Counts {
  for (const name of NAMES) sum[name] += more[name]
  return sum
}

/** Counts of several things in several periods, as they are read. */
export class CountTable {
  /** 剔除 or not, by thing, key and period. */
  readonly #cells = new Map<string, Counts>()
  readonly #keys = new Map<CountBy, Set<string>>()

  constructor(rows: readonly CountRow[], named: (by: CountBy, key: string) => string) {
    for (const { by, key, win, excluded, counts } of rows)
      this.#add(by, named(by, key), win, excluded, counts)
  }

  #add(by: CountBy, key: string, win: number, excluded: boolean, counts: readonly number[]): void {
    const keys = this.#keys.get(by) ?? new Set<string>()
    this.#keys.set(by, keys.add(key))
    const at = `${by} ${key} ${win} ${excluded}`
    const cell = this.#cells.get(at) ?? noCounts()
    this.#cells.set(at, cell)
    NAMES.forEach((name, index) => {
      cell[name] += counts[index] ?? 0
    })
  }

  /** Things that count for something in some period. */
  keys(by: CountBy): string[] {
    return [...(this.#keys.get(by) ?? [])]
  }

  /** After 剔除. */
  kept(by: CountBy, key = '', period = 0): Counts {
    return this.#cells.get(`${by} ${key} ${period} false`) ?? noCounts()
  }

  /** Before 剔除. */
  whole(by: CountBy, key = '', period = 0): Counts {
    const excluded = this.#cells.get(`${by} ${key} ${period} true`)
    const kept = addCountsTo(noCounts(), this.kept(by, key, period))
    return excluded ? addCountsTo(kept, excluded) : kept
  }
}
