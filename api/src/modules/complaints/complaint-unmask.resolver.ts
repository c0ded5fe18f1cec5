import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canReadComplaints } from '../access/index.ts'
import { unmaskComplaint } from './complaint-unmask.service.ts'
import { UnmaskedComplaint } from './complaint-unmask.type.ts'

@Resolver()
export class ComplaintUnmaskResolver {
  @Allow(canReadComplaints)
  @Mutation(() => UnmaskedComplaint, { description: '查看原文 of one ticket; recorded.' })
  unmaskComplaint(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Ticket.' }) id: string,
    @Arg('reason', () => String, { description: 'Why, at least 5 characters.' }) reason: string,
  ): Promise<UnmaskedComplaint> {
    return unmaskComplaint(context, id, reason)
  }
}
