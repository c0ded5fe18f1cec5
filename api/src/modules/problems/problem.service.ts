import type { Context } from '../../platform/context.ts'
import { type Day, dayToDate } from '../../platform/day.ts'
import { badInput, conflict } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { type Write, write } from '../../platform/write.ts'
import { type PlacedOrganization, placeScope } from '../access/index.ts'
import { requireDivision } from '../divisions/index.ts'
import { notify } from '../notifications/index.ts'
import { forgetReplies, reviewOpinion, reviewReply, submitReply } from '../replies/index.ts'
import type { ProblemEditInput, ProblemInput } from './problem.input.ts'
import {
  canEditProblem,
  canNameOwner,
  canRaiseProblem,
  canReopenProblem,
  canReviewProblem,
  canSubmitProblem,
  type ProblemForPolicy,
} from './problem.policy.ts'
import { problemById } from './problem.query.ts'
import {
  assertNotPast,
  assertStep,
  LONGEST_MEASURE,
  LONGEST_REASON,
  LONGEST_TEXT,
  LONGEST_TITLE,
  optionalWords,
  type ProblemStep,
  requiredWords,
} from './problem.rules.ts'
import type { Problem } from './problem.type.ts'
import { raiseProblemIn, requireOwner } from './problem-raise.service.ts'

/**
 * Puts a problem on the list. Throws `FORBIDDEN` for a unit outside its own tasks, `BAD_INPUT` for origins that have
 * their own way in.
 */
export async function raiseProblem(context: Context, input: ProblemInput): Promise<Problem> {
  const { jurisdictionCode } = placeScope(context.viewer, input.place)
  await requireDivision(context, input.place)
  const partners = await organizationsOfTask(context, jurisdictionCode, input.taskId)
  allow(canRaiseProblem(context.viewer, jurisdictionCode, partners), context.viewer)
  assertOrigin(input)
  if (!canNameOwner(context.viewer, jurisdictionCode, partners, input.organizationId))
    throw badInput(
      'organizationId',
      '责任单位须是这项任务的牵头或配合单位。需要其他单位办理的，请联系督查室。',
    )
  const { place, origin, ...rest } = input
  const id = await write(context, jurisdictionCode, step =>
    raiseProblemIn(step, context, {
      ...rest,
      jurisdictionCode,
      placeCode: place,
      origin,
      originId: origin === 'TASK' ? (input.taskId ?? null) : null,
    }),
  )
  return problemById(context, id)
}

function assertOrigin({ origin, taskId }: ProblemInput): void {
  if (origin !== 'TASK' && origin !== 'INSPECTION')
    throw badInput('origin', '填报、通知、批示中的问题，请在相应页面登记。')
  if (origin === 'TASK' && !taskId) throw badInput('taskId', '请选择问题所属的任务。')
}

/** Who takes part in the task; nobody where there is no such task in the jurisdiction. */
async function organizationsOfTask(
  { db }: Context,
  jurisdictionCode: string,
  taskId: string | null | undefined,
): Promise<PlacedOrganization[]> {
  if (!taskId) return []
  const rows = await db.sql<{ id: string; placeCode: string }>(
    `select o.id, o.place_code as "placeCode" from assignment a
     join organization o on o.division_code = a.division_code and o.id = a.organization_id
     where a.division_code = $1 and a.task_id::text = $2`,
    [jurisdictionCode, taskId.toLowerCase()],
  )
  return rows.map(row => ({ ...row, jurisdictionCode }))
}

/** Corrects words, owner or date; the date first given stays on the record. */
export async function editProblem(
  context: Context,
  id: string,
  version: number,
  edit: ProblemEditInput,
): Promise<Problem> {
  const changes = () => editedFields(context, edit)
  return changeProblem(
    context,
    { id, version, step: 'edit', may: canEditProblem, prepare: changes },
    async (step, problem, { dueOn, ...words }) => {
      const { jurisdictionCode } = problem
      const newOwner = edit.organizationId && edit.organizationId !== problem.organizationId
      if (newOwner) await requireOwner(step, jurisdictionCode, edit.organizationId as string)
      const moved = dueOn
        ? { dueOn: dayToDate(dueOn), originalDueOn: dayToDate(problem.originalDueOn ?? dueOn) }
        : {}
      const owner = newOwner ? { organizationId: edit.organizationId as string } : {}
      await save(step, problem, { ...words, ...owner, ...moved })
      await step.record({
        type: 'PROBLEM_EDITED',
        entity: 'Problem',
        entityId: id,
        before: {
          title: problem.title,
          text: problem.text,
          measure: problem.measure,
          organizationId: problem.organizationId,
          dueOn: problem.dueOn,
        },
        after: { ...words, ...owner, ...(dueOn ? { dueOn } : {}) },
      })
      if (newOwner)
        await tellOwner(step, context, { ...problem, ...owner }, 'PROBLEM_RAISED', '问题已交由你单位整改。')
    },
  )
}

function editedFields({ clock }: Context, { title, text, measure, dueOn }: ProblemEditInput) {
  if (dueOn) assertNotPast('dueOn', dueOn, clock.today())
  return {
    ...(title == null ? {} : { title: requiredWords('title', '问题名称', title, LONGEST_TITLE) }),
    ...(text == null ? {} : { text: requiredWords('text', '问题描述', text, LONGEST_TEXT) }),
    ...(measure == null ? {} : { measure: optionalWords('measure', '整改措施', measure, LONGEST_MEASURE) }),
    dueOn: dueOn ?? null,
  }
}

/** The owner says it is put right, with evidence; the office is told. */
export async function submitProblem(
  context: Context,
  id: string,
  version: number,
  { text, attachmentIds }: { text: string; attachmentIds?: readonly string[] | null },
): Promise<Problem> {
  return changeProblem(
    context,
    { id, version, step: 'submit', may: canSubmitProblem },
    async (step, problem) => {
      const { jurisdictionCode, organizationId, round } = problem
      const replyId = await submitReply(step, context, {
        jurisdictionCode,
        subject: 'PROBLEM',
        subjectId: id,
        organizationId,
        round,
        text,
        attachmentIds: attachmentIds ?? [],
      })
      await save(step, problem, { status: 'SUBMITTED' })
      await step.record({
        type: 'PROBLEM_SUBMITTED',
        entity: 'Problem',
        entityId: id,
        before: { status: 'OPEN' },
        after: { status: 'SUBMITTED', round, replyId, text: text.trim() },
      })
      await notify(step, context, {
        jurisdictionCode,
        kind: 'PROBLEM_SUBMITTED',
        to: { roles: ['SUPERVISION_HEAD', 'SUPERVISOR'] },
        title: `${problem.number} 整改情况待审核`,
        body: problem.title,
        path: `/problems/${id}`,
        entity: 'Problem',
        entityId: id,
      })
    },
  )
}

export interface ProblemReview {
  /** True = 销号. */
  accept: boolean
  /** Needed to send it back. */
  opinion?: string | null
  /** Needed to send it back. */
  newDueOn?: Day | null
}

/** 销号, or back to the owner with reason and a new date: the next round. */
export async function reviewProblem(
  context: Context,
  id: string,
  version: number,
  review: ProblemReview,
): Promise<Problem> {
  const prepare = () => readReview(context, review)
  return changeProblem(
    context,
    { id, version, step: 'review', may: canReviewProblem, prepare },
    async (step, problem, { opinion, newDueOn }) => {
      const { jurisdictionCode, organizationId } = problem
      const reply = await reviewReply(step, context, {
        jurisdictionCode,
        subject: 'PROBLEM',
        subjectId: id,
        organizationId,
        accept: review.accept,
        opinion,
      })
      if (newDueOn === null) await close(step, context, problem, reply.submittedOn, opinion)
      else await sendBack(step, problem, newDueOn, opinion)
      const words =
        newDueOn === null ? '整改情况审核通过，已销号。' : `整改情况被退回，请于 ${newDueOn} 前重新整改。`
      await tellOwner(
        step,
        context,
        problem,
        'PROBLEM_REVIEWED',
        opinion ? `${words}意见：${opinion}` : words,
      )
    },
  )
}

/** The opinion, and the new date of a problem that goes back (null = 销号). Throws `BAD_INPUT`. */
function readReview({ clock }: Context, { accept, opinion, newDueOn }: ProblemReview) {
  const words = reviewOpinion(accept, opinion)
  if (accept) return { opinion: words, newDueOn: null }
  if (!newDueOn) throw badInput('newDueOn', '退回整改须给出新的整改时限。')
  assertNotPast('newDueOn', newDueOn, clock.today())
  return { opinion: words, newDueOn }
}

async function close(step: Write, context: Context, problem: Problem, doneOn: Day, opinion: string | null) {
  const closedBy = context.viewer?.name ?? '系统'
  await save(step, problem, {
    status: 'CLOSED',
    doneOn: dayToDate(doneOn),
    closedOn: dayToDate(context.clock.today()),
    closedBy,
  })
  await step.record({
    type: 'PROBLEM_CLOSED',
    entity: 'Problem',
    entityId: problem.id,
    before: { status: 'SUBMITTED' },
    after: { status: 'CLOSED', doneOn, opinion },
  })
}

async function sendBack(step: Write, problem: Problem, newDueOn: Day, opinion: string | null) {
  await save(step, problem, {
    status: 'OPEN',
    round: problem.round + 1,
    dueOn: dayToDate(newDueOn),
    originalDueOn: dayToDate(problem.originalDueOn ?? newDueOn),
  })
  await step.record({
    type: 'PROBLEM_RETURNED',
    entity: 'Problem',
    entityId: problem.id,
    before: { status: 'SUBMITTED', round: problem.round, dueOn: problem.dueOn },
    after: { status: 'OPEN', round: problem.round + 1, dueOn: newDueOn, opinion },
  })
}

/** Opens a closed problem again as a new round; what was done and said before stays. */
export async function reopenProblem(
  context: Context,
  id: string,
  version: number,
  { reason, dueOn }: { reason: string; dueOn: Day },
): Promise<Problem> {
  const prepare = () => {
    assertNotPast('dueOn', dueOn, context.clock.today())
    return requiredWords('reason', '重新打开的理由', reason, LONGEST_REASON)
  }
  return changeProblem(
    context,
    { id, version, step: 'reopen', may: canReopenProblem, prepare },
    async (step, problem, words) => {
      await save(step, problem, {
        status: 'OPEN',
        round: problem.round + 1,
        dueOn: dayToDate(dueOn),
        originalDueOn: dayToDate(problem.originalDueOn ?? dueOn),
        doneOn: null,
        closedOn: null,
        closedBy: null,
      })
      await step.record({
        type: 'PROBLEM_REOPENED',
        entity: 'Problem',
        entityId: id,
        before: {
          status: 'CLOSED',
          round: problem.round,
          dueOn: problem.dueOn,
          doneOn: problem.doneOn,
          closedOn: problem.closedOn,
          closedBy: problem.closedBy,
        },
        after: { status: 'OPEN', round: problem.round + 1, dueOn, reason: words },
      })
      await tellOwner(
        step,
        context,
        problem,
        'PROBLEM_REVIEWED',
        `问题重新打开，请于 ${dueOn} 前整改。理由：${words}`,
      )
    },
  )
}

interface Change<Prepared> {
  id: string
  /** The version the viewer saw. */
  version: number
  step: ProblemStep
  may: (viewer: Context['viewer'], problem: ProblemForPolicy) => boolean
  /** Reads the rest of the input; throws `BAD_INPUT`. */
  prepare?: () => Prepared
}

/**
 * One step of a problem: policy, input, then the write on the locked row. Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT`,
 * and `CONFLICT` on a stale version or from a state in which the step makes no sense.
 */
async function changeProblem<Prepared>(
  context: Context,
  { id, version, step: name, may, prepare }: Change<Prepared>,
  work: (step: Write, problem: Problem, prepared: Prepared) => Promise<void>,
): Promise<Problem> {
  const problem = await problemById(context, id)
  allow(may(context.viewer, problem), context.viewer)
  const prepared = prepare?.() as Prepared
  await write(context, problem.jurisdictionCode, async step => {
    await lockProblem(step, problem, version, name)
    await work(step, problem, prepared)
  })
  forgetReplies(context, 'PROBLEM', problem)
  return problemById(context, id)
}

/** Of two people at once the second waits here, finds another version and is told so. */
async function lockProblem(
  { tx }: Write,
  problem: Problem,
  version: number,
  name: ProblemStep,
): Promise<void> {
  const [row] = await tx.$queryRaw<{ status: Problem['status']; version: number }[]>`
    select status::text as status, version from problem
    where division_code = ${problem.jurisdictionCode} and id = ${problem.id}::uuid for update`
  if (!row) throw conflict()
  assertStep(name, row.status)
  if (row.version !== version || row.version !== problem.version) throw conflict()
}

type Data = NonNullable<Parameters<Write['tx']['problem']['updateMany']>[0]>['data']

async function save({ tx }: Write, { jurisdictionCode, id, version }: Problem, data: Data): Promise<void> {
  const { count } = await tx.problem.updateMany({
    where: { jurisdictionCode, id, version },
    data: { ...data, version: version + 1 },
  })
  if (count === 0) throw conflict()
}

const tellOwner = (
  step: Write,
  context: Context,
  { jurisdictionCode, id, organizationId, number, title }: Problem,
  kind: 'PROBLEM_RAISED' | 'PROBLEM_REVIEWED',
  body: string,
) =>
  notify(step, context, {
    jurisdictionCode,
    kind,
    to: { organizationIds: [organizationId] },
    title: `${number} ${title}`,
    body,
    path: `/problems/${id}`,
    entity: 'Problem',
    entityId: id,
  })
