import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import type { Write } from '../../platform/write.ts'
import {
  findDraft,
  type OwnerOfDraft,
  type OwnerReader,
  ownerReader,
  type PlanDraftState,
  presentOf,
  requirePlan,
  withKnownGroups,
} from '../plans/index.ts'
import { type AmendedTask, amendTasks, type LedgerTask, ledgerOfPlan, type NewTask } from '../tasks/index.ts'
import {
  type AmendedField,
  differences,
  matchMilestones,
  matchTasks,
  NO_TASK,
  type TaskWords,
} from './plan-amendment.rules.ts'
import type { AmendmentItem, PlanAmendment } from './plan-amendment.type.ts'
import { newTasks, tasksToCreate } from './plan-ledger.rules.ts'

const NOT_ISSUED: readonly string[] = ['DRAFT', 'PENDING_ISSUE']
const FINISHED: readonly string[] = ['DONE', 'CLOSED']

const namesOf = (task: LedgerTask, part: 'LEAD' | 'JOINT'): string[] =>
  task.parts.filter(found => found.part === part).map(({ name }) => name)

const wordsOfLedger = (task: LedgerTask): TaskWords => ({
  no: task.no,
  title: task.title,
  text: task.text,
  section: task.section,
  milestones: task.milestones,
  lead: namesOf(task, 'LEAD'),
  joint: namesOf(task, 'JOINT'),
  targets: task.targets,
})

const wordsOfNew = (task: NewTask, lead: readonly string[], joint: readonly string[]): TaskWords => ({
  no: task.no,
  title: task.title,
  text: task.text,
  section: task.section,
  milestones: task.milestones,
  lead,
  joint,
  targets: task.targets.map(({ text }) => text),
})

/** Owners by the names people read; one who leads is not named as joint again. */
function ownerNames(state: PlanDraftState, read: OwnerReader): { lead: string[]; joint: string[] }[] {
  const names = (owners: readonly OwnerOfDraft[]) => [
    ...new Set(
      owners.flatMap(owner => {
        const { rule, organizations } = read(owner)
        return rule === null && organizations.length === 0
          ? [owner.name]
          : organizations.map(({ name }) => name)
      }),
    ),
  ]
  return tasksToCreate(state).map(task => {
    const lead = names(task.lead)
    return { lead, joint: names(task.joint).filter(name => !lead.includes(name)) }
  })
}

const isUnderWay = ({ status }: LedgerTask): boolean =>
  !NOT_ISSUED.includes(status) && !FINISHED.includes(status)

/** What a draft would change in the ledger of the plan it amends; null for plans that amend none. Nothing is written. */
export async function planAmendment(context: Context, planId: string): Promise<PlanAmendment | null> {
  const draft = await findDraft(context, planId)
  if (!draft || draft.plan.amendsId === null) return null
  const { jurisdictionCode, amendsId } = draft.plan
  const [read, before, amends] = await Promise.all([
    ownerReader(context, jurisdictionCode),
    ledgerOfPlan(context.db.prisma, jurisdictionCode, amendsId),
    requirePlan(context, amendsId),
  ])
  const state = withKnownGroups(presentOf(draft.history), read)
  const owners = ownerNames(state, read)
  const ids = tasksToCreate(state).map(({ id }) => id)
  const after = newTasks(state, jurisdictionCode, () => ({ rule: null, organizationIds: [] })).map(
    (task, index) => wordsOfNew(task, owners[index]?.lead ?? [], owners[index]?.joint ?? []),
  )
  const items = compare(before, after, ids)
  const count = (kind: AmendmentItem['kind']) => items.filter(item => item.kind === kind).length
  return {
    planId,
    amends,
    version: draft.version,
    added: count('ADDED'),
    changed: count('CHANGED'),
    removed: count('REMOVED'),
    unchanged: count('UNCHANGED'),
    items,
  }
}

function compare(
  before: readonly LedgerTask[],
  after: readonly TaskWords[],
  ids: readonly string[],
): AmendmentItem[] {
  return matchTasks(before.map(wordsOfLedger), after).map(pair => {
    const known = pair.before === null ? null : (before[pair.before] ?? null)
    const fresh = pair.after === null ? null : (after[pair.after] ?? null)
    const fields = differences(known ? wordsOfLedger(known) : NO_TASK, fresh ?? NO_TASK)
    const kind = !known ? 'ADDED' : !fresh ? 'REMOVED' : fields.length > 0 ? 'CHANGED' : 'UNCHANGED'
    return {
      kind,
      taskId: known?.id ?? null,
      draftTaskId: pair.after === null ? null : (ids[pair.after] ?? null),
      no: (fresh ?? known)?.no ?? '',
      title: (fresh ?? known)?.title ?? '',
      fields: fields.map(({ field, ...rest }) => ({ field: field satisfies AmendedField, ...rest })),
      inProgress: known !== null && isUnderWay(known),
    }
  })
}

export interface Succession {
  jurisdictionCode: string
  fromPlanId: string
  toPlanId: string
  signDueOn: Day
}

/** Carries the ledger over inside the write that confirms the amendment; says what it did, for the log. */
export async function carryLedger(
  step: Write,
  context: Context,
  succession: Succession,
  tasks: readonly NewTask[],
): Promise<{ added: number; carried: number; terminated: number; dropped: number; keptParts: string[] }> {
  const before = await ledgerOfPlan(step.tx, succession.jurisdictionCode, succession.fromPlanId)
  const pairs = matchTasks(
    before.map(wordsOfLedger),
    tasks.map(task => wordsOfNew(task, [], [])),
  )
  const knownOf = new Map(pairs.map(pair => [pair.after, pair.before === null ? null : before[pair.before]]))
  const amended = tasks.map((fresh, index): AmendedTask => {
    const known = knownOf.get(index) ?? null
    return { fresh, known, milestones: known ? milestonePairs(known, fresh) : [] }
  })
  const removed = pairs.flatMap(pair => (pair.after === null ? (before[pair.before as number] ?? []) : []))
  const { keptParts, ...counts } = await amendTasks(step, context, { ...succession, tasks: amended, removed })
  const names = await namesOfOwners(step, succession.jurisdictionCode, tasks)
  for (const { fresh, known } of amended) {
    if (!known) continue
    const fields = differences(wordsOfLedger(known), wordsOfNew(fresh, ...ownersOf(fresh, names)))
    if (fields.length === 0) continue
    const kept = keptParts.filter(({ taskId }) => taskId === known.id).map(({ name }) => name)
    await step.record({
      type: 'TASK_AMENDED',
      entity: 'Task',
      entityId: known.id,
      before: Object.fromEntries(fields.map(found => [found.field, found.before])),
      after: {
        ...Object.fromEntries(fields.map(found => [found.field, found.after])),
        ...(kept.length > 0 ? { keptUnits: kept.join('、') } : {}),
      },
    })
  }
  for (const { id, status } of removed) await tellRemoval(step, id, status)
  return { ...counts, keptParts: keptParts.map(({ id }) => id) }
}

/** What becomes of a task the new version leaves out; a finished one is untouched. */
async function tellRemoval(step: Write, id: string, status: LedgerTask['status']): Promise<void> {
  if (FINISHED.includes(status)) return
  const ends = NOT_ISSUED.includes(status)
  await step.record({
    type: ends ? 'TASK_TERMINATED' : 'TASK_DROPPED',
    entity: 'Task',
    entityId: id,
    before: { status },
    after: ends ? { reason: '修订后的方案不再包含' } : { dropped: true },
  })
}

/** Names of all owners of the new version, one statement. */
async function namesOfOwners(
  { tx }: Pick<Write, 'tx'>,
  jurisdictionCode: string,
  tasks: readonly NewTask[],
): Promise<ReadonlyMap<string, string>> {
  const ids = tasks.flatMap(({ owners }) =>
    [...owners.lead, ...owners.joint].map(({ organizationId }) => organizationId),
  )
  const rows = await tx.organization.findMany({
    where: { jurisdictionCode, id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Lead and joint by name; one who leads is not named as joint again. */
function ownersOf(
  { owners: { lead, joint } }: NewTask,
  names: ReadonlyMap<string, string>,
): [lead: string[], joint: string[]] {
  const named = (owners: typeof lead) => [
    ...new Set(owners.map(({ organizationId }) => names.get(organizationId) ?? '')),
  ]
  const leads = named(lead)
  return [leads, named(joint).filter(name => !leads.includes(name))]
}

const milestonePairs = (known: LedgerTask, fresh: NewTask): AmendedTask['milestones'] =>
  matchMilestones(known.milestones, fresh.milestones).map(pair => ({
    known: pair.before === null ? null : (known.milestones[pair.before] ?? null),
    fresh: pair.after === null ? null : (fresh.milestones[pair.after] ?? null),
  }))
