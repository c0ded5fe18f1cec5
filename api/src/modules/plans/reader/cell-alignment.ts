import { continuation, fits, isNumberish } from './cell-fit.ts'
import type { Column, ColumnRole } from './table-columns.ts'

/** A cell of a table with its place in the flat text. */
export interface Cell {
  text: string
  start: number
  end: number
}

/** A row: the cells of each column; `section` = the group heading it stands under. */
export interface Row {
  cells: Cell[][]
  section: string
}

const KEY_ROLES: ColumnRole[] = ['name', 'indicator', 'detail']
const missing = ({ role }: Column) =>
  KEY_ROLES.includes(role) ? 2.5 : role === 'seq' ? 2 : role === 'remark' || role === 'progress' ? 0.1 : 1
const GROUP_ROW = 2.6

interface Step {
  cost: number
  /** Column of the cell; -1 = a group heading on its own. */
  column: number
  previous: Step | null
  newRow: boolean
}

/**
 * Gives each cell of a stream its column with the least total misfit: columns go left to right in a row,
 * may be left out at a price, and a new row may begin at any cell. This reads tables whose empty cells were lost.
 */
export function alignCells(cells: Cell[], columns: Column[]): Row[] {
  const skipTo: number[] = [0]
  for (const column of columns) skipTo.push(skipTo.at(-1)! + missing(column))
  const between = (from: number, to: number) => skipTo[to]! - skipTo[from]!
  const roles = columns.map(column => column.role)
  let frontier: Step[] = [{ cost: 0, column: columns.length - 1, previous: null, newRow: false }]
  for (const cell of cells) {
    const costs = fits(cell.text, roles)
    const best: (Step | undefined)[] = []
    const offer = (index: number, step: Step) => {
      if (best[index] === undefined || step.cost < best[index].cost) best[index] = step
    }
    for (const step of frontier) {
      const ended = step.column < 0 ? 0 : between(step.column + 1, columns.length)
      columns.forEach((column, i) => {
        const fit = costs[i]!
        offer(i, { cost: step.cost + ended + between(0, i) + fit, column: i, previous: step, newRow: true })
        if (i > step.column && step.column >= 0)
          offer(i, {
            cost: step.cost + between(step.column + 1, i) + fit,
            column: i,
            previous: step,
            newRow: false,
          })
        if (i === step.column)
          offer(i, {
            cost: step.cost + continuation(column.role, fit),
            column: i,
            previous: step,
            newRow: false,
          })
      })
      if (canBeGroup(cell.text))
        offer(columns.length, {
          cost: step.cost + ended + GROUP_ROW,
          column: -1,
          previous: step,
          newRow: true,
        })
    }
    frontier = best.filter(step => step !== undefined)
  }
  return rowsOf(cells, columns, frontier)
}

const canBeGroup = (text: string) => text.length <= 24 && !isNumberish(text) && !/[。;]$/.test(text)

function rowsOf(cells: Cell[], columns: Column[], frontier: Step[]): Row[] {
  const end = (step: Step) =>
    step.cost +
    (step.column < 0 ? 0 : columns.slice(step.column + 1).reduce((sum, column) => sum + missing(column), 0))
  let step: Step | null = frontier.reduce((a, b) => (end(b) < end(a) ? b : a))
  const path: Step[] = []
  while (step?.previous) {
    path.push(step)
    step = step.previous
  }
  path.reverse()
  const rows: Row[] = []
  let section = ''
  path.forEach(({ column, newRow }, i) => {
    if (column < 0) {
      section = cells[i]!.text
      return
    }
    if (newRow) rows.push({ cells: columns.map(() => []), section })
    rows.at(-1)?.cells[column]?.push(cells[i]!)
  })
  return rows
}
