import type { TaskPanelQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { ButtonLink, EmptyState, Loaded, Panel } from '../../ui/index.ts'
import { MilestoneList, useMilestoneTitle } from './milestone-list.tsx'
import { SubTaskCounts, SubTaskGrid } from './sub-tasks.tsx'
import { TaskHeading } from './task-heading.tsx'
import { TaskHistory } from './task-history.tsx'
import { TaskOwners } from './task-owners.tsx'
import { TaskQuote } from './task-quote.tsx'
import { TaskTargets } from './task-targets.tsx'

const TaskPanelDocument = graphql(`
  query TaskPanel($id: ID!, $asOf: Day) {
    task(id: $id, asOf: $asOf) {
      id
      title
      percent
      section
      plan {
        id
        title
      }
      targets {
        text
      }
      children {
        id
      }
      can {
        readDetail
      }
      ...TaskHeading
      ...TaskOwners
      ...TaskQuote
      ...MilestoneList
      ...TaskTargets
      ...SubTasks
      ...TaskHistory
    }
  }
`)

type PanelTask = NonNullable<TaskPanelQuery['task']>

/** A task beside the list: enough to answer the telephone. */
export function TaskPanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useWords()
  const { asOf, href } = useScope()
  const result = useRead(TaskPanelDocument, { id, asOf })
  const task = result.data?.task
  return (
    <Panel
      label={task?.title ?? t('tasks:panel.label')}
      head={task ? <TaskHeading task={task} /> : <span className="cap">{t('tasks:panel.label')}</span>}
      foot={<ButtonLink href={href(paths.task(id))}>{t('tasks:panel.full')}</ButtonLink>}
      onClose={onClose}
    >
      <Loaded result={result}>
        {data => (data.task ? <Body task={data.task} /> : <EmptyState>{t('tasks:task.gone')}</EmptyState>)}
      </Loaded>
    </Panel>
  )
}

function Body({ task }: { task: PanelTask }) {
  const { t } = useWords()
  const milestones = useMilestoneTitle(task)
  const { readDetail } = task.can
  return (
    <>
      <div className="sec">
        <dl className="kv">
          <TaskOwners task={task} />
          <dt>{t('tasks:section.percent')}</dt>
          <dd>{task.percent}%</dd>
        </dl>
      </div>
      <div className="sec">
        <h3>{t('tasks:section.basis', { plan: task.plan.title, section: task.section })}</h3>
        {readDetail ? <TaskQuote task={task} /> : <p className="mut">{t('tasks:task.outline')}</p>}
      </div>
      <div className="sec">
        <h3>{milestones}</h3>
        <MilestoneList task={task} />
      </div>
      {task.targets?.length ? (
        <div className="sec">
          <h3>{t('tasks:section.targets')}</h3>
          <TaskTargets task={task} />
        </div>
      ) : null}
      {task.children.length > 0 ? (
        <div className="sec">
          <h3>
            {t('tasks:section.childrenCount', { count: task.children.length })} <SubTaskCounts task={task} />
          </h3>
          <SubTaskGrid task={task} />
        </div>
      ) : null}
      {readDetail ? (
        <div className="sec">
          <h3>{t('tasks:section.history')}</h3>
          <TaskHistory task={task} most={5} />
        </div>
      ) : null}
    </>
  )
}
