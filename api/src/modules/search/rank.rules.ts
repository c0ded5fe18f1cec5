import { joinSpans, type Span, STANDS, standOf } from './match.rules.ts'
import type { TitleEntry } from './title-entry.ts'

/** A title that was found. */
export interface Found {
  entry: TitleEntry
  /** How well it was found: the mean of its words, 0 is best. */
  score: number
  marks: Span[]
}

/** A word that stands only in the owner's name: behind all that stand in the title. */
const IN_OWNER = STANDS.PINYIN_INSIDE + 1

interface WordFound {
  rank: number
  mark?: Span
  /** It tells which record; an owner has many. */
  telling: boolean
}

/** Owners come again and again: each is compared once a search. */
export type OwnerMemory = Map<string, Map<string, boolean>>

function inOwner(owner: string, word: string, memory: OwnerMemory): boolean {
  if (owner === '') return false
  const known = memory.get(word) ?? new Map<string, boolean>()
  memory.set(word, known)
  const before = known.get(owner)
  if (before !== undefined) return before
  const found = standOf(owner, word) !== null
  known.set(owner, found)
  return found
}

/** Numbers are typed, not spelled: a stand in pinyin is none. */
function inNumber(number: string, word: string): number | null {
  const stand = number === '' ? null : standOf(number, word)
  return stand && stand.rank <= STANDS.INSIDE ? stand.rank : null
}

function findWord({ folded }: TitleEntry, word: string, memory: OwnerMemory): WordFound | null {
  const inTitle = standOf(folded.title, word)
  const number = inNumber(folded.number, word)
  if (inTitle && (number === null || inTitle.rank <= number))
    return { rank: inTitle.rank, mark: inTitle, telling: true }
  if (number !== null) return { rank: number, telling: true }
  const other = folded.others === '' ? null : standOf(folded.others, word)
  if (other) return { rank: other.rank + 1, telling: true }
  return inOwner(folded.owner, word, memory) ? { rank: IN_OWNER, telling: false } : null
}

/** How an entry is found by all of the words; null when one is missing, or all stand in its owner only. */
export function findTitle(entry: TitleEntry, words: readonly string[], memory: OwnerMemory): Found | null {
  const found: WordFound[] = []
  for (const word of words) {
    const one = findWord(entry, word, memory)
    if (one === null) return null
    found.push(one)
  }
  if (!found.some(({ telling }) => telling)) return null
  return {
    entry,
    score: found.reduce((sum, { rank }) => sum + rank, 0) / found.length,
    marks: joinSpans(found.flatMap(({ mark }) => mark ?? [])),
  }
}

/** 0: the viewer's own unit takes part; 1: in the place looked at; 2: elsewhere. */
export type Nearness = (entry: TitleEntry) => 0 | 1 | 2

/** Better found, then open, then near; of alike ones where it stands further in front, the shorter title, the newer. */
export const byRank =
  (nearness: Nearness) =>
  (one: Found, other: Found): number =>
    one.score - other.score ||
    Number(one.entry.done) - Number(other.entry.done) ||
    nearness(one.entry) - nearness(other.entry) ||
    (one.marks[0]?.from ?? 0) - (other.marks[0]?.from ?? 0) ||
    one.entry.title.length - other.entry.title.length ||
    (one.entry.id < other.entry.id ? 1 : one.entry.id > other.entry.id ? -1 : 0)
