import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canReadComplaints } from '../access/index.ts'
import { complaintDesk } from './complaint-desk.query.ts'
import { ComplaintDesk } from './complaint-desk.type.ts'

@Resolver(() => ComplaintDesk)
export class ComplaintDeskResolver {
  @Allow(canReadComplaints)
  @Query(() => ComplaintDesk, {
    description: 'What of the tickets waits for the viewer; leaders have no groups.',
  })
  complaintDesk(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Division.' }) place: string,
  ): Promise<ComplaintDesk> {
    return complaintDesk(context, place)
  }
}
