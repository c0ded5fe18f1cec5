import type { ProblemOrigin } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { type Day, dayToDate } from '../../platform/day.ts'
import { takeNumber } from '../../platform/document-number.ts'
import { badInput } from '../../platform/errors.ts'
import { isId, newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import { attach } from '../attachments/index.ts'
import { notify } from '../notifications/index.ts'
import {
  assertNotPast,
  LONGEST_MEASURE,
  LONGEST_ORIGIN_WORDS,
  LONGEST_TEXT,
  LONGEST_TITLE,
  optionalWords,
  problemNumber,
  requiredWords,
} from './problem.rules.ts'

/** A problem about to be put on the list. */
export interface NewProblem {
  jurisdictionCode: string
  /** The division it lies in. */
  placeCode: string
  title: string
  text: string
  /** 整改措施 */
  measure?: string | null
  /** Who is to put it right: an organization of the jurisdiction. */
  organizationId: string
  origin: ProblemOrigin
  /** The report, notice or instruction it came from. */
  originId?: string | null
  originWords?: string | null
  taskId?: string | null
  dueOn?: Day | null
  attachmentIds?: readonly string[] | null
}

/** The kind of its row in `document_sequence`. */
const SEQUENCE = 'PROBLEM'

/**
 * Puts a problem on the list inside a write, gives it its number and tells its owner; returns the id. Who may raise it
 * is the caller's matter. Throws `BAD_INPUT` on `title`, `text`, `measure`, `organizationId`, `taskId`, `dueOn`.
 */
export async function raiseProblemIn(step: Write, context: Context, problem: NewProblem): Promise<string> {
  const words = wordsOf(problem)
  const { jurisdictionCode, organizationId, dueOn = null } = problem
  const today = context.clock.today()
  if (dueOn !== null) assertNotPast('dueOn', dueOn, today)
  await requireOwner(step, jurisdictionCode, organizationId)
  await requireTaskHere(step, problem)
  const id = newId()
  const year = Number(today.slice(0, 4))
  const no = await takeNumber(step.tx, jurisdictionCode, SEQUENCE, year)
  const day = dueOn === null ? null : dayToDate(dueOn)
  const facts = {
    ...words,
    organizationId,
    placeCode: problem.placeCode,
    origin: problem.origin,
    originId: problem.originId ?? null,
    taskId: problem.taskId ?? null,
  }
  await step.tx.problem.create({
    data: {
      jurisdictionCode,
      id,
      year,
      no,
      ...facts,
      status: 'OPEN',
      dueOn: day,
      originalDueOn: day,
      raisedOn: dayToDate(today),
      raisedAt: context.clock.now(),
      raisedBy: context.viewer?.name ?? '系统',
    },
  })
  const ids = [...(problem.attachmentIds ?? [])]
  await attach(step, context, { jurisdictionCode, entity: 'Problem', entityId: id, ids })
  const number = problemNumber(year, no)
  await step.record({
    type: 'PROBLEM_RAISED',
    entity: 'Problem',
    entityId: id,
    after: { number, ...facts, dueOn, attachmentIds: ids },
  })
  await notify(step, context, {
    jurisdictionCode,
    kind: 'PROBLEM_RAISED',
    to: { organizationIds: [organizationId] },
    title: `${number} ${words.title}`,
    body: dueOn === null ? '请按要求整改。' : `请于 ${dueOn} 前完成整改。`,
    path: `/problems/${id}`,
    entity: 'Problem',
    entityId: id,
  })
  return id
}

const wordsOf = ({ title, text, measure, originWords }: NewProblem) => ({
  title: requiredWords('title', '问题名称', title, LONGEST_TITLE),
  text: requiredWords('text', '问题描述', text, LONGEST_TEXT),
  measure: optionalWords('measure', '整改措施', measure, LONGEST_MEASURE),
  originWords: optionalWords('originWords', '检查来源', originWords, LONGEST_ORIGIN_WORDS),
})

/** The owner works in this jurisdiction and still exists. Throws `BAD_INPUT`. */
export async function requireOwner({ tx }: Write, jurisdictionCode: string, id: string): Promise<void> {
  const owner = isId(id)
    ? await tx.organization.findFirst({ where: { jurisdictionCode, id, active: true }, select: { id: true } })
    : null
  if (!owner) throw badInput('organizationId', '请选择本地区的责任单位。')
}

async function requireTaskHere({ tx }: Write, { jurisdictionCode, taskId }: NewProblem): Promise<void> {
  if (taskId == null) return
  const task = isId(taskId)
    ? await tx.task.findFirst({ where: { jurisdictionCode, id: taskId }, select: { id: true } })
    : null
  if (!task) throw badInput('taskId', '没有找到这项任务，请从任务页重新登记问题。')
}
