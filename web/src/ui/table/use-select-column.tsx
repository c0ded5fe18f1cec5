import { useMemo } from 'react'
import { useWords } from '../../i18n/index.ts'
import { SelectBox } from '../select-box.tsx'
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

/**
 * The columns with a box in front of each row that may be taken into a batch, and one in the head for all that are
 * loaded; without any such row, as they are.
 */
export function useSelectColumn<Row>(
  columns: readonly Column<Row>[],
  { rows, keyOf, may, label, selected, onSelect }: Selection<Row>,
): readonly Column<Row>[] {
  const { t } = useWords()
  const free = rows.filter(may).map(keyOf)
  const all = free.length > 0 && free.every(id => selected.has(id))
  const key = free.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys in one string stand for their list.
  return useMemo(() => {
    if (free.length === 0) return columns
    const every = () => onSelect(all ? new Set() : new Set([...selected, ...free]))
    const toggle = (id: string) => {
      const next = new Set(selected)
      if (!next.delete(id)) next.add(id)
      onSelect(next)
    }
    const box: Column<Row> = {
      id: 'select',
      head: t('common:table.select'),
      face: <SelectBox label={t('common:table.selectAll')} checked={all} onChange={every} />,
      width: 40,
      fixed: true,
      tool: true,
      cell: row =>
        may(row) ? (
          <SelectBox
            label={label(row)}
            checked={selected.has(keyOf(row))}
            onChange={() => toggle(keyOf(row))}
          />
        ) : null,
    }
    return [box, ...columns]
  }, [columns, key, all, keyOf, may, label, selected, onSelect, t])
}
