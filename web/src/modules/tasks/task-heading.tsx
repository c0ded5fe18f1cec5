import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { Tag } from '../../ui/index.ts'
import { TaskLight } from './task-light.tsx'

export const TaskHeadingFragment = graphql(`
  fragment TaskHeading on Task {
    id
    no
    ledgerNo
    round
    title
    kind
    section
    level
    status
    state
    light
    workingDaysLeft
    droppedOn
    place {
      code
      name
    }
    children {
      id
    }
  }
`)

interface TaskHeadingProps {
  task: FragmentType<typeof TaskHeadingFragment>
}

/** Light in words, state, title, and where the task stands in its plan and in the tree. */
export function TaskHeading({ task: masked }: TaskHeadingProps) {
  const { t } = useWords()
  const task = readFragment(TaskHeadingFragment, masked)
  return (
    <>
      <div className="row">
        <TaskLight task={task} long />
        <span className="cap">
          {[
            task.ledgerNo,
            t(`tasks:status.${task.status}`),
            task.round > 1 ? t('tasks:life.round', { count: task.round }) : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {task.droppedOn ? <Tag>{t('tasks:life.droppedTag')}</Tag> : null}
      </div>
      <h2 className="record-title">{task.title}</h2>
      <div className="cap">
        <TaskPlace task={masked} />
      </div>
    </>
  )
}

/** `034 · 县级任务 · 武江区，分解 7 项` */
export function TaskPlace({ task: masked }: TaskHeadingProps) {
  const { t } = useWords()
  const { no, kind, level, place, children } = readFragment(TaskHeadingFragment, masked)
  const words = t('tasks:task.place', {
    level: t(`tasks:level.${level}`),
    kind: t(`tasks:kind.${kind}`),
    place: place.name,
  })
  const below = children.length > 0 ? t('tasks:task.below', { count: children.length }) : ''
  return <>{[no, words + below].filter(Boolean).join(' · ')}</>
}
