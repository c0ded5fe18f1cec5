import { useCallback, useMemo, useState } from 'react'
import { readFragment } from '../../graphql/generated/index.ts'
import { usePages } from '../../graphql/pages.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { cx, DataTable, Loaded, PageHead, RowKeysHint, useNarrow, useSelectColumn } from '../../ui/index.ts'
import { SystemBatchBar } from './system-batch-bar.tsx'
import { BESIDE_PANEL, SystemCard, useSystemColumns } from './system-columns.tsx'
import { SystemEmpty } from './system-empty.tsx'
import { SystemFilters } from './system-filters.tsx'
import { CreateSystemPanel } from './system-form-panel.tsx'
import { SystemListActions } from './system-list-actions.tsx'
import { SystemPanel } from './system-panel.tsx'
import { SystemPlaces } from './system-places.tsx'
import {
  type SystemRow,
  SystemRowFragmentDoc,
  SystemSummaryDocument,
  SystemsDocument,
} from './system-query.ts'
import { SummaryStrip } from './system-summary.tsx'
import { NEW, systemFilter } from './system-url.ts'
import { type SystemControl, useSystems } from './use-systems.ts'
import { ViewToggle } from './view-toggle.tsx'
import './systems.css'

const keyOf = (row: SystemRow) => row.id
const NOTHING_HIDDEN: string[] = []
const NONE: ReadonlySet<string> = new Set()
const card = (row: SystemRow) => <SystemCard row={row} />

/** 信息系统台账: the systems of a place on a day, the four rates made of them, and the panel of one. */
export function SystemListPage() {
  const { t } = useWords()
  const { place, asOf } = useScope()
  const control = useSystems()
  const { list, change } = control
  const close = useCallback(() => change({ open: null }), [change])
  const summary = useRead(SystemSummaryDocument, { place, asOf }, { pause: place === '' })
  const result = usePages(SystemsDocument, { place, asOf, filter: systemFilter(list) }, data => data.systems)
  const rows = useMemo(() => readFragment(SystemRowFragmentDoc, result.nodes), [result.nodes])
  const total = result.data?.systems.total
  const counts = summary.data?.systemSummary
  const readAgain = () => {
    result.retry()
    summary.retry()
  }
  return (
    <div className="split">
      <div className={cx('list ledger systems', list.open && 'beside')}>
        <PageHead
          title={t('systems:title')}
          count={total === undefined ? undefined : t('systems:count', { count: total })}
          caption={
            counts
              ? t('systems:captionAt', { name: counts.place.name, day: counts.asOf })
              : t('systems:caption')
          }
          actions={<SystemListActions {...control} total={total} onImported={readAgain} />}
        />
        <Loaded result={summary}>{data => <SummaryStrip summary={data.systemSummary} />}</Loaded>
        <div className="system-bar no-print">
          <ViewToggle {...control} />
        </div>
        {list.view === 'places' ? (
          <Loaded result={summary}>{data => <SystemPlaces summary={data.systemSummary} />}</Loaded>
        ) : (
          <>
            <SystemFilters {...control} summary={counts} />
            <Loaded result={result}>
              {() => (
                <Rows {...control} rows={rows} more={result.more} total={total ?? 0} all={counts?.total} />
              )}
            </Loaded>
          </>
        )}
      </div>
      {list.open === NEW ? (
        <CreateSystemPanel place={place} onClose={close} onDone={id => change({ open: id })} />
      ) : list.open ? (
        <SystemPanel id={list.open} onClose={close} />
      ) : null}
    </div>
  )
}

interface RowsProps extends SystemControl {
  rows: readonly SystemRow[]
  more(): void
  total: number
  /** Systems of the place without any filter. */
  all: number | undefined
}

function Rows({ list, change, rows, more, total, all }: RowsProps) {
  const { t } = useWords()
  const narrow = useNarrow()
  const [selected, setSelected] = useState(NONE)
  const base = useSystemColumns()
  const { asOf, today } = useScope()
  // States are recorded today, not on a day that is looked back on.
  const may = useCallback(({ can }: SystemRow) => asOf === today && can.record, [asOf, today])
  const label = useCallback(({ name }: SystemRow) => t('systems:batch.select', { name }), [t])
  const columns = useSelectColumn(base, { rows, keyOf, may, label, selected, onSelect: setSelected })
  const open = useCallback((row: SystemRow) => change({ open: row.id }), [change])
  if (rows.length === 0) return <SystemEmpty list={list} change={change} total={all} />
  return (
    <>
      <DataTable
        total={total}
        label={t('systems:title')}
        fill={!narrow}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        card={card}
        onOpen={open}
        selected={list.open}
        hidden={list.open ? BESIDE_PANEL : NOTHING_HIDDEN}
        onEndReached={more}
        foot={
          <>
            <span className="grow">{t('common:table.loaded', { shown: rows.length, total })}</span>
            <RowKeysHint />
          </>
        }
      />
      <SystemBatchBar rows={rows} selected={selected} onChange={setSelected} />
    </>
  )
}
