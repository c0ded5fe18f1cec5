import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { type Day, dateToDay } from '../../platform/day.ts'
import { Allow, OnScreen, signedIn } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import {
  childCountLoader,
  childrenLoader,
  divisionLoader,
  findDivision,
  findJurisdiction,
  visiblePath,
} from './division.query.ts'
import { isThereOn } from './division.rules.ts'
import { Division } from './division.type.ts'

@Resolver(() => Division)
export class DivisionResolver {
  @OnScreen()
  @Allow(signedIn)
  @Query(() => Division, {
    nullable: true,
    description: 'A place in a jurisdiction of the viewer; null for unknown and for foreign places.',
  })
  division(
    @Ctx() context: Context,
    @Arg('code', () => ID, { description: '12-digit statistical code.' }) code: string,
  ): Promise<Division | null> {
    return findDivision(context, code)
  }

  @FieldResolver(() => Division, {
    nullable: true,
    description: 'The place above it; null at the top and where the viewer may not see it.',
  })
  parent(@Root() division: Division, @Ctx() context: Context): Promise<Division | null> | null {
    return division.parentCode === null ? null : findDivision(context, division.parentCode)
  }

  @FieldResolver(() => [Division], {
    description: 'Ancestors, outermost first, as far as the viewer may see.',
  })
  path(@Root() division: Division, @Ctx() context: Context): Promise<Division[]> {
    return visiblePath(context, division.code)
  }

  @FieldResolver(() => [Division], {
    description:
      'Places directly under it, in code order: those that are there on the day, today when left out.',
  })
  async children(
    @Root() division: Division,
    @Ctx() context: Context,
    @Arg('asOf', () => DayScalar, { nullable: true, description: 'The day.' }) asOf?: Day | null,
  ): Promise<Division[]> {
    const day = asOf ?? context.clock.today()
    const all = await childrenLoader(context).load(division.code)
    return all.filter(child => isThereOn(child, day))
  }

  @FieldResolver(() => DayScalar, { nullable: true, description: '撤并: the first day it is no more.' })
  async retiredOn(@Root() division: Division, @Ctx() context: Context): Promise<Day | null> {
    const known =
      division.retiredOn === undefined ? await divisionLoader(context).load(division.code) : division
    return known?.retiredOn ? dateToDay(known.retiredOn) : null
  }

  @FieldResolver(() => Division, { nullable: true, description: 'Where it went, if it was merged.' })
  async mergedInto(@Root() division: Division, @Ctx() context: Context): Promise<Division | null> {
    const known =
      division.mergedIntoCode === undefined ? await divisionLoader(context).load(division.code) : division
    return known?.mergedIntoCode ? findDivision(context, known.mergedIntoCode) : null
  }

  @FieldResolver(() => Int, { description: 'How many places lie directly under it.' })
  childCount(@Root() division: Division, @Ctx() context: Context): Promise<number> {
    return childCountLoader(context).load(division.code)
  }

  @FieldResolver(() => Boolean, {
    description: 'The jurisdiction it belongs to is simulated (演示数据).',
  })
  async demo(@Root() division: Division, @Ctx() context: Context): Promise<boolean> {
    return (await findJurisdiction(context, division.code))?.demo ?? false
  }
}
