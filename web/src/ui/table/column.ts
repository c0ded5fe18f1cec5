import {
  type ColumnDef,
  columnVisibilityFeature,
  createSortedRowModel,
  type RowData,
  rowSortingFeature,
  sortFn_basic,
  sortFn_text,
  tableFeatures,
} from '@tanstack/react-table'
import type { ReactNode } from 'react'
import { cx } from '../cx.ts'

export interface Column<Row> {
  id: string
  /** Words of the head; units stand here, not in the cells. */
  head: string
  /** The words of the head are for screen readers; this, or nothing, is shown instead. */
  face?: ReactNode
  cell: (row: Row) => ReactNode
  /** Pixels at normal type; columns without share what is left. */
  width?: number
  /** Pixels that a column without a width needs at least; 160 when left out. */
  least?: number
  /** Figures stand right. */
  figure?: boolean
  /** Makes the head a button. With `sort` on the table the server sorts by this column's id, otherwise by this value. */
  sortValue?: (row: Row) => string | number | null
  /** Sorted by the server under this column's id. */
  sortable?: boolean
  /** Off until chosen in 显示列. */
  hidden?: boolean
  /** Cannot be switched off. */
  fixed?: boolean
  /** Left out where the table has no room for all of its columns: 1 goes first, then 2 … On paper and in files it stays. */
  spare?: number
  /** Only worked with, boxes and buttons: neither on paper nor in a file. */
  tool?: boolean
}

/** Up to so many pixels a column holds a word, a day or a figure, which stands on one line on paper too. */
const SHORT = 112

/** Classes of the cells of a column. */
export const cellClass = ({
  figure,
  tool,
  width,
}: Pick<Column<never>, 'figure' | 'tool' | 'width'>): string | undefined =>
  cx(figure && 'num', tool && 'no-print', width !== undefined && width <= SHORT && 'short') || undefined

/** Order of the rows; the id is that of a column. */
export interface Sort {
  column: string
  descending: boolean
}

export const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic, text: sortFn_text },
})

/** Our columns in the words of TanStack Table. */
export function columnDefs<Row extends RowData>(
  columns: readonly Column<Row>[],
): ColumnDef<typeof features, Row>[] {
  return columns.map(column => ({
    id: column.id,
    accessorFn: row => column.sortValue?.(row) ?? undefined,
    enableSorting: Boolean(column.sortable || column.sortValue),
    enableHiding: !column.fixed,
    sortFn: compare,
    sortDescFirst: false,
    sortUndefined: 'last' as const,
  }))
}

/** Numbers by size, words as Chinese dictionaries do; rows without a value stand last either way. */
function compare<Row extends { getValue(id: string): unknown }>(a: Row, b: Row, id: string): number {
  const [x, y] = [a.getValue(id), b.getValue(id)]
  if (typeof x === 'number' && typeof y === 'number') return x - y
  return String(x).localeCompare(String(y), 'zh-CN')
}
