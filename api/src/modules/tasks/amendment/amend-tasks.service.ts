import type { Context } from '../../../platform/context.ts'
import type { Day } from '../../../platform/day.ts'
import { newId } from '../../../platform/id.ts'
import type { Write } from '../../../platform/write.ts'
import { setAssignment } from '../assignment.service.ts'
import type { NewTask } from '../new-task.ts'
import { stepTask } from '../task-change.service.ts'
import { insertTaskRows } from '../task-creation.service.ts'
import { taskStatusOf } from '../task-life.rules.ts'
import { leadsOf, lockTask } from '../task-lock.ts'
import { type NumberedTask, numbered } from '../task-rows.ts'
import { amendMilestones, type MilestonePair } from './amend-milestones.ts'
import { amendOwners, type KeptPart } from './amend-owners.ts'
import type { LedgerTask } from './ledger-of-plan.query.ts'

/** A task of the new version; `known` is the one of the ledger it goes on from. */
export interface AmendedTask {
  fresh: NewTask
  known: LedgerTask | null
  milestones: readonly MilestonePair[]
}

export interface PlanSuccession {
  jurisdictionCode: string
  fromPlanId: string
  toPlanId: string
  /** In the order of the new version. */
  tasks: readonly AmendedTask[]
  /** By when units that join an issued task are to sign for it. */
  signDueOn: Day
  /** Tasks the new version has no longer. */
  removed: readonly LedgerTask[]
}

export interface AmendedLedger {
  added: number
  carried: number
  terminated: number
  dropped: number
  keptParts: KeptPart[]
}

const NOT_ISSUED: readonly string[] = ['DRAFT', 'PENDING_ISSUE']
const FINISHED: readonly string[] = ['DONE', 'CLOSED']
const REASON = '修订后的方案不再包含'

/**
 * Carries the ledger of a plan over to its new version inside one write: tasks that go on keep their id, status, reports
 * and notices; new ones are created; of those left out, what was never issued ends and what is under way stays, marked.
 */
export async function amendTasks(
  step: Write,
  context: Context,
  succession: PlanSuccession,
): Promise<AmendedLedger> {
  const { jurisdictionCode, toPlanId, tasks } = succession
  const carried = tasks.flatMap(({ known, fresh, milestones }) =>
    known ? [{ known, fresh, milestones }] : [],
  )
  await holdTasks(step, jurisdictionCode, [
    ...carried.map(({ known }) => known.id),
    ...succession.removed.map(({ id }) => id),
  ])
  const ids = tasks.map(({ known }) => known?.id ?? newId())
  const rows = numbered(
    tasks.map(({ fresh }) => fresh),
    ids,
  )
  const isKnown = new Set(carried.map(({ known }) => known.id))
  await insertTaskRows(
    step.tx,
    rows.filter(({ id }) => !isKnown.has(id)),
    { jurisdictionCode, planId: toPlanId, createdAt: context.clock.now() },
  )
  await rewriteTasks(
    step,
    jurisdictionCode,
    toPlanId,
    rows.filter(({ id }) => isKnown.has(id)),
  )
  await amendMilestones(
    { step, context, jurisdictionCode },
    carried.map(({ known, milestones }) => ({ task: known, pairs: milestones })),
  )
  const days = { today: context.clock.today(), signDueOn: succession.signDueOn }
  const keptParts = await amendOwners(
    step,
    jurisdictionCode,
    carried.map(({ known, fresh }) => ({ task: known, fresh })),
    days,
  )
  for (const task of carried) await followLeads(step, context, jurisdictionCode, task)
  await carrySubTasks(step, succession)
  const left = await leaveOut(step, context, succession)
  return { added: tasks.length - carried.length, carried: carried.length, ...left, keptParts }
}

/** Locks all tasks in one order, so that somebody's report and this write do not wait for each other in a circle. */
const holdTasks = ({ tx }: Write, jurisdictionCode: string, ids: readonly string[]) =>
  tx.$queryRawUnsafe(
    'select id from task where division_code = $1 and id = any($2::uuid[]) order by id for update',
    jurisdictionCode,
    ids,
  )

/** Number, place, words and parent of the new version. */
async function rewriteTasks(
  { tx }: Write,
  jurisdictionCode: string,
  planId: string,
  rows: readonly NumberedTask[],
): Promise<void> {
  if (rows.length === 0) return
  const words = rows.map(({ task, id, parentId, position }) => ({
    id,
    parent_id: parentId,
    no: task.no,
    position,
    kind: task.kind,
    section: task.section,
    title: task.title,
    text: task.text,
    source_start: task.source.start,
    source_end: task.source.end,
  }))
  await tx.$executeRawUnsafe(
    `update task t set plan_id = $2::uuid, parent_id = r.parent_id, no = r.no, position = r.position, kind = r.kind,
       section = r.section, title = r.title, text = r.text, source_start = r.source_start, source_end = r.source_end,
       version = t.version + 1
     from json_to_recordset($3::json) as r(id uuid, parent_id uuid, no text, position int, kind "TaskKind", section text,
       title text, text text, source_start int, source_end int)
     where t.division_code = $1 and t.id = r.id`,
    jurisdictionCode,
    planId,
    JSON.stringify(words),
  )
}

/**
 * A unit that joins as lead has yet to sign, and a date that joins a finished task opens it again: the status follows.
 * Only such tasks are touched.
 */
async function followLeads(
  step: Write,
  context: Context,
  jurisdictionCode: string,
  { known, fresh, milestones }: { known: LedgerTask; fresh: NewTask; milestones: readonly MilestonePair[] },
): Promise<void> {
  if (NOT_ISSUED.includes(known.status) || known.status === 'SUSPENDED') return
  const finished = FINISHED.includes(known.status)
  const reopened = finished && milestones.some(pair => pair.known === null)
  const joined = fresh.owners.lead.some(
    ({ organizationId }) =>
      !known.parts.some(part => part.part === 'LEAD' && part.organizationId === organizationId),
  )
  if (!reopened && !(joined && !finished)) return
  const locked = await lockTask(step, jurisdictionCode, known.id)
  if (reopened)
    for (const lead of leadsOf(locked))
      if (lead.status === 'DONE') await setAssignment(step, lead, { status: 'IN_PROGRESS' })
  const status = taskStatusOf(leadsOf(locked).map(lead => lead.status))
  await stepTask(
    step,
    context,
    locked,
    reopened ? { status, round: locked.round + 1, doneOn: null, closedOn: null } : { status },
    reopened ? '方案修订新增时间节点' : '方案修订新增牵头单位',
  )
}

/** What people broke a task down into follows it to the new version, level by level. */
async function carrySubTasks(
  { tx }: Write,
  { jurisdictionCode, fromPlanId, toPlanId }: PlanSuccession,
): Promise<void> {
  let moved = 1
  while (moved > 0) {
    moved = await tx.$executeRawUnsafe(
      `update task c set plan_id = p.plan_id, source_start = p.source_start, source_end = p.source_end, version = c.version + 1
       from task p where p.division_code = $1 and c.division_code = $1 and c.parent_id = p.id
         and c.plan_id = $2::uuid and p.plan_id = $3::uuid`,
      jurisdictionCode,
      fromPlanId,
      toPlanId,
    )
  }
}

/** Never issued: ended. Under way: stays with the old version, marked, until the office decides. Finished: untouched. */
async function leaveOut(
  step: Write,
  context: Context,
  { jurisdictionCode, removed }: PlanSuccession,
): Promise<{ terminated: number; dropped: number }> {
  const ending = removed.filter(({ status }) => NOT_ISSUED.includes(status))
  const underWay = removed.filter(({ status }) => !NOT_ISSUED.includes(status) && !FINISHED.includes(status))
  for (const { id } of ending) {
    const locked = await lockTask(step, jurisdictionCode, id)
    await stepTask(step, context, locked, { status: 'TERMINATED' }, REASON)
  }
  await step.tx.$executeRawUnsafe(
    'update task set dropped_on = $2::date, version = version + 1 where division_code = $1 and id = any($3::uuid[])',
    jurisdictionCode,
    context.clock.today(),
    underWay.map(({ id }) => id),
  )
  return { terminated: ending.length, dropped: underWay.length }
}
