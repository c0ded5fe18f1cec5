import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { describe, expect, it, vi } from 'vitest'
import { readDocumentText } from '#api/modules/plans/document-text/index.ts'
import { makePdf, type PdfLine } from '#api/modules/plans/document-text/sample-files.ts'
import { readPlan } from '#api/modules/plans/reader/index.ts'
import { loadFixtures } from './plan-scorer.ts'

// Parsers start in threads of their own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

/** From the bytes of a Word or PDF file to tasks: the file's layout must not cost a task, a date or a unit. */

const isRow = (line: string) => line.includes('\t')
const row = (line: string, width: number) => {
  const cells = line.split('\t')
  const all = [...cells, ...Array<string>(width - cells.length).fill('')]
  return new TableRow({ children: all.map(text => new TableCell({ children: [new Paragraph(text)] })) })
}

/** Runs of lines with tabs become real tables, other lines paragraphs. */
function makeDocx(text: string): Promise<Buffer> {
  const children: (Paragraph | Table)[] = []
  let rows: string[] = []
  const flush = () => {
    const width = Math.max(...rows.map(line => line.split('\t').length))
    if (rows.length) children.push(new Table({ rows: rows.map(line => row(line, width)) }))
    rows = []
  }
  for (const line of text.split('\n')) {
    if (isRow(line)) rows.push(line)
    else {
      flush()
      children.push(new Paragraph(line.trim()))
    }
  }
  flush()
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}

const [SIZE, LEFT, TOP, LINES, CHARACTERS] = [16, 79, 740, 22, 28]

/** Widths as the sample font has them: every character a full em. Nothing is cut inside a number or before a mark. */
function wrap(paragraph: string): string[] {
  const lines: string[] = []
  let rest = paragraph
  for (let room = CHARACTERS - 2; rest.length > room; room = CHARACTERS) {
    let cut = room
    while (
      /^[\d.%，。、；：）”》]/.test(rest.slice(cut)) &&
      /[\d（“《]$|^[^\d]/.test(rest.slice(cut - 1, cut)) &&
      cut > room - 6
    )
      cut--
    lines.push(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  return [...lines, rest]
}

/** Set like an official document: first lines indented by two characters, 22 lines a page, a page number below. */
function makePages(text: string): PdfLine[][] {
  const lines = text
    .split('\n')
    .filter(line => line.trim() !== '')
    .flatMap(line =>
      wrap(line.trim()).map((words, i) => ({ text: words, x: i === 0 ? LEFT + 2 * SIZE : LEFT })),
    )
  const pages: PdfLine[][] = []
  for (let at = 0; at < lines.length; at += LINES) {
    const body = lines.slice(at, at + LINES).map((line, i) => ({ ...line, y: TOP - i * 29 }))
    pages.push([...body, { text: `—${pages.length + 1}—`, x: 280, y: 60 }])
  }
  return pages
}

function outline(text: string) {
  const tasks = readPlan(text).tasks.filter(task => task.kind === 'task')
  const dues = tasks.map(t => t.milestones.flatMap(m => m.due ?? []).sort())
  return { tasks: tasks.length, dues, lead: tasks.map(t => t.lead), joint: tasks.map(t => t.joint) }
}

/** A choice, because each file costs a parser's start: tables, labels and columns in Word, running text in PDF. */
const FOR_WORD = /^(01|05|07|08|10|18|23|24|43|45)-/
const FOR_PDF = /^(01|02|03|04|11|16|26|31|32|42|44|50)-/

describe('a plan in a file reads like its text', () => {
  const fixtures = loadFixtures()

  it.each(fixtures.filter(f => FOR_WORD.test(f.name)))('as a Word file: $name', async ({ text }) => {
    const read = await readDocumentText(new Uint8Array(await makeDocx(text)), '方案.docx')
    expect(outline(read.text)).toEqual(outline(text))
  })

  it.each(fixtures.filter(f => FOR_PDF.test(f.name)))('as a PDF file: $name', async ({ text }) => {
    const read = await readDocumentText(makePdf(makePages(text)), '方案.pdf')
    expect(outline(read.text)).toEqual(outline(text))
  })
})
