import { addWorkingDays } from '../../platform/calendar.ts'
import type { Context } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database.ts'
import { dayToDate } from '../../platform/day.ts'
import type { Write } from '../../platform/write.ts'
import { ruleSettingsWithin } from '../divisions/index.ts'
import { notify } from '../notifications/index.ts'
import { setAssignment } from './assignment.service.ts'
import { openCycles } from './cycle.service.ts'
import { nextLedgerNumber } from './ledger-number.ts'
import { assignmentAfterIssue, type IssueFacts, statusAfter } from './task-action.rules.ts'
import { stepTask } from './task-change.service.ts'
import { type LockedTask, leadsOf, optionalDay } from './task-lock.ts'

/** Words of the groups of tasks that nobody was named for yet, by task. One statement. */
export async function emptyGroups(
  tx: Transaction,
  jurisdictionCode: string,
  taskIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx.assignmentGroup.findMany({
    where: { jurisdictionCode, taskId: { in: [...taskIds] }, assignments: { none: {} } },
    select: { taskId: true, words: true },
    orderBy: { id: 'asc' },
  })
  const byTask = new Map<string, string[]>()
  for (const { taskId, words } of rows) byTask.set(taskId, [...(byTask.get(taskId) ?? []), words])
  return byTask
}

/** What the guard of 提请交办 looks at. */
export const issueFacts = (task: LockedTask, groups: readonly string[]): IssueFacts => ({
  title: task.title,
  source: { start: task.sourceStart, end: task.sourceEnd },
  leads: leadsOf(task).map(({ organization }) => organization.name),
  returned: task.assignments
    .filter(({ status }) => status === 'RETURNED')
    .map(({ organization }) => organization.name),
  emptyGroups: groups,
  milestones: task.milestones.map(({ status, dueOn }) => ({
    dated: status === 'DATED',
    dueOn: optionalDay(dueOn),
  })),
})

/** Which organizations are told of a task of a batch, and how many tasks of it are theirs: each is told once. */
export interface IssueTelling {
  /** Tasks of the batch by organization. */
  counts: ReadonlyMap<string, number>
  told: Set<string>
}

/**
 * 交办: the task gets its number, every part that has not signed yet is asked to, feedback periods open. A number once
 * given stays when the task is issued again.
 */
export async function issueTask(
  step: Write,
  context: Context,
  locked: LockedTask,
  telling: IssueTelling,
): Promise<void> {
  const today = context.clock.today()
  const { jurisdictionCode, id } = locked
  const { signWorkingDays } = await ruleSettingsWithin(step.tx, jurisdictionCode, today)
  const ledgerNo =
    locked.ledgerNo ?? (await nextLedgerNumber(step, jurisdictionCode, Number(today.slice(0, 4))))
  const status = statusAfter('ISSUE', {
    leads: leadsOf(locked).map(part => part.status),
    suspendedFrom: null,
  })
  const signDueOn = dayToDate(addWorkingDays(today, signWorkingDays))
  for (const assignment of locked.assignments) {
    const next = assignmentAfterIssue(assignment.status)
    if (next === 'ISSUED')
      await setAssignment(step, assignment, { status: next, issuedOn: dayToDate(today), signDueOn })
    else if (next !== assignment.status) await setAssignment(step, assignment, { status: next })
  }
  await stepTask(step, context, locked, { status, ledgerNo, issuedOn: locked.issuedOn ?? today })
  await openCycles(step, context, jurisdictionCode, [id], today)
  await step.record({
    type: 'TASK_ISSUED',
    entity: 'Task',
    entityId: id,
    after: { ledgerNo, round: locked.round },
  })
  await tellOwners(step, context, locked, telling)
}

async function tellOwners(
  step: Write,
  context: Context,
  { jurisdictionCode, id, title, assignments }: LockedTask,
  { counts, told }: IssueTelling,
): Promise<void> {
  const toSign = assignments.filter(({ status }) => status === 'ISSUED')
  const by = optionalDay(toSign[0]?.signDueOn ?? null)
  for (const { organizationId } of toSign) {
    if (told.has(organizationId)) continue
    const count = counts.get(organizationId) ?? 1
    await notify(step, context, {
      jurisdictionCode,
      kind: 'TASK_ISSUED',
      to: { organizationIds: [organizationId] },
      title: count > 1 ? `${title}等 ${count} 项任务已交办，请签收` : `${title}已交办，请签收`,
      body: by === null ? null : `请于 ${by} 前签收。`,
      path: count > 1 ? '/desk' : `/tasks/${id}`,
      entity: 'Task',
      entityId: id,
    })
    told.add(organizationId)
  }
}
