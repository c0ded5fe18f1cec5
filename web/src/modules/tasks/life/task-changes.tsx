import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'
import { instant } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { Card } from '../../../ui/index.ts'

export const TaskChangesFragment = graphql(`
  fragment TaskChanges on Task {
    id
    changes {
      id
      at
      userName
      fromStatus
      toStatus
      round
      reason
    }
  }
`)

/** Steps of its life with rounds and reasons, newest first. */
export function TaskChanges({ task: masked }: { task: FragmentType<typeof TaskChangesFragment> }) {
  const { t } = useWords()
  const steps = (readFragment(TaskChangesFragment, masked).changes ?? []).filter(
    ({ fromStatus, toStatus, reason }) => fromStatus !== toStatus || reason,
  )
  if (steps.length === 0) return null
  return (
    <Card title={t('tasks:record.changes')}>
      <ol className="history">
        {steps.map(({ id, at, userName, fromStatus, toStatus, round, reason }) => (
          <li key={id}>
            <span className="cap">
              <time dateTime={at}>{instant(at)}</time>
              <span>{userName}</span>
              {round > 1 ? <span>{t('tasks:life.round', { count: round })}</span> : null}
            </span>
            {t('tasks:record.step', {
              from: t(`tasks:status.${fromStatus}`),
              to: t(`tasks:status.${toStatus}`),
            })}
            {reason ? <p className="wrap mut">{reason}</p> : null}
          </li>
        ))}
      </ol>
    </Card>
  )
}
