import type { Edit } from './mapped-text.ts'
import { readMarker } from './numbering.ts'
import { isNameList } from './owner-phrases.ts'
import { columnOf } from './table-columns.ts'

const ENDS = /[。;:!?|\t]$|\.$/
const OPENS_NEW =
  /^(?:(?:注|备注|说明|附注) ?[::]|附件|附表|附录|目 ?录|专栏|表 ?\d|(?:责任|牵头|配合|主办|协办|承办|参与|参加|共同|完成|时限|时间|目标|来源|索引|发布|成文)[^,。;]{0,8}(?:单位|部门|科室|时限|时间|日期|号|来源)?[: ]|[-•·*#|])/

/** Length of the lines a hard-wrapped text was cut to, or 0 when it was not wrapped. */
export function wrapWidth(lines: string[]): number {
  const open = lines.filter(line => line.length >= 18 && !ENDS.test(line))
  const long = lines.filter(line => line.length >= 18)
  if (open.length < 5 || open.length < long.length * 0.5) return 0
  const counts = new Map<number, number>()
  for (const line of open) counts.set(line.length, (counts.get(line.length) ?? 0) + 1)
  let best = 0
  let bestCount = 0
  for (const [width] of counts) {
    const near = [-2, -1, 0, 1].reduce((sum, d) => sum + (counts.get(width + d) ?? 0), 0)
    if (near > bestCount || (near === bestCount && width > best)) {
      best = width
      bestCount = near
    }
  }
  return bestCount >= open.length * 0.6 ? best : 0
}

/** Takes out the line ends that cut a sentence in two. `text` is half-width; only line ends are removed. */
export function joinBrokenLines(text: string): Edit[] {
  const lines = text.split('\n')
  const trimmed = lines.map(line => line.trim())
  const width = wrapWidth(trimmed)
  const edits: Edit[] = []
  const tables = cellStreams(trimmed)
  const indents = indentsParagraphs(lines)
  let at = 0
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i]!
    at += line.length
    if (
      !tables.has(i) &&
      !(indents && /^[ \t]{2}/.test(lines[i + 1]!)) &&
      belongTogether(trimmed[i]!, trimmed[i + 1]!, width)
    ) {
      const lead = /^[ \t]*/.exec(lines[i + 1]!)![0].length
      const tail = line.length - line.trimEnd().length
      edits.push({ start: at - tail, end: at + 1 + lead, text: '' })
    }
    at += 1
  }
  return edits
}

/** Paragraphs begin with two blanks and the lines that go on do not: then an indented line is never a continuation. */
function indentsParagraphs(lines: string[]): boolean {
  const filled = lines.filter(line => line.trim() !== '')
  const indented = filled.filter(line => /^[ \t]{2}/.test(line)).length
  return indented > 0 && indented < filled.length * 0.7
}

/** Lines behind a run of three column headings: there a line is a cell, never half a sentence. */
function cellStreams(lines: string[]): Set<number> {
  const found = new Set<number>()
  let run = 0
  let inside = false
  lines.forEach((line, i) => {
    if (line === '' || line === '|') return
    run = columnOf(line.replace(/\|$/, '')) ? run + 1 : 0
    if (run >= 3) inside = true
    if (
      /^第[一二三四五六七八九十]+[章节]|^[一二三四五六七八九十]{1,3}、.{40}|^\([一二三四五六七八九十]{1,3}\).{3,30}。.{12}|^(?:注|备注|附件)[::]/.test(
        line,
      )
    )
      inside = false
    if (inside) found.add(i)
  })
  return found
}

function belongTogether(line: string, next: string, width: number): boolean {
  if (line === '' || next === '' || ENDS.test(line) || /[|\t]| {3,}/.test(next)) return false
  if (/[\d年月日]$/.test(line) && /^-{1,2}\d/.test(next)) return true
  if (readMarker(next) || OPENS_NEW.test(next)) return false
  if (/^[,。、;:)%]/.test(next) && line.length >= 4) return true
  if (width > 0) return line.length >= width - 2
  if (endsUnitList(line) && !/^[^,、。]{0,12}[,、]?$/.test(next) && !isNameList(next.replace(/[。;]$/, '')))
    return false
  return cutInsideSentence(line, next)
}

/** `协办单位:县总工会、县民政局`: the list is complete, what follows is another paragraph. */
function endsUnitList(line: string): boolean {
  const names = /(?:单位|部门|科室)[::] *([^::。;]{2,})$/.exec(line)?.[1]
  return names !== undefined && isNameList(names)
}

/** A line with sentences in it that stops in mid-sentence, in a date, or inside a bracket or quotation. */
function cutInsideSentence(line: string, next: string): boolean {
  if (/\d{4}年?$/.test(line) && /^(?:年|\d{1,2}月|年?底)/.test(next) && line.length >= 8) return true
  if (line.length < 16) return false
  if (/[,、]$/.test(line)) return true
  if (openDepth(line) > 0 && !/^[(“《]/.test(next)) return true
  return (
    /[,。;、]/.test(line) &&
    /[\u4e00-\u9fff\d%“》”]$/.test(line) &&
    /^[\u4e00-\u9fff\d“]/.test(next) &&
    /[,。;]/.test(next)
  )
}

function openDepth(line: string): number {
  let depth = 0
  for (const char of line) {
    if (char === '(' || char === '“' || char === '《') depth++
    else if ((char === ')' || char === '”' || char === '》') && depth > 0) depth--
  }
  return depth
}
