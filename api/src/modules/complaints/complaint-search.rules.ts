import type { Day } from '../../platform/day.ts'
import { isWithin, parentCodeCandidates } from '../divisions/index.ts'
import { simplified } from './simplified.rules.ts'

/** Chinese characters, or a run of Latin letters and digits. */
const RUNS = /[\u3400-\u9fff]+|[a-z0-9]+/g

/** A lexeme longer than this says nothing more. */
const LONGEST_WORD = 24

/** Pairs of neighbouring characters and Latin words of a run; a single character is kept as it is. */
function addWordsOf(run: string, words: Set<string>): void {
  if (run.charCodeAt(0) < 0x3400) {
    words.add(run.length > LONGEST_WORD ? run.slice(0, LONGEST_WORD) : run)
    return
  }
  if (run.length === 1) words.add(run)
  for (let at = 0; at + 1 < run.length; at += 1) words.add(run.slice(at, at + 2))
}

const runsOf = (text: string): string[] => simplified(text).match(RUNS) ?? []

/**
 * What texts are found by, as the literal of a tsvector: pairs of neighbouring characters and Latin words, each once,
 * in simplified characters, half width and lower case. Nothing needs escaping: only letters, digits and Han are kept.
 */
export function searchWords(...texts: (string | null)[]): string {
  const words = new Set<string>()
  for (const [at, text] of texts.entries()) {
    // A title is mostly the beginning of the words that follow it.
    if (text === null || texts[at + 1]?.startsWith(text)) continue
    for (const run of runsOf(text)) addWordsOf(run, words)
  }
  return [...words].join(' ')
}

/** What a ticket is found by beside its words. */
export interface TicketMarks {
  jurisdictionCode: string
  externalId: string
  placeCode: string
  receivedOn: Day
}

/** Words that no text holds, for they begin with a sign: a place with all around it up to the jurisdiction. */
export const placeMarks = (jurisdictionCode: string, placeCode: string): string[] =>
  [placeCode, ...parentCodeCandidates(placeCode)]
    .filter(code => isWithin(code, jurisdictionCode))
    .map(placeMark)

export const placeMark = (code: string): string => `@${code}`

/** The month received: a search reads the newest months first. */
export const monthMark = (month: string): string => `#${month.slice(0, 4)}${month.slice(5, 7)}`

/**
 * What a ticket is found by, as the literal of a tsvector: its words, its number, its places and the month received, so
 * that one index narrows by all of them.
 */
export function ticketWords(
  { jurisdictionCode, externalId, placeCode, receivedOn }: TicketMarks,
  ...texts: (string | null)[]
): string {
  const marks = [...placeMarks(jurisdictionCode, placeCode), monthMark(receivedOn)]
  return `${searchWords(externalId, ...texts)} ${marks.join(' ')}`
}

/** Fewer letters of a number or a word than this are not the beginning of many others. */
const SHORTEST_HEAD = 5

/** Query words of the pairs of a run, one after the other; a Latin word finds what begins with it. */
function pairsOf(run: string): string[] {
  if (run.charCodeAt(0) < 0x3400) {
    const isHead = run.length >= SHORTEST_HEAD || (run.length > 1 && !/\d/.test(run))
    return [isHead ? `${run.slice(0, LONGEST_WORD)}:*` : run]
  }
  // One character alone is the beginning of pairs.
  if (run.length === 1) return [`${run}:*`]
  return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))
}

/** More words than this in a query are left out. */
const MOST_RUNS = 8
const LONGEST_RUN = 20

/** One wrong character spoils the two pairs around it: all others are wanted. Of two pairs or fewer, one is enough. */
function looseRun(pairs: string[]): string {
  if (pairs.length === 1) return pairs[0] as string
  if (pairs.length === 2) return `(${pairs.join('|')})`
  const without = (gap: number) => pairs.filter((_, at) => at !== gap && at !== gap - 1).join('&')
  // A wrong first or last character spoils one pair only: these are found by their neighbours' gaps too.
  const variants = Array.from({ length: pairs.length - 1 }, (_, at) => without(at + 1))
  return `(${variants.map(variant => `(${variant})`).join('|')})`
}

/**
 * The words typed into a search, as the literals of two tsquerys: `exact` wants all of them; `loose` forgives one
 * wrong character in each word. Null when there is nothing to look for.
 */
export function searchQuery(text: string): { exact: string; loose: string } | null {
  const runs = runsOf(text)
    .slice(0, MOST_RUNS)
    .map(run => pairsOf(run.slice(0, LONGEST_RUN)))
  if (runs.length === 0) return null
  return { exact: runs.map(pairs => pairs.join('&')).join('&'), loose: runs.map(looseRun).join('&') }
}
