import { useMemo } from 'react'
import { useLocation } from 'wouter'
import type { ImportRowFragment } from '../../../graphql/generated/graphql.ts'
import { readFragment } from '../../../graphql/generated/index.ts'
import { usePages } from '../../../graphql/pages.ts'
import { count, instant } from '../../../i18n/format.ts'
import { type T, useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import {
  Button,
  type Column,
  cx,
  DataTable,
  EmptyState,
  ListExport,
  Loaded,
  PageHead,
} from '../../../ui/index.ts'
import { useJurisdiction } from '../../follow-up/index.ts'
import { ComplaintTabs } from '../complaint-tabs.tsx'
import '../complaints.css'
import './imports.css'
import { ComplaintImportsDocument, ImportRowFragmentDoc, isRunning } from './import-query.ts'
import { UploadCard } from './upload-card.tsx'
import { useImportActions } from './use-import-actions.ts'

const keyOf = (row: ImportRowFragment) => row.id
const FIGURES = ['rows', 'created', 'updated', 'unchanged', 'failed', 'unplaced'] as const

/** 工单导入: takes a file, and tells of those before what they brought. */
export function ImportsPage() {
  const { t } = useWords()
  const { place: here, href } = useScope()
  const place = useJurisdiction(here)
  const [, navigate] = useLocation()
  const result = usePages(ComplaintImportsDocument, { place }, data => data.complaintImports)
  const rows = useMemo(() => readFragment(ImportRowFragmentDoc, result.nodes), [result.nodes])
  const columns = useMemo(() => makeColumns(t), [t])
  const total = result.data?.complaintImports.totalCount
  return (
    <>
      <PageHead
        title={t('complaintImport:title')}
        count={total === undefined ? undefined : t('complaintImport:count', { count: total })}
        caption={t('complaintImport:caption')}
        actions={<ListExport of={t('complaintImport:title')} count={total} pages={result} />}
      />
      <ComplaintTabs here="imports" />
      <div className="col">
        <UploadCard />
        <Loaded result={result}>
          {() =>
            rows.length > 0 ? (
              <DataTable
                label={t('complaintImport:title')}
                columns={columns}
                rows={rows}
                keyOf={keyOf}
                card={row => <ImportCard row={row} />}
                onOpen={row => navigate(href(paths.complaintImport(row.id)))}
                foot={
                  result.hasMore ? (
                    <Button look="plain" small onClick={result.more}>
                      {t('common:action.more')}
                    </Button>
                  ) : null
                }
              />
            ) : (
              <EmptyState>{t('complaintImport:empty')}</EmptyState>
            )
          }
        </Loaded>
      </div>
    </>
  )
}

const makeColumns = (t: T): Column<ImportRowFragment>[] => [
  {
    id: 'file',
    head: t('complaintImport:column.file'),
    cell: row => (
      <span className="tt" title={row.fileName}>
        {row.fileName}
      </span>
    ),
  },
  {
    id: 'source',
    head: t('complaintImport:column.source'),
    width: 168,
    cell: row => <span title={row.sourceName}>{row.sourceName}</span>,
  },
  {
    id: 'status',
    head: t('complaintImport:column.status'),
    width: 88,
    cell: row => <ImportState status={row.status} />,
  },
  ...FIGURES.map(field => ({
    id: field,
    head: t(`complaintImport:column.${field}`),
    width: 72,
    figure: true,
    cell: (row: ImportRowFragment) => (row[field] === 0 ? <span className="z">0</span> : count(row[field])),
  })),
  {
    id: 'when',
    head: t('complaintImport:column.when'),
    width: 136,
    cell: row => <time dateTime={row.startedAt}>{instant(row.startedAt)}</time>,
  },
  { id: 'who', head: t('complaintImport:column.who'), width: 104, cell: row => row.startedBy },
  {
    id: 'undo',
    head: t('common:table.actions'),
    face: null,
    width: 88,
    cell: row => <UndoButton row={row} />,
  },
]

/** Work that waits for a person stands out. */
export function ImportState({ status }: Pick<ImportRowFragment, 'status'>) {
  const { t } = useWords()
  return (
    <span
      className={cx(
        'import-state',
        isRunning(status) && 'running',
        (status === 'READY' || status === 'UPLOADED') && 'ready',
        (status === 'FAILED' || status === 'STOPPED') && 'over',
      )}
    >
      {t(`complaintImport:status.${status}`)}
    </span>
  )
}

function UndoButton({ row }: { row: ImportRowFragment }) {
  const { t } = useWords()
  const { undo, busy } = useImportActions(row)
  if (!row.can.undo) return null
  return (
    <Button small busy={busy} onClick={() => void undo()}>
      {t('common:action.undo')}
    </Button>
  )
}

/** A row on a phone. */
function ImportCard({ row }: { row: ImportRowFragment }) {
  const { t } = useWords()
  return (
    <span className="row-card">
      <span className="line">
        <ImportState status={row.status} />
        <span className="grow" />
        <time className="cap" dateTime={row.startedAt}>
          {instant(row.startedAt)}
        </time>
      </span>
      <b className="title">{row.fileName}</b>
      <span className="line cap">
        {FIGURES.filter(field => row[field] > 0).map(field => (
          <span key={field} className="nw">
            {t(`complaintImport:column.${field}`)} {count(row[field])}
          </span>
        ))}
      </span>
    </span>
  )
}
