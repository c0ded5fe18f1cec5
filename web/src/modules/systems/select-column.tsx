import { useMemo } from 'react'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import type { Column } from '../../ui/index.ts'
import type { SystemRow } from './system-query.ts'

/** The columns with a box in front of each row the viewer may record a change of; today only. */
export function useSelectColumn(
  columns: readonly Column<SystemRow>[],
  rows: readonly SystemRow[],
  selected: ReadonlySet<string>,
  onSelect: (selected: ReadonlySet<string>) => void,
): readonly Column<SystemRow>[] {
  const { t } = useWords()
  const { asOf, today } = useScope()
  const any = asOf === today && rows.some(({ can }) => can.record)
  return useMemo(() => {
    if (!any) return columns
    const toggle = (id: string) => {
      const next = new Set(selected)
      if (!next.delete(id)) next.add(id)
      onSelect(next)
    }
    const box: Column<SystemRow> = {
      id: 'select',
      head: '',
      width: 40,
      fixed: true,
      cell: row =>
        row.can.record ? (
          <input
            type="checkbox"
            className="select"
            aria-label={t('systems:batch.select', { name: row.name })}
            checked={selected.has(row.id)}
            onClick={event => event.stopPropagation()}
            onChange={() => toggle(row.id)}
          />
        ) : null,
    }
    return [box, ...columns]
  }, [columns, any, selected, onSelect, t])
}
