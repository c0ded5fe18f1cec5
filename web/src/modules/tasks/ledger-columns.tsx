import { useMemo } from 'react'
import type { T } from '../../i18n/index.ts'
import { useWords } from '../../i18n/index.ts'
import type { Column } from '../../ui/index.ts'
import { DateText, DaysLeft, Tag } from '../../ui/index.ts'
import type { LedgerRow } from './ledger-query.ts'
import type { ColumnId, Grouping } from './ledger-url.ts'
import { TaskLight } from './task-light.tsx'
import { shortUnits, unitNames } from './task-words.ts'

/** Units in one line, with all names on hover. */
export function Units({ names, t }: { names: readonly string[]; t: T }) {
  const short = shortUnits(names, (name, count) => t('tasks:unitsMore', { name, count }))
  return names.length > 1 ? <span title={names.join('、')}>{short}</span> : short
}

/** Who works along: under the head of the first lead unit, the other leads too. */
function Joint({ row, grouping, t }: { row: LedgerRow; grouping: Grouping; t: T }) {
  const others = grouping === 'lead' ? unitNames(row.lead).slice(1) : []
  const joint = unitNames(row.joint)
  return (
    <span className="mut joint">
      {others.length > 0 ? (
        <>
          {t('tasks:ledger.alsoLead')} <Units names={others} t={t} />
          {joint.length > 0 ? '；' : ''}
        </>
      ) : null}
      <Units names={joint} t={t} />
    </span>
  )
}

/** Left out by an amended plan; the office has yet to decide. */
export function DroppedTag() {
  const { t } = useWords()
  return (
    <>
      <Tag>{t('tasks:life.droppedTag')}</Tag>{' '}
    </>
  )
}

export function Due({ row }: { row: LedgerRow }) {
  const { t } = useWords()
  return row.dueOn ? (
    <DateText day={row.dueOn} />
  ) : (
    <span className="mut">{t(`tasks:dueStatus.${row.dueStatus}`)}</span>
  )
}

/** Working days: over ones say so, others stand as a figure under their head. */
function Left({ days }: { days: number | null | undefined }) {
  if (days === null || days === undefined) return null
  return days > 0 ? days : <DaysLeft days={days} />
}

export function Percent({ row }: { row: LedgerRow }) {
  if (row.dueStatus !== 'DATED' && row.percent === 0) return <span className="mut">—</span>
  return (
    <span className="pct">
      <i className="prog" aria-hidden="true">
        <i style={{ width: `${row.percent}%` }} />
      </i>
      <span className="figure">{row.percent}</span>
    </span>
  )
}

type LedgerColumn = Column<LedgerRow> & { id: ColumnId }

function makeColumns(t: T, grouping: Grouping): LedgerColumn[] {
  return [
    {
      id: 'light',
      head: t('tasks:column.light'),
      width: 104,
      sortable: true,
      fixed: true,
      cell: row => <TaskLight task={row} />,
    },
    {
      id: 'no',
      spare: 7,
      head: t('tasks:column.no'),
      width: 80,
      sortable: true,
      cell: row => <span className="mut">{row.ledgerNo ?? row.no}</span>,
    },
    {
      id: 'title',
      head: t('tasks:column.title'),
      sortable: true,
      fixed: true,
      cell: row => (
        <span className="tt" title={row.title}>
          {row.droppedOn ? <DroppedTag /> : null}
          {row.title}
        </span>
      ),
    },
    {
      id: 'lead',
      head: t('tasks:column.lead'),
      width: 152,
      sortable: true,
      cell: row => <Units names={unitNames(row.lead)} t={t} />,
    },
    {
      id: 'joint',
      spare: 2,
      head: t('tasks:column.joint'),
      width: 128,
      cell: row => <Joint row={row} grouping={grouping} t={t} />,
    },
    {
      id: 'plan',
      spare: 1,
      head: t('tasks:column.plan'),
      width: 168,
      sortable: true,
      cell: row => (
        <span className="mut" title={row.plan.title}>
          {row.plan.title}
        </span>
      ),
    },
    { id: 'place', spare: 4, head: t('tasks:column.place'), width: 88, cell: row => row.place.name },
    {
      id: 'status',
      spare: 5,
      head: t('tasks:column.status'),
      width: 80,
      cell: row => t(`tasks:status.${row.status}`),
    },
    { id: 'due', head: t('tasks:column.due'), width: 128, sortable: true, cell: row => <Due row={row} /> },
    {
      id: 'left',
      spare: 6,
      head: t('tasks:column.left'),
      width: 72,
      figure: true,
      cell: row => <Left days={row.workingDaysLeft} />,
    },
    {
      id: 'percent',
      head: t('tasks:column.percent'),
      width: 112,
      figure: true,
      sortable: true,
      cell: row => <Percent row={row} />,
    },
    {
      id: 'milestones',
      spare: 3,
      head: t('tasks:column.milestones'),
      width: 64,
      figure: true,
      cell: ({ milestoneCounts: { done, total } }) => `${done}/${total}`,
    },
  ]
}

export function useLedgerColumns(grouping: Grouping): LedgerColumn[] {
  const { t } = useWords()
  return useMemo(() => makeColumns(t, grouping), [t, grouping])
}
