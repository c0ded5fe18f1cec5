import type { Clock } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import { codeRange } from '../divisions/index.ts'
import { SearchKind } from './search.enums.ts'
import { TITLES } from './title.sql.ts'
import { entryOf, TITLE_KINDS, type TitleEntry, type TitleFacts, type TitleKind } from './title-entry.ts'
import { staleKinds } from './title-stale.rules.ts'

/** Titles of a jurisdiction, as they stood at a count of its writes. */
interface TitleIndex {
  /** Position of the outbox behind which writes are counted. */
  base: number
  /** Writes since then, by the entity they were about. */
  counts: ReadonlyMap<string, number>
  readAt: number
  kinds: Map<TitleKind, TitleEntry[]>
}

/** Late commits may hide behind a later position; so far back they are counted too. */
const COMMIT_WINDOW = 1000
/** Counting more writes than these costs more than reading anew. */
const MOST_WRITES = 20_000
/** However little was written: what a program beside this one wrote without a word is seen after that, in ms. */
const LONGEST_LIFE = 10 * 60_000
/** Titles kept in memory in all; the jurisdiction that was not asked for longest goes first. */
const MOST_TITLES = 150_000

class TitleIndexes {
  private readonly indexes = new Map<string, TitleIndex>()
  private readonly reading = new Map<string, Promise<TitleIndex>>()
  private readonly db: Database

  constructor(db: Database) {
    this.db = db
  }

  /** The titles as of now; who asks while they are being read waits for the same. */
  read(code: string, clock: Clock): Promise<TitleIndex> {
    const running = this.reading.get(code)
    if (running) return running
    const reading = this.refreshed(code, clock.now().getTime()).finally(() => this.reading.delete(code))
    this.reading.set(code, reading)
    return reading
  }

  private async refreshed(code: string, now: number): Promise<TitleIndex> {
    const known = this.indexes.get(code)
    const index = known && Math.abs(now - known.readAt) < LONGEST_LIFE ? known : null
    const made = index ? await this.broughtUp(code, index) : await this.readAnew(code, now)
    this.keep(code, made)
    return made
  }

  private async readAnew(code: string, now: number): Promise<TitleIndex> {
    const [row] = await this.db.sql<{ last: number }>(
      'select coalesce(max(position), 0)::int8 as last from outbox_event where division_code = $1',
      [code],
    )
    const base = (row?.last ?? 0) - COMMIT_WINDOW
    // Counted before the titles are read: what is written meanwhile is seen as new the next time.
    const counts = await this.countWrites(code, base)
    const kinds = new Map<TitleKind, TitleEntry[]>()
    for (const kind of TITLE_KINDS) kinds.set(kind, await this.readTitles(code, kind))
    return { base, counts, readAt: now, kinds }
  }

  private async broughtUp(code: string, index: TitleIndex): Promise<TitleIndex> {
    const counts = await this.countWrites(code, index.base)
    const stale = staleKinds(index.counts, counts)
    if (stale.size === 0) return index
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    if (total > MOST_WRITES) return this.readAnew(code, index.readAt)
    const kinds = new Map(index.kinds)
    for (const kind of stale) kinds.set(kind, await this.readTitles(code, kind))
    return { ...index, counts, kinds }
  }

  private async countWrites(code: string, base: number): Promise<Map<string, number>> {
    const rows = await this.db.sql<{ entity: string; count: number }>(
      `select coalesce(payload->>'entity', '') as entity, count(*)::int as count from outbox_event
       where division_code = $1 and position > $2::int8 group by 1`,
      [code, base],
    )
    return new Map(rows.map(({ entity, count }) => [entity, count]))
  }

  private async readTitles(code: string, kind: TitleKind): Promise<TitleEntry[]> {
    const { from, to } = codeRange(code)
    const parameters = kind === SearchKind.DIVISION ? [from, to] : [code]
    const rows = await this.db.sql<TitleFacts>(TITLES[kind], parameters)
    return rows.map(row => entryOf(kind, row))
  }

  /** Moves the jurisdiction to the end of the line, and drops from its head what is too much. */
  private keep(code: string, index: TitleIndex): void {
    this.indexes.delete(code)
    this.indexes.set(code, index)
    let size = [...this.indexes.values()].reduce((sum, one) => sum + sizeOf(one), 0)
    for (const [oldest, one] of this.indexes) {
      if (size <= MOST_TITLES || oldest === code) break
      this.indexes.delete(oldest)
      size -= sizeOf(one)
    }
  }
}

const sizeOf = ({ kinds }: TitleIndex): number =>
  [...kinds.values()].reduce((sum, entries) => sum + entries.length, 0)

/** One memory for each open database. */
const memories = new WeakMap<Database, TitleIndexes>()

/** Titles of a jurisdiction by kind, everybody's alike: what the viewer may find of them is not decided here. */
export async function titlesOf(
  { db, clock }: Context,
  jurisdictionCode: string,
): Promise<ReadonlyMap<TitleKind, readonly TitleEntry[]>> {
  let memory = memories.get(db)
  if (!memory) {
    memory = new TitleIndexes(db)
    memories.set(db, memory)
  }
  return (await memory.read(jurisdictionCode, clock)).kinds
}
