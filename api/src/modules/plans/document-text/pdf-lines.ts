import { type DrawingStep, rulesOf } from './pdf-rules.ts'
import { cellAt, cellWidth, findGrids, type Grid, gridLines, inside } from './pdf-tables.ts'

/** Turns the positioned runs of a PDF back into lines and, where it is certain, into whole paragraphs. */

export interface PdfRun {
  text: string
  x: number
  y: number
  width: number
  /** Font size in points. */
  size: number
  upright: boolean
}
export interface PdfPage {
  width: number
  height: number
  runs: PdfRun[]
  steps: DrawingStep[]
}
interface Line {
  text: string
  /** A row of a ruled table: whole as it is. */
  row?: true
  left: number
  right: number
  y: number
  size: number
}

const isAscii = (char: string | undefined) => char !== undefined && /[\w%.,()]/.test(char)

/** A gap of almost two characters parts table cells, one of half a character words; between Latin words less is enough. */
function gapText(gap: number, size: number, before: string | undefined, after: string | undefined): string {
  if (gap > 1.8 * size) return '\t'
  const words = isAscii(before) && isAscii(after)
  return gap > (words ? 0.2 : 0.45) * size ? ' ' : ''
}

/** "组 织 学 生": a short line stretched to the width of its cell. */
const STRETCHED = /(?<!\S)(?:\p{Script=Han} ){2,}\p{Script=Han}/gu
const closeUp = (words: string) => words.replaceAll(' ', '')

function lineOf(runs: PdfRun[]): Line {
  const sorted = [...runs].sort((a, b) => a.x - b.x)
  let text = ''
  let end = sorted[0]!.x
  for (const run of sorted) {
    text += gapText(run.x - end, run.size, text.at(-1), run.text[0]) + run.text
    end = Math.max(end, run.x + run.width)
  }
  // Some writers map common characters to the look-alike Kangxi radicals.
  const plain = text
    .replace(/[\u2f00-\u2fd5]/g, radical => radical.normalize('NFKC'))
    .replace(STRETCHED, closeUp)
  return {
    text: plain.trim(),
    left: sorted[0]!.x,
    right: end,
    y: sorted[0]!.y,
    size: Math.max(...sorted.map(r => r.size)),
  }
}

/** Runs on one baseline, give or take half a character, are one line; lines go from top to bottom. */
function linesOf(runs: PdfRun[]): Line[] {
  const groups: PdfRun[][] = []
  for (const run of [...runs].sort((a, b) => b.y - a.y)) {
    const group = groups.at(-1)
    if (group && Math.abs(group[0]!.y - run.y) < 0.5 * Math.min(group[0]!.size, run.size)) group.push(run)
    else groups.push([run])
  }
  return groups.map(lineOf).filter(line => line.text !== '')
}

const middle = (run: PdfRun) => ({ x: run.x + Math.min(run.width, run.size) / 2, y: run.y + run.size * 0.3 })

/** A line that fills its cell goes on in the next one; a short line ends there (a list of units, one a line). */
function cellText(runs: PdfRun[], width: number): string {
  let text = ''
  let full = true
  for (const line of linesOf(runs)) {
    text += (full ? '' : ' ') + line.text.replaceAll('\t', ' ')
    full = line.right - line.left > width - 2.5 * line.size
  }
  return text
}

function tableLines(grid: Grid, runs: PdfRun[]): Line[] {
  const byCell = new Map<number, PdfRun[]>()
  for (const run of runs) {
    const { x, y } = middle(run)
    const cell = cellAt(grid, x, y)
    if (cell !== undefined) byCell.set(cell, [...(byCell.get(cell) ?? []), run])
  }
  const { left, right, top } = grid.box
  const rows = gridLines(grid, cell => cellText(byCell.get(cell) ?? [], cellWidth(grid, cell)))
  return rows.map(text => ({ text, row: true, left, right, y: top, size: 0 }))
}

/** The lines of a page, with the rows of its ruled tables where they stand. */
function pageLines(page: PdfPage): Line[] {
  let rest = page.runs.filter(run => run.upright)
  const tables = findGrids(rulesOf(page.steps)).flatMap(grid => {
    const within = (run: PdfRun) => inside(grid.box, middle(run).x, middle(run).y)
    const own = rest.filter(within)
    rest = rest.filter(run => !within(run))
    return tableLines(grid, own)
  })
  // Sorting keeps the rows of a table together: they share its upper edge.
  return [...linesOf(rest), ...tables].sort((a, b) => b.y - a.y)
}

const PAGE_NUMBER =
  /^([—–\-－―_·~\s]*)(?:第\s*)?(\d{1,4})(?:\s*页)?(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?([—–\-－―_·~\s]*)$/

/** The page number a line at the very top or bottom of its page would be, or null. */
function pageNumberOf(line: Line | undefined, page: PdfPage): { number: number; dashed: boolean } | null {
  if (!line || line.row || (line.y > page.height * 0.12 && line.y < page.height * 0.9)) return null
  const found = PAGE_NUMBER.exec(line.text)
  return found
    ? { number: Number(found[2]), dashed: /[—–－―-]/.test(found[1]! + found[3]!) || line.text.includes('页') }
    : null
}

/** Certain means: with dashes or 页, or counting up with the pages. A lone figure may belong to a table. */
function withoutPageNumbers(pages: PdfPage[], lines: Line[][]): Line[][] {
  const edges = (['at-end', 'at-start'] as const).map(edge => {
    const found = lines.map((own, i) => pageNumberOf(edge === 'at-end' ? own.at(-1) : own[0], pages[i]!))
    const offsets = found.map((n, i) => (n ? n.number - i : null))
    const certain = found.map(
      (n, i) => n !== null && (n.dashed || offsets.filter(o => o === offsets[i]).length > 1),
    )
    return { edge, certain }
  })
  return lines.map((own, i) => {
    const last = edges[0]!.certain[i] ? -1 : undefined
    const start = edges[1]!.certain[i] && own.length > 1 ? 1 : 0
    return own.slice(start, last)
  })
}

const percentile = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

const BEGINS_ANEW =
  /^([（(]?[一二三四五六七八九十百]+[）)、]|[（(]?\d{1,3}[）)、．.](?!\d)|[①-⑳]|第[一二三四五六七八九十百]+[章节条]|[^\s：:]{2,6}(单位|部门|时限|时间|领导)[：:])/

interface Margins {
  left: number
  right: number
  size: number
  indented: boolean
}

function marginsOf(lines: Line[]): Margins {
  const left = percentile(
    lines.map(line => line.left),
    0.1,
  )
  const size = percentile(
    lines.map(line => line.size),
    0.5,
  )
  const indents = lines.map(line => (line.left - left) / size)
  const right = percentile(
    lines.map(line => line.right),
    0.9,
  )
  return { left, right, size, indented: indents.some(indent => indent > 1.4 && indent < 2.6) }
}

/**
 * Whether a line carries on the paragraph of the one before: that one runs to the right margin, this one starts at the
 * left one. The body of an official document indents every paragraph, so a line at the margin goes on. Without any
 * indents nothing is certain.
 */
function goesOn(before: Line | undefined, line: Line, { left, right, size, indented }: Margins): boolean {
  if (!before || !indented || before.row || line.row || `${before.text}${line.text}`.includes('\t'))
    return false
  const filled = before.right > right - 1.6 * size
  const atMargin = Math.abs(line.left - left) < 0.6 * size
  const sameSize = Math.abs(line.size - before.size) < 0.1 * size
  return filled && atMargin && sameSize && !BEGINS_ANEW.test(line.text)
}

function joinParagraphs(lines: Line[]): string[] {
  const margins = marginsOf(lines.filter(line => !line.row))
  const out: string[] = []
  lines.forEach((line, i) => {
    if (goesOn(lines[i - 1], line, margins)) {
      const words = /[a-z]$/i.test(out.at(-1)!) && isAscii(line.text[0])
      out[out.length - 1] += (words ? ' ' : '') + line.text
    } else out.push(line.text)
  })
  return out
}

/** Lines from top to bottom, page numbers dropped where certain, broken paragraphs put together where certain. */
export function pagesToText(pages: PdfPage[]): string {
  return joinParagraphs(withoutPageNumbers(pages, pages.map(pageLines)).flat()).join('\n')
}
