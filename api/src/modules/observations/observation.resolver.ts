import { Arg, Ctx, FieldResolver, Float, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { Allow } from '../../platform/guard.ts'
import { periodOf } from '../../platform/period.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canReadIndicators, canReportObservations, canReviewObservations } from '../access/index.ts'
import { Division } from '../divisions/index.ts'
import { Indicator, ReportFrequency } from '../indicators/index.ts'
import { correctObservation } from './correction.service.ts'
import { ObservationAction, ObservationStatus } from './observation.enums.ts'
import { ObservationKey } from './observation.input.ts'
import {
  correctionsOf,
  findObservation,
  listObservations,
  observationsOfCell,
  revisionLoader,
  toObservation,
} from './observation.query.ts'
import { Observation, ObservationCan, ObservationPage, ObservationReview } from './observation.type.ts'
import { canOf, indicatorOf, placeOf } from './observation.view.ts'
import { reviewObservations, withdrawObservation } from './review.service.ts'

@Resolver(() => Observation)
export class ObservationResolver {
  @FieldResolver(() => Indicator, { description: 'Of which indicator.' })
  indicator(@Ctx() context: Context, @Root() observation: Observation): Promise<Indicator> {
    return indicatorOf(context, observation)
  }

  @FieldResolver(() => Division, { description: 'Of which place.' })
  place(@Ctx() context: Context, @Root() observation: Observation): Promise<Division> {
    return placeOf(context, observation)
  }

  @FieldResolver(() => String, { description: 'Period: 2024-09, 2024-Q3, 2024-H1, 2024.' })
  async period(@Ctx() context: Context, @Root() observation: Observation): Promise<string> {
    const { library } = await indicatorOf(context, observation)
    return periodOf(library.frequency, observation.startsOn).key
  }

  @FieldResolver(() => Observation, {
    nullable: true,
    description: 'The revision before that was published, if any.',
  })
  async before(@Ctx() context: Context, @Root() observation: Observation): Promise<Observation | null> {
    const rows = await revisionLoader(context).load(observation)
    const found = rows.find(row => row.revision < observation.revision && row.status === 'PUBLISHED')
    return found ? toObservation(found) : null
  }

  @FieldResolver(() => [Observation], { description: 'All revisions, newest first.' })
  async revisions(@Ctx() context: Context, @Root() observation: Observation): Promise<Observation[]> {
    return (await revisionLoader(context).load(observation)).map(toObservation)
  }

  @FieldResolver(() => ObservationCan, { description: 'What the viewer may do with it.' })
  can(@Ctx() context: Context, @Root() observation: Observation): Promise<ObservationCan> {
    return canOf(context, observation)
  }
}

@Resolver()
export class ObservationListResolver {
  @Allow(canReadIndicators)
  @Query(() => ObservationPage, {
    description: 'Values of a place and everything in it in their latest revision, newest period first.',
  })
  observations(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Division code.' }) place: string,
    @Arg('status', () => [ObservationStatus], { nullable: true, description: 'Only these states.' })
    status?: ObservationStatus[] | null,
    @Arg('indicatorId', () => ID, { nullable: true, description: 'Only of this indicator.' })
    indicatorId?: string | null,
    @Arg('frequency', () => ReportFrequency, { nullable: true, description: 'Only of this frequency.' })
    frequency?: ReportFrequency | null,
    @Arg('period', () => String, { nullable: true, description: 'Only of this period.' })
    period?: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows wanted; 50 when left out, 200 at most.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'endCursor of the page before.' })
    after?: string | null,
  ): Promise<ObservationPage> {
    return listObservations(context, { place, status, indicatorId, frequency, period, first, after })
  }

  @Allow(canReadIndicators)
  @Query(() => Observation, { nullable: true, description: 'One revision; null when there is none to see.' })
  observation(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The revision.' }) id: string,
  ): Promise<Observation | null> {
    return findObservation(context, id)
  }
}

/** What observations know of an indicator. */
@Resolver(() => Indicator)
export class IndicatorObservationsResolver {
  @FieldResolver(() => [Observation], { description: 'Revisions of one cell, newest first.' })
  observations(
    @Ctx() context: Context,
    @Root() indicator: Indicator,
    @Arg('place', () => ID, { description: 'Division code.' }) place: string,
    @Arg('period', () => String, { description: 'Key of the period.' }) period: string,
  ): Promise<Observation[]> {
    return observationsOfCell(context, indicator, place, period)
  }

  @FieldResolver(() => [Observation], {
    description: 'Published corrections at or below a place, newest first; 200 at most.',
  })
  corrections(
    @Ctx() context: Context,
    @Root() indicator: Indicator,
    @Arg('place', () => ID, { description: 'Division code.' }) place: string,
    @Arg('asOf', () => DayScalar, { nullable: true, description: 'Published by this day; today.' })
    asOf?: Day | null,
  ): Promise<Observation[]> {
    return correctionsOf(context, indicator, place, asOf ?? undefined)
  }
}

@Resolver()
export class ObservationWritingResolver {
  @Allow(canReportObservations)
  @Mutation(() => Observation, { description: 'Takes a value back before it is published.' })
  withdrawObservation(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The revision.' }) id: string,
    @Arg('version', () => Int, { description: 'On the screen.' }) version: number,
  ): Promise<Observation> {
    return withdrawObservation(context, id, version)
  }

  @Allow(canReviewObservations)
  @Mutation(() => ObservationReview, {
    description: 'PUBLISH of a SUBMITTED one reviews it too. All or nothing.',
  })
  reviewObservations(
    @Ctx() context: Context,
    @Arg('keys', () => [ObservationKey], { description: 'Values as the screen knows them.' })
    keys: ObservationKey[],
    @Arg('action', () => ObservationAction, { description: 'What to do with all of them.' })
    action: ObservationAction,
    @Arg('opinion', () => String, {
      nullable: true,
      description: 'Needed to return; 500 characters at most.',
    })
    opinion?: string | null,
  ): Promise<ObservationReview> {
    return reviewObservations(context, keys, action, opinion)
  }

  @Allow(canReviewObservations)
  @Mutation(() => Observation, {
    description: 'A further revision, published at once; the old value stays visible.',
  })
  correctObservation(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The published revision that counts.' }) id: string,
    @Arg('version', () => Int, { description: 'On the screen.' }) version: number,
    @Arg('reason', () => String, { description: 'Why; 500 characters at most.' }) reason: string,
    @Arg('numerator', () => Float, { nullable: true, description: '分子 of a ratio.' })
    numerator?: number | null,
    @Arg('denominator', () => Float, { nullable: true, description: '分母 of a ratio.' })
    denominator?: number | null,
    @Arg('value', () => Float, { nullable: true, description: 'Value of anything else.' })
    value?: number | null,
  ): Promise<Observation> {
    return correctObservation(context, { id, version, numerator, denominator, value, reason })
  }
}
