import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow, OnScreen, signedIn } from '../../platform/guard.ts'
import { canKeepMaps } from './division.policy.ts'
import { divisionMap, removeMap } from './division-map.service.ts'
import { DivisionMap } from './division-map.type.ts'

const aPlace = () => Arg('place', () => ID, { description: 'Jurisdiction.' })

@Resolver(() => DivisionMap)
export class DivisionMapResolver {
  @OnScreen()
  @Allow(signedIn)
  @Query(() => DivisionMap, {
    nullable: true,
    description: '示意图 of a jurisdiction; null where none was uploaded.',
  })
  divisionMap(@Ctx() context: Context, @aPlace() place: string): Promise<DivisionMap | null> {
    return divisionMap(context, place)
  }

  @Allow(canKeepMaps)
  @Mutation(() => Boolean, {
    description: 'Takes the map away. System administrator and data steward of the jurisdiction.',
  })
  removeDivisionMap(@Ctx() context: Context, @aPlace() place: string): Promise<boolean> {
    return removeMap(context, place)
  }
}
