import { Link } from 'wouter'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { TaskPlace } from './task-heading.tsx'
import { TaskOwners } from './task-owners.tsx'

export const TaskFactsFragment = graphql(`
  fragment TaskFacts on Task {
    id
    percent
    plan {
      id
      title
    }
    parent {
      id
      title
    }
    ...TaskHeading
    ...TaskOwners
  }
`)

/** Who answers for a task, how far it is, and where it belongs. */
export function TaskFacts({ task: masked }: { task: FragmentType<typeof TaskFactsFragment> }) {
  const { t } = useWords()
  const { href } = useScope()
  const task = readFragment(TaskFactsFragment, masked)
  return (
    <dl className="kv">
      <TaskOwners task={task} />
      <dt>{t('tasks:section.percent')}</dt>
      <dd>{task.percent}%</dd>
      <dt>{t('tasks:section.plan')}</dt>
      <dd>
        <Link href={href(paths.plan(task.plan.id))}>{task.plan.title}</Link>
      </dd>
      <dt>{t('tasks:section.place')}</dt>
      <dd>
        <TaskPlace task={task} />
      </dd>
      {task.parent ? (
        <>
          <dt>{t('tasks:section.parent')}</dt>
          <dd>
            <Link href={href(paths.task(task.parent.id))}>{task.parent.title}</Link>
          </dd>
        </>
      ) : null}
    </dl>
  )
}
