import { useCallback, useMemo, useState } from 'react'
import { readFragment } from '../../graphql/generated/index.ts'
import { usePages } from '../../graphql/pages.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, DataTable, ExportButton, Loaded, PageHead, RowKeysHint } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { useList } from '../follow-up/index.ts'
import { ProblemCard, useProblemColumns } from './problem-columns.tsx'
import { ProblemEmpty } from './problem-empty.tsx'
import { countFilters, exportHref, problemFilter } from './problem-filter.ts'
import { ProblemFilters } from './problem-filters.tsx'
import { ProblemPanel } from './problem-panel.tsx'
import {
  ProblemCountsDocument,
  type ProblemRow,
  ProblemRowFragmentDoc,
  ProblemsDocument,
} from './problem-query.ts'
import { RaiseProblemDialog } from './raise-problem-dialog.tsx'

const keyOf = (row: ProblemRow) => row.id
/** Columns that give way to an open panel, which says the same. */
const BESIDE_PANEL = ['number', 'from']
const NONE: string[] = []
const card = (row: ProblemRow) => <ProblemCard row={row} />

/** 问题清单: the problems of a place as their filters leave them, and the panel of one of them. */
export function ProblemListPage() {
  const { t } = useWords()
  const { place } = useScope()
  const { viewer } = useSession()
  const control = useList(paths.problems())
  const { list, change } = control
  const [raising, setRaising] = useState(false)
  const result = usePages(ProblemsDocument, { filter: problemFilter(list, place) }, data => data.problems)
  const facets = useRead(ProblemCountsDocument, countFilters(list, place))
  const total = result.data?.problems.totalCount
  const rows = useMemo(() => readFragment(ProblemRowFragmentDoc, result.nodes), [result.nodes])
  const columns = useProblemColumns()
  const open = useCallback((row: ProblemRow) => change({ open: row.id }), [change])
  const close = useCallback(() => change({ open: null }), [change])
  const raise = viewer.can.workAtOfficeDesk ? () => setRaising(true) : null

  return (
    <div className="split">
      <div className="list ledger">
        <PageHead
          title={t('problems:title')}
          count={total === undefined ? undefined : t('problems:count', { count: total })}
          caption={t('problems:caption')}
          actions={
            <>
              {raise ? <Button onClick={raise}>{t('problems:raise.open')}</Button> : null}
              <ExportButton href={exportHref(list, place)} count={total} />
            </>
          }
        />
        <ProblemFilters
          {...control}
          counts={facets.data?.all.counts}
          answered={facets.data?.answered.totalCount}
        />
        <Loaded result={result}>
          {() =>
            rows.length === 0 ? (
              <ProblemEmpty {...control} total={facets.data?.all.counts.total} raise={raise} />
            ) : (
              <DataTable
                total={total}
                label={t('problems:title')}
                fill
                columns={columns}
                rows={rows}
                keyOf={keyOf}
                card={card}
                onOpen={open}
                selected={list.open}
                hidden={list.open ? BESIDE_PANEL : NONE}
                onEndReached={result.more}
                foot={
                  <>
                    <span className="grow">
                      {t('common:table.loaded', { shown: rows.length, total: total ?? 0 })}
                    </span>
                    <RowKeysHint />
                  </>
                }
              />
            )
          }
        </Loaded>
      </div>
      {list.open ? <ProblemPanel id={list.open} onClose={close} /> : null}
      {raising ? (
        <RaiseProblemDialog
          place={place}
          onClose={() => setRaising(false)}
          onDone={({ id }) => {
            setRaising(false)
            change({ open: id })
          }}
        />
      ) : null}
    </div>
  )
}
