import { useCallback, useMemo } from 'react'
import { useWords } from '../../i18n/index.ts'
import { type Column, DataTable, RowKeysHint, type Sort, useSelectColumn } from '../../ui/index.ts'
import { GroupHead, groupKey } from './group-head.tsx'
import { groupingOf } from './ledger-filter.ts'
import type { LedgerRow } from './ledger-query.ts'
import type { ColumnId, SortColumn } from './ledger-url.ts'
import { mayBatch } from './life/batch-bar.tsx'
import { TaskCard } from './task-card.tsx'
import type { LedgerControl } from './use-ledger.ts'

interface LedgerTableProps extends LedgerControl {
  columns: readonly Column<LedgerRow>[]
  hidden: readonly ColumnId[]
  rows: readonly LedgerRow[]
  total: number
  hasMore: boolean
  more(): void
  selected: ReadonlySet<string>
  onSelect(selected: ReadonlySet<string>): void
}

const keyOf = (row: LedgerRow) => row.id
const card = (row: LedgerRow) => <TaskCard row={row} />

/** The rows, in groups or in the order asked for. */
export function LedgerTable({
  ledger,
  change,
  columns,
  hidden,
  rows,
  total,
  hasMore,
  more,
  selected,
  onSelect,
}: LedgerTableProps) {
  const { t } = useWords()
  const grouping = groupingOf(ledger)
  const groupOf = useMemo(() => groupKey(grouping), [grouping])
  const open = useCallback((row: LedgerRow) => change({ task: row.id }), [change])
  const sort = useCallback(
    (next: Sort | null) => change({ sort: next && { ...next, column: next.column as SortColumn } }),
    [change],
  )
  const last = rows[rows.length - 1]
  const label = useCallback(({ title }: LedgerRow) => t('tasks:batch.select', { title }), [t])
  const boxed = useSelectColumn(columns, { rows, keyOf, may: mayBatch, label, selected, onSelect })
  return (
    <DataTable
      label={t('tasks:title')}
      fill
      total={total}
      columns={boxed}
      rows={rows}
      keyOf={keyOf}
      sort={ledger.sort}
      onSort={sort}
      hidden={hidden}
      {...(groupOf
        ? {
            groupOf,
            groupHead: (key: string, group: readonly LedgerRow[]) => (
              <GroupHead
                grouping={grouping}
                rows={group}
                partial={hasMore && last !== undefined && groupOf(last) === key}
              />
            ),
          }
        : {})}
      card={card}
      onOpen={open}
      selected={ledger.task}
      onEndReached={more}
      foot={
        <>
          <span className="grow">
            {hasMore
              ? t('tasks:ledger.loadedMore', { shown: rows.length, total })
              : t('tasks:ledger.loadedAll', { total })}
          </span>
          <RowKeysHint />
        </>
      }
    />
  )
}
