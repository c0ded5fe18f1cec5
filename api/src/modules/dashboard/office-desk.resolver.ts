import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { Allow } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canWorkAtOfficeDesk } from '../access/index.ts'
import { Organization, organizationLoader } from '../divisions/index.ts'
import { readOfficeDesk } from './office-desk.service.ts'
import { OfficeDesk, ReviewItem } from './office-desk.type.ts'

@Resolver(() => ReviewItem)
export class OfficeDeskResolver {
  @Allow(canWorkAtOfficeDesk)
  @Query(() => OfficeDesk, { description: 'The desk of the supervision office for one place.' })
  officeDesk(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Division.' }) place: string,
    @Arg('asOf', () => DayScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf?: Day | null,
  ): Promise<OfficeDesk> {
    return readOfficeDesk(context, place, asOf)
  }

  @FieldResolver(() => Organization, { description: 'Who handed it in.' })
  organization(
    @Ctx() context: Context,
    @Root() { organizationId }: ReviewItem,
  ): Promise<Organization | null> {
    return organizationLoader(context).load(organizationId)
  }
}
