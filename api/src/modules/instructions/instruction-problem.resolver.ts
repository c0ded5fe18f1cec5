import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canDoOfficeWork } from '../access/index.ts'
import { originProblemLoader, Problem, ProblemInput } from '../problems/index.ts'
import { Instruction } from './instruction.type.ts'
import { raiseProblemFromInstruction } from './instruction-problem.service.ts'

/** Problems that came of an instruction. */
@Resolver(() => Instruction)
export class InstructionProblemResolver {
  @Allow(canDoOfficeWork)
  @Mutation(() => Problem, { description: 'Puts a problem on the list from an instruction. Office only.' })
  raiseProblemFromInstruction(
    @Ctx() context: Context,
    @Arg('instructionId', () => ID, { description: 'The instruction.' }) instructionId: string,
    @Arg('input', () => ProblemInput, { description: 'Its origin is INSTRUCTION, whatever it says.' })
    input: ProblemInput,
  ): Promise<Problem> {
    return raiseProblemFromInstruction(context, instructionId, input)
  }

  @FieldResolver(() => [Problem], { description: 'Problems raised from it, newest first.' })
  problems(@Ctx() context: Context, @Root() { jurisdictionCode, id }: Instruction): Promise<Problem[]> {
    return originProblemLoader(context).load({ jurisdictionCode, id })
  }
}
