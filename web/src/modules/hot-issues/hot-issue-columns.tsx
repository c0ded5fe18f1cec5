import { useMemo } from 'react'
import { Link } from 'wouter'
import { type T, useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, type Column, DateText } from '../../ui/index.ts'
import type { HotIssueRow } from './hot-issue-query.ts'
import { Growth, HotLight, Outcome, placesText } from './hot-issue-words.tsx'

const TicketCount = ({ row, span }: { row: HotIssueRow; span: { from: string; until: string } }) => {
  const { href } = useScope()
  return (
    <Link
      href={href(paths.complaintList(), { hot: row.id, ...span })}
      aria-label={`${row.title} ${row.count}`}
      onClick={event => event.stopPropagation()}
    >
      {row.count}
    </Link>
  )
}

function makeColumns(
  t: T,
  days: number,
  span: { from: string; until: string },
  supervise: (row: HotIssueRow) => void,
): Column<HotIssueRow>[] {
  return [
    {
      id: 'light',
      head: t('hotIssues:column.light'),
      width: 84,
      cell: row => <HotLight level={row.light} />,
    },
    {
      id: 'title',
      head: t('hotIssues:column.title'),
      cell: row => (
        <span className="tt" title={row.title}>
          {row.title}
        </span>
      ),
    },
    {
      id: 'places',
      spare: 4,
      head: t('hotIssues:column.places'),
      cell: row => (
        <span className="mut" title={placesText(row)}>
          {placesText(row)}
        </span>
      ),
    },
    {
      id: 'unit',
      spare: 5,
      head: t('hotIssues:column.unit'),
      width: 152,
      cell: row => <span title={row.organization?.name}>{row.organization?.name ?? '—'}</span>,
    },
    {
      id: 'count',
      head: t('hotIssues:column.count'),
      width: 64,
      figure: true,
      sortValue: row => row.count,
      cell: row => <TicketCount row={row} span={span} />,
    },
    {
      id: 'before',
      spare: 3,
      head: t('hotIssues:column.before', { count: days }),
      width: 84,
      figure: true,
      sortValue: row => row.before,
      cell: row => <span className="mut">{row.before}</span>,
    },
    {
      id: 'growth',
      head: t('hotIssues:column.growth'),
      width: 76,
      figure: true,
      sortValue: row => row.growth ?? null,
      cell: row => <Growth row={row} />,
    },
    {
      id: 'total',
      spare: 1,
      head: t('hotIssues:column.total'),
      width: 64,
      figure: true,
      sortValue: row => row.total,
      cell: row => row.total,
    },
    {
      id: 'lastOn',
      spare: 2,
      head: t('hotIssues:column.lastOn'),
      width: 104,
      cell: row => <DateText day={row.lastOn} />,
    },
    {
      id: 'outcome',
      head: t('hotIssues:column.outcome'),
      width: 132,
      cell: row =>
        row.can.supervise && row.links.length === 0 && row.status !== 'SUPERVISED' ? (
          <Button
            small
            aria-label={t('hotIssues:makeNamed', { name: row.title })}
            onClick={event => {
              event.stopPropagation()
              supervise(row)
            }}
          >
            {t('hotIssues:make')}
          </Button>
        ) : (
          <Outcome row={row} />
        ),
    },
  ]
}

export function useHotIssueColumns(
  days: number,
  { from, until }: { from: string; until: string },
  supervise: (row: HotIssueRow) => void,
): Column<HotIssueRow>[] {
  const { t } = useWords()
  return useMemo(() => makeColumns(t, days, { from, until }, supervise), [t, days, from, until, supervise])
}

/** A row on a phone. */
export function HotIssueCard({ row, days }: { row: HotIssueRow; days: number }) {
  const { t } = useWords()
  return (
    <span className="row-card">
      <span className="line">
        <HotLight level={row.light} />
        <span className="cap">{t(`hotIssues:status.${row.status}`)}</span>
        <span className="grow" />
        <b>
          <Growth row={row} />
        </b>
      </span>
      <b className="title">{row.title}</b>
      <span className="line cap">
        <span className="units ell">{placesText(row)}</span>
        <span className="nw">{t('hotIssues:list.card', { count: row.count, before: row.before, days })}</span>
      </span>
    </span>
  )
}
