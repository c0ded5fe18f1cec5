import type { Context } from '../../platform/context.ts'
import { badInput } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { write } from '../../platform/write.ts'
import { placeScope } from '../access/index.ts'
import { requireDivision } from '../divisions/index.ts'
import { type Problem, type ProblemInput, problemById, raiseProblemIn } from '../problems/index.ts'
import { canFollowUp } from './instruction.policy.ts'
import { instructionById } from './instruction.query.ts'
import { assertOpen } from './instruction.rules.ts'

/**
 * Puts a problem on the list that an instruction named; both stay linked. Throws what raising throws, and `CONFLICT`
 * once the instruction is closed.
 */
export async function raiseProblemFromInstruction(
  context: Context,
  instructionId: string,
  input: ProblemInput,
): Promise<Problem> {
  const instruction = await instructionById(context, instructionId)
  allow(canFollowUp(context.viewer, instruction), context.viewer)
  const { jurisdictionCode } = placeScope(context.viewer, input.place)
  await requireDivision(context, input.place)
  if (jurisdictionCode !== instruction.jurisdictionCode)
    throw badInput('place', '问题与批示须属于同一个地区。')
  assertOpen(instruction.status)
  const { place, ...rest } = input
  const id = await write(context, jurisdictionCode, step =>
    raiseProblemIn(step, context, {
      ...rest,
      jurisdictionCode,
      placeCode: place,
      origin: 'INSTRUCTION',
      originId: instruction.id,
      taskId: input.taskId ?? instruction.taskId,
    }),
  )
  return problemById(context, id)
}
