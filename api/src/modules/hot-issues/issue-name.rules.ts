import { phrases, segment } from '../texts/index.ts'

const SHORTEST = 3
const LONGEST = 10
const MOST_WORDS = 4
/** Words of a name stand in so many of the tickets at least: what few people wrote says nothing of all, nor names anybody. */
const FEWEST_SHARE = 0.3
const FEWEST_TICKETS = 3
/** So many texts are enough to name an issue by. */
const MOST_TEXTS = 400

/** Names of places: the place of an issue is told beside its name. */
const PLACE_WORD = /[省市区县镇乡村路街巷苑园城府庄屯组]$/
const COMMON_PLACES = new Set(['小区', '社区', '村道', '公园', '夜市', '道路', '街道', '学校门口', '市场'])

const isPlaceName = (word: string): boolean =>
  word.length > 1 && PLACE_WORD.test(word) && !COMMON_PLACES.has(word)

/** Runs of words of a text that may be part of a name, as phrases of one to four words. */
function candidatesOf(text: string, places: ReadonlySet<string>): Set<string> {
  const found = new Set<string>()
  for (const run of phrases(text)) {
    for (let from = 0; from < run.length; from += 1) {
      let phrase = ''
      for (let at = from; at < Math.min(run.length, from + MOST_WORDS); at += 1) {
        const word = run[at] as string
        if (isPlaceName(word) || places.has(word)) break
        phrase += word
        if (phrase.length > LONGEST) break
        // A single character begins no phrase: it is a remnant.
        if (phrase.length >= SHORTEST && (run[from] as string).length > 1) found.add(phrase)
      }
    }
  }
  return found
}

const shareOf = (count: number, of: number): number => count / Math.max(1, of)

function counted(texts: readonly string[], read: (text: string) => Iterable<string>): [string, number][] {
  const counts = new Map<string, number>()
  for (const text of texts) for (const word of read(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const fewest = Math.max(FEWEST_TICKETS, FEWEST_SHARE * texts.length)
  return [...counts].filter(([, count]) => count >= fewest)
}

/** Most of the tickets, in as many characters as tell what it is. */
const phraseScore = ([phrase, count]: [string, number], of: number): number =>
  shareOf(count, of) * Math.sqrt(Math.min(phrase.length, 6))

const best = (candidates: [string, number][], of: number): string | null =>
  candidates.sort(
    (one, other) => phraseScore(other, of) - phraseScore(one, of) || (one[0] < other[0] ? -1 : 1),
  )[0]?.[0] ?? null

export interface NamedBy {
  /** Titles and beginnings of the tickets, masked. */
  texts: readonly string[]
  /** Name of the narrowest category most of them have. */
  category: string | null
  /** Names of the places they lie in. */
  places: readonly string[]
}

/** The words most of the tickets have in common, the most frequent first. */
export function keywordsOf({ texts, places }: Omit<NamedBy, 'category'>, most = 6): string[] {
  const names = new Set(places)
  return counted(texts.slice(0, MOST_TEXTS), text => new Set(segment(text)))
    .filter(([word]) => !isPlaceName(word) && !names.has(word))
    .sort(
      (one, other) => other[1] - one[1] || other[0].length - one[0].length || (one[0] < other[0] ? -1 : 1),
    )
    .slice(0, most)
    .map(([word]) => word)
}

/** Phrases of at least a few tickets, counted again wherever they stand: 垃圾清运不及时 holds 清运不及时 too. */
function commonPhrases(texts: readonly string[], places: ReadonlySet<string>): [string, number][] {
  const counts = new Map<string, number>()
  for (const text of texts)
    for (const phrase of candidatesOf(text, places)) counts.set(phrase, (counts.get(phrase) ?? 0) + 1)
  const fewest = Math.max(FEWEST_TICKETS, FEWEST_SHARE * texts.length)
  return [...counts]
    .filter(([, count]) => count >= fewest / 3)
    .map(([phrase]): [string, number] => [phrase, texts.filter(text => text.includes(phrase)).length])
    .filter(([, count]) => count >= fewest)
}

/**
 * A name in plain words: the phrase most of the tickets have in common, 路灯不亮; a single word with the category,
 * 夜间噪声扰民; the category where there are no words. Never anything only few people wrote, so never anybody's name.
 */
export function nameOf({ texts, category, places }: NamedBy): string {
  const some = texts.slice(0, MOST_TEXTS)
  const names = new Set(places)
  const phrase = best(commonPhrases(some, names), some.length)
  if (phrase !== null) return phrase
  const word = keywordsOf({ texts: some, places }, 1)[0]
  if (word === undefined) return category ?? '诉求集中'
  return category === null || category.includes(word) ? (category ?? word) : `${word}${category}`
}

/** A name that no other issue of the place has: the next typical word, then a number tells them apart. */
export function distinctName(name: string, keywords: readonly string[], taken: ReadonlySet<string>): string {
  const more = keywords.filter(word => !name.includes(word)).map(word => `${name}（${word}）`)
  const free = [name, ...more].find(candidate => !taken.has(candidate))
  if (free !== undefined) return free
  for (let number = 2; ; number += 1) if (!taken.has(`${name}（${number}）`)) return `${name}（${number}）`
}
