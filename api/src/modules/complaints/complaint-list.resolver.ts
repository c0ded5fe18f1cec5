import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { Allow } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canReadComplaints } from '../access/index.ts'
import { listComplaints } from './complaint-list.query.ts'
import { ComplaintConnection, ComplaintFilter, ComplaintSort } from './complaint-list.type.ts'

@Resolver(() => ComplaintConnection)
export class ComplaintListResolver {
  @Allow(canReadComplaints)
  @Query(() => ComplaintConnection, {
    description: 'A page of the tickets of a place that the viewer may read.',
  })
  complaints(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Division.' }) place: string,
    @Arg('filter', () => ComplaintFilter, { nullable: true, description: 'Which tickets.' })
    filter?: ComplaintFilter | null,
    @Arg('sort', () => ComplaintSort, { nullable: true, description: 'RECEIVED when left out.' })
    sort?: ComplaintSort | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows, 50 by default, 200 at most.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'endCursor of the page before.' })
    after?: string | null,
    @Arg('asOf', () => DayScalar, { nullable: true, description: 'A day up to today; today when left out.' })
    asOf?: Day | null,
  ): Promise<ComplaintConnection> {
    return listComplaints(context, { place, filter, sort, first, after, asOf })
  }

  @FieldResolver(() => Int, { description: 'Tickets in all, counted up to 10,000.' })
  async totalCount(@Root() list: ComplaintConnection): Promise<number> {
    return (await list.count()).total
  }

  @FieldResolver(() => Boolean, { description: 'True when there are more than were counted.' })
  async more(@Root() list: ComplaintConnection): Promise<boolean> {
    return (await list.count()).more
  }
}
