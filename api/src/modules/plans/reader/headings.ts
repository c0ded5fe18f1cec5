import type { Line } from './lines.ts'
import { type Marker, type MarkerKind, plainNumber, readMarker } from './numbering.ts'

/** A numbered heading found in the text: where it begins, its marker and the line it stands in. */
export interface Heading {
  start: number
  marker: Marker
  /** The number was not printed and is taken from the order of its neighbours. */
  inferred: boolean
}

/** Kinds that may have been glued to the end of the sentence before them. Smaller ones are lists inside a sentence. */
const GLUABLE = new Set<MarkerKind>(['chapter', 'section', 'article', 'cn', 'pcn', 'num', 'masked'])
const GLUED =
  /第[一二三四五六七八九十百零]{1,5}[章节条]|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、|(?<![\d.第])\d{1,3}[.、](?!\d)/g

/** Last number seen of each kind, cleared below a kind when a kind above it goes on. */
class Counter {
  private readonly last = new Map<MarkerKind, number>()

  expects({ kind, value }: Marker): boolean {
    return value !== null && value === (this.last.get(kind) ?? 0) + 1
  }

  seen(kind: MarkerKind): boolean {
    return this.last.has(kind)
  }

  take({ kind, value }: Marker): void {
    if (value !== null) this.last.set(kind, value)
  }

  next(kind: MarkerKind): number {
    return (this.last.get(kind) ?? 0) + 1
  }
}

export function findHeadings(lines: Line[], skip: (index: number) => boolean): Heading[] {
  const headings: Heading[] = []
  const counter = new Counter()
  lines.forEach((line, index) => {
    if (line.text === '' || skip(index)) return
    const found = [...opening(line, counter)]
    const shift = found.length > 0 ? found[0]!.marker.length : 0
    for (const heading of [...found, ...glued(line, shift, counter)]) headings.push(heading)
  })
  return headings
}

function opening(line: Line, counter: Counter): Heading[] {
  const marker = [readMarker(line.text), plainNumber(line.text), damaged(line.text, counter)].find(
    found => found !== undefined && plausible(line.text, found, counter),
  )
  if (!marker) return []
  counter.take(marker)
  return [{ start: line.start, marker, inferred: marker.label === '' }]
}

/** `3.5亿元` is a quantity, `9.5月底前…` item nine. */
const DECIMAL = /^\d{1,3}(?:[%万亿元倍吨]|个百分点|$)/

function plausible(text: string, marker: Marker, counter: Counter): boolean {
  const rest = text.slice(marker.length)
  if (rest === '' && marker.kind !== 'chapter') return false
  if (marker.kind === 'cn' && /^[一二三四五六七八九十][、产]/.test(rest)) return false
  if (marker.kind === 'num' && /^\d/.test(rest))
    return (counter.expects(marker) || /^\d{1,2}月/.test(rest)) && !DECIMAL.test(rest)
  if (marker.kind === 'dotted' && marker.value !== 1 && !counter.expects(marker)) return false
  if (marker.kind === 'dotted' && /^(?:月|日|年|[万亿元%倍吨]|个)/.test(rest)) return false
  if (marker.kind === 'num' && marker.value === 0) return false
  if (marker.kind === 'nump' || marker.kind === 'num') return marker.value! < 400 || counter.expects(marker)
  if (marker.kind === 'article' && /^(?:规定|款|第|的|所|和|、)/.test(rest)) return counter.expects(marker)
  return true
}

/** Numbers that lost a mark: `3全区…` after 2), `1行政审批…`, `、实施保障` after 三、. Only in the expected order. */
function damaged(text: string, counter: Counter): Marker | undefined {
  if (/^、[\u4e00-\u9fff]{2,20}$/.test(text) && counter.seen('cn')) {
    return { kind: 'cn', label: '', value: counter.next('cn'), length: 1 }
  }
  const bare =
    /^(\d{1,2})(?=[\u4e00-\u9fff“])(?![年月日个项件名万亿家次条级号类批种款岁大支处所座周天户人元号])/.exec(
      text,
    )
  if (!bare) return undefined
  const value = Number(bare[1])
  for (const kind of ['nump', 'num'] as const) {
    if (counter.seen(kind) && counter.next(kind) === value && value > 1) {
      return { kind, label: bare[1]!, value, length: bare[0].length }
    }
  }
  return undefined
}

/** Headings glued to the sentence before them, taken only when they carry on the count. */
function glued(line: Line, from: number, counter: Counter): Heading[] {
  const found: Heading[] = []
  let last = from
  if (line.text.length < 12) return found
  for (const match of line.text.slice(from).matchAll(GLUED)) {
    const at = from + match.index
    if (at === 0 || at <= from) continue
    const marker = readMarker(line.text.slice(at, at + 12))
    if (!marker || !GLUABLE.has(marker.kind)) continue
    const bare = last > 0 && BARE_HEADING.test(line.text.slice(last, at))
    if (!(bare && fitsBelow(marker, counter)) && !carriesOn(line.text, at, marker, counter)) continue
    counter.take(marker)
    last = at + marker.length
    found.push({ start: line.start + at, marker, inferred: false })
  }
  return found
}

/** `(二)提升效能4.完善门户。`: a heading without a mark behind it runs into its first item. */
const BARE_HEADING = /^[\u4e00-\u9fff“”]{4,24}$/

const fitsBelow = (marker: Marker, counter: Counter) =>
  marker.kind === 'num' && (counter.expects(marker) || (marker.value === 1 && counter.seen('num')))

function carriesOn(text: string, at: number, marker: Marker, counter: Counter): boolean {
  const before = text[at - 1] ?? ''
  const rest = text.slice(at + marker.length, at + marker.length + 2)
  if (!/^[\u4e00-\u9fff“"《A-Z\d]{2}/.test(rest) || /^[一二三四五六七八九十]、/.test(rest)) return false
  const afterStop = /[。)!?”;\s]/.test(before)
  if (counter.expects(marker) && marker.value! > 1)
    return afterStop
      ? !/[;]/.test(before) || marker.kind === 'cn'
      : marker.kind !== 'cn' && ownerBefore(text, at)
  if (marker.value !== 1 || !/[。):：\s]/.test(before)) return false
  if (marker.kind !== 'num' && counter.seen(marker.kind)) return /[。)]/.test(before)
  return text.length > LONG_LINE && hasSecond(text, at, marker)
}

/** A line this long holds several paragraphs that lost their line ends. */
const LONG_LINE = 200
const SECOND: Partial<Record<MarkerKind, RegExp>> = {
  cn: /[。)]\s*二、/,
  pcn: /[。)]\s*\(二\)/,
  num: /[。)]\s*2[.、](?!\d)/,
}

const hasSecond = (text: string, at: number, { kind }: Marker) => SECOND[kind]?.test(text.slice(at)) ?? false

/** `责任单位:县政府办2.建立…`: the list of units of the task before runs into the next number. */
function ownerBefore(text: string, at: number): boolean {
  return /(?:单位|部门|牵头|负责|配合)[^。]{0,120}$/.test(text.slice(Math.max(0, at - 140), at))
}
