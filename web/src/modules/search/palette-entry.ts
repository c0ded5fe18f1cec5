/** What the palette offers, and how its own pages and actions are matched. Pure. */
import type { LinkParams } from '../../scope-url.ts'

export interface Target {
  path: string
  params?: LinkParams
}

/** A range of a title that was found. */
export interface Mark {
  from: number
  to: number
}

/** A line of the palette: it leads somewhere or does something. */
export interface Entry {
  id: string
  title: string
  marks: readonly Mark[]
  /** What else there is to say of it, in one line. */
  detail: string
  light: 'GOOD' | 'NEAR' | 'BEHIND' | 'NO_DATA' | null
  /** Which words its light speaks. */
  lightKind: 'deadline' | 'progress'
  /** Said in place of the light: 办结. */
  state: string | null
  to: Target | null
  run?: () => void
  /** Kept among what was opened lately. */
  keep: boolean
}

export interface Section {
  id: string
  title: string
  entries: readonly Entry[]
}

const NOTHING: Omit<Entry, 'id' | 'title'> = {
  ...{ marks: [], detail: '', light: null, lightKind: 'deadline', state: null, to: null, keep: false },
}

export const entryOf = (entry: Pick<Entry, 'id' | 'title'> & Partial<Entry>): Entry => ({
  ...NOTHING,
  ...entry,
})

/** A page or an action with its name in pinyin, syllable by syllable: `jia shi cang`. */
export interface Named {
  title: string
  pinyin: string
}

const initialsOf = (pinyin: string): string =>
  pinyin
    .split(' ')
    .map(syllable => syllable.charAt(0))
    .join('')

/** 0 = the name begins with the word, 1 = it holds it, 2 = its pinyin begins with it, 3 = it holds it; null = none. */
function rankOfWord({ title, pinyin }: Named, word: string): number | null {
  const name = title.toLowerCase()
  if (name.startsWith(word)) return 0
  if (name.includes(word)) return 1
  const [initials, whole] = [initialsOf(pinyin), pinyin.replace(/ /g, '')]
  if (initials.startsWith(word) || whole.startsWith(word)) return 2
  return word.length > 1 && initials.includes(word) ? 3 : null
}

/** How well a name is found by all words; null when one is missing. Smaller is better. */
export function rankOfName(named: Named, text: string): number | null {
  const ranks = text
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map(word => rankOfWord(named, word))
  if (ranks.length === 0 || ranks.includes(null)) return null
  return Math.max(...ranks.map(Number))
}

/** Those found by the words, the best first; all of them while nothing is typed. */
export function foundBy<One extends Named>(all: readonly One[], text: string): One[] {
  if (text.trim() === '') return [...all]
  const ranked = all.flatMap(one => {
    const rank = rankOfName(one, text)
    return rank === null ? [] : [{ one, rank }]
  })
  return ranked.sort((one, other) => one.rank - other.rank).map(({ one }) => one)
}

/** A title cut at its marks: what was found, and what stands between. */
export function piecesOf(title: string, marks: readonly Mark[]): { text: string; found: boolean }[] {
  const pieces: { text: string; found: boolean }[] = []
  let at = 0
  for (const { from, to } of marks) {
    if (from > at) pieces.push({ text: title.slice(at, from), found: false })
    pieces.push({ text: title.slice(Math.max(from, at), to), found: true })
    at = to
  }
  if (at < title.length) pieces.push({ text: title.slice(at), found: false })
  return pieces.filter(({ text }) => text !== '')
}
