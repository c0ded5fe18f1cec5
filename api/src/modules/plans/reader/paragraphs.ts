import type { Heading } from './headings.ts'
import type { Line } from './lines.ts'
import type { MarkerKind } from './numbering.ts'
import { isNameList, OWNER_LABEL } from './owner-phrases.ts'

/** Headings under which tasks may stand without numbers; below a smaller heading a paragraph is part of its task. */
const OPEN_TO_PARAGRAPHS = new Set<MarkerKind>(['part', 'chapter', 'section', 'cn', 'pcn'])

const LABEL = new RegExp(`^[【(\\[]?(?:${OWNER_LABEL.source}|完成时限|完成时间|时限)[】\\])]?[::]`)
const OWNER_BRACKET =
  /[(〔【[](?=[^()]{0,20}(?:单位|部门|牵头|负责|配合|责任))(?:[^()]|\([^()]*\))*[)〕】\]][。;]?$/
export const BULLET = /^(?:-{2}|[-•●◆▲■★◇○☆·*])[ \t]*(?=[\u4e00-\u9fff“《])/

/** Starts of paragraphs that name their own units, where a heading has two or more of them and no numbers. */
export function paragraphHeadings(
  lines: Line[],
  headings: Heading[],
  skip: (index: number) => boolean,
): Heading[] {
  const found: Heading[] = []
  let at = 0
  const bounds = headings.length === 0 ? [undefined] : headings
  bounds.forEach((heading, i) => {
    const end = headings[i + 1]?.start ?? Number.POSITIVE_INFINITY
    const own: Line[] = []
    while (at < lines.length && lines[at]!.start < end) {
      const line = lines[at]!
      if (line.text !== '' && line.start > (heading?.start ?? -1) && !skip(at)) own.push(line)
      at++
    }
    if (heading && !OPEN_TO_PARAGRAPHS.has(heading.marker.kind)) return
    const starts = blockStarts(own, heading === undefined)
    if (starts.length >= 2 || starts.some(line => BULLET.test(line.text)))
      found.push(...starts.map(paragraph))
  })
  return found
}

function paragraph(line: Line): Heading {
  const length = BULLET.exec(line.text)?.[0].length ?? 0
  return { start: line.start, marker: { kind: 'paragraph', label: '', value: null, length }, inferred: true }
}

/** Any `责任人：`, `建设内容：` at the start of a line: part of the form of one task, never a task itself. */
const FORM_LINE = /^[【([]?[\u4e00-\u9fff]{2,10}[】\])]?[::]/

/** A block is text up to a bracket with owners at a line's end, or up to the lines of labels below it. */
function blockStarts(lines: Line[], noHeadings: boolean): Line[] {
  const starts: Line[] = []
  let open: Line | undefined
  let labelled = false
  lines.forEach((line, i) => {
    const isLabel = LABEL.test(line.text)
    if (isLabel && open && !labelled) starts.push(open)
    if (isLabel || FORM_LINE.test(line.text) || (labelled && /[::]$/.test(lines[i - 1]?.text ?? ''))) {
      labelled ||= isLabel
      return
    }
    if (labelled && line.text.length <= 24 && isNameList(line.text)) return
    if (labelled) open = undefined
    labelled = false
    if (open === undefined || BULLET.test(line.text) || noHeadings) open = line
    if (OWNER_BRACKET.test(line.text) && open) {
      starts.push(open)
      open = undefined
    }
  })
  return starts
}
