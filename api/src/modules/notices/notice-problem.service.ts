import type { Context } from '../../platform/context.ts'
import { badInput } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { write } from '../../platform/write.ts'
import { placeScope } from '../access/index.ts'
import { requireDivision } from '../divisions/index.ts'
import { type Problem, type ProblemInput, problemById, raiseProblemIn } from '../problems/index.ts'
import { canRaiseProblem } from './notice.policy.ts'
import { noticeById } from './notice.query.ts'
import { lockNotice } from './notice-lock.ts'
import { policyFacts } from './notice-recipient.loader.ts'

/** Puts a problem that a notice brought to light on the list. Supervision office only. */
export async function raiseProblemFromNotice(
  context: Context,
  noticeId: string,
  { place, ...input }: ProblemInput,
): Promise<Problem> {
  const notice = await noticeById(context, noticeId)
  const { jurisdictionCode, documentNumber, taskId } = notice
  allow(canRaiseProblem(context.viewer, await policyFacts(context, notice)), context.viewer)
  if (placeScope(context.viewer, place).jurisdictionCode !== jurisdictionCode)
    throw badInput('place', '问题和通知须在同一地区。')
  await requireDivision(context, place)
  const id = await write(context, jurisdictionCode, async step => {
    await lockNotice(step, jurisdictionCode, noticeId)
    const problemId = await raiseProblemIn(step, context, {
      ...input,
      jurisdictionCode,
      placeCode: place,
      origin: 'NOTICE',
      originId: noticeId,
      originWords: documentNumber,
      taskId: taskId ?? input.taskId ?? null,
    })
    await step.record({
      type: 'NOTICE_PROBLEM_RAISED',
      entity: 'Notice',
      entityId: noticeId,
      after: { problemId, title: input.title },
    })
    return problemId
  })
  return problemById(context, id)
}
