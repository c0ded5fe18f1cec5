import type { GroupRule } from '#prisma'
import type { OwnerOfDraft, PlanDraftState, TaskOfDraft } from '../plans/index.ts'
import type { NewGroup, NewMilestone, NewOwner, NewTask } from '../tasks/index.ts'

/** What an owner of the draft has become: organizations that exist. */
export interface SettledOwner {
  /** Null for a plain name. */
  rule: GroupRule | null
  organizationIds: readonly string[]
}

export type OwnerSettler = (owner: OwnerOfDraft) => SettledOwner

/** Removed items and objectives do not become tasks. */
export const tasksToCreate = ({ tasks }: PlanDraftState): TaskOfDraft[] =>
  tasks.filter(({ state, kind }) => state !== 'REMOVED' && kind !== 'OBJECTIVE')

const unknownMilestone = (words: string, deliverable: string): NewMilestone => ({
  status: 'UNKNOWN',
  dueOn: null,
  words,
  deliverable,
  source: null,
})

/**
 * What was only striven for (力争) is not assessed and stays in the text. A task that has no milestone left gets one
 * 待明确, so that its completion can be recorded.
 */
function milestonesOf({ milestones, title }: TaskOfDraft): NewMilestone[] {
  const assessed = milestones
    .filter(({ reference }) => !reference)
    .map(({ status, due, words, deliverable, source }) => ({
      status,
      dueOn: due,
      words,
      deliverable,
      source,
    }))
  const words = milestones.map(milestone => milestone.words).join(';')
  return assessed.length > 0 ? assessed : [unknownMilestone(words, title)]
}

function ownersOf(task: TaskOfDraft, settle: OwnerSettler): Pick<NewTask, 'owners' | 'groups'> {
  const groups: NewGroup[] = []
  const take = (part: NewGroup['part'], owners: readonly OwnerOfDraft[]): NewOwner[] =>
    owners.flatMap(owner => {
      const { rule, organizationIds } = settle(owner)
      if (rule !== null) groups.push({ part, words: owner.name, rule, source: owner.source })
      const groupIndex = rule === null ? null : groups.length - 1
      return organizationIds.map(organizationId => ({ organizationId, groupIndex, source: owner.source }))
    })
  const lead = take('LEAD', task.lead)
  return { owners: { lead, joint: take('JOINT', task.joint) }, groups }
}

/** Numbers the tasks to be created, so that a child finds the nearest ancestor that is created too. */
function parentIndexes(state: PlanDraftState, created: readonly TaskOfDraft[]): (number | null)[] {
  const indexOf = new Map(created.map(({ id }, index) => [id, index]))
  const parentOf = new Map(state.tasks.map(({ id, parentId }) => [id, parentId]))
  return created.map(({ parentId }) => {
    let at = parentId
    while (at !== null && !indexOf.has(at)) at = parentOf.get(at) ?? null
    return at === null ? null : (indexOf.get(at) ?? null)
  })
}

/** The tasks of the ledger that a draft becomes, in its order. */
export function newTasks(state: PlanDraftState, jurisdictionCode: string, settle: OwnerSettler): NewTask[] {
  const created = tasksToCreate(state)
  const parents = parentIndexes(state, created)
  return created.map((task, index) => ({
    no: task.no,
    kind: task.kind === 'GUARANTEE' ? 'GUARANTEE' : 'TASK',
    section: task.section,
    title: task.title,
    text: task.note === null ? task.text : `${task.text}\n备注：${task.note}`,
    placeCode: jurisdictionCode,
    parentIndex: parents[index] ?? null,
    effectiveOn: state.header.issuedOn,
    source: task.source,
    milestones: milestonesOf(task),
    ...ownersOf(task, settle),
    targets: task.targets,
  }))
}
