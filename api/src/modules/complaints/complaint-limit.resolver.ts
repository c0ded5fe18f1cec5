import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canManageComplaints, canReadComplaints } from '../access/index.ts'
import { ComplaintLimitInput } from './complaint.input.ts'
import { complaintLimits } from './complaint-limit.query.ts'
import { endComplaintLimit, setComplaintLimit } from './complaint-limit.service.ts'
import { ComplaintLimit } from './complaint-limit.type.ts'
import { channelLoader } from './complaint-terms.query.ts'
import { ComplaintChannel } from './complaint-terms.type.ts'

const aPlace = () => Arg('place', () => ID, { description: 'Division.' })

@Resolver(() => ComplaintLimit)
export class ComplaintLimitResolver {
  @Allow(canReadComplaints)
  @Query(() => [ComplaintLimit], {
    description: '办理时限: in force and to come, then the defaults that hold, then those that ended.',
  })
  complaintLimits(@Ctx() context: Context, @aPlace() place: string): Promise<ComplaintLimit[]> {
    return complaintLimits(context, place)
  }

  @Allow(canManageComplaints)
  @Mutation(() => [ComplaintLimit], {
    description: 'Sets a limit from a day on. The steward and the head of the office.',
  })
  setComplaintLimit(
    @Ctx() context: Context,
    @Arg('input', () => ComplaintLimitInput, { description: 'The limit.' }) input: ComplaintLimitInput,
  ): Promise<ComplaintLimit[]> {
    return setComplaintLimit(context, input)
  }

  @Allow(canManageComplaints)
  @Mutation(() => [ComplaintLimit], {
    description: 'Ends a limit: it holds until tonight. The steward and the head of the office.',
  })
  endComplaintLimit(
    @Ctx() context: Context,
    @aPlace() place: string,
    @Arg('id', () => ID, { description: 'The limit.' }) id: string,
  ): Promise<ComplaintLimit[]> {
    return endComplaintLimit(context, place, id)
  }

  @FieldResolver(() => ComplaintChannel, { nullable: true, description: 'For this channel only.' })
  async channel(
    @Ctx() context: Context,
    @Root() { channelId, jurisdictionCode }: ComplaintLimit,
  ): Promise<ComplaintChannel | null> {
    return channelId === null ? null : channelLoader(context).load({ jurisdictionCode, id: channelId })
  }
}
