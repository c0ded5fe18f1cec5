import type { Line } from './lines.ts'
import { readMarker } from './numbering.ts'

const CONTENTS = /^目 *[录次]$/
const PAGE = /[.…·\s]*\d{1,3}$/

/** Indexes of the lines of a table of contents: its headings come again in the text and are not tasks twice. */
export function contentsLines(lines: Line[]): Set<number> {
  const skip = new Set<number>()
  const start = lines.findIndex(line => CONTENTS.test(line.text))
  if (start >= 0) for (const i of listed(lines, start + 1)) skip.add(i)
  if (skip.size > 0) skip.add(start)
  else for (const i of pagedRun(lines)) skip.add(i)
  return skip
}

const bare = (text: string) => text.replace(PAGE, '').replace(/[\s.…·]/g, '')

function listed(lines: Line[], from: number): number[] {
  const found: number[] = []
  let first: string | undefined
  for (let i = from; i < lines.length; i++) {
    const { text } = lines[i]!
    if (text === '') continue
    if (text.length > 60 || /[。;]/.test(text)) break
    const paged = /[^\d]\s*\d{1,3}$|^\d{1,3}$/.test(text)
    const name = bare(text)
    if (first !== undefined && name === first && !(paged && PAGE.test(text))) break
    if (!readMarker(text) && !paged && found.length > 2 && !/^、|^附/.test(text)) break
    if (first === undefined && readMarker(text)) first = name
    found.push(i)
  }
  return found.length >= 3 ? found : []
}

/** Without the word 目录: five or more headings in a row that end in page numbers after dots. */
function pagedRun(lines: Line[]): number[] {
  let run: number[] = []
  for (let i = 0; i < lines.length; i++) {
    const { text } = lines[i]!
    if (text === '') continue
    if (text.length < 60 && readMarker(text) && /(?:\.{3,}|…+|·{3,}|\s)\s*\d{1,3}$/.test(text)) run.push(i)
    else if (run.length >= 5) return run
    else run = []
  }
  return run.length >= 5 ? run : []
}
