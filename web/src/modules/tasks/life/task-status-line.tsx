import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { Tag } from '../../../ui/index.ts'
import { TaskLight } from '../task-light.tsx'

export const TaskStatusLineFragment = graphql(`
  fragment TaskStatusLine on Task {
    id
    ledgerNo
    status
    state
    light
    workingDaysLeft
    round
    suspendedOn
    droppedOn
  }
`)

/** `■ 逾期 7 个工作日 · 2024-034 · 办理中 · 第 2 轮` */
export function TaskStatusLine({ task: masked }: { task: FragmentType<typeof TaskStatusLineFragment> }) {
  const { t } = useWords()
  const task = readFragment(TaskStatusLineFragment, masked)
  const words = [
    task.ledgerNo,
    t(`tasks:status.${task.status}`),
    task.round > 1 ? t('tasks:life.round', { count: task.round }) : null,
    task.suspendedOn ? t('tasks:life.suspendedOn', { day: task.suspendedOn }) : null,
  ]
  return (
    <>
      <TaskLight task={task} long /> · {words.filter(Boolean).join(' · ')}
      {task.droppedOn ? (
        <>
          {' '}
          <Tag>{t('tasks:life.droppedTag')}</Tag>
        </>
      ) : null}
    </>
  )
}
