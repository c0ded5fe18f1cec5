import { useMemo } from 'react'
import { type T, useWords } from '../../i18n/index.ts'
import { type Column, DateText, DaysLeft } from '../../ui/index.ts'
import { RecordLight } from '../follow-up/index.ts'
import type { ProblemRow } from './problem-query.ts'

const makeColumns = (t: T): Column<ProblemRow>[] => [
  {
    id: 'light',
    head: t('problems:column.light'),
    width: 104,
    cell: row => <RecordLight light={row.light} closed={row.status === 'CLOSED'} />,
  },
  {
    id: 'number',
    spare: 2,
    head: t('problems:column.number'),
    width: 144,
    cell: row => <span className="mut nw">{row.number}</span>,
  },
  {
    id: 'title',
    head: t('problems:column.title'),
    cell: row => (
      <span className="tt" title={row.title}>
        {row.title}
      </span>
    ),
  },
  {
    id: 'unit',
    head: t('problems:column.unit'),
    width: 168,
    cell: row => <span title={row.organization.name}>{row.organization.name}</span>,
  },
  {
    id: 'from',
    spare: 1,
    head: t('problems:column.from'),
    width: 176,
    cell: row => (
      <span className="mut" title={row.task?.title}>
        {row.task?.title ?? t(`problems:origin.${row.origin}`)}
      </span>
    ),
  },
  {
    id: 'status',
    spare: 4,
    head: t('problems:column.status'),
    width: 124,
    cell: row => <Status row={row} />,
  },
  {
    id: 'due',
    head: t('problems:column.due'),
    width: 128,
    cell: row =>
      row.dueOn ? <DateText day={row.dueOn} /> : <span className="mut">{t('problems:noDue')}</span>,
  },
  {
    id: 'left',
    spare: 3,
    head: t('problems:column.left'),
    width: 80,
    figure: true,
    cell: ({ workingDaysLeft: days }) =>
      typeof days !== 'number' ? null : days > 0 ? days : <DaysLeft days={days} />,
  },
]

/** 整改中 · 第 2 轮 */
function Status({ row: { status, round } }: { row: ProblemRow }) {
  const { t } = useWords()
  return (
    <>
      {t(`problems:status.${status}`)}
      {round > 1 ? <span className="mut"> {t('problems:roundShort', { count: round })}</span> : null}
    </>
  )
}

export function useProblemColumns(): Column<ProblemRow>[] {
  const { t } = useWords()
  return useMemo(() => makeColumns(t), [t])
}

/** A row on a phone. */
export function ProblemCard({ row }: { row: ProblemRow }) {
  const { t } = useWords()
  return (
    <span className="row-card">
      <span className="line">
        <RecordLight light={row.light} closed={row.status === 'CLOSED'} />
        <span className="cap">
          <Status row={row} />
        </span>
        <span className="grow" />
        {row.dueOn ? <DateText day={row.dueOn} /> : <span className="mut">{t('problems:noDue')}</span>}
        {typeof row.workingDaysLeft === 'number' ? <DaysLeft days={row.workingDaysLeft} /> : null}
      </span>
      <b className="title">{row.title}</b>
      <span className="line cap">
        <span className="units ell">{row.organization.name}</span>
        <span className="nw">{row.number}</span>
      </span>
    </span>
  )
}
