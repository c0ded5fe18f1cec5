import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { Allow } from '../../platform/guard.ts'
import { canReadOrganizations } from './division.policy.ts'
import { divisionLoader } from './division.query.ts'
import { Division } from './division.type.ts'
import { OrganizationsArgs } from './organization.input.ts'
import { listOrganizations } from './organization.query.ts'
import { Organization, OrganizationConnection } from './organization.type.ts'

@Resolver(() => Organization)
export class OrganizationResolver {
  @Allow(canReadOrganizations)
  @Query(() => OrganizationConnection, {
    description: 'Organizations of a place and of everything in it, in jurisdictions of the viewer.',
  })
  organizations(
    @Ctx() context: Context,
    @Args(() => OrganizationsArgs) args: OrganizationsArgs,
  ): Promise<OrganizationConnection> {
    return listOrganizations(context, args)
  }

  @FieldResolver(() => Division, { description: 'The division it works for.' })
  async place(@Root() organization: Organization, @Ctx() context: Context): Promise<Division> {
    const place = await divisionLoader(context).load(organization.placeCode)
    if (!place) throw notFound('单位所在的地方')
    return place
  }
}
