import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { notFound } from '../../platform/errors.ts'
import { Allow } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canHeadOffice, canWorkAtOfficeDesk, canWorkAtUnitDesk } from '../access/index.ts'
import { Attachment, attachmentLoader } from '../attachments/index.ts'
import { Organization, organizationLoader } from '../divisions/index.ts'
import { Milestone, milestonesOf, Task, taskLoader } from '../tasks/index.ts'
import { extensionsToDecide } from './extension.query.ts'
import {
  decideExtension,
  markExtensionSeen,
  requestExtension,
  withdrawExtension,
} from './extension.service.ts'
import { Extension, ExtensionCan } from './extension.type.ts'
import { canDecideExtension, canWithdrawExtension } from './report.policy.ts'

async function organizationOf(context: Context, { organizationId }: Extension): Promise<Organization> {
  const organization = await organizationLoader(context).load(organizationId)
  if (!organization) throw notFound('这个单位')
  return organization
}

async function taskOf(context: Context, { jurisdictionCode, taskId }: Extension): Promise<Task> {
  const task = await taskLoader(context).load({ jurisdictionCode, id: taskId })
  if (!task) throw notFound('这项任务')
  return task
}

@Resolver(() => Extension)
export class ExtensionResolver {
  @Allow(canWorkAtOfficeDesk)
  @Query(() => [Extension], {
    description: 'Requests waiting for a decision, by the date in force; 500 at most.',
  })
  extensionsToDecide(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'A division and everything in it.' }) place: string,
  ): Promise<Extension[]> {
    return extensionsToDecide(context, place)
  }

  @FieldResolver(() => Organization, { description: 'The unit that asked.' })
  organization(@Ctx() context: Context, @Root() extension: Extension): Promise<Organization> {
    return organizationOf(context, extension)
  }

  @FieldResolver(() => Task, { description: 'The task.' })
  task(@Ctx() context: Context, @Root() extension: Extension): Promise<Task> {
    return taskOf(context, extension)
  }

  @FieldResolver(() => Milestone, { nullable: true, description: 'The date it is for.' })
  async milestone(@Ctx() context: Context, @Root() extension: Extension): Promise<Milestone | null> {
    const milestones = await milestonesOf(context, await taskOf(context, extension))
    return milestones.find(({ id }) => id === extension.milestoneId) ?? null
  }

  @FieldResolver(() => [Attachment], { description: 'Papers, in the order they were given.' })
  attachments(@Ctx() context: Context, @Root() { jurisdictionCode, id }: Extension): Promise<Attachment[]> {
    return attachmentLoader(context, 'Extension').load({ jurisdictionCode, id })
  }

  @FieldResolver(() => ExtensionCan, { description: 'What the viewer may do with it.' })
  async can(@Ctx() context: Context, @Root() extension: Extension): Promise<ExtensionCan> {
    const known = { ...extension, organization: await organizationOf(context, extension) }
    return {
      decide: canDecideExtension(context.viewer, known),
      withdraw: canWithdrawExtension(context.viewer, known),
    }
  }
}

@Resolver()
export class ExtensionWritingResolver {
  @Allow(canWorkAtUnitDesk)
  @Mutation(() => Extension, { description: 'A lead asks for more time, on the due day at the latest.' })
  requestExtension(
    @Ctx() context: Context,
    @Arg('assignmentId', () => ID, { description: 'The part of the lead.' }) assignmentId: string,
    @Arg('milestoneId', () => ID, { description: 'The date.' }) milestoneId: string,
    @Arg('requestedDueOn', () => DayScalar, { description: 'Later than the date in force.' })
    requestedDueOn: Day,
    @Arg('reason', () => String, { description: 'Why; 1000 characters at most.' }) reason: string,
    @Arg('attachmentIds', () => [ID], { nullable: true, description: 'Papers, in this order.' })
    attachmentIds?: string[] | null,
  ): Promise<Extension> {
    return requestExtension(context, { assignmentId, milestoneId, requestedDueOn, reason, attachmentIds })
  }

  @Allow(canHeadOffice)
  @Mutation(() => Extension, { description: 'Grants a definite date, or refuses with words.' })
  decideExtension(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The request.' }) id: string,
    @Arg('version', () => Int, { description: 'On the screen.' }) version: number,
    @Arg('approve', () => Boolean, { description: 'Grant; false = refuse.' }) approve: boolean,
    @Arg('grantedDueOn', () => DayScalar, {
      nullable: true,
      description: 'The date asked for when left out.',
    })
    grantedDueOn?: Day | null,
    @Arg('opinion', () => String, { nullable: true, description: 'Needed to refuse.' }) opinion?:
      | string
      | null,
  ): Promise<Extension> {
    return decideExtension(context, { id, version, approve, grantedDueOn, opinion })
  }

  @Allow(canWorkAtUnitDesk)
  @Mutation(() => Extension, { description: 'Takes a request back before it is decided.' })
  withdrawExtension(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The request.' }) id: string,
    @Arg('version', () => Int, { description: 'On the screen.' }) version: number,
  ): Promise<Extension> {
    return withdrawExtension(context, id, version)
  }

  @Allow(canWorkAtUnitDesk)
  @Mutation(() => Extension, { description: 'The unit has read the decision; it leaves its desk.' })
  markExtensionSeen(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The request.' }) id: string,
  ): Promise<Extension> {
    return markExtensionSeen(context, id)
  }
}
