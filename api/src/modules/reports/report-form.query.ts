import type { Context } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { ruleSettings } from '../divisions/index.ts'
import {
  assignmentsOf,
  cycleLoader,
  milestonesOf,
  type Task,
  taskForWork,
  taskLoader,
} from '../tasks/index.ts'
import { canReport, needsSignature } from './report.policy.ts'
import { type ReportRow, toReport } from './report.row.ts'
import { dateOfCycle, openDatesOf, owedCycle } from './report-aim.ts'
import type { Contribution, ReportForm } from './report-form.type.ts'
import { type PartKey, reportsOfPart } from './report-hand.ts'

/**
 * Everything the form of one part shows. Throws `NOT_FOUND` for a part of another jurisdiction, `FORBIDDEN` for one of
 * another organization.
 */
export async function reportForm(context: Context, assignmentId: string): Promise<ReportForm> {
  const { assignment: row, organization } = await taskForWork(context, assignmentId)
  allow(canReport(context.viewer, organization), context.viewer)
  const { jurisdictionCode, taskId } = row
  const task = await taskLoader(context).load({ jurisdictionCode, id: taskId })
  if (!task) throw notFound('这项任务')
  const [own, assignment, rules] = await Promise.all([
    reportsOfPart({ tx: context.db.prisma }, jurisdictionCode, row.id),
    partOf(context, task, row),
    ruleSettings(context, jurisdictionCode),
  ])
  const draft = own.find(({ status }) => status === 'DRAFT' || status === 'SIGNING') ?? null
  return {
    task,
    assignment,
    ...(await aimOfForm(context, { task, part: row, own, draft })),
    draft: draft && toReport(draft),
    previous: previousOf(own),
    contributions: row.part === 'LEAD' ? await contributionsTo(context, task) : [],
    needsSignature: needsSignature(context.viewer, organization, rules.reportNeedsUnitLeader),
  }
}

/** The last one that was not a draft, and not taken back. */
const previousOf = (own: readonly ReportRow[]) => {
  const row = own.find(({ status }) => ['SUBMITTED', 'APPROVED', 'RETURNED'].includes(status))
  return row ? toReport(row) : null
}

async function partOf(context: Context, task: Task, { id, part }: PartKey) {
  const found = (await assignmentsOf(context, task, part)).find(assignment => assignment.id === id)
  if (!found) throw notFound('这项任务')
  return found
}

interface FormGround {
  task: Task
  part: PartKey
  own: readonly ReportRow[]
  draft: ReportRow | null
}

/** The period and the date: those of the draft as long as they are open, otherwise the oldest. */
async function aimOfForm(
  context: Context,
  { task, part, own, draft }: FormGround,
): Promise<Pick<ReportForm, 'cycle' | 'milestone'>> {
  const { jurisdictionCode } = part
  const tx = context.db.prisma
  const others = own.filter(row => row !== draft)
  const kept = draft?.cycleId
    ? await cycleLoader(context).load({ jurisdictionCode, id: draft.cycleId })
    : null
  const isOpen = kept !== null && kept.submittedOn === null && kept.cancelledOn === null
  const owed = isOpen ? kept : await owedCycle({ tx }, part, others, context.clock.today())
  const cycle = owed && (await cycleLoader(context).load({ jurisdictionCode, id: owed.id }))
  const rows = await tx.milestone.findMany({ where: { jurisdictionCode, taskId: part.taskId } })
  const open = openDatesOf(rows, others)
  const aimed = open.find(({ id }) => id === draft?.milestoneId)?.id ?? dateOfCycle(open, cycle)
  const milestones = await milestonesOf(context, task)
  return { cycle, milestone: milestones.find(({ id }) => id === aimed) ?? null }
}

/** What the joint units have said since the last report of the lead. */
async function contributionsTo(context: Context, task: Task): Promise<Contribution[]> {
  const joint = await assignmentsOf(context, task, 'JOINT')
  if (joint.length === 0) return []
  const rows = await context.db.prisma.progressReport.findMany({
    where: {
      jurisdictionCode: task.jurisdictionCode,
      taskId: task.id,
      part: 'JOINT',
      OR: [{ status: 'SUBMITTED', attachedToId: null }, { status: 'APPROVED' }],
    },
    orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
  })
  return joint.map(({ id, organization, light, status }) => {
    const own = rows.filter(row => row.assignmentId === id)
    const waiting = own.find(row => row.status === 'SUBMITTED')
    const shown = waiting ?? (status === 'DONE' ? own[0] : undefined)
    return { organization, light, report: shown ? toReport(shown) : null }
  })
}
