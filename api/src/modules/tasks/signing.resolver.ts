import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canDoOfficeWork, canReadTasks } from '../access/index.ts'
import { decideDutyReturn, returnDuty } from './duty-return.service.ts'
import { DutyReturn } from './duty-return.type.ts'
import { setAssignmentContacts, signAssignment, signAssignments } from './signing.service.ts'
import { Task } from './task.type.ts'
import { ContactsInput } from './task-life.input.ts'

/** What units do with a task they are given. */
@Resolver()
export class SigningResolver {
  @Allow(canReadTasks)
  @Mutation(() => Task, { description: '签收. Answers the task.' })
  signAssignment(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The assignment.' }) id: string,
    @Arg('version', () => Int, { description: 'Its version as the form showed it.' }) version: number,
  ): Promise<Task> {
    return signAssignment(context, id, version)
  }

  @Allow(canReadTasks)
  @Mutation(() => [Task], { description: '签收 several at once; those signed for already are passed over.' })
  signAssignments(
    @Ctx() context: Context,
    @Arg('ids', () => [ID], { description: 'The assignments, 200 at most.' }) ids: string[],
  ): Promise<Task[]> {
    return signAssignments(context, ids)
  }

  @Allow(canReadTasks)
  @Mutation(() => DutyReturn, {
    description: '职责不符退回 within two working days; the third time the head of supervision decides.',
  })
  returnDuty(
    @Ctx() context: Context,
    @Arg('assignmentId', () => ID, { description: 'The assignment.' }) assignmentId: string,
    @Arg('version', () => Int, { description: 'Its version as the form showed it.' }) version: number,
    @Arg('reason', () => String, { description: 'Why it is not its duty.' }) reason: string,
    @Arg('suggestion', () => String, { nullable: true, description: 'Whose duty it is.' }) suggestion?:
      | string
      | null,
  ): Promise<DutyReturn> {
    return returnDuty(context, { assignmentId, version, reason, suggestion })
  }

  @Allow(canDoOfficeWork)
  @Mutation(() => DutyReturn, {
    description: 'Head of supervision: accept = take it back, otherwise the unit keeps it.',
  })
  decideDutyReturn(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The duty return.' }) id: string,
    @Arg('accept', () => Boolean, { description: 'Whether it is taken back.' }) accept: boolean,
    @Arg('opinion', () => String, { description: 'Why.' }) opinion: string,
  ): Promise<DutyReturn> {
    return decideDutyReturn(context, { id, accept, opinion })
  }

  @Allow(canReadTasks)
  @Mutation(() => Task, { description: 'Says who answers for a part.' })
  setAssignmentContacts(
    @Ctx() context: Context,
    @Arg('assignmentId', () => ID, { description: 'The assignment.' }) assignmentId: string,
    @Arg('version', () => Int, { description: 'Its version as the form showed it.' }) version: number,
    @Arg('contacts', () => ContactsInput, { description: 'Names and telephone.' }) contacts: ContactsInput,
  ): Promise<Task> {
    return setAssignmentContacts(context, assignmentId, version, contacts)
  }
}
