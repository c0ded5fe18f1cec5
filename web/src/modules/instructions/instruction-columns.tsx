import { useMemo } from 'react'
import { type T, useWords } from '../../i18n/index.ts'
import { type Column, DateText, DaysLeft } from '../../ui/index.ts'
import { RecordLight } from '../follow-up/index.ts'
import type { InstructionRow } from './instruction-query.ts'

/** Who is to act: the first by name, the others counted. */
export function Acting({ units }: { units: InstructionRow['organizations'] }) {
  const { t } = useWords()
  const [first] = units
  if (!first) return <>{t('instructions:office')}</>
  const names = units.map(({ name }) => name).join('、')
  const word = units.length > 1 ? t('tasks:unitsMore', { name: first.name, count: units.length }) : first.name
  return <span title={names}>{word}</span>
}

const makeColumns = (t: T): Column<InstructionRow>[] => [
  {
    id: 'light',
    head: t('instructions:column.light'),
    width: 104,
    cell: row => <RecordLight light={row.light} closed={row.status === 'CLOSED'} />,
  },
  {
    id: 'text',
    head: t('instructions:column.text'),
    cell: row => (
      <span className="tt" title={row.text}>
        {row.text}
      </span>
    ),
  },
  {
    id: 'subject',
    spare: 2,
    head: t('instructions:column.subject'),
    width: 208,
    cell: row => (
      <span className="mut" title={row.subjectTitle}>
        {t(`instructions:subject.${row.subject}`)} · {row.subjectTitle}
      </span>
    ),
  },
  {
    id: 'units',
    head: t('instructions:column.units'),
    width: 168,
    cell: row => <Acting units={row.organizations} />,
  },
  {
    id: 'by',
    spare: 3,
    head: t('instructions:column.by'),
    width: 120,
    cell: row => <span title={row.writtenBy}>{row.writtenBy}</span>,
  },
  {
    id: 'written',
    spare: 1,
    head: t('instructions:column.written'),
    width: 112,
    cell: row => <DateText day={row.writtenOn} />,
  },
  {
    id: 'status',
    spare: 4,
    head: t('instructions:column.status'),
    width: 80,
    cell: row => t(`instructions:status.${row.status}`),
  },
  {
    id: 'due',
    head: t('instructions:column.due'),
    width: 128,
    cell: row => (row.dueOn ? <DateText day={row.dueOn} /> : null),
  },
  {
    id: 'left',
    spare: 5,
    head: t('instructions:column.left'),
    width: 80,
    figure: true,
    cell: ({ workingDaysLeft: days }) =>
      typeof days !== 'number' ? null : days > 0 ? days : <DaysLeft days={days} />,
  },
]

export function useInstructionColumns(): Column<InstructionRow>[] {
  const { t } = useWords()
  return useMemo(() => makeColumns(t), [t])
}

/** A row on a phone. */
export function InstructionCard({ row }: { row: InstructionRow }) {
  const { t } = useWords()
  return (
    <span className="row-card">
      <span className="line">
        <RecordLight light={row.light} closed={row.status === 'CLOSED'} />
        <span className="cap">{t(`instructions:status.${row.status}`)}</span>
        <span className="grow" />
        {row.dueOn ? <DateText day={row.dueOn} /> : null}
        {typeof row.workingDaysLeft === 'number' ? <DaysLeft days={row.workingDaysLeft} /> : null}
      </span>
      <b className="title clamp">{row.text}</b>
      <span className="line cap">
        <span className="units ell">
          {t(`instructions:subject.${row.subject}`)} · {row.subjectTitle}
        </span>
        <span className="nw">{row.writtenBy}</span>
      </span>
    </span>
  )
}
