import type { NoticeKind } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { allow } from '../../platform/guard.ts'
import { write } from '../../platform/write.ts'
import { draftNoticeIn, type NewNotice, type Notice, noticeById } from '../notices/index.ts'
import { canFollowUp } from './instruction.policy.ts'
import { instructionById } from './instruction.query.ts'
import { assertOpen } from './instruction.rules.ts'
import type { Instruction } from './instruction.type.ts'

/**
 * Drafts a notice from an instruction: about its task or problem where it has one, to those who are to act, with the
 * leader as 批示领导. Throws what drafting throws, and `CONFLICT` once the instruction is closed.
 */
export async function draftNoticeFromInstruction(
  context: Context,
  instructionId: string,
  kind: NoticeKind,
): Promise<Notice> {
  const instruction = await instructionById(context, instructionId)
  allow(canFollowUp(context.viewer, instruction), context.viewer)
  assertOpen(instruction.status)
  const { jurisdictionCode } = instruction
  const id = await write(context, jurisdictionCode, step =>
    draftNoticeIn(step, context, { ...draftOf(instruction), kind }),
  )
  return noticeById(context, id)
}

/** What the notice is about; where it is neither task nor problem, the leader's words are its content. */
function draftOf(instruction: Instruction): Omit<NewNotice, 'kind'> {
  const { subject, subjectId, subjectTitle, taskId, text, writtenBy, organizationIds } = instruction
  const problemId = subject === 'PROBLEM' ? subjectId : null
  const own = {
    title: subjectTitle,
    content: text,
    basis: `${writtenBy} ${instruction.writtenOn} 的批示。`,
  }
  return {
    jurisdictionCode: instruction.jurisdictionCode,
    placeCode: instruction.placeCode,
    ...(taskId === null && problemId === null ? own : {}),
    // A problem says more than the task it belongs to.
    taskId: problemId === null ? taskId : null,
    problemId,
    instructionId: instruction.id,
    organizationIds: organizationIds.length > 0 ? organizationIds : null,
    instructedBy: writtenBy,
  }
}
