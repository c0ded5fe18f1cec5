/** Pure wording of tasks: what a row says in little space. Days are `YYYY-MM-DD`. */
import type { LightLevel } from '../../ui/light.tsx'

interface Owner {
  organization: { name: string }
}

/** Names of units, in the order of the plan. */
export const unitNames = (owners: readonly Owner[]): string[] =>
  owners.map(({ organization }) => organization.name)

/** `区财政局`, `区财政局、区教育局`, `区财政局等 5 个`; `''` for nobody. */
export function shortUnits(names: readonly string[], more: (first: string, count: number) => string): string {
  const [first, second] = names
  if (first === undefined) return ''
  if (names.length === 1) return first
  const both = `${first}、${second}`
  return names.length === 2 && both.length <= 10 ? both : more(first, names.length)
}

type DoneWord = 'DONE_ON_TIME' | 'DONE_LATE'

/** What a done task is called: late stays late, and one without dates is only done. */
export function doneWord(light: LightLevel): DoneWord | 'DONE' {
  if (light === 'NO_DATA') return 'DONE'
  return light === 'GOOD' ? 'DONE_ON_TIME' : 'DONE_LATE'
}

/** A stretch of text and whether it is one of the words looked for. */
export interface Piece {
  text: string
  marked: boolean
}

/** Cuts a text at the words found in it, the longest first; overlapping ones are one mark. */
export function markWords(text: string, words: readonly string[]): Piece[] {
  const marks = new Array<boolean>(text.length).fill(false)
  for (const word of words.map(one => one.trim()).filter(one => one.length > 1)) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      marks.fill(true, at, at + word.length)
    }
  }
  return pieces(text, marks)
}

function pieces(text: string, marks: readonly boolean[]): Piece[] {
  const found: Piece[] = []
  let from = 0
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && marks[at] === marks[from]) continue
    found.push({ text: text.slice(from, at), marked: marks[from] ?? false })
    from = at
  }
  return text === '' ? [] : found
}

export interface Range {
  start: number
  end: number
}

/** Empty lines say nothing in an excerpt. */
const closed = (text: string) => text.replace(/\n[\s\u3000]*\n/g, '\n')

/** A range of a document with the lines around it; null where the range does not lie in the text. */
export function excerpt(text: string, { start, end }: Range, around = 120) {
  if (start < 0 || end > text.length || start >= end) return null
  const from = lineStart(text, Math.max(0, start - around))
  const to = lineEnd(text, Math.min(text.length, end + around))
  return {
    before: closed(text.slice(from, start)),
    marked: closed(text.slice(start, end)),
    after: closed(text.slice(end, to)),
    /** Whether something of the document was left out. */
    cutBefore: from > 0,
    cutAfter: to < text.length,
  }
}

/** The nearest start of a line at or after `from`, unless that skips too much. */
function lineStart(text: string, from: number): number {
  if (from === 0) return 0
  const next = text.indexOf('\n', from)
  return next >= 0 && next - from < 80 ? next + 1 : from
}

function lineEnd(text: string, to: number): number {
  const last = text.lastIndexOf('\n', to)
  return to < text.length && last >= 0 && to - last < 80 ? last : to
}
