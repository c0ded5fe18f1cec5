import { useMemo } from 'react'
import { type T, useWords } from '../../../i18n/index.ts'
import type { Column } from '../../../ui/index.ts'
import type { LibraryRow } from './library-query.ts'
import { levelWords, pathWords } from './library-words.ts'

const none = <span className="z">—</span>

/** 待完善 stands out; 停用 steps back. */
export function StatusWord({ status }: { status: LibraryRow['status'] }) {
  const { t } = useWords()
  return <span className={`lib-status ${status.toLowerCase()}`}>{t(`library:status.${status}`)}</span>
}

const makeColumns = (t: T): Column<LibraryRow>[] => [
  {
    id: 'no',
    spare: 6,
    head: t('library:column.no'),
    width: 64,
    figure: true,
    fixed: true,
    sortValue: row => row.no,
    cell: row => <span className="mut">{row.no}</span>,
  },
  {
    id: 'name',
    head: t('library:column.name'),
    fixed: true,
    sortValue: row => row.name,
    cell: row => (
      <span className="tt" title={row.name}>
        {row.name}
      </span>
    ),
  },
  {
    id: 'status',
    head: t('library:column.status'),
    width: 84,
    sortValue: row => row.status,
    cell: row => <StatusWord status={row.status} />,
  },
  {
    id: 'kind',
    spare: 2,
    head: t('library:column.kind'),
    width: 80,
    sortValue: row => row.definition.kind,
    cell: row => t(`library:kindShort.${row.definition.kind}`),
  },
  {
    id: 'frequency',
    spare: 4,
    head: t('library:column.frequency'),
    width: 72,
    sortValue: row => row.frequency,
    cell: row => t(`library:frequency.${row.frequency}`),
  },
  {
    id: 'levels',
    spare: 3,
    head: t('library:column.levels'),
    width: 132,
    cell: row => (row.reportLevels.length > 0 ? levelWords(t, row.reportLevels) : none),
  },
  {
    id: 'target',
    head: t('library:column.target'),
    width: 200,
    cell: row => pathWords(row, row.definition.unit) ?? none,
  },
  {
    id: 'owner',
    head: t('library:column.owner'),
    width: 132,
    sortValue: row => row.owner?.name ?? null,
    cell: row => (row.owner ? <span title={row.owner.name}>{row.owner.name}</span> : none),
  },
  {
    id: 'version',
    spare: 5,
    head: t('library:column.version'),
    width: 72,
    cell: row => t('library:versionNo', { version: row.definition.version }),
  },
  {
    id: 'plan',
    spare: 1,
    head: t('library:column.plan'),
    width: 188,
    sortValue: row => row.plan?.title ?? null,
    cell: row =>
      row.plan ? (
        <span className="mut" title={row.plan.title}>
          {row.plan.title}
        </span>
      ) : (
        none
      ),
  },
]

export function useLibraryColumns(): Column<LibraryRow>[] {
  const { t } = useWords()
  return useMemo(() => makeColumns(t), [t])
}

/** A row on a phone. */
export function LibraryCard({ row }: { row: LibraryRow }) {
  const { t } = useWords()
  return (
    <span className="row-card">
      <b className="title">
        {row.no} {row.name}
      </b>
      <span className="line">
        <StatusWord status={row.status} />
        <span className="grow">{pathWords(row, row.definition.unit) ?? t('library:noTarget')}</span>
      </span>
      <span className="line cap">
        <span className="grow">
          {[
            t(`library:kindShort.${row.definition.kind}`),
            t(`library:frequency.${row.frequency}`),
            levelWords(t, row.reportLevels),
            row.owner?.name,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="nw">{t('library:versionNo', { version: row.definition.version })}</span>
      </span>
    </span>
  )
}
