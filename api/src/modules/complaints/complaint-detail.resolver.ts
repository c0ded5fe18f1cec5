import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Restrict } from '../../platform/guard.ts'
import { Attachment } from '../attachments/index.ts'
import { Organization, organizationLoader } from '../divisions/index.ts'
import { complaintLoader } from './complaint.query.ts'
import { Complaint, inFull, MaskedCaller } from './complaint.type.ts'
import { requestsOf, stepsOf, ticketTextLoader } from './complaint-detail.query.ts'
import { ComplaintCan, ComplaintRequest, ComplaintStep } from './complaint-detail.type.ts'
import { callerFor, filesOf, repeatsOf, ticketCan } from './complaint-view.query.ts'

@Resolver(() => Complaint)
export class ComplaintDetailResolver {
  @Restrict(inFull)
  @FieldResolver(() => String, { nullable: true, description: 'What the caller says, masked. Restricted.' })
  async content(@Ctx() context: Context, @Root() ticket: Complaint): Promise<string | null> {
    return (await ticketTextLoader(context).load(ticket))[0]?.content ?? null
  }

  @Restrict(inFull)
  @FieldResolver(() => String, { nullable: true, description: '办理结果, masked. Restricted.' })
  async answer(@Ctx() context: Context, @Root() ticket: Complaint): Promise<string | null> {
    return (await ticketTextLoader(context).load(ticket))[0]?.answer ?? null
  }

  @Restrict(inFull)
  @FieldResolver(() => String, { nullable: true, description: 'Where it happened, masked. Restricted.' })
  async address(@Ctx() context: Context, @Root() ticket: Complaint): Promise<string | null> {
    return (await ticketTextLoader(context).load(ticket))[0]?.address ?? null
  }

  @Restrict(inFull)
  @FieldResolver(() => MaskedCaller, {
    nullable: true,
    description: 'Who called, masked; null when nobody is known, and for the unit complained of. Restricted.',
  })
  caller(@Ctx() context: Context, @Root() ticket: Complaint): Promise<MaskedCaller | null> {
    return callerFor(context, ticket)
  }

  @FieldResolver(() => [ComplaintStep], { description: 'What happened to it, newest first.' })
  async steps(@Ctx() context: Context, @Root() ticket: Complaint): Promise<ComplaintStep[]> {
    return ticket.sight === 'full' ? stepsOf(context, ticket) : []
  }

  @FieldResolver(() => [ComplaintRequest], { description: 'What was asked about it, newest first.' })
  async requests(@Ctx() context: Context, @Root() ticket: Complaint): Promise<ComplaintRequest[]> {
    return ticket.sight === 'full' ? requestsOf(context, ticket) : []
  }

  @FieldResolver(() => ComplaintCan, { description: 'What the viewer may do with it now.' })
  can(@Ctx() context: Context, @Root() ticket: Complaint): Promise<ComplaintCan> {
    return ticketCan(context, ticket)
  }

  @FieldResolver(() => Complaint, { nullable: true, description: 'The ticket it repeats.' })
  repeatOf(@Ctx() context: Context, @Root() { jurisdictionCode, repeatOfId }: Complaint) {
    return repeatOfId === null ? null : complaintLoader(context).load({ jurisdictionCode, id: repeatOfId })
  }

  @FieldResolver(() => [Complaint], { description: 'Those that repeat it, 20 at most.' })
  repeats(@Ctx() context: Context, @Root() ticket: Complaint): Promise<Complaint[]> {
    return repeatsOf(context, ticket)
  }

  @FieldResolver(() => [Attachment], { description: 'Files of its steps, oldest first.' })
  attachments(@Ctx() context: Context, @Root() ticket: Complaint): Promise<Attachment[]> {
    return filesOf(context, ticket)
  }
}

@Resolver(() => ComplaintStep)
export class ComplaintStepResolver {
  @FieldResolver(() => Organization, { nullable: true, description: 'The unit it concerns.' })
  organization(@Ctx() context: Context, @Root() { organizationId }: ComplaintStep) {
    return organizationId === null ? null : organizationLoader(context).load(organizationId)
  }
}

@Resolver(() => ComplaintRequest)
export class ComplaintRequestResolver {
  @FieldResolver(() => Organization, { nullable: true, description: 'The unit that asks.' })
  organization(@Ctx() context: Context, @Root() { organizationId }: ComplaintRequest) {
    return organizationId === null ? null : organizationLoader(context).load(organizationId)
  }
}
