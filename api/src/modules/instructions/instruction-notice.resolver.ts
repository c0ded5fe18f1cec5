import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canDoOfficeWork } from '../access/index.ts'
import { instructionNoticeLoader, Notice, NoticeKind } from '../notices/index.ts'
import { findInstruction } from './instruction.query.ts'
import { Instruction } from './instruction.type.ts'
import { draftNoticeFromInstruction } from './instruction-notice.service.ts'

/** Notices that came of an instruction. */
@Resolver(() => Instruction)
export class InstructionNoticeResolver {
  @Allow(canDoOfficeWork)
  @Mutation(() => Notice, { description: 'Drafts a notice from an instruction. Supervision office only.' })
  draftNoticeFromInstruction(
    @Ctx() context: Context,
    @Arg('instructionId', () => ID, { description: 'The instruction.' }) instructionId: string,
    @Arg('kind', () => NoticeKind, { description: 'Which step of the ladder.' }) kind: NoticeKind,
  ): Promise<Notice> {
    return draftNoticeFromInstruction(context, instructionId, kind)
  }

  @FieldResolver(() => [Notice], { description: 'Notices drafted from it, newest first.' })
  notices(@Ctx() context: Context, @Root() { jurisdictionCode, id }: Instruction): Promise<Notice[]> {
    return instructionNoticeLoader(context).load({ jurisdictionCode, id })
  }
}

/** Notices themselves know nothing of instructions. */
@Resolver(() => Notice)
export class NoticeInstructionResolver {
  @FieldResolver(() => Instruction, {
    nullable: true,
    description: 'The instruction it was drafted from, as far as the viewer sees it.',
  })
  instruction(
    @Ctx() context: Context,
    @Root() { instructionId }: Notice,
  ): Promise<Instruction | null> | null {
    return instructionId === null ? null : findInstruction(context, instructionId)
  }
}
