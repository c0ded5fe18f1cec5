import type { ChartTokens } from '../chart/theme.ts'
import type { Svg } from './drawing.ts'
import { wrapped } from './wrap.ts'

/** What stands around a drawing once it has left the page. */
export interface Frame {
  title: string
  /** Place, day, product, mark of a demonstration. */
  line: string
  caption: string
  /** Source and definition, below the drawing. */
  notes: readonly string[]
}

const EDGE = 24
const LEAST_WIDTH = 560
const TITLE = 18
const SMALL = 12

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, sign => ESCAPES[sign] ?? sign)

interface Line {
  words: string
  size: number
  colour: string
  bold?: boolean
  /** From the top, in px. */
  at: number
}

const text = ({ words, size, colour, bold, at }: Line): string =>
  `<text x="${EDGE}" y="${at}" font-size="${size}" fill="${colour}"${bold ? ' font-weight="700"' : ''}>${escaped(words)}</text>`

/** Lines below one another from `top`; how far down they reach. */
function stack(
  blocks: readonly Omit<Line, 'at'>[],
  top: number,
  width: number,
): { lines: Line[]; bottom: number } {
  const lines: Line[] = []
  let at = top
  for (const block of blocks)
    for (const words of wrapped(block.words, block.size, width)) {
      at += Math.round(block.size * 1.5)
      lines.push({ ...block, words, at: at - Math.round(block.size * 0.4) })
    }
  return { lines, bottom: at }
}

/** The drawing with its title, day, source and definition written into the picture; one SVG file. */
export function framed({ markup, width, height }: Svg, frame: Frame, tokens: ChartTokens): Svg {
  const inner = Math.max(width, LEAST_WIDTH)
  const head = stack(
    [
      { words: frame.title, size: TITLE, colour: tokens.ink, bold: true },
      { words: frame.line, size: SMALL, colour: tokens.muted },
      { words: frame.caption, size: SMALL + 1, colour: tokens.ink2 },
    ].filter(({ words }) => words),
    EDGE - 4,
    inner,
  )
  const top = head.bottom + 12
  const foot = stack(
    frame.notes.map(words => ({ words, size: SMALL, colour: tokens.muted })),
    top + height + 8,
    inner,
  )
  const whole = { width: inner + 2 * EDGE, height: Math.round(foot.bottom + EDGE - 4) }
  const drawn = markup.replace(/^<svg/, `<svg x="${EDGE}" y="${top}"`)
  return {
    ...whole,
    markup: `<svg xmlns="http://www.w3.org/2000/svg" width="${whole.width}" height="${whole.height}" viewBox="0 0 ${whole.width} ${whole.height}" font-family="${escaped(tokens.font)}"><title>${escaped(frame.title)}</title><desc>${escaped(frame.caption)}</desc><rect width="100%" height="100%" fill="${tokens.surface}"/>${[...head.lines, ...foot.lines].map(text).join('')}${drawn}</svg>`,
  }
}

/** Widest and highest side of a picture, in px: some browsers give up beyond. */
const MOST_SIDE = 8000

/** The same as pixels, twice as fine as the screen. Throws where the browser cannot draw it. */
export async function toPng({ markup, width, height }: Svg, fill: string, scale = 2): Promise<Blob> {
  const image = new Image(width, height)
  const loaded = new Promise<void>((done, failed) => {
    image.onload = () => done()
    image.onerror = () => failed(new Error('The browser does not draw this SVG.'))
  })
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`
  await loaded
  const fine = Math.min(scale, MOST_SIDE / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * fine)
  canvas.height = Math.round(height * fine)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('The browser has no canvas.')
  pen.fillStyle = fill
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((done, failed) =>
    canvas.toBlob(blob => (blob ? done(blob) : failed(new Error('No picture came.'))), 'image/png'),
  )
}
