import type { AssignmentPart, TaskStatus } from '#prisma'
import type { NewOwner, NewTask } from './new-task.ts'

const hasWords = (words: string): boolean => words.trim() !== ''

/** Every group of words stands for somebody. */
function groupsExpanded({ groups, owners }: NewTask): boolean {
  const expanded = new Set([...owners.lead, ...owners.joint].map(({ groupIndex }) => groupIndex))
  return groups.every((_, index) => expanded.has(index))
}

/**
 * The guard of DRAFT → PENDING_ISSUE (DOMAIN §3): title, source sentence, at least one lead, groups expanded, at least
 * one milestone, be it 长期坚持 or 待明确. A task that does not hold it stays 拟办 in the ledger.
 */
export const statusOfNewTask = (task: NewTask): TaskStatus =>
  hasWords(task.title) &&
  task.source.end > task.source.start &&
  task.owners.lead.length > 0 &&
  groupsExpanded(task) &&
  task.milestones.length > 0
    ? 'PENDING_ISSUE'
    : 'DRAFT'

/** One organization's part, once. */
export interface NewPart extends NewOwner {
  part: AssignmentPart
}

/** Each organization once, in the order of the plan: lead before joint, named by itself before named in a group. */
export function partsOf({ owners }: NewTask): NewPart[] {
  const all = [
    ...owners.lead.map(owner => ({ ...owner, part: 'LEAD' as const })),
    ...owners.joint.map(owner => ({ ...owner, part: 'JOINT' as const })),
  ]
  const chosen = new Map<string, NewPart>()
  for (const part of all) {
    const before = chosen.get(part.organizationId)
    const isBetter = before?.part === part.part && before.groupIndex !== null && part.groupIndex === null
    if (!before || isBetter) chosen.set(part.organizationId, part)
  }
  return [...chosen.values()]
}

/** Parents before their children, else in the order given: indexes of the list. */
export function parentsFirst(tasks: readonly NewTask[]): number[] {
  const depthOf = (index: number): number => {
    let depth = 0
    for (let at = tasks[index]?.parentIndex ?? null; at !== null; at = tasks[at]?.parentIndex ?? null) {
      depth += 1
      if (depth > tasks.length) throw new Error('The parents of new tasks form a circle.')
    }
    return depth
  }
  const depths = tasks.map((_, index) => depthOf(index))
  return tasks.map((_, index) => index).sort((a, b) => (depths[a] as number) - (depths[b] as number) || a - b)
}
