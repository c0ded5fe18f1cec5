import { readFileSync } from 'node:fs'
import readWorkbook from 'read-excel-file/node'

export type Cell = string | number | boolean | Date | null

/** Rows of a sheet as objects by the words in its first row. */
export type Table = Record<string, Cell>[]

/** The hand-computed year: formulas in its cells, and beside them what LibreOffice computed from them. */
export class Workbook {
  private constructor(private readonly sheets: ReadonlyMap<string, Cell[][]>) {}

  static async open(url: URL): Promise<Workbook> {
    const sheets = await readWorkbook(readFileSync(url))
    return new Workbook(new Map(sheets.map(({ sheet, data }) => [sheet, data as Cell[][]])))
  }

  get names(): string[] {
    return [...this.sheets.keys()]
  }

  rows(sheet: string): Cell[][] {
    const found = this.sheets.get(sheet)
    if (!found) throw new Error(`The workbook has no sheet ${sheet}.`)
    return found
  }

  table(sheet: string): Table {
    const [head = [], ...rows] = this.rows(sheet)
    return rows.map(row => Object.fromEntries(head.map((name, index) => [String(name), row[index] ?? null])))
  }

  /** A block of a sheet: its name above the places, periods beside it. Cells by place and period. */
  block(sheet: string, name: string): Map<string, Map<string, Cell>> | null {
    const rows = this.rows(sheet)
    const top = rows.findIndex(([first]) => first === name)
    if (top === -1) return null
    const [, ...periods] = rows[top] ?? []
    const found = new Map<string, Map<string, Cell>>()
    for (const [place, ...cells] of rows.slice(top + 1)) {
      if (place === null || place === undefined) break
      found.set(
        String(place),
        new Map(periods.flatMap((period, index) => (period ? [[String(period), cells[index] ?? null]] : []))),
      )
    }
    return found
  }
}

/** An empty cell, and a formula whose answer is nothing. */
export const blank = (cell: Cell | undefined): boolean => cell === null || cell === undefined || cell === ''

export const text = (cell: Cell | undefined): string => (blank(cell) ? '' : String(cell))

export const number = (cell: Cell | undefined): number | null => (blank(cell) ? null : Number(cell))
