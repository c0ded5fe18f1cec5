import { findHeadings, type Heading } from './headings.ts'
import type { Line } from './lines.ts'
import type { MarkerKind } from './numbering.ts'
import { paragraphHeadings } from './paragraphs.ts'

/** A numbered part of the document; [start, end) is its own text with the heading, without its children. */
export interface OutlineNode {
  heading: Heading | null
  start: number
  end: number
  /** Where the text begins behind the number. */
  textStart: number
  parent: OutlineNode | null
  children: OutlineNode[]
}

const RANK: Record<MarkerKind, number> = {
  part: 0,
  chapter: 1,
  section: 2,
  cn: 3,
  article: 3.5,
  pcn: 4,
  task: 4.5,
  num: 5,
  masked: 5,
  dotted: 5.5,
  pnum: 6,
  nump: 6.5,
  circle: 7,
  paragraph: 8,
}

/** Lines that end a task's text: imprint, annex list, page furniture. */
const CLOSING =
  /^(?:附 ?件[:：\d一二三四五六七八九十 ]|附 ?件$|\(?此件|抄送|印发|主办[:：]|联系人|相关(?:附件|信息|词条|链接|阅读|新闻|文章|解读)|热门词条|联络我们|联系我们|上一篇|下一篇|责任编辑|扫一扫|分享到|打印|关闭窗口|来源[:：]|隐藏内容|此处内容|版权所有|网站地图|主办单位[:：].*(?:人民政府|办公室)$)/
const DATE_LINE =
  /^(?:\d{4}|[二〇○零一三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日$/

export function isClosing(lines: Line[], index: number): boolean {
  const { text } = lines[index]!
  if (CLOSING.test(text) || DATE_LINE.test(text)) return true
  return (
    text.length <= 30 &&
    /(?:人民政府|办公[室厅]|委员会|国务院|局|厅|委|部)$/.test(text) &&
    !/[:,、。]/.test(text) &&
    DATE_LINE.test(nextText(lines, index))
  )
}

function nextText(lines: Line[], index: number): string {
  for (let i = index + 1; i < lines.length && i <= index + 3; i++)
    if (lines[i]!.text !== '') return lines[i]!.text
  return ''
}

export interface Outline {
  root: OutlineNode
  /** All numbered parts in reading order. */
  nodes: OutlineNode[]
}

/** Nests the headings by the kind of their numbers and gives each its own stretch of text. */
export function buildOutline(flatLength: number, lines: Line[], skip: (index: number) => boolean): Outline {
  const numbered = findHeadings(lines, skip)
  const headings = [...numbered, ...paragraphHeadings(lines, numbered, skip)].sort(
    (a, b) => a.start - b.start,
  )
  const stops = stopOffsets(lines, skip, flatLength)
  const annexes = lines
    .filter(line => /^附 ?件[\d一二三四五六七八九十]{0,3}[:：]?$/.test(line.text))
    .map(line => line.start)
  const root: OutlineNode = {
    heading: null,
    start: 0,
    end: headings[0]?.start ?? flatLength,
    textStart: 0,
    parent: null,
    children: [],
  }
  const nodes: OutlineNode[] = []
  let top = root
  let annex = 0
  headings.forEach((heading, i) => {
    while (annex < annexes.length && annexes[annex]! < heading.start) {
      top = root
      annex++
    }
    const parent = parentFor(top, heading)
    const next = headings[i + 1]?.start ?? flatLength
    const textStart = heading.start + heading.marker.length
    const node = {
      heading,
      start: heading.start,
      end: firstStop(stops, textStart, next),
      textStart,
      parent,
      children: [],
    }
    parent.children.push(node)
    nodes.push(node)
    top = node
  })
  root.end = firstStop(stops, 0, root.end)
  return { root, nodes }
}

function stopOffsets(lines: Line[], skip: (index: number) => boolean, length: number): number[] {
  const stops: number[] = []
  lines.forEach((line, i) => {
    if (line.text !== '' && (skip(i) || isClosing(lines, i))) stops.push(line.start)
  })
  stops.push(length)
  return stops
}

function firstStop(stops: number[], from: number, end: number): number {
  let low = 0
  let high = stops.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (stops[middle]! >= from) high = middle
    else low = middle + 1
  }
  return Math.min(end, Math.max(from, stops[low] ?? end))
}

const kindKey = ({ marker }: Heading) =>
  marker.kind === 'dotted' ? `dotted${marker.label.split('.').length}` : marker.kind

function rank(heading: Heading): number {
  const base = RANK[heading.marker.kind]
  return heading.marker.kind === 'dotted' ? base + heading.marker.label.split('.').length / 10 : base
}

/** A kind already open goes on as a sibling; a new kind goes below the nearest heading of a higher rank. */
function parentFor(top: OutlineNode, heading: Heading): OutlineNode {
  for (let node: OutlineNode | null = top; node?.heading; node = node.parent) {
    if (kindKey(node.heading) === kindKey(heading)) return node.parent!
  }
  let parent = top
  while (parent.heading && rank(parent.heading) >= rank(heading)) parent = parent.parent!
  return parent
}
