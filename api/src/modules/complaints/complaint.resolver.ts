import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { notFound } from '../../platform/errors.ts'
import { Allow } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canReadComplaints } from '../access/index.ts'
import { Division, divisionLoader, Organization, organizationLoader } from '../divisions/index.ts'
import { Light } from '../tasks/index.ts'
import { Complaint } from './complaint.type.ts'
import { daysLeft, lightReason } from './complaint-light.rules.ts'
import { categoryLoader, channelLoader, complaintChoices, sourceLoader } from './complaint-terms.query.ts'
import {
  ComplaintCategory,
  ComplaintChannel,
  ComplaintChoices,
  ComplaintSource,
} from './complaint-terms.type.ts'
import { complaintOn, ticketLight } from './complaint-view.query.ts'

const dayOf = ({ clock }: Context, { asOf }: Complaint): Day => asOf ?? clock.today()

@Resolver(() => Complaint)
export class ComplaintResolver {
  @Allow(canReadComplaints)
  @Query(() => Complaint, { description: 'One ticket the viewer may read.' })
  complaint(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Identifier.' }) id: string,
    @Arg('asOf', () => DayScalar, { nullable: true, description: 'How it stood on a day; today by default.' })
    asOf?: Day | null,
  ): Promise<Complaint> {
    return complaintOn(context, id, asOf ?? null)
  }

  @Allow(canReadComplaints)
  @Query(() => ComplaintChoices, { description: 'Choices of the filters and forms of tickets.' })
  complaintChoices(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Division.' }) place: string,
  ): Promise<ComplaintChoices> {
    return complaintChoices(context, place)
  }

  @FieldResolver(() => ComplaintSource, { description: 'Where it comes from.' })
  async source(
    @Ctx() context: Context,
    @Root() { jurisdictionCode, sourceId }: Complaint,
  ): Promise<ComplaintSource> {
    const source = await sourceLoader(context).load({ jurisdictionCode, id: sourceId })
    if (!source) throw notFound('工单的来源')
    return source
  }

  @FieldResolver(() => ComplaintChannel, { nullable: true, description: '来源渠道.' })
  channel(@Ctx() context: Context, @Root() { jurisdictionCode, channelId }: Complaint) {
    return channelId === null ? null : channelLoader(context).load({ jurisdictionCode, id: channelId })
  }

  @FieldResolver(() => ComplaintCategory, { nullable: true, description: '诉求分类, the narrowest known.' })
  category(@Ctx() context: Context, @Root() { jurisdictionCode, categoryId }: Complaint) {
    return categoryId === null ? null : categoryLoader(context).load({ jurisdictionCode, id: categoryId })
  }

  @FieldResolver(() => Division, { description: 'The narrowest place known; the jurisdiction when none is.' })
  place(@Ctx() context: Context, @Root() { placeCode }: Complaint): Promise<Division | null> {
    return divisionLoader(context).load(placeCode)
  }

  @FieldResolver(() => Organization, { nullable: true, description: '承办单位.' })
  organization(@Ctx() context: Context, @Root() { organizationId }: Complaint) {
    return organizationId === null ? null : organizationLoader(context).load(organizationId)
  }

  @FieldResolver(() => Organization, { nullable: true, description: '被投诉单位.' })
  complainedOf(@Ctx() context: Context, @Root() { complainedOfId }: Complaint) {
    return complainedOfId === null ? null : organizationLoader(context).load(complainedOfId)
  }

  @FieldResolver(() => Light, { description: 'Of its limit; closed late is never green (DOMAIN §4).' })
  light(@Ctx() context: Context, @Root() ticket: Complaint): Promise<Light> {
    return ticketLight(context, ticket)
  }

  @FieldResolver(() => String, { description: 'The light in words: 剩 2 个工作日, 逾期办结.' })
  lightReason(@Ctx() context: Context, @Root() ticket: Complaint): string {
    return lightReason(ticket, dayOf(context, ticket))
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Working days left until the limit, negative when past; null when closed or without one.',
  })
  daysLeft(@Ctx() context: Context, @Root() ticket: Complaint): number | null {
    return daysLeft(ticket, dayOf(context, ticket))
  }
}
