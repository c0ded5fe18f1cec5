import { useParams } from 'wouter'
import type { TaskPageQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { ButtonLink, Card, EmptyState, Loaded, PageHead } from '../../ui/index.ts'
import { ComplaintChain } from '../hot-issues/index.ts'
import { TaskActions } from './life/task-actions.tsx'
import { TaskChanges } from './life/task-changes.tsx'
import { TaskLifeFacts } from './life/task-life-facts.tsx'
import { TaskRecords } from './life/task-records.tsx'
import { TaskReports } from './life/task-reports.tsx'
import { TaskStatusLine } from './life/task-status-line.tsx'
import { useMilestoneTitle } from './milestone-list.tsx'
import { MilestoneTable } from './milestone-table.tsx'
import { SourceExcerpt } from './source-excerpt.tsx'
import { SubTaskCounts, SubTaskTable } from './sub-tasks.tsx'
import { TaskFacts } from './task-facts.tsx'
import { TaskGroups } from './task-groups.tsx'
import { TaskHistory } from './task-history.tsx'
import { TaskIndicators } from './task-indicators.tsx'
import { TaskQuote } from './task-quote.tsx'
import { TaskTargets } from './task-targets.tsx'
import './tasks.css'

const TaskPageDocument = graphql(`
  query TaskPage($id: ID!, $asOf: Day) {
    task(id: $id, asOf: $asOf) {
      id
      title
      section
      targets {
        text
      }
      children {
        id
      }
      can {
        readDetail
      }
      complaintLinks {
        id
        ...ComplaintChainLink
      }
      ...TaskActions
      ...TaskStatusLine
      ...TaskLifeFacts
      ...TaskReports
      ...TaskRecords
      ...TaskChanges
      ...TaskFacts
      ...TaskQuote
      ...TaskGroups
      ...MilestoneList
      ...MilestoneTable
      ...TaskTargets
      ...TaskIndicators
      ...SubTasks
      ...TaskHistory
    }
  }
`)

type PageTask = NonNullable<TaskPageQuery['task']>

/** One task whole: what the plan asks, who answers for it, by when, how it stands and what was done. */
export function TaskPage() {
  const { t } = useWords()
  const { id = '' } = useParams<{ id: string }>()
  const { asOf, href } = useScope()
  const result = useRead(TaskPageDocument, { id, asOf })
  const back = <ButtonLink href={href(paths.tasks())}>{t('tasks:task.back')}</ButtonLink>
  return (
    <Loaded result={result}>
      {({ task }) =>
        task ? (
          <>
            <PageHead
              title={task.title}
              caption={<TaskStatusLine task={task} />}
              actions={<TaskActions task={task} after={back} />}
            />
            <Body task={task} />
          </>
        ) : (
          <>
            <PageHead title={t('tasks:title')} actions={back} />
            <EmptyState>{t('tasks:task.gone')}</EmptyState>
          </>
        )
      }
    </Loaded>
  )
}

function Body({ task }: { task: PageTask }) {
  const { t } = useWords()
  const milestones = useMilestoneTitle(task)
  const { readDetail } = task.can
  return (
    <div className="record-page">
      <div className="col">
        <Card title={t('tasks:section.requirement')} caption={task.section}>
          {readDetail ? <TaskQuote task={task} /> : <p className="mut">{t('tasks:task.outline')}</p>}
        </Card>
        <Card title={milestones} bare>
          <MilestoneTable task={task} />
        </Card>
        {task.children.length > 0 ? (
          <Card
            title={t('tasks:section.childrenCount', { count: task.children.length })}
            aside={<SubTaskCounts task={task} />}
            bare
          >
            <SubTaskTable task={task} />
          </Card>
        ) : null}
        <TaskReports task={task} />
        {readDetail ? <SourceExcerpt id={task.id} /> : null}
      </div>
      <div className="col">
        <Card title={t('tasks:section.owners')}>
          <TaskFacts task={task} />
          <TaskLifeFacts task={task} />
          <TaskGroups task={task} />
        </Card>
        {task.targets?.length ? (
          <Card title={t('tasks:section.targets')}>
            <TaskTargets task={task} />
          </Card>
        ) : null}
        <ComplaintChain links={task.complaintLinks} />
        <TaskIndicators task={task} />
        <TaskRecords task={task} />
        <TaskChanges task={task} />
        {readDetail ? (
          <Card title={t('tasks:section.history')}>
            <TaskHistory task={task} />
          </Card>
        ) : null}
      </div>
    </div>
  )
}
