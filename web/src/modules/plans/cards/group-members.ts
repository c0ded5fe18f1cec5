import type { Draft, DraftOwner, DraftTask } from '../draft/draft.documents.ts'
import type { LocalEdit } from '../draft/local-edit.ts'
import { overlaps } from '../source/tint.ts'
import { kindOf, openWarnings } from '../warning-groups.ts'

type Part = 'lead' | 'joint'

const holds = (task: DraftTask, name: string): boolean =>
  task.state !== 'REMOVED' && [...task.lead, ...task.joint].some(owner => owner.name === name)

/** Tasks in which the same words stand for a group. */
export const tasksWith = ({ tasks }: Pick<Draft, 'tasks'>, name: string): DraftTask[] =>
  tasks.filter(task => holds(task, name))

/** The steps that give the group of a name its members (or its rule) in each of the tasks. */
export function groupEdits(
  tasks: readonly DraftTask[],
  name: string,
  members: Pick<DraftOwner, 'groupRule' | 'organizations'>,
): LocalEdit[] {
  const given = (owners: DraftOwner[]) =>
    owners.map(owner => (owner.name === name ? { ...owner, ...members } : owner))
  return tasks.map(task => {
    const parts = (['lead', 'joint'] as const).filter((part: Part) =>
      task[part].some(one => one.name === name),
    )
    const change = Object.fromEntries(parts.map(part => [part, given(task[part])]))
    return { type: 'task', id: task.id, change }
  })
}

/** Open warnings that ask who the group of a name is in these tasks: choosing answers them. */
export function warningsOf(
  draft: Pick<Draft, 'tasks' | 'warnings'>,
  tasks: readonly DraftTask[],
  name: string,
): string[] {
  const ranges = new Map(
    tasks.map(({ id, lead, joint }) => [id, [...lead, ...joint].filter(one => one.name === name)]),
  )
  return openWarnings(draft)
    .filter(warning => {
      const owners = ranges.get(warning.taskId ?? '') ?? []
      return (
        kindOf(warning) === 'group' && owners.some(one => one.source && overlaps(one.source, warning.source))
      )
    })
    .map(({ id }) => id)
}
