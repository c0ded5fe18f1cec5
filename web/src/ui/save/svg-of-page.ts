import type { Svg } from './drawing.ts'
import { escaped } from './picture.ts'

/** What a style sheet says of a shape and a file of its own must say itself. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'display',
  'visibility',
  'vector-effect',
] as const

/** What is worked with, and what is only read out. */
const LEFT = 'header, button, .btn, .why, .sr, .no-print, .print-only, input, select, script, style'

interface Corner {
  left: number
  top: number
}

/** Reads while the page has the colours of paper; nothing is painted in between. */
function inLight<T>(read: () => T): T {
  const { dataset } = document.documentElement
  const theme = dataset['theme']
  dataset['theme'] = 'light'
  try {
    return read()
  } finally {
    if (theme) dataset['theme'] = theme
  }
}

/** Writes what the page's style says of every element into its copy. */
function styled(from: Element, to: Element): void {
  const style = getComputedStyle(from)
  to.setAttribute('style', STYLES.map(name => `${name}:${style.getPropertyValue(name)}`).join(';'))
  to.removeAttribute('class')
  for (let index = 0; index < from.children.length; index += 1) {
    const [child, copy] = [from.children[index], to.children[index]]
    if (child && copy) styled(child, copy)
  }
}

/** A drawing of the page where it stands. */
function drawingOf(svg: SVGSVGElement, corner: Corner): string {
  const { left, top, width, height } = svg.getBoundingClientRect()
  if (width === 0 || height === 0) return ''
  const copy = svg.cloneNode(true) as SVGSVGElement
  styled(svg, copy)
  copy.setAttribute('x', String(left - corner.left))
  copy.setAttribute('y', String(top - corner.top))
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  if (!copy.getAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`)
  return new XMLSerializer().serializeToString(copy)
}

/** The shape of a light: a square, a triangle, a disc, a ring. */
function shapeOf(mark: Element, corner: Corner): string {
  const box = mark.getBoundingClientRect()
  if (box.width === 0) return ''
  const [x, y, size] = [box.left - corner.left, box.top - corner.top, box.width]
  const around = mark.matches('.sh') ? mark : (mark.parentElement ?? mark)
  const style = getComputedStyle(mark)
  const fill = style.backgroundColor
  const disc = `cx="${x + size / 2}" cy="${y + size / 2}"`
  if (around.classList.contains('near'))
    return `<path d="M${x + size / 2} ${y}L${x + size} ${y + size}H${x}Z" fill="${fill}"/>`
  if (around.classList.contains('good')) return `<circle ${disc} r="${size / 2}" fill="${fill}"/>`
  if (around.classList.contains('none'))
    return `<circle ${disc} r="${size / 2 - 1}" fill="none" stroke="${style.borderTopColor}" stroke-width="2"/>`
  return `<rect x="${x}" y="${y}" width="${size}" height="${box.height}" fill="${fill}"/>`
}

/** The lines a text stands on: its words and where each line begins; what its box cuts off is cut off. */
function linesOf(node: Text): { words: string; box: DOMRect }[] {
  const edge = node.parentElement?.closest('.ell')?.getBoundingClientRect().right ?? Number.POSITIVE_INFINITY
  const range = document.createRange()
  const lines: { words: string; box: DOMRect }[] = []
  const characters = [...node.data]
  let at = 0
  for (const character of characters) {
    range.setStart(node, at)
    range.setEnd(node, at + character.length)
    at += character.length
    const box = range.getBoundingClientRect()
    if (box.width === 0 && character.trim() === '') continue
    const last = lines[lines.length - 1]
    if (last?.words.endsWith('…')) break
    if (box.right > edge + 1 && last) last.words = `${last.words.slice(0, -1)}…`
    else if (last && Math.abs(last.box.top - box.top) < 2) last.words += character
    else if (character.trim()) lines.push({ words: character, box })
  }
  return lines
}

function textOf(node: Text, corner: Corner): string {
  const parent = node.parentElement
  if (!parent || !node.data.trim()) return ''
  const { fontSize, fontWeight, color } = getComputedStyle(parent)
  return linesOf(node)
    .map(
      ({ words, box }) =>
        `<text x="${box.left - corner.left}" y="${box.top - corner.top + box.height * 0.78}" font-size="${fontSize}" font-weight="${fontWeight}" fill="${color}">${escaped(words.trimEnd())}</text>`,
    )
    .join('')
}

/** What a part of the page shows, piece by piece. */
function partsOf(node: Node, corner: Corner): string {
  if (node instanceof Text) return textOf(node, corner)
  if (node instanceof SVGSVGElement) return drawingOf(node, corner)
  if (!(node instanceof HTMLElement) || node.matches(LEFT)) return ''
  if (getComputedStyle(node).display === 'none') return ''
  if (node.matches('.lt > i, i.sh')) return shapeOf(node, corner)
  return [...node.childNodes].map(child => partsOf(child, corner)).join('')
}

/** What a box of the page shows as one SVG: its drawings, its words and its lights. Throws where it shows nothing. */
export function svgOfBox(box: Element): Svg {
  const corner = box.getBoundingClientRect()
  const [width, height] = [Math.round(corner.width), Math.round(corner.height)]
  if (width === 0 || height === 0) throw new Error('Nothing is drawn here.')
  const inside = inLight(() => [...box.childNodes].map(child => partsOf(child, corner)).join(''))
  return {
    markup: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`,
    width,
    height,
  }
}
