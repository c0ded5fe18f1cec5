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
}
interface Line {
  text: string
  left: number
  right: number
  y: number
  size: number
}

const isAscii = (char: string | undefined) => char !== undefined && /[\w%.,()]/.test(char)

/** A gap of almost two characters parts table cells; a small one matters only between Latin words and digits. */
function gapText(gap: number, size: number, before: string | undefined, after: string | undefined): string {
  if (gap > 1.8 * size) return '\t'
  return gap > 0.2 * size && isAscii(before) && isAscii(after) ? ' ' : ''
}

function lineOf(runs: PdfRun[]): Line {
  const sorted = [...runs].sort((a, b) => a.x - b.x)
  let text = ''
  let end = sorted[0]!.x
  for (const run of sorted) {
    text += gapText(run.x - end, run.size, text.at(-1), run.text[0]) + run.text
    end = Math.max(end, run.x + run.width)
  }
  // Some writers map common characters to the look-alike Kangxi radicals.
  const plain = text.replace(/[\u2f00-\u2fd5]/g, radical => radical.normalize('NFKC'))
  return {
    text: plain.trim(),
    left: sorted[0]!.x,
    right: end,
    y: sorted[0]!.y,
    size: Math.max(...sorted.map(r => r.size)),
  }
}

/** Runs on one baseline, give or take half a character, are one line; lines go from top to bottom. */
function linesOf(page: PdfPage): Line[] {
  const groups: PdfRun[][] = []
  for (const run of page.runs.filter(r => r.upright).sort((a, b) => b.y - a.y)) {
    const group = groups.at(-1)
    if (group && Math.abs(group[0]!.y - run.y) < 0.5 * Math.min(group[0]!.size, run.size)) group.push(run)
    else groups.push([run])
  }
  return groups.map(lineOf).filter(line => line.text !== '')
}

const PAGE_NUMBER =
  /^([—–\-－―_·~\s]*)(?:第\s*)?(\d{1,4})(?:\s*页)?(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?([—–\-－―_·~\s]*)$/

/** The page number a line at the very top or bottom of its page would be, or null. */
function pageNumberOf(line: Line | undefined, page: PdfPage): { number: number; dashed: boolean } | null {
  if (!line || (line.y > page.height * 0.12 && line.y < page.height * 0.9)) return null
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

/**
 * Joins a line to the next where the first runs to the right margin and the second starts at the left one: the body of
 * an official document indents every paragraph, so a line at the margin goes on. Without indents nothing is joined.
 */
function joinParagraphs(lines: Line[]): string[] {
  const left = percentile(
    lines.map(l => l.left),
    0.1,
  )
  const right = percentile(
    lines.map(l => l.right),
    0.9,
  )
  const size = percentile(
    lines.map(l => l.size),
    0.5,
  )
  const indented = lines.some(l => l.left - left > 1.4 * size && l.left - left < 2.6 * size)
  const out: string[] = []
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    const goesOn =
      before !== undefined &&
      indented &&
      before.right > right - 1.6 * size &&
      Math.abs(line.left - left) < 0.6 * size &&
      Math.abs(line.size - before.size) < 0.1 * size &&
      !line.text.includes('\t') &&
      !before.text.includes('\t') &&
      !BEGINS_ANEW.test(line.text)
    if (goesOn)
      out[out.length - 1] +=
        (isAscii(before.text.at(-1)) && isAscii(line.text[0]) && /[a-z]$/i.test(before.text) ? ' ' : '') +
        line.text
    else out.push(line.text)
  })
  return out
}

/** Lines from top to bottom, page numbers dropped where certain, broken paragraphs put together where certain. */
export function pagesToText(pages: PdfPage[]): string {
  return joinParagraphs(withoutPageNumbers(pages, pages.map(linesOf)).flat()).join('\n')
}
