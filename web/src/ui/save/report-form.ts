import { drawings } from './drawing.ts'
import { reportPicture } from './save-drawing.ts'

/** What the server takes. */
const MOST_PICTURES = 12
const MOST_BYTES = 2 * 1024 * 1024

/** The form of a report: what is asked, and the charts of the page from top to bottom. One that cannot be drawn is left out. */
export async function reportForm(
  asked: Readonly<Record<string, string | null | undefined>>,
): Promise<FormData> {
  const form = new FormData()
  for (const [name, value] of Object.entries(asked)) if (value) form.append(name, value)
  const captions: Record<string, { name: string; caption: string }> = {}
  const pictures: [string, Blob][] = []
  for (const drawing of drawings().slice(0, MOST_PICTURES)) {
    const key = `chart-${pictures.length + 1}`
    const picture = await reportPicture(drawing).catch(() => null)
    if (!picture || picture.size > MOST_BYTES) continue
    pictures.push([key, picture])
    captions[key] = { name: drawing.name, caption: drawing.caption }
  }
  form.append('captions', JSON.stringify(captions))
  for (const [key, picture] of pictures) form.append(key, picture, `${key}.png`)
  return form
}
