import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Instruction } from '../instructions/index.ts'
import { HotIssue } from './hot-issue.type.ts'
import { instructionsOn } from './hot-issue-instructions.query.ts'

/** Instructions know nothing of hot issues. */
@Resolver(() => HotIssue)
export class HotIssueInstructionsResolver {
  @FieldResolver(() => [Instruction], {
    description:
      'Instructions written on it and on those that went into it, newest first, as far as the viewer sees them.',
  })
  instructions(@Ctx() context: Context, @Root() issue: HotIssue): Promise<Instruction[]> {
    return instructionsOn(context, issue)
  }
}
