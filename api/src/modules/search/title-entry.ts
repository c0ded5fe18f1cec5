import type { Role } from '#prisma'
import { fold } from './match.rules.ts'
import { initialBits } from './pinyin.rules.ts'
import { SEARCH_KINDS, SearchKind } from './search.enums.ts'

/** Tickets are many and have an index of their own; all other titles are kept in memory. */
export type TitleKind = Exclude<SearchKind, 'COMPLAINT'>

export const TITLE_KINDS: readonly TitleKind[] = SEARCH_KINDS.filter(kind => kind !== SearchKind.COMPLAINT)

/** What a record is found by, and what decides whether the viewer may find it. */
export interface TitleFacts {
  id: string
  title: string
  number: string | null
  owner: string | null
  /** Other words it is found by: aliases, key words. */
  others: string | null
  /** Its own place, then those of the units that take part. */
  places: readonly string[]
  /** Units that take part in it. */
  units: readonly string[]
  done: boolean
  /** A draft: the supervision's own. */
  hidden: boolean
  roles: readonly Role[]
}

export interface TitleEntry extends TitleFacts {
  kind: TitleKind
  /** Title, number, owner and other words as they are compared. */
  folded: { title: string; number: string; owner: string; others: string }
}

/** Asks for the readings of its characters at once, so that the first search does not pay for the dictionary. */
export function entryOf(kind: TitleKind, row: TitleFacts): TitleEntry {
  const [title, owner] = [fold(row.title), fold(row.owner ?? '')]
  for (const text of [title, owner])
    for (let at = 0; at < text.length; at += 1) initialBits(text.charCodeAt(at))
  return {
    ...row,
    kind,
    folded: { title, owner, number: fold(row.number ?? ''), others: fold(row.others ?? '') },
  }
}
