import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { type Context, neverKept } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canListUnits, canManageOrganizations } from '../access/index.ts'
import { AdminUnitsArgs } from './unit.input.ts'
import { adminUnits } from './unit.query.ts'
import { changeUnit, createUnit, mergeUnits, setUnitActive } from './unit.service.ts'
import { AdminUnit, AdminUnitConnection, UnitFactsInput } from './unit.type.ts'

const aPlace = () => Arg('place', () => ID, { description: 'Jurisdiction.' })
const anId = () => Arg('id', () => ID, { description: 'The unit.' })
const aStamp = () => Arg('stamp', () => String, { description: 'The state the form was filled from.' })
const theFacts = () => Arg('facts', () => UnitFactsInput, { description: 'Its facts.' })

@Resolver(() => AdminUnit)
export class UnitResolver {
  @Allow(canListUnits)
  @Query(() => AdminUnitConnection, {
    description:
      'Units with what hangs on them: the system administrator, and for rights the security administrator.',
  })
  adminUnits(
    @Ctx() context: Context,
    @Args(() => AdminUnitsArgs) args: AdminUnitsArgs,
  ): Promise<AdminUnitConnection> {
    neverKept(context)
    return adminUnits(context, args)
  }

  @Allow(canManageOrganizations)
  @Mutation(() => Boolean, { description: 'Adds a unit.' })
  addUnit(
    @Ctx() context: Context,
    @aPlace() place: string,
    @theFacts() facts: UnitFactsInput,
  ): Promise<boolean> {
    return createUnit(context, place, facts)
  }

  @Allow(canManageOrganizations)
  @Mutation(() => Boolean, { description: 'Changes a unit; an old name stays as an alias.' })
  editUnit(
    @Ctx() context: Context,
    @aPlace() place: string,
    @anId() id: string,
    @aStamp() stamp: string,
    @theFacts() facts: UnitFactsInput,
  ): Promise<boolean> {
    return changeUnit(context, place, { id, stamp, facts })
  }

  @Allow(canManageOrganizations)
  @Mutation(() => Boolean, {
    description:
      'Takes out of use, or back into it. CONFLICT while it leads open tasks or people belong to it.',
  })
  setUnitActive(
    @Ctx() context: Context,
    @aPlace() place: string,
    @anId() id: string,
    @aStamp() stamp: string,
    @Arg('active', () => Boolean, { description: 'In use.' }) active: boolean,
  ): Promise<boolean> {
    return setUnitActive(context, place, { id, stamp, active })
  }

  @Allow(canManageOrganizations)
  @Mutation(() => Boolean, {
    description:
      'Its names become aliases of another and it goes out of use; what it did stays under its own name.',
  })
  mergeUnits(
    @Ctx() context: Context,
    @aPlace() place: string,
    @anId() id: string,
    @aStamp() stamp: string,
    @Arg('intoId', () => ID, { description: 'The one that stays.' }) intoId: string,
  ): Promise<boolean> {
    return mergeUnits(context, place, { id, stamp, intoId })
  }
}
