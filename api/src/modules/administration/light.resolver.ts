import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { type Context, neverKept } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canEditSettings } from '../access/index.ts'
import { adminLights, setLights } from './light.service.ts'
import { AdminLights, LightInput } from './light.type.ts'

const aPlace = () => Arg('place', () => ID, { description: 'Jurisdiction.' })

@Resolver(() => AdminLights)
export class LightResolver {
  @Allow(canEditSettings)
  @Query(() => AdminLights, { description: 'Words and colours of the lights. System administrator.' })
  adminLights(@Ctx() context: Context, @aPlace() place: string): Promise<AdminLights> {
    neverKept(context)
    return adminLights(context, place)
  }

  @Allow(canEditSettings)
  @Mutation(() => AdminLights, {
    description: 'Sets words and colours of all four lights, from today on. System administrator.',
  })
  setLights(
    @Ctx() context: Context,
    @aPlace() place: string,
    @Arg('lights', () => [LightInput], { description: 'All four.' }) lights: LightInput[],
  ): Promise<AdminLights> {
    return setLights(context, place, lights)
  }
}
