import type { T } from '../../i18n/index.ts'
import { lightTokens } from '../chart/theme.ts'
import type { Paper } from '../paper.tsx'
import type { Drawing } from './drawing.ts'
import { fileName } from './file-name.ts'
import { handOver } from './hand-over.ts'
import { escaped, type Frame, framed, toPng } from './picture.ts'

/** What is written around a drawing. */
export const frameOf = ({ name, caption, source, definition }: Drawing, paper: Paper, t: T): Frame => ({
  title: name,
  caption,
  line: [
    paper.place,
    t('paper:asOf', { day: paper.asOf }),
    t('paper:product'),
    ...(paper.demo ? [t('paper:demo')] : []),
  ]
    .filter(Boolean)
    .join(' · '),
  notes: [
    ...(source ? [t('paper:source', { source })] : []),
    ...(definition ? [t('paper:definition', { definition })] : []),
  ],
})

/** Saves a drawing with its frame; the name of the file says what, where and of which day. Throws where it cannot be drawn. */
export async function saveDrawing(
  drawing: Drawing,
  kind: 'png' | 'svg',
  { paper, t }: { paper: Paper; t: T },
): Promise<string> {
  const tokens = lightTokens()
  const picture = framed(await drawing.svg(), frameOf(drawing, paper, t), tokens)
  const name = fileName([drawing.name, paper.place, paper.asOf], kind)
  const bytes =
    kind === 'png'
      ? await toPng(picture, tokens.surface)
      : new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${picture.markup}`], { type: 'image/svg+xml' })
  handOver(bytes, name)
  return name
}

/** A drawing as the picture of a report: its title and text are those of the report. */
export async function reportPicture(drawing: Drawing): Promise<Blob> {
  const tokens = lightTokens()
  const { markup, width, height } = await drawing.svg()
  const whole = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${escaped(tokens.font)}">${markup}</svg>`
  return toPng({ markup: whole, width, height }, tokens.surface)
}
