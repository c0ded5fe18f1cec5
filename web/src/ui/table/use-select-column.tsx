import { useMemo } from 'react'
import type { Column } from './column.ts'

interface Selection<Row> {
  rows: readonly Row[]
  keyOf(row: Row): string
  /** Whether this row may be taken into a batch; stable. */
  may(row: Row): boolean
  /** What a screen reader calls the box of a row; stable. */
  label(row: Row): string
  selected: ReadonlySet<string>
  onSelect(selected: ReadonlySet<string>): void
}

/** The columns with a box in front of each row that may be taken into a batch; without any such row, as they are. */
export function useSelectColumn<Row>(
  columns: readonly Column<Row>[],
  { rows, keyOf, may, label, selected, onSelect }: Selection<Row>,
): readonly Column<Row>[] {
  const any = rows.some(may)
  return useMemo(() => {
    if (!any) return columns
    const toggle = (id: string) => {
      const next = new Set(selected)
      if (!next.delete(id)) next.add(id)
      onSelect(next)
    }
    const box: Column<Row> = {
      id: 'select',
      head: '',
      width: 40,
      fixed: true,
      cell: row =>
        may(row) ? (
          <input
            type="checkbox"
            className="select"
            aria-label={label(row)}
            checked={selected.has(keyOf(row))}
            onClick={event => event.stopPropagation()}
            onChange={() => toggle(keyOf(row))}
          />
        ) : null,
    }
    return [box, ...columns]
  }, [columns, any, keyOf, may, label, selected, onSelect])
}
