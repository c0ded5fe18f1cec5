import { useMemo } from 'react'
import { useWords } from '../../../i18n/index.ts'
import type { Column } from '../../../ui/index.ts'
import type { LedgerRow } from '../ledger-query.ts'
import { mayBatch } from './batch-bar.tsx'

/** The columns with a box in front of each row, where there is anything to do in a batch. */
export function useSelectColumn(
  columns: readonly Column<LedgerRow>[],
  rows: readonly LedgerRow[],
  selected: ReadonlySet<string>,
  onSelect: (selected: ReadonlySet<string>) => void,
): readonly Column<LedgerRow>[] {
  const { t } = useWords()
  const any = rows.some(mayBatch)
  return useMemo(() => {
    if (!any) return columns
    const toggle = (id: string) => {
      const next = new Set(selected)
      if (!next.delete(id)) next.add(id)
      onSelect(next)
    }
    const box: Column<LedgerRow> = {
      id: 'select',
      head: '',
      width: 40,
      fixed: true,
      cell: row =>
        mayBatch(row) ? (
          <input
            type="checkbox"
            className="select"
            aria-label={t('tasks:batch.select', { title: row.title })}
            checked={selected.has(row.id)}
            onChange={() => toggle(row.id)}
          />
        ) : null,
    }
    return [box, ...columns]
  }, [columns, any, selected, onSelect, t])
}
