import { useMemo } from 'react'
import { type T, useWords } from '../../i18n/index.ts'
import { Checkbox, type Column, DateText, DaysLeft, Tag } from '../../ui/index.ts'
import { RecordLight } from '../follow-up/index.ts'
import type { NoticeRow } from './notice-query.ts'

const isOver = ({ status }: NoticeRow): boolean => status === 'CLOSED' || status === 'WITHDRAWN'

const unitsOf = ({ recipients }: NoticeRow): string =>
  recipients.map(({ organization }) => organization.name).join('、')

export interface Choice {
  chosen: ReadonlySet<string>
  toggle(id: string): void
}

const makeColumns = (t: T, { chosen, toggle }: Choice): Column<NoticeRow>[] => [
  {
    id: 'choose',
    head: t('notices:column.choose'),
    width: 48,
    tool: true,
    cell: row => (
      <Checkbox checked={chosen.has(row.id)} onChange={() => toggle(row.id)}>
        <span className="sr">{t('notices:choose', { title: row.title })}</span>
      </Checkbox>
    ),
  },
  {
    id: 'light',
    head: t('notices:column.light'),
    width: 104,
    cell: row => <RecordLight light={row.light} closed={isOver(row)} />,
  },
  {
    id: 'number',
    spare: 2,
    head: t('notices:column.number'),
    width: 176,
    cell: row => (
      <span className={row.documentNumber ? 'nw' : 'mut nw'}>
        {row.documentNumber ?? t('notices:noNumber')}
      </span>
    ),
  },
  {
    id: 'kind',
    spare: 1,
    head: t('notices:column.kind'),
    width: 112,
    cell: row => <Tag>{t(`notices:kind.${row.kind}`)}</Tag>,
  },
  {
    id: 'title',
    head: t('notices:column.title'),
    cell: row => (
      <span className="tt" title={row.title}>
        {row.title}
      </span>
    ),
  },
  {
    id: 'unit',
    head: t('notices:column.unit'),
    width: 168,
    cell: row => <span title={unitsOf(row)}>{unitsOf(row)}</span>,
  },
  {
    id: 'status',
    spare: 3,
    head: t('notices:column.status'),
    width: 80,
    cell: row => t(`notices:status.${row.status}`),
  },
  {
    id: 'due',
    head: t('notices:column.due'),
    width: 128,
    cell: row => <DateText day={row.replyDueOn} />,
  },
  {
    id: 'left',
    spare: 4,
    head: t('notices:column.left'),
    width: 80,
    figure: true,
    cell: ({ workingDaysLeft: days }) =>
      typeof days !== 'number' ? null : days > 0 ? days : <DaysLeft days={days} />,
  },
]

export function useNoticeColumns(choice: Choice): Column<NoticeRow>[] {
  const { t } = useWords()
  return useMemo(() => makeColumns(t, choice), [t, choice])
}

/** A row on a phone. */
export function NoticeCard({ row }: { row: NoticeRow }) {
  const { t } = useWords()
  return (
    <span className="row-card">
      <span className="line">
        <RecordLight light={row.light} closed={isOver(row)} />
        <span className="cap">{t(`notices:status.${row.status}`)}</span>
        <span className="grow" />
        <DateText day={row.replyDueOn} />
        {typeof row.workingDaysLeft === 'number' ? <DaysLeft days={row.workingDaysLeft} /> : null}
      </span>
      <b className="title">{row.title}</b>
      <span className="line cap">
        <span className="units ell">{unitsOf(row)}</span>
        <span className="nw">{row.documentNumber ?? t(`notices:kind.${row.kind}`)}</span>
      </span>
    </span>
  )
}
