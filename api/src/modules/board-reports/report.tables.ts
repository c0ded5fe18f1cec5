import type { ReportTable } from './report.type.ts'

/** Rows of one table: what fits a page. */
const MOST_ROWS = 30

/** The first rows of a list, and how many there are where it is longer. */
export const firstRows = <Row>(
  rows: readonly Row[],
  cells: (row: Row) => readonly string[],
): Pick<ReportTable, 'rows' | 'note'> => ({
  rows: rows.slice(0, MOST_ROWS).map(cells),
  ...(rows.length > MOST_ROWS ? { note: `只列前${MOST_ROWS}个，共${rows.length}个。` } : {}),
})
