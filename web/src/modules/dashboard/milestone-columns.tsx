import { Link } from 'wouter'
import type { MilestoneRowFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import type { T } from '../../i18n/index.ts'
import { type Column, DateText, Light, type LightLevel } from '../../ui/index.ts'

export const MilestoneRow = graphql(`
  fragment MilestoneRow on ListedMilestone {
    id
    dueOn
    originalDueOn
    doneOn
    onTime
    task {
      id
      no
      title
      lead {
        organization {
          id
          name
        }
      }
    }
  }
`)

type Row = MilestoneRowFragment

/** How a milestone ended on the day looked at; late stays late. */
export function resultOf(
  row: Pick<Row, 'dueOn' | 'originalDueOn' | 'doneOn' | 'onTime'>,
  original: boolean,
  asOf: string,
) {
  const due = original ? row.originalDueOn : row.dueOn
  if (row.onTime) return { level: 'GOOD', word: 'onTime' } as const
  if (row.doneOn) return { level: 'NEAR', word: 'late' } as const
  return due && due < asOf
    ? ({ level: 'BEHIND', word: 'open' } as const)
    : ({ level: 'GOOD', word: 'pending' } as const)
}

const day = (value: string | null | undefined) =>
  value ? <DateText day={value} /> : <span className="z">—</span>

interface ColumnsProps {
  t: T
  original: boolean
  asOf: string
  taskHref(id: string): string
}

export function milestoneColumns({ t, original, asOf, taskHref }: ColumnsProps): Column<Row>[] {
  return [
    {
      id: 'result',
      head: t('dashboard:milestones.state'),
      width: 120,
      cell: row => {
        const { level, word } = resultOf(row, original, asOf)
        return <Light level={level as LightLevel}>{t(`dashboard:milestones.${word}`)}</Light>
      },
    },
    {
      id: 'task',
      head: t('dashboard:milestones.task'),
      cell: ({ task }) => (
        <Link href={taskHref(task.id)} className="ell">
          {[task.no, task.title].filter(Boolean).join(' ')}
        </Link>
      ),
    },
    {
      id: 'lead',
      head: t('dashboard:milestones.lead'),
      width: 176,
      cell: ({ task }) =>
        task.lead.map(({ organization }) => organization.name).join('、') || <span className="z">—</span>,
    },
    { id: 'due', head: t('dashboard:milestones.due'), width: 140, cell: row => day(row.dueOn) },
    {
      id: 'original',
      spare: 1,
      head: t('dashboard:milestones.originalDue'),
      width: 140,
      cell: row => day(row.originalDueOn),
    },
    { id: 'done', spare: 2, head: t('dashboard:milestones.done'), width: 140, cell: row => day(row.doneOn) },
  ]
}
