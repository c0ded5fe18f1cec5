import { isNameList, outerBrackets } from './owner-phrases.ts'
import { OPENS_WITH_UNITS } from './owner-sentences.ts'

const OWNER_WORDS = /牵头|责任单位|责任部门|负责|配合|单位[:：]|时限|完成/
const LONG = 42

/** The short heading where there is one, else the opening clause. Offsets are those of the text given. */
export function readTitle(text: string, ownerStarts: number[]): [start: number, end: number] {
  const start = titleStart(text)
  const lineEnd = indexOr(text, '\n', start)
  const owner = Math.min(...ownerStarts.filter(at => at > start), text.length)
  const line = Math.min(lineEnd, owner)
  const stop = firstStop(text, start, line)
  const end = stop - start <= LONG ? stop : clauseEnd(text, start, stop)
  return [start, trimEnd(text, start, cutOwnerBracket(text, start, end))]
}

/** Behind blanks, and behind the units of `县财政局:3月底前…`. */
function titleStart(text: string): number {
  const units = OPENS_WITH_UNITS.exec(text)
  if (units && isNameList(units[1]!)) return units[0].length
  return /^[\s:、.]*/.exec(text)![0].length
}

const indexOr = (text: string, mark: string, from: number) => {
  const at = text.indexOf(mark, from)
  return at < 0 ? text.length : at
}

/** First full stop outside quotation marks and brackets. */
function firstStop(text: string, start: number, limit: number): number {
  let depth = 0
  for (let i = start; i < limit; i++) {
    const char = text[i]!
    if ('(“《'.includes(char)) depth++
    else if (')”》'.includes(char)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && '。;!?'.includes(char)) return i
    else if (depth === 0 && char === ':' && i - start >= 4 && i - start <= LONG) return i
    else if (depth > 0 && char === '。' && i - start > 60) return i
  }
  return limit
}

function clauseEnd(text: string, start: number, limit: number): number {
  let depth = 0
  for (let i = start; i < limit; i++) {
    const char = text[i]!
    if ('(“《'.includes(char)) depth++
    else if (')”》'.includes(char)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && /[,:]| {2}/.test(char) && i - start >= 5) return i
    else if (char === ' ' && depth === 0 && i - start >= 8) return i
  }
  return Math.min(limit, start + 60)
}

/** `完善平台(牵头单位:县政府办)`: the bracket about owners or dates is not part of the title. */
function cutOwnerBracket(text: string, start: number, end: number): number {
  for (const [open, close] of outerBrackets(text.slice(start, Math.min(text.length, end + 200)))) {
    if (start + open >= end) break
    if (OWNER_WORDS.test(text.slice(start + open, start + close)) && start + open > start + 2)
      return start + open
  }
  return end
}

function trimEnd(text: string, start: number, end: number): number {
  let to = end
  while (to > start && /[\s,、:;。(]/.test(text[to - 1]!)) to--
  return to
}
