import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { type Context, neverKept } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canManageTokens } from '../access/index.ts'
import { createServiceToken, revokeServiceToken, serviceTokens } from './service-token.service.ts'
import { NewServiceToken, ServiceToken } from './service-token.type.ts'

const aPlace = () => Arg('place', () => ID, { description: 'The jurisdiction, or a place in it.' })

@Resolver(() => ServiceToken)
export class ServiceTokenResolver {
  @Allow(canManageTokens)
  @Query(() => [ServiceToken], { description: 'Keys of other systems, the newest first.' })
  serviceTokens(@Ctx() context: Context, @aPlace() place: string): Promise<ServiceToken[]> {
    // When a key was last used changes without a write that is told to anyone.
    neverKept(context)
    return serviceTokens(context, place)
  }

  @Allow(canManageTokens)
  @Mutation(() => NewServiceToken, { description: 'Makes a key; it is shown this once.' })
  createServiceToken(
    @Ctx() context: Context,
    @aPlace() place: string,
    @Arg('name', () => String, { description: 'The system, at most 50 characters.' }) name: string,
    @Arg('sourceName', () => String, { description: 'Source of what it pushes, at most 50 characters.' })
    sourceName: string,
  ): Promise<NewServiceToken> {
    return createServiceToken(context, { place, name, sourceName })
  }

  @Allow(canManageTokens)
  @Mutation(() => ServiceToken, { description: 'From now on the key is refused.' })
  revokeServiceToken(
    @Ctx() context: Context,
    @aPlace() place: string,
    @Arg('id', () => ID, { description: 'Key.' }) id: string,
  ): Promise<ServiceToken> {
    return revokeServiceToken(context, place, id)
  }
}
