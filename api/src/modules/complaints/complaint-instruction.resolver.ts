import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Instruction, subjectInstructionLoader } from '../instructions/index.ts'
import { Complaint } from './complaint.type.ts'

/** Instructions know nothing of tickets. */
@Resolver(() => Complaint)
export class ComplaintInstructionsResolver {
  @FieldResolver(() => [Instruction], {
    description: 'Instructions written on it, newest first, as far as the viewer sees them.',
  })
  instructions(@Ctx() context: Context, @Root() { jurisdictionCode, id }: Complaint): Promise<Instruction[]> {
    return subjectInstructionLoader(context).load({ jurisdictionCode, id })
  }
}
