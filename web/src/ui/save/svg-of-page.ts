import type { Svg } from './drawing.ts'

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
  const own = STYLES.map(name => `${name}:${style.getPropertyValue(name)}`).join(';')
  to.setAttribute('style', own)
  to.removeAttribute('class')
  for (let index = 0; index < from.children.length; index += 1) {
    const [child, copy] = [from.children[index], to.children[index]]
    if (child && copy) styled(child, copy)
  }
}

/** One drawing of the page as SVG that stands by itself. */
function alone(svg: SVGSVGElement): Svg {
  const { width, height } = svg.getBoundingClientRect()
  const copy = svg.cloneNode(true) as SVGSVGElement
  styled(svg, copy)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(Math.round(width)))
  copy.setAttribute('height', String(Math.round(height)))
  if (!copy.getAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`)
  return { markup: new XMLSerializer().serializeToString(copy), width, height }
}

/** The SVG drawings within a box, where they stand in it, as one. Throws where there is none. */
export function svgOfBox(box: Element): Svg {
  const frame = box.getBoundingClientRect()
  const found = [...box.querySelectorAll('svg')].filter(svg => svg.getBoundingClientRect().width > 0)
  if (found.length === 0) throw new Error('Nothing is drawn here.')
  return inLight(() => {
    const parts = found.map(svg => {
      const { left, top } = svg.getBoundingClientRect()
      return alone(svg).markup.replace(
        /^<svg/,
        `<svg x="${Math.round(left - frame.left)}" y="${Math.round(top - frame.top)}"`,
      )
    })
    return {
      markup: `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(frame.width)}" height="${Math.round(frame.height)}">${parts.join('')}</svg>`,
      width: Math.round(frame.width),
      height: Math.round(frame.height),
    }
  })
}
