import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { notFound } from '../../platform/errors.ts'
import { Allow } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canEditSystems, canReadSystems } from '../access/index.ts'
import { Attachment, attachmentLoader } from '../attachments/index.ts'
import { Division, divisionLoader, Organization, organizationLoader } from '../divisions/index.ts'
import { HistoryEntry } from '../tasks/index.ts'
import { systemHistory } from './system.history.ts'
import { SystemFactsInput, SystemFilter, SystemKey, SystemStateInput } from './system.input.ts'
import { canEditSystem, canRemoveSystem } from './system.policy.ts'
import { findSystem, listSystems } from './system.query.ts'
import { createSystem, editSystem, removeSystem } from './system.service.ts'
import {
  InformationSystem,
  SystemCan,
  SystemPage,
  SystemPlaceCount,
  SystemState,
  SystemSummary,
} from './system.type.ts'
import { statesOf } from './system-state.query.ts'
import { recordSystemStates } from './system-state.service.ts'
import { summarizeSystems } from './system-summary.query.ts'

const aPlace = () => Arg('place', () => ID, { description: 'Division.' })
const aDay = () =>
  Arg('asOf', () => DayScalar, { nullable: true, description: 'A day up to today; today when left out.' })
const aSystem = () => Arg('id', () => ID, { description: 'System.' })
const aVersion = () => Arg('version', () => Int, { description: 'The version that was read.' })

async function placeOf(context: Context, code: string): Promise<Division> {
  const place = await divisionLoader(context).load(code)
  if (!place) throw notFound('这个地方')
  return place
}

@Resolver(() => InformationSystem)
export class SystemResolver {
  @Allow(canReadSystems)
  @Query(() => SystemPage, { description: 'A page of 政务信息系统台账 as it was known on a day.' })
  systems(
    @Ctx() context: Context,
    @aPlace() place: string,
    @aDay() asOf?: Day | null,
    @Arg('filter', () => SystemFilter, { nullable: true, description: 'Which systems.' })
    filter?: SystemFilter | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows, 50 by default, 200 at most.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'endCursor of the page before.' })
    after?: string | null,
  ): Promise<SystemPage> {
    return listSystems(context, { place, asOf, filter, first, after })
  }

  @Allow(canReadSystems)
  @Query(() => InformationSystem, {
    nullable: true,
    description: 'One system; null when there is none to be seen on that day.',
  })
  system(
    @Ctx() context: Context,
    @aSystem() id: string,
    @aDay() asOf?: Day | null,
  ): Promise<InformationSystem | null> {
    return findSystem(context, id, asOf)
  }

  @Allow(canReadSystems)
  @Query(() => SystemSummary, { description: 'Counts and rates of a place and of the places below it.' })
  systemSummary(
    @Ctx() context: Context,
    @aPlace() place: string,
    @aDay() asOf?: Day | null,
  ): Promise<SystemSummary> {
    return summarizeSystems(context, place, asOf)
  }

  @Allow(canEditSystems)
  @Mutation(() => InformationSystem, { description: 'A new row; the same request twice gives the same row.' })
  createSystem(
    @Ctx() context: Context,
    @aPlace() place: string,
    @Arg('facts', () => SystemFactsInput, { description: 'What it is.' }) facts: SystemFactsInput,
    @Arg('state', () => SystemStateInput, { description: 'How it stands from its first day on.' })
    state: SystemStateInput,
  ): Promise<InformationSystem> {
    return createSystem(context, place, facts, state)
  }

  @Allow(canEditSystems)
  @Mutation(() => InformationSystem, { description: 'Corrects what a system is.' })
  editSystem(
    @Ctx() context: Context,
    @aSystem() id: string,
    @aVersion() version: number,
    @Arg('facts', () => SystemFactsInput, { description: 'The whole of it.' }) facts: SystemFactsInput,
  ): Promise<InformationSystem> {
    return editSystem(context, id, version, facts)
  }

  @Allow(canEditSystems)
  @Mutation(() => [InformationSystem], {
    description: 'The same change for several; what is left out stays as it is. All or nothing.',
  })
  recordSystemStates(
    @Ctx() context: Context,
    @Arg('keys', () => [SystemKey], { description: 'Systems as they were read, 200 at most.' })
    keys: SystemKey[],
    @Arg('state', () => SystemStateInput, { description: 'What changes, and from when on.' })
    state: SystemStateInput,
  ): Promise<InformationSystem[]> {
    return recordSystemStates(context, keys, state)
  }

  @Allow(canEditSystems)
  @Mutation(() => InformationSystem, { description: 'Takes out what was entered by mistake. Data steward.' })
  removeSystem(
    @Ctx() context: Context,
    @aSystem() id: string,
    @aVersion() version: number,
    @Arg('reason', () => String, { description: 'Why; kept in the history.' }) reason: string,
  ): Promise<InformationSystem> {
    return removeSystem(context, id, version, reason)
  }

  @FieldResolver(() => Organization, { description: '责任单位' })
  async owner(@Ctx() context: Context, @Root() { ownerId }: InformationSystem): Promise<Organization> {
    const owner = await organizationLoader(context).load(ownerId)
    if (!owner) throw notFound('这个单位')
    return owner
  }

  @FieldResolver(() => Division, { description: 'Place of its owner.' })
  place(@Ctx() context: Context, @Root() { placeCode }: InformationSystem): Promise<Division> {
    return placeOf(context, placeCode)
  }

  @FieldResolver(() => [SystemState], { description: 'Every state recorded, newest first.' })
  states(@Ctx() context: Context, @Root() system: InformationSystem): Promise<SystemState[]> {
    return statesOf(context, system)
  }

  @FieldResolver(() => [HistoryEntry], { description: 'What was done to it, newest first.' })
  history(@Ctx() context: Context, @Root() system: InformationSystem): Promise<HistoryEntry[]> {
    return systemHistory(context, system)
  }

  @FieldResolver(() => SystemCan, { description: 'What the viewer may do with it; nothing in the past.' })
  can(@Ctx() { viewer, clock }: Context, @Root() system: InformationSystem): SystemCan {
    const open = !system.removed && system.asOf === clock.today()
    const edit = open && canEditSystem(viewer, system)
    return { edit, record: edit, remove: open && canRemoveSystem(viewer, system) }
  }
}

@Resolver(() => SystemState)
export class SystemStateResolver {
  @FieldResolver(() => [Attachment], { description: 'Files handed in with the change.' })
  evidence(
    @Ctx() context: Context,
    @Root() { jurisdictionCode, changeId }: SystemState,
  ): Promise<Attachment[]> {
    return attachmentLoader(context, 'SystemState').load({ jurisdictionCode, id: changeId })
  }
}

@Resolver(() => SystemSummary)
export class SystemSummaryResolver {
  @FieldResolver(() => Division, { description: 'The place asked for.' })
  place(@Ctx() context: Context, @Root() { placeCode }: SystemSummary): Promise<Division> {
    return placeOf(context, placeCode)
  }
}

@Resolver(() => SystemPlaceCount)
export class SystemPlaceCountResolver {
  @FieldResolver(() => Division, { description: 'The place counted.' })
  place(@Ctx() context: Context, @Root() { placeCode }: SystemPlaceCount): Promise<Division> {
    return placeOf(context, placeCode)
  }
}
