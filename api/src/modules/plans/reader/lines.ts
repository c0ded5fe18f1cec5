/** A line of the flat text without its surrounding blanks. */
export interface Line {
  start: number
  end: number
  text: string
}

export function splitLines(flat: string): Line[] {
  const lines: Line[] = []
  let at = 0
  for (const raw of flat.split('\n')) {
    const text = raw.trim()
    const start = text === '' ? at : at + raw.indexOf(text[0]!)
    lines.push({ start, end: start + text.length, text })
    at += raw.length + 1
  }
  return lines
}
