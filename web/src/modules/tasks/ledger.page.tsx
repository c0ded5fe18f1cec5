import { useCallback, useMemo, useState } from 'react'
import { readFragment } from '../../graphql/generated/index.ts'
import { usePages } from '../../graphql/pages.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { ColumnChoice, ExportButton, Loaded, PageHead, useNarrow } from '../../ui/index.ts'
import { GroupingMenu } from './grouping-menu.tsx'
import { useLedgerColumns } from './ledger-columns.tsx'
import { LedgerEmpty } from './ledger-empty.tsx'
import {
  exportHref,
  facetFilter,
  groupingOf,
  hiddenColumns,
  isNarrowed,
  taskFilter,
  taskSort,
} from './ledger-filter.ts'
import { LedgerFilters } from './ledger-filters.tsx'
import { LedgerCountsDocument, LedgerDocument, LedgerTask } from './ledger-query.ts'
import { LedgerTable } from './ledger-table.tsx'
import { COLUMN_IDS, type ColumnId } from './ledger-url.ts'
import { BatchBar } from './life/batch-bar.tsx'
import { TaskPanel } from './task-panel.tsx'
import './tasks.css'
import { useLedger } from './use-ledger.ts'

const NONE: ReadonlySet<string> = new Set()

/** 任务台账: the tasks of a place as their filters leave them, and the panel of one of them. */
export function LedgerPage() {
  const { t } = useWords()
  const { place, asOf } = useScope()
  const narrow = useNarrow()
  const control = useLedger()
  const { ledger, change } = control
  const grouping = groupingOf(ledger)
  const result = usePages(
    LedgerDocument,
    { filter: taskFilter(ledger, place), sort: taskSort(ledger), asOf },
    data => data.tasks,
  )
  const facets = useRead(LedgerCountsDocument, { filter: facetFilter(ledger, place), asOf })
  const counts = facets.data?.tasks.counts
  const total = result.data?.tasks.totalCount
  const rows = useMemo(() => readFragment(LedgerTask, result.nodes), [result.nodes])
  const columns = useLedgerColumns(grouping)
  const hidden = hiddenColumns(ledger)
  const [selected, setSelected] = useState<ReadonlySet<string>>(NONE)
  const close = useCallback(() => change({ task: null }), [change])
  const shown = COLUMN_IDS.filter(id => !hidden.includes(id) || id === grouping)

  return (
    <div className="split">
      <div className="list ledger">
        <PageHead
          title={t('tasks:title')}
          count={total === undefined ? undefined : t('tasks:ledger.count', { count: total })}
          caption={
            counts
              ? t(isNarrowed(ledger) ? 'tasks:ledger.captionNarrowed' : 'tasks:ledger.caption', {
                  count: counts.total,
                  how: t(`tasks:ledger.by.${ledger.sort ? 'sort' : grouping}`),
                })
              : null
          }
          actions={
            <>
              <GroupingMenu {...control} />
              {narrow ? null : (
                <ColumnChoice
                  columns={columns}
                  hidden={hidden}
                  onChange={ids => change({ hidden: ids as ColumnId[] }, { replace: true })}
                />
              )}
              <ExportButton href={exportHref(ledger, place, asOf, shown)} count={total} />
            </>
          }
        />
        <LedgerFilters {...control} counts={counts} rows={rows} total={total} />
        <BatchBar rows={rows} selected={selected} onChange={setSelected} />
        <Loaded result={result}>
          {() =>
            rows.length === 0 ? (
              <LedgerEmpty {...control} counts={counts} />
            ) : (
              <LedgerTable
                {...control}
                columns={columns}
                hidden={hidden}
                rows={rows}
                total={total ?? 0}
                hasMore={result.hasMore}
                selected={selected}
                onSelect={setSelected}
                more={result.more}
              />
            )
          }
        </Loaded>
      </div>
      {ledger.task ? <TaskPanel id={ledger.task} onClose={close} /> : null}
    </div>
  )
}
