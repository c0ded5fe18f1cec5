import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canManageComplaints, canWorkOnComplaints } from '../access/index.ts'
import { ComplaintActionInput, ComplaintDecision, ComplaintEdit, NewComplaint } from './complaint.input.ts'
import { createComplaint } from './complaint.service.ts'
import { Complaint } from './complaint.type.ts'
import { actOnComplaint, actOnComplaints } from './complaint-action.service.ts'
import { editComplaint } from './complaint-edit.service.ts'
import { decideComplaintRequest, withdrawComplaintRequest } from './complaint-request.service.ts'

@Resolver(() => Complaint)
export class ComplaintWritingResolver {
  @Allow(canManageComplaints)
  @Mutation(() => Complaint, { description: '受理: takes in a ticket. The office and the data steward.' })
  createComplaint(
    @Ctx() context: Context,
    @Arg('input', () => NewComplaint, { description: 'What the caller says.' }) input: NewComplaint,
  ): Promise<Complaint> {
    return createComplaint(context, input)
  }

  @Allow(canManageComplaints)
  @Mutation(() => Complaint, { description: 'Corrects facts of a ticket taken in here.' })
  editComplaint(
    @Ctx() context: Context,
    @Arg('input', () => ComplaintEdit, { description: 'What changes.' }) input: ComplaintEdit,
  ): Promise<Complaint> {
    return editComplaint(context, input)
  }

  @Allow(canWorkOnComplaints)
  @Mutation(() => Complaint, { description: 'One step of a ticket.' })
  actOnComplaint(
    @Ctx() context: Context,
    @Arg('input', () => ComplaintActionInput, { description: 'Which step, and what is said with it.' })
    input: ComplaintActionInput,
  ): Promise<Complaint> {
    return actOnComplaint(context, input)
  }

  @Allow(canWorkOnComplaints)
  @Mutation(() => [Complaint], {
    description: 'Several tickets in one go, all or none: DISPATCH, SIGN, ARCHIVE. 200 at most.',
  })
  actOnComplaints(
    @Ctx() context: Context,
    @Arg('inputs', () => [ComplaintActionInput], { description: 'One for each ticket.' })
    inputs: ComplaintActionInput[],
  ): Promise<Complaint[]> {
    return actOnComplaints(context, inputs)
  }

  @Allow(canManageComplaints)
  @Mutation(() => Complaint, {
    description: 'A second person grants or refuses 退单, 延期 or 剔除; never who asked.',
  })
  decideComplaintRequest(
    @Ctx() context: Context,
    @Arg('input', () => ComplaintDecision, { description: 'The decision.' }) input: ComplaintDecision,
  ): Promise<Complaint> {
    return decideComplaintRequest(context, input)
  }

  @Allow(canWorkOnComplaints)
  @Mutation(() => Complaint, {
    description: 'Takes back what was asked; the office and steward also a 剔除 that was granted.',
  })
  withdrawComplaintRequest(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'What was asked.' }) id: string,
  ): Promise<Complaint> {
    return withdrawComplaintRequest(context, id)
  }
}
