import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canDoOfficeWork, canReadNotices, canWriteInstructions } from '../access/index.ts'
import { Division, divisionLoader, Organization } from '../divisions/index.ts'
import { Reply, replyLoader } from '../replies/index.ts'
import { HistoryEntry, Task, taskLoader } from '../tasks/index.ts'
import { instructionHistory } from './instruction.history.ts'
import { InstructionFilter, InstructionInput } from './instruction.input.ts'
import { actingOrganizations, namedOrganizations } from './instruction.organizations.ts'
import { instructionCan } from './instruction.policy.ts'
import { findInstruction, listInstructions, taskInstructionLoader } from './instruction.query.ts'
import {
  closeInstruction,
  replyToInstruction,
  reviewInstructionReply,
  writeInstruction,
} from './instruction.service.ts'
import { Instruction, InstructionCan, InstructionConnection } from './instruction.type.ts'

@Resolver(() => Instruction)
export class InstructionResolver {
  @Allow(canReadNotices)
  @Query(() => InstructionConnection, { description: 'A page of instructions, open and most urgent first.' })
  instructions(
    @Ctx() context: Context,
    @Arg('filter', () => InstructionFilter, { description: 'Which instructions.' }) filter: InstructionFilter,
    @Arg('first', () => Int, { nullable: true, description: 'Rows, 50 by default, 200 at most.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'endCursor of the page before.' })
    after?: string | null,
  ): Promise<InstructionConnection> {
    return listInstructions(context, { filter, first, after })
  }

  @Allow(canReadNotices)
  @Query(() => Instruction, {
    nullable: true,
    description: 'One instruction; null when there is none to be seen.',
  })
  instruction(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Identifier.' }) id: string,
  ): Promise<Instruction | null> {
    return findInstruction(context, id)
  }

  @Allow(canWriteInstructions)
  @Mutation(() => Instruction, { description: 'A leader writes on something. Leaders only.' })
  writeInstruction(
    @Ctx() context: Context,
    @Arg('input', () => InstructionInput, { description: 'On what, to whom, what.' }) input: InstructionInput,
  ): Promise<Instruction> {
    return writeInstruction(context, input)
  }

  @Allow(canReadNotices)
  @Mutation(() => Instruction, { description: 'An organization that is to act says what it did.' })
  replyToInstruction(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The instruction.' }) id: string,
    @Arg('version', () => Int, { description: 'The version that was read.' }) version: number,
    @Arg('text', () => String, { description: 'At most 4000 characters.' }) text: string,
    @Arg('attachmentIds', () => [ID], { nullable: true, description: 'Evidence.' })
    attachmentIds?: string[] | null,
  ): Promise<Instruction> {
    return replyToInstruction(context, { id, version, text, attachmentIds })
  }

  @Allow(canDoOfficeWork)
  @Mutation(() => Instruction, {
    description: 'Accepts an answer or sends it back. Supervision office only.',
  })
  reviewInstructionReply(
    @Ctx() context: Context,
    @Arg('replyId', () => ID, { description: 'The answer.' }) replyId: string,
    @Arg('accept', () => Boolean, { description: 'False sends it back.' }) accept: boolean,
    @Arg('opinion', () => String, { nullable: true, description: 'Needed to send it back.' })
    opinion?: string | null,
  ): Promise<Instruction> {
    return reviewInstructionReply(context, replyId, { accept, opinion })
  }

  @Allow(canReadNotices)
  @Mutation(() => Instruction, { description: 'Closes it. A leader or the head of supervision.' })
  closeInstruction(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The instruction.' }) id: string,
    @Arg('version', () => Int, { description: 'The version that was read.' }) version: number,
    @Arg('opinion', () => String, { nullable: true, description: 'Last words on it.' })
    opinion?: string | null,
  ): Promise<Instruction> {
    return closeInstruction(context, id, version, opinion)
  }

  @FieldResolver(() => Task, {
    nullable: true,
    description: 'The task it was written on, or that its subject belongs to.',
  })
  task(
    @Ctx() context: Context,
    @Root() { jurisdictionCode, taskId }: Instruction,
  ): Promise<Task | null> | null {
    return taskId === null ? null : taskLoader(context).load({ jurisdictionCode, id: taskId })
  }

  @FieldResolver(() => Division, { description: 'Where its subject lies.' })
  place(@Ctx() context: Context, @Root() { placeCode }: Instruction): Promise<Division | null> {
    return divisionLoader(context).load(placeCode)
  }

  @FieldResolver(() => [Organization], { description: 'Who is to act; none = the supervision office.' })
  organizations(@Ctx() context: Context, @Root() instruction: Instruction): Promise<Organization[]> {
    return namedOrganizations(context, instruction)
  }

  @FieldResolver(() => [Reply], { description: 'What was answered, newest first.' })
  replies(@Ctx() context: Context, @Root() { jurisdictionCode, id }: Instruction): Promise<Reply[]> {
    return replyLoader(context, 'INSTRUCTION').load({ jurisdictionCode, id })
  }

  @FieldResolver(() => [HistoryEntry], { description: 'What was done to it, newest first.' })
  history(@Ctx() context: Context, @Root() instruction: Instruction): Promise<HistoryEntry[]> {
    return instructionHistory(context, instruction)
  }

  @FieldResolver(() => InstructionCan, { description: 'What the viewer may do with it, now.' })
  async can(@Ctx() context: Context, @Root() instruction: Instruction): Promise<InstructionCan> {
    const answers = await replyLoader(context, 'INSTRUCTION').load(instruction)
    const acting = await actingOrganizations(context, instruction)
    return instructionCan(context.viewer, instruction, acting, answers)
  }
}

/** Tasks themselves know nothing of instructions. */
@Resolver(() => Task)
export class TaskInstructionsResolver {
  @FieldResolver(() => [Instruction], {
    nullable: true,
    description:
      'Instructions written on it or on what belongs to it, newest first, as far as the viewer sees them.',
  })
  instructions(@Ctx() context: Context, @Root() { jurisdictionCode, id }: Task): Promise<Instruction[]> {
    return taskInstructionLoader(context).load({ jurisdictionCode, id })
  }
}
