import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, toast } from '../../ui/index.ts'

export const TaskGroupsFragment = graphql(`
  fragment TaskGroups on Task {
    id
    groups {
      id
      words
      missing {
        id
        name
      }
    }
    can {
      reexpandGroups
    }
  }
`)

const ReexpandGroupsDocument = graphql(`
  mutation ReexpandGroups($taskId: ID!) {
    reexpandGroups(taskId: $taskId) {
      id
    }
  }
`)

/** Says when a group of the plan stands for more units than are assigned, and assigns them. */
export function TaskGroups({ task: masked }: { task: FragmentType<typeof TaskGroupsFragment> }) {
  const { t } = useWords()
  const { id, groups, can } = readFragment(TaskGroupsFragment, masked)
  const [reexpand, busy] = useWrite(ReexpandGroupsDocument)
  const incomplete = groups?.filter(({ missing }) => missing.length > 0) ?? []
  if (incomplete.length === 0) return null
  const run = async () => {
    const { failure } = await reexpand({ taskId: id })
    if (failure) toast(failure.message, { bad: true })
    else toast(t('tasks:owner.reexpanded'))
  }
  return (
    <div className="notice">
      {incomplete.map(group => (
        <p key={group.id}>
          {t('tasks:owner.missing', {
            words: group.words,
            count: group.missing.length,
            names: group.missing.map(({ name }) => name).join('、'),
          })}
        </p>
      ))}
      {can.reexpandGroups ? (
        <Button small className="again" busy={busy} onClick={run}>
          {t('tasks:owner.reexpand')}
        </Button>
      ) : null}
    </div>
  )
}
