import { Link } from 'wouter'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card, DateText, DaysLeft, EmptyState, Loaded } from '../../ui/index.ts'
import { InstructButton } from '../instructions/index.ts'
import { TaskLight } from '../tasks/index.ts'
import { useTaskLists } from './task-list-links.ts'

const LocalTasksDocument = graphql(`
  query LocalTasks($filter: TaskFilter!, $asOf: Day) {
    tasks(filter: $filter, sort: { key: LIGHT, direction: ASC }, asOf: $asOf, first: 20) {
      totalCount
      nodes {
        id
        title
        state
        light
        dueOn
        workingDaysLeft
      }
    }
  }
`)

interface LocalTasksProps {
  place: { code: string; name: string }
}

/** Where there is nothing below to go to: the open tasks of the place themselves, the most urgent first. */
export function LocalTasks({ place: { code, name } }: LocalTasksProps) {
  const { t } = useWords()
  const { href, asOf } = useScope()
  const lists = useTaskLists()
  const filter = { place: code, state: 'OPEN' as const, ownPlaceOnly: false }
  const result = useRead(LocalTasksDocument, { filter, asOf })
  return (
    <Card
      bare
      className="areas"
      title={t('dashboard:local.title', { name })}
      caption={t('dashboard:local.caption')}
      aside={
        <Link href={lists.open()}>
          {t('dashboard:local.all', { count: result.data?.tasks.totalCount ?? '…' })}
        </Link>
      }
    >
      <Loaded result={result}>
        {({ tasks: { nodes } }) =>
          nodes.length === 0 ? (
            <EmptyState>{t('dashboard:local.none', { name })}</EmptyState>
          ) : (
            <ul className="locals" data-scroll="local">
              {nodes.map(task => (
                <li key={task.id}>
                  <TaskLight task={task} />
                  <Link className="ell grow" href={href(paths.task(task.id))} title={task.title}>
                    {task.title}
                  </Link>
                  <InstructButton look="quiet" subject="TASK" subjectId={task.id} subjectTitle={task.title} />
                  {task.dueOn ? <DateText day={task.dueOn} /> : null}
                  {typeof task.workingDaysLeft === 'number' ? <DaysLeft days={task.workingDaysLeft} /> : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  )
}
