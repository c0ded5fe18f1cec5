import type { FeedbackCycle, NoticeKind, TaskStatus } from '#prisma'
import { type Day, dateToDay } from '../../platform/day.ts'
import { badInput, conflict } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { sourceRange } from '../../platform/source-range.type.ts'
import type { Write } from '../../platform/write.ts'
import { problemNumber } from '../problems/index.ts'
import { basisWords, problemContent, problemRequirement, taskContent } from './notice-draft.rules.ts'
import type { NewRecipient } from './notice-recipient.service.ts'

/** What a source says for the fields of a draft; null requirement = the usual one of the kind. */
export interface DraftWords {
  placeCode: string | null
  title: string
  content: string
  basis: string
  requirement: string | null
  leadLeader: string | null
  jointLeader: string | null
  feedbackCycle: FeedbackCycle
  milestoneId: string | null
  taskId: string | null
  recipients: NewRecipient[]
}

interface TaskSource {
  jurisdictionCode: string
  kind: NoticeKind
  taskId: string
  milestoneId?: string | null
  organizationIds?: readonly string[] | null
  today: Day
}

const optional = (date: Date | null): Day | null => (date === null ? null : dateToDay(date))

const NOT_ISSUED: readonly TaskStatus[] = ['DRAFT', 'PENDING_ISSUE']

/** The fields of a notice about a task. Throws `BAD_INPUT` (`taskId`, `milestoneId`), `CONFLICT` before it is issued. */
export async function taskDraft(step: Write, source: TaskSource): Promise<DraftWords> {
  const { jurisdictionCode, kind, taskId, today } = source
  const task = isId(taskId) ? await readTask(step, jurisdictionCode, taskId) : null
  if (!task) throw badInput('taskId', '没有找到这项任务，请从任务页重新拟办。')
  if (NOT_ISSUED.includes(task.status)) throw conflict('任务还没有交办，不能拟发通知。请先交办任务。')
  if (task.status === 'TERMINATED') throw conflict('任务已经终止，不用再拟发通知。')
  const date = dateOf(task.milestones, source.milestoneId)
  const parts = task.assignments.filter(({ status }) => status !== 'RETURNED')
  const to = source.organizationIds ?? parts.map(({ organizationId }) => organizationId)
  const hasLead = parts.some(({ part, organizationId }) => part === 'LEAD' && to.includes(organizationId))
  return {
    placeCode: task.placeCode,
    title: task.title,
    content: taskContent({
      kind,
      today,
      title: task.title,
      ledgerNo: task.ledgerNo,
      joint: parts.some(({ organizationId }) => to.includes(organizationId)) && !hasLead,
      date: date === null ? null : { deliverable: date.deliverable, dueOn: optional(date.dueOn) },
      reminders: await remindersSince(step, source, to, date?.dueOn ?? null),
      percent: percentOf(task),
      milestones: { total: task.milestones.length, done: doneOf(task) },
      report: await lastReport(step, source),
    }),
    basis: basisOf(task, date),
    requirement: null,
    leadLeader: task.responsibleLeader,
    jointLeader: task.leaderInCharge,
    feedbackCycle: task.feedbackCycle,
    milestoneId: date?.id ?? null,
    taskId,
    recipients: parts
      .map(({ organizationId, part }) => ({ organizationId, part }))
      .sort((one, other) => (one.part === other.part ? 0 : one.part === 'LEAD' ? -1 : 1)),
  }
}

const readTask = ({ tx }: Write, jurisdictionCode: string, id: string) =>
  tx.task.findUnique({
    where: { jurisdictionCode_id: { jurisdictionCode, id } },
    include: {
      plan: { select: { title: true, documentNumber: true, sourceText: true } },
      milestones: { where: { droppedOn: null }, orderBy: [{ dueOn: 'asc' }, { position: 'asc' }] },
      assignments: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
    },
  })

type TaskRow = NonNullable<Awaited<ReturnType<typeof readTask>>>

const doneOf = ({ milestones }: TaskRow): number => milestones.filter(({ doneOn }) => doneOn !== null).length

/** As the ledger shows it: what the lead reported, else the share of the dates that are done. */
const percentOf = (task: TaskRow): number =>
  task.reportedPercent ??
  (task.milestones.length > 0 ? Math.round((100 * doneOf(task)) / task.milestones.length) : task.percent)

/** The words of the plan behind a task and one of its dates. */
const basisOf = (task: TaskRow, date: TaskRow['milestones'][number] | null): string =>
  basisWords({
    planTitle: task.plan.title,
    planNumber: task.plan.documentNumber,
    no: task.no,
    sourceText: task.plan.sourceText,
    task: { start: task.sourceStart, end: task.sourceEnd },
    date: sourceRange(date?.sourceStart ?? null, date?.sourceEnd ?? null),
  })

/** The date asked for, else the oldest open one. */
function dateOf<Row extends { id: string; doneOn: Date | null }>(
  milestones: readonly Row[],
  wanted: string | null | undefined,
): Row | null {
  if (wanted == null) return milestones.find(({ doneOn }) => doneOn === null) ?? milestones.at(-1) ?? null
  const found = milestones.find(({ id }) => id === wanted)
  if (!found) throw badInput('milestoneId', '这个时间节点不属于这项任务，请重新选择。')
  return found
}

/** 催办 of these units about the task, counted from the date it is about. */
const remindersSince = (
  { tx }: Write,
  { jurisdictionCode, taskId }: TaskSource,
  organizationIds: readonly string[],
  since: Date | null,
): Promise<number> =>
  tx.notice.count({
    where: {
      jurisdictionCode,
      taskId,
      kind: 'REMINDER',
      issuedOn: since === null ? { not: null } : { gte: since },
      status: { not: 'WITHDRAWN' },
      recipients: { some: { organizationId: { in: organizationIds.filter(isId) } } },
    },
  })

/** What a lead said last, as far as it left its house. */
async function lastReport({ tx }: Write, { jurisdictionCode, taskId }: TaskSource) {
  const report = await tx.progressReport.findFirst({
    where: { jurisdictionCode, taskId, part: 'LEAD', status: { in: ['SUBMITTED', 'APPROVED', 'RETURNED'] } },
    orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
    select: { text: true, submittedOn: true, organizationId: true },
  })
  if (!report?.submittedOn) return null
  const organization = await tx.organization.findUnique({
    where: { jurisdictionCode_id: { jurisdictionCode, id: report.organizationId } },
    select: { name: true },
  })
  return { organization: organization?.name ?? '', on: dateToDay(report.submittedOn), text: report.text }
}

interface ProblemSource {
  jurisdictionCode: string
  kind: NoticeKind
  problemId: string
  today: Day
  replyDueOn: Day
}

/** The fields of a notice about a problem; where it hangs on a task, the plan's words are its basis. */
export async function problemDraft(step: Write, source: ProblemSource): Promise<DraftWords> {
  const { jurisdictionCode, kind, problemId, today, replyDueOn } = source
  const problem = isId(problemId)
    ? await step.tx.problem.findUnique({
        where: { jurisdictionCode_id: { jurisdictionCode, id: problemId } },
      })
    : null
  if (!problem) throw badInput('problemId', '没有找到这个问题，请从问题页重新拟办。')
  if (problem.status === 'CLOSED') throw conflict('问题已经销号，不用再拟发通知。')
  const number = problemNumber(problem.year, problem.no)
  const facts = {
    kind,
    today,
    number,
    title: problem.title,
    text: problem.text,
    measure: problem.measure,
    raisedOn: dateToDay(problem.raisedOn),
    dueOn: optional(problem.dueOn),
  }
  const task = problem.taskId === null ? null : await readTask(step, jurisdictionCode, problem.taskId)
  return {
    placeCode: problem.placeCode,
    title: problem.title,
    content: problemContent(facts),
    basis:
      task === null
        ? `问题清单${number}${problem.originWords ? `（${problem.originWords}）` : ''}。`
        : basisOf(task, null),
    requirement: problemRequirement(facts, replyDueOn),
    leadLeader: task?.responsibleLeader ?? null,
    jointLeader: task?.leaderInCharge ?? null,
    feedbackCycle: 'ONCE',
    milestoneId: null,
    taskId: problem.taskId,
    recipients: [{ organizationId: problem.organizationId, part: 'LEAD' }],
  }
}
