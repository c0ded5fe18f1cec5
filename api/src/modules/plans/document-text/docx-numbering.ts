/**
 * Word keeps automatic numbers (一、 (一) 1.) out of the text. Here they are counted as Word counts them and written
 * into the paragraphs, because a plan without its numbers has lost its structure.
 */

interface Level {
  start: number
  format: string
  text: string
}
interface NumberingList {
  /** Lists of one abstract definition share their counters. */
  abstractId: string
  levels: Map<number, Level>
  restarts: Map<number, number>
}
interface NumberRef {
  numId: string | null
  level: number | null
}

const DIGITS = '〇一二三四五六七八九'

/** 1–9999 in counting style: 十, 十一, 二十, 一百零五. */
export function chineseNumber(n: number): string {
  if (n <= 0 || n > 9999) return String(n)
  let out = ''
  let gap = false
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / unit) % 10
    if (digit === 0) gap = out !== ''
    else {
      out += (gap ? '零' : '') + DIGITS[digit] + name
      gap = false
    }
  }
  return out.replace(/^一十/, '十')
}

const ROMAN: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]
function roman(n: number): string {
  let rest = Math.min(n, 3999)
  return ROMAN.map(([value, sign]) => {
    const times = Math.floor(rest / value)
    rest %= value
    return sign.repeat(times)
  }).join('')
}

const letter = (n: number) => String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26))
const fromBlock = (base: number, size: number) => (n: number) =>
  n >= 1 && n <= size ? String.fromCodePoint(base + n - 1) : String(n)

const FORMATS: Record<string, (n: number) => string> = {
  none: () => '',
  decimalZero: n => String(n).padStart(2, '0'),
  lowerLetter: letter,
  upperLetter: n => letter(n).toUpperCase(),
  lowerRoman: roman,
  upperRoman: n => roman(n).toUpperCase(),
  chineseCounting: chineseNumber,
  chineseCountingThousand: chineseNumber,
  japaneseCounting: chineseNumber,
  taiwaneseCounting: chineseNumber,
  taiwaneseCountingThousand: chineseNumber,
  ideographDigital: n => [...String(n)].map(d => DIGITS[Number(d)]).join(''),
  ideographTraditional: n => '甲乙丙丁戊己庚辛壬癸'[n - 1] ?? String(n),
  decimalEnclosedCircle: fromBlock(0x2460, 20),
  decimalEnclosedCircleChinese: fromBlock(0x2460, 20),
  decimalEnclosedParen: fromBlock(0x2474, 20),
  decimalEnclosedFullstop: fromBlock(0x2488, 20),
}

const formatNumber = (n: number, format: string) => (FORMATS[format] ?? String)(n)

const unescapeXml = (s: string) =>
  s.replace(
    /&(amp|lt|gt|quot|apos|#(\d+)|#x([\da-f]+));/gi,
    (_, name: string, dec?: string, hex?: string) => {
      if (dec || hex)
        return String.fromCodePoint(Math.min(Number.parseInt(dec ?? hex!, dec ? 10 : 16), 0x10ffff))
      return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name.toLowerCase()] ?? ''
    },
  )
const escapeXml = (s: string) => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Every `<w:name …>…</w:name>` (or empty one) of a part, in order. Plain searches only, so time stays linear. */
function* elements(xml: string, name: string): Generator<{ head: string; body: string }> {
  const open = new RegExp(`<w:${name}(?=[\\s/>])([^<>]*)>`, 'g')
  const close = `</w:${name}>`
  for (let found = open.exec(xml); found; found = open.exec(xml)) {
    const head = found[1]!
    if (head.endsWith('/')) {
      yield { head, body: '' }
      continue
    }
    const end = xml.indexOf(close, open.lastIndex)
    if (end < 0) return
    yield { head, body: xml.slice(open.lastIndex, end) }
    open.lastIndex = end + close.length
  }
}

const first = (xml: string, name: string) =>
  elements(xml, name).next().value as { head: string; body: string } | undefined
const attr = (head: string, name: string) => new RegExp(`w:${name}="([^"]*)"`).exec(head)?.[1] ?? null
const value = (xml: string, name: string) => {
  const found = first(xml, name)
  return found ? attr(found.head, 'val') : null
}
const integer = (text: string | null) => (text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null)

function readLevels(xml: string): Map<number, Level> {
  const levels = new Map<number, Level>()
  for (const { head, body } of elements(xml, 'lvl')) {
    levels.set(integer(attr(head, 'ilvl')) ?? 0, {
      start: integer(value(body, 'start')) ?? 1,
      format: value(body, 'numFmt') ?? 'decimal',
      text: unescapeXml(value(body, 'lvlText') ?? ''),
    })
  }
  return levels
}

/** Levels of each abstract list. One that only refers to a list style takes the levels of the list which defines it. */
function readAbstracts(numberingXml: string): Map<string, Map<number, Level>> {
  const abstracts = new Map<string, Map<number, Level>>()
  const byStyle = new Map<string, Map<number, Level>>()
  const linked: [id: string, style: string][] = []
  for (const { head, body } of elements(numberingXml, 'abstractNum')) {
    const id = attr(head, 'abstractNumId') ?? ''
    const levels = readLevels(body)
    abstracts.set(id, levels)
    const [defines, refersTo] = [value(body, 'styleLink'), value(body, 'numStyleLink')]
    if (defines !== null) byStyle.set(defines, levels)
    if (refersTo !== null) linked.push([id, refersTo])
  }
  for (const [id, style] of linked) abstracts.set(id, byStyle.get(style) ?? new Map())
  return abstracts
}

function readLists(numberingXml: string): Map<string, NumberingList> {
  const abstracts = readAbstracts(numberingXml)
  const lists = new Map<string, NumberingList>()
  for (const { head, body } of elements(numberingXml, 'num')) {
    const abstractId = value(body, 'abstractNumId') ?? ''
    const levels = new Map(abstracts.get(abstractId))
    const restarts = new Map<number, number>()
    for (const override of elements(body, 'lvlOverride')) {
      const at = integer(attr(override.head, 'ilvl')) ?? 0
      const start = integer(value(override.body, 'startOverride'))
      if (start !== null) restarts.set(at, start)
      for (const [level, own] of readLevels(override.body)) levels.set(level, own)
    }
    lists.set(attr(head, 'numId') ?? '', { abstractId, levels, restarts })
  }
  return lists
}

function readNumberRef(properties: string): NumberRef {
  const numPr = first(properties, 'numPr')
  return numPr
    ? { numId: value(numPr.body, 'numId'), level: integer(value(numPr.body, 'ilvl')) }
    : { numId: null, level: null }
}

/** The list each paragraph style brings along, its own or its ancestors'. */
function readStyleRefs(stylesXml: string): Map<string, NumberRef> {
  const own = new Map<string, { ref: NumberRef; base: string | null }>()
  for (const { head, body } of elements(stylesXml, 'style')) {
    own.set(attr(head, 'styleId') ?? '', { ref: readNumberRef(body), base: value(body, 'basedOn') })
  }
  const refs = new Map<string, NumberRef>()
  for (const id of own.keys()) {
    const ref: NumberRef = { numId: null, level: null }
    for (let at: string | null = id, hops = 0; at !== null && hops < 20; hops++) {
      const style: { ref: NumberRef; base: string | null } | undefined = own.get(at)
      ref.numId ??= style?.ref.numId ?? null
      ref.level ??= style?.ref.level ?? null
      at = style?.base ?? null
    }
    refs.set(id, ref)
  }
  return refs
}

/** Counts paragraphs as Word does: a level starts anew whenever a higher one moves on. */
class Counter {
  private readonly counts = new Map<string, number[]>()
  private readonly restarted = new Set<string>()

  next(numId: string, list: NumberingList, level: number): string {
    const counts = this.countsOf(list)
    const key = `${numId}/${level}`
    const restart = this.restarted.has(key) ? undefined : list.restarts.get(level)
    this.restarted.add(key)
    counts[level] =
      restart ?? (counts[level] === undefined ? (list.levels.get(level)?.start ?? 1) : counts[level] + 1)
    counts.length = level + 1
    return this.label(list, level, counts)
  }

  private countsOf(list: NumberingList): number[] {
    const counts = this.counts.get(list.abstractId) ?? []
    this.counts.set(list.abstractId, counts)
    return counts
  }

  private label(list: NumberingList, level: number, counts: number[]): string {
    const definition = list.levels.get(level)
    if (!definition || definition.format === 'bullet') return ''
    return definition.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const shown = list.levels.get(at)
      return formatNumber(counts[at] ?? shown?.start ?? 1, shown?.format ?? 'decimal')
    })
  }
}

/** Tracked formatting changes hold the old paragraph properties, which must not be taken for the present ones. */
function withoutTrackedProperties(xml: string): string {
  let out = ''
  let from = 0
  for (;;) {
    const start = xml.indexOf('<w:pPrChange', from)
    const end = start < 0 ? -1 : xml.indexOf('</w:pPrChange>', start)
    if (end < 0) return out + xml.slice(from)
    out += xml.slice(from, start)
    from = end + '</w:pPrChange>'.length
  }
}

/** The document part with every automatic number written out as text and no list left. */
export function printNumbers(documentXml: string, numberingXml: string, stylesXml: string): string {
  if (!numberingXml.includes('<w:num')) return documentXml
  const lists = readLists(numberingXml)
  const styles = readStyleRefs(stylesXml)
  const counter = new Counter()
  const labelOf = (properties: string): string => {
    const own = readNumberRef(properties)
    const style = styles.get(value(properties, 'pStyle') ?? '')
    const numId = own.numId ?? style?.numId ?? null
    const list = numId === null ? undefined : lists.get(numId)
    // List 0 means "no number here, although the style has one".
    return list && numId !== '0'
      ? counter.next(numId!, list, Math.min(own.level ?? style?.level ?? 0, 8))
      : ''
  }
  return rewriteParagraphs(withoutTrackedProperties(documentXml), labelOf)
}

function rewriteParagraphs(xml: string, labelOf: (properties: string) => string): string {
  const open = /<w:p(?:\s[^<>]*)?>\s*<w:pPr>/g
  let out = ''
  let from = 0
  for (let found = open.exec(xml); found; found = open.exec(xml)) {
    const end = xml.indexOf('</w:pPr>', open.lastIndex)
    if (end < 0) break
    const properties = xml.slice(open.lastIndex, end)
    const label = labelOf(properties)
    const plain = properties.replace(/<w:numPr>[\s\S]*?<\/w:numPr>|<w:numPr\s*\/>/, '')
    out += `${xml.slice(from, open.lastIndex)}${plain}</w:pPr>${labelRun(label)}`
    from = end + '</w:pPr>'.length
    open.lastIndex = from
  }
  return out + xml.slice(from)
}

function labelRun(label: string): string {
  if (label === '') return ''
  // "1" alone would grow together with a number that follows it.
  const spaced = /[\dA-Za-z]$/.test(label) ? `${label} ` : label
  return `<w:r><w:t xml:space="preserve">${escapeXml(spaced)}</w:t></w:r>`
}
