import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5'
import { refuse } from './document-text-error.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** Enough for any office page; a page built to choke the parser goes past one of them within a second. */
const MAX_NODES = 400_000
const MAX_DEPTH = 600

const words = (list: string) => new Set(list.split(' '))
const SKIPPED = words(
  'head script style noscript template iframe object svg canvas nav footer aside button select textarea input form-control img audio video map',
)
const BLOCKS = words(
  'address article blockquote body center dd details div dl dt fieldset figure figcaption form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody tfoot thead tr td th ul caption',
)
const FURNITURE =
  /(^|[\s_-])(nav|navbar|menu|breadcrumbs?|crumbs?|sidebar|footer|share|toolbar|topbar|copyright|qrcode)([\s_-]|$)/i

const isElement = (node: Node): node is Element => 'tagName' in node
const attribute = (element: Element, name: string) => element.attrs.find(a => a.name === name)?.value ?? ''

/** The default tree, with a brake: some pages of a few megabytes would keep the parser busy for hours. */
function brakedAdapter() {
  let nodes = 0
  let depth = 0
  const braked: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement(tagName, namespace, attrs) {
      if (++nodes > MAX_NODES) throw refuse('TOO_LONG')
      return defaultTreeAdapter.createElement(tagName, namespace, attrs)
    },
    onItemPush() {
      if (++depth > MAX_DEPTH) throw refuse('TOO_LONG')
    },
    onItemPop() {
      depth--
    },
  }
  return braked
}

/** All text below a node and the part of it that stands in links. */
function textShare(node: Node, inLink = false): { all: number; linked: number; links: number } {
  if (node.nodeName === '#text' && 'value' in node) {
    const size = node.value.replace(/\s+/g, '').length
    return { all: size, linked: inLink ? size : 0, links: 0 }
  }
  const isLink = node.nodeName === 'a'
  const sum = { all: 0, linked: 0, links: isLink ? 1 : 0 }
  for (const child of 'childNodes' in node ? node.childNodes : []) {
    const share = textShare(child, inLink || isLink)
    sum.all += share.all
    sum.linked += share.linked
    sum.links += share.links
  }
  return sum
}

/** A list made of links only is navigation: five links or more, nine tenths of the words. */
function isLinkList(element: Element): boolean {
  if (!['ul', 'ol', 'div', 'dl'].includes(element.tagName)) return false
  const { all, linked, links } = textShare(element)
  return links >= 5 && linked >= all * 0.9
}

function isHidden(element: Element): boolean {
  return (
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style')) ||
    element.attrs.some(a => a.name === 'hidden')
  )
}

function isFurniture(element: Element): boolean {
  if (SKIPPED.has(element.tagName) || isHidden(element)) return true
  if (['body', 'html', 'article', 'main'].includes(element.tagName)) return false
  const name = `${attribute(element, 'class')} ${attribute(element, 'id')}`
  // A wrong class name must not cost the document its text: only small blocks go by name alone.
  return (FURNITURE.test(name) && textShare(element).all < 400) || isLinkList(element)
}

/** A browser shows any run of blanks as one; in Word every blank counts. */
export type Spaces = 'collapse' | 'keep'

const collapse = (text: string) =>
  text
    .replace(/[ \n\r\f\u00a0]+/g, ' ')
    .replace(/ ?\t ?/g, '\t')
    .replace(/^ +| +$/g, '')

/** Tabs stay: an empty last cell is a cell. */
function withoutEndBlanks(text: string): string {
  let end = text.length
  while (text[end - 1] === ' ') end--
  return text.slice(0, end)
}

/** Lines under construction. Inline text gathers in `open` until a block begins or ends. */
class Lines {
  readonly done: string[] = []
  readonly spaces: Spaces
  private open = ''
  private label = ''

  constructor(spaces: Spaces) {
    this.spaces = spaces
  }

  addLabel(label: string) {
    this.close()
    this.open = this.label = label
  }

  add(text: string) {
    this.open += text
  }

  /** Ends the open line. A list label waits for the text that follows it. */
  close() {
    if (this.open === this.label) return
    this.label = ''
    const line = this.spaces === 'keep' ? withoutEndBlanks(this.open) : collapse(this.open)
    if (line.trim() !== '') this.done.push(line)
    this.open = ''
  }
}

const rowsOf = (table: Element): Element[] =>
  table.childNodes
    .filter(isElement)
    .flatMap(child =>
      child.tagName === 'tr'
        ? [child]
        : ['tbody', 'thead', 'tfoot'].includes(child.tagName)
          ? rowsOf(child)
          : [],
    )
const cellsOf = (row: Element) =>
  row.childNodes.filter(isElement).filter(e => e.tagName === 'td' || e.tagName === 'th')

function contains(element: Element, tagName: string): boolean {
  return element.childNodes.some(
    child => isElement(child) && (child.tagName === tagName || contains(child, tagName)),
  )
}

/** Old sites lay out whole pages with tables: nested, or with one cell a row. Those are read as blocks. */
function isDataTable(table: Element): boolean {
  const rows = rowsOf(table)
  return rows.some(row => cellsOf(row).length > 1) && !contains(table, 'table')
}

const span = (cell: Element, name: string) =>
  Math.min(Math.max(Number.parseInt(attribute(cell, name), 10) || 1, 1), 50)

/** Rows become lines, cells are parted by tabs. A merged cell leaves its other places empty, so that columns stay in line. */
function writeTable(table: Element, lines: Lines) {
  const hanging: number[] = []
  for (const row of rowsOf(table)) {
    const cells: string[] = []
    const skipHanging = () => {
      while ((hanging[cells.length] ?? 0) > 0) {
        hanging[cells.length]!--
        cells.push('')
      }
    }
    for (const cell of cellsOf(row)) {
      skipHanging()
      const rowspan = span(cell, 'rowspan')
      for (let i = span(cell, 'colspan'), first = true; i > 0; i--, first = false) {
        hanging[cells.length] = rowspan - 1
        cells.push(first ? linesOf(cell, lines.spaces).join(' ').replaceAll('\t', ' ') : '')
      }
    }
    skipHanging()
    lines.add(cells.join('\t'))
    lines.close()
  }
}

/** The number a browser would show before a list item. Word's footnotes come as such a list: `[1]`. */
function itemLabel(item: Element, list: Element | null, position: number): string {
  if (list?.tagName !== 'ol') return ''
  if (/^(foot|end)note-/.test(attribute(item, 'id'))) return `[${position}] `
  const start = Number.parseInt(attribute(list, 'start'), 10) || 1
  return `${Number.parseInt(attribute(item, 'value'), 10) || start + position - 1}.`
}

function writeChildren(parent: Element, lines: Lines) {
  let position = 0
  for (const child of parent.childNodes) {
    if (isElement(child) && child.tagName === 'li') {
      lines.addLabel(itemLabel(child, parent, ++position))
    }
    write(child, lines)
  }
}

function write(node: Node, lines: Lines) {
  if (node.nodeName === '#text' && 'value' in node) {
    const blanks = lines.spaces === 'keep' ? /[\r\n]/g : /[^\S\u3000]/g
    return lines.add(node.value.replace(blanks, ' '))
  }
  if (!isElement(node)) return
  if (node.tagName === 'br') return lines.close()
  if (isFurniture(node)) return
  if (node.tagName === 'table' && isDataTable(node)) {
    lines.close()
    return writeTable(node, lines)
  }
  const block = BLOCKS.has(node.tagName)
  if (block && node.tagName !== 'li') lines.close()
  writeChildren(node, lines)
  if (block) lines.close()
}

function linesOf(element: Element, spaces: Spaces): string[] {
  const lines = new Lines(spaces)
  writeChildren(element, lines)
  lines.close()
  return lines.done
}

/** The readable text of a page: a line a block, a line a table row with its cells parted by tabs, no page furniture. */
export function htmlToText(html: string, spaces: Spaces = 'collapse'): string {
  const document = parse(html, { treeAdapter: brakedAdapter() })
  const root = document.childNodes.filter(isElement)
  return root.flatMap(element => linesOf(element, spaces)).join('\n')
}
