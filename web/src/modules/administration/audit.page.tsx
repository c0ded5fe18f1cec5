import { useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { AuditRowFragment } from '../../graphql/generated/graphql.ts'
import { graphql, readFragment } from '../../graphql/generated/index.ts'
import { usePages } from '../../graphql/pages.ts'
import { instant } from '../../i18n/format.ts'
import { type T, useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { type Column, DataTable, ListExport, Loaded, PageHead } from '../../ui/index.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditPanel } from './audit-panel.tsx'
import { ANY, type AuditChoice, auditFilter, auditParams, readAuditChoice } from './audit-url.ts'
import { useAdminPlace } from './use-admin-place.ts'
import { VerificationCard } from './verification-card.tsx'
import './administration.css'

const AuditRow = graphql(`
  fragment AuditRow on AuditEntry {
    position
    at
    userName
    ip
    type
    summary
    entity
    entityName
    entityId
    before
    after
    sealed
  }
`)

const AuditEntriesDocument = graphql(`
  query AuditEntries($filter: AuditFilter!, $after: String) {
    auditEntries(filter: $filter, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...AuditRow
      }
    }
  }
`)

const keyOf = (row: AuditRowFragment) => row.position

/** 审计日志: every write, found by who, when and what; a row opens what was and what is. */
export function AuditPage() {
  const { t } = useWords()
  const { code, name } = useAdminPlace()
  const { href } = useScope()
  const [, navigate] = useLocation()
  const search = useSearch()
  const choice = useMemo(() => readAuditChoice(search), [search])
  const [open, setOpen] = useState<AuditRowFragment | null>(null)
  const result = usePages(
    AuditEntriesDocument,
    { filter: auditFilter(code, choice) },
    data => data.auditEntries,
  )
  const rows = useMemo(() => result.nodes.map(node => readFragment(AuditRow, node)), [result.nodes])
  const columns = useMemo(() => columnsOf(t), [t])
  const total = result.data?.auditEntries.totalCount
  const choose = (next: AuditChoice) => navigate(href(paths.adminAudit(), auditParams(next)))
  return (
    <div className="split">
      <div className="list">
        <PageHead
          title={t('admin:audit.title')}
          count={total === undefined ? undefined : t('admin:audit.count', { count: total })}
          caption={t('admin:audit.pageCaption', { place: name })}
          actions={<ListExport of={t('admin:audit.title')} count={total} pages={result} />}
        />
        <VerificationCard place={code} />
        <AuditFilters key={JSON.stringify(choice)} choice={choice} onChoose={choose} />
        <Loaded
          result={result}
          empty={{ when: data => data.auditEntries.totalCount === 0, text: t('admin:audit.none') }}
        >
          {data => (
            <DataTable
              fill
              total={data.auditEntries.totalCount}
              label={t('admin:audit.title')}
              columns={columns}
              rows={rows}
              keyOf={keyOf}
              onOpen={setOpen}
              selected={open?.position ?? null}
              onEndReached={result.more}
              card={row => <AuditCard row={row} />}
              foot={t('admin:audit.shown', { shown: rows.length, total: data.auditEntries.totalCount })}
            />
          )}
        </Loaded>
      </div>
      {open ? (
        <AuditPanel
          key={open.position}
          entry={open}
          onSameRecord={() => choose({ ...ANY, entity: open.entity, id: open.entityId })}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </div>
  )
}

const columnsOf = (t: T): Column<AuditRowFragment>[] => [
  { id: 'at', head: t('admin:audit.column.at'), width: 140, cell: row => instant(row.at) },
  { id: 'user', head: t('admin:audit.column.user'), width: 140, cell: row => row.userName },
  { id: 'summary', head: t('admin:audit.column.summary'), cell: row => row.summary },
  { id: 'entity', head: t('admin:audit.column.entity'), width: 100, cell: row => row.entityName },
  { id: 'ip', head: t('admin:audit.column.ip'), width: 120, cell: row => row.ip ?? '—' },
  {
    id: 'sealed',
    head: t('admin:audit.sealing'),
    width: 80,
    cell: row => t(row.sealed ? 'admin:audit.sealed' : 'admin:audit.unsealed'),
  },
]

function AuditCard({ row }: { row: AuditRowFragment }) {
  return (
    <>
      <b>{row.summary}</b>
      <div className="row cap">
        <span>{row.userName}</span>
        <span>{instant(row.at)}</span>
        {row.ip ? <span>{row.ip}</span> : null}
      </div>
    </>
  )
}
