import type { Cell, Row } from './cell-alignment.ts'
import type { Column, ColumnRole } from './table-columns.ts'

/** A row whose merged cells were given back the words that stand above them. */
export interface FilledRow extends Row {
  /** Headings of the columns taken over from the row above. */
  fromAbove: string[]
}

const OWNERS: ColumnRole[] = ['lead', 'duty']
const TASK: ColumnRole[] = ['name', 'detail']

/**
 * A cell merged over several rows of a task table is empty in all but the first of them. Owners and dates are
 * copied down to rows with a task of their own; helpers only along with the owners, for a row that names its
 * owners may well have no helpers. A group heading ends what can be copied.
 */
export function fillMergedCells(rows: Row[], columns: Column[]): FilledRow[] {
  const above = new Map<number, Cell[]>()
  let section: string | undefined
  return rows.map(row => {
    if (row.section !== section) above.clear()
    section = row.section
    if (!columns.some((column, i) => TASK.includes(column.role) && row.cells[i]!.length > 0))
      return { ...row, fromAbove: [] }
    const missing = (roles: ColumnRole[]) =>
      columns.flatMap(({ role }, i) =>
        roles.includes(role) && row.cells[i]!.length === 0 && above.has(i) ? [i] : [],
      )
    const owners = missing(OWNERS)
    const taken = [...owners, ...(owners.length > 0 ? missing(['joint']) : []), ...missing(['due'])]
    const cells = row.cells.map((cell, i) => (taken.includes(i) ? above.get(i)! : cell))
    cells.forEach((cell, i) => {
      if (cell.length > 0) above.set(i, cell)
      else if (columns[i]!.role === 'joint') above.delete(i)
    })
    return { cells, section: row.section, fromAbove: taken.map(i => columns[i]!.heading) }
  })
}
