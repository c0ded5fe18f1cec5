import { Link } from 'wouter'
import type { SubTasksFragment as SubTasksData } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { type Column, DataTable, DateText, LightCounts } from '../../ui/index.ts'
import { countRows } from './ledger-filter.ts'
import { WeightField } from './life/weight-field.tsx'
import { TaskLight } from './task-light.tsx'
import { unitNames } from './task-words.ts'

export const SubTasksFragment = graphql(`
  fragment SubTasks on Task {
    id
    can {
      breakDown
      edit
    }
    children {
      id
      title
      version
      weight
      status
      state
      light
      dueOn
      dueStatus
      workingDaysLeft
      percent
      place {
        code
        name
      }
      lead {
        id
        organization {
          id
          name
        }
      }
    }
  }
`)

type SubTask = SubTasksData['children'][number]

interface SubTasksProps {
  task: FragmentType<typeof SubTasksFragment>
}

/** Lights of the parts, place by place. */
export function SubTaskGrid({ task: masked }: SubTasksProps) {
  const { href } = useScope()
  const { children } = readFragment(SubTasksFragment, masked)
  return (
    <div className="sub-grid">
      {children.map(child => (
        <Link key={child.id} href={href(paths.task(child.id))}>
          <TaskLight task={child} />
          <span className="name ell">{child.place.name}</span>
          <span className="mut">{child.percent}%</span>
        </Link>
      ))}
    </div>
  )
}

export function SubTaskCounts({ task: masked }: SubTasksProps) {
  return <LightCounts counts={countRows(readFragment(SubTasksFragment, masked).children)} />
}

const keyOf = (row: SubTask) => row.id

/** The tasks it was broken down into. */
export function SubTaskTable({ task: masked }: SubTasksProps) {
  const { t } = useWords()
  const { href } = useScope()
  const { children, can } = readFragment(SubTasksFragment, masked)
  const columns: Column<SubTask>[] = [
    { id: 'light', head: t('tasks:column.light'), width: 96, cell: row => <TaskLight task={row} /> },
    { id: 'place', head: t('tasks:column.place'), width: 88, cell: row => row.place.name },
    {
      id: 'title',
      head: t('tasks:column.title'),
      cell: row => <Link href={href(paths.task(row.id))}>{row.title}</Link>,
    },
    {
      id: 'lead',
      spare: 2,
      head: t('tasks:column.lead'),
      width: 152,
      cell: row => unitNames(row.lead).join('、'),
    },
    {
      id: 'due',
      head: t('tasks:column.due'),
      width: 112,
      cell: row => (row.dueOn ? <DateText day={row.dueOn} /> : t(`tasks:dueStatus.${row.dueStatus}`)),
    },
    {
      id: 'status',
      spare: 3,
      head: t('tasks:column.status'),
      width: 80,
      cell: row => t(`tasks:status.${row.status}`),
    },
    {
      id: 'weight',
      spare: 1,
      head: t('tasks:life.weight'),
      width: 84,
      figure: true,
      cell: row => <WeightField task={row} may={can.breakDown || can.edit} />,
    },
    { id: 'percent', head: t('tasks:column.percent'), width: 72, figure: true, cell: row => row.percent },
  ]
  return (
    <DataTable
      bare
      label={t('tasks:section.children')}
      columns={columns}
      rows={children}
      keyOf={keyOf}
      card={row => (
        <Link className="row-card" href={href(paths.task(row.id))}>
          <span className="line">
            <TaskLight task={row} />
            <span className="grow">{row.place.name}</span>
            {row.dueOn ? <DateText day={row.dueOn} /> : null}
          </span>
          <span className="title">{row.title}</span>
        </Link>
      )}
    />
  )
}
