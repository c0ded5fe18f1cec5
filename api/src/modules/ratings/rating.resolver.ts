import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { BoardPeriod } from '../../platform/board-days.type.ts'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { notFound } from '../../platform/errors.ts'
import { Allow, OnScreen } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canManageRatings, canReadRatings, canWorkOnComplaints } from '../access/index.ts'
import { Division, divisionLoader, Organization, organizationLoader } from '../divisions/index.ts'
import { HistoryEntry, Light } from '../tasks/index.ts'
import { appealRating, decideAppeal, toAppeal, withdrawAppeal } from './appeal.service.ts'
import { ratingHistory } from './rating.history.ts'
import { NewRating, RatingFilter } from './rating.input.ts'
import {
  canAppeal,
  canDecideAppeal,
  canRectify,
  canReviewRectification,
  canUnmaskRating,
  canWithdrawAppeal,
} from './rating.policy.ts'
import {
  appealLoader,
  listRatingImports,
  listRatings,
  ratingForPolicy,
  rectificationLight,
  rectificationLoader,
  requireRating,
} from './rating.query.ts'
import { createRating, unmaskRating } from './rating.service.ts'
import {
  Rating,
  RatingAppeal,
  RatingCan,
  RatingConnection,
  RatingImport,
  Rectification,
  UnmaskedRating,
} from './rating.type.ts'
import { ratingBoard } from './rating-board.query.ts'
import { RatingBoard } from './rating-board.type.ts'
import { undoFault, undoRatingImport } from './rating-import.service.ts'
import { reviewRectification, submitRectification, toRectification } from './rectification.service.ts'

const aPlace = () => Arg('place', () => ID, { description: 'Division.' })
const aDay = (name: string, description: string) =>
  Arg(name, () => DayScalar, { nullable: true, description })
const aRating = () => Arg('id', () => ID, { description: 'Rating.' })
const aReason = () => Arg('reason', () => String, { description: 'Why; 5 characters at least.' })

const unitOf = async (context: Context, id: string | null): Promise<Organization | null> =>
  id === null ? null : organizationLoader(context).load(id)

@Resolver(() => Rating)
export class RatingResolver {
  @OnScreen()
  @Allow(canReadRatings)
  @Query(() => RatingBoard, {
    description: '好差评 of a place in a period; 30 days up to asOf when left out.',
  })
  ratingBoard(
    @Ctx() context: Context,
    @aPlace() place: string,
    @aDay('from', 'First day.') from?: Day | null,
    @aDay('until', 'Last day, up to asOf.') until?: Day | null,
    @aDay('asOf', 'A day up to today; today when left out.') asOf?: Day | null,
    @Arg('period', () => BoardPeriod, {
      nullable: true,
      description: 'Instead of from: this period up to the last day, compared as it is on the cockpit.',
    })
    period?: BoardPeriod | null,
  ): Promise<RatingBoard> {
    return ratingBoard(context, { place, from, until, asOf, period })
  }

  @Allow(canReadRatings)
  @Query(() => RatingConnection, { description: 'A page of ratings, newest first.' })
  ratings(
    @Ctx() context: Context,
    @aPlace() place: string,
    @Arg('filter', () => RatingFilter, { nullable: true, description: 'Which ratings.' })
    filter?: RatingFilter | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows, 50 by default, 200 at most.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'endCursor of the page before.' })
    after?: string | null,
    @aDay('asOf', 'Served up to this day.') asOf?: Day | null,
  ): Promise<RatingConnection> {
    return listRatings(context, { place, filter, first, after, asOf })
  }

  @Allow(canReadRatings)
  @Query(() => Rating, { description: 'One rating.' })
  rating(@Ctx() context: Context, @aRating() id: string): Promise<Rating> {
    return requireRating(context, id)
  }

  @Allow(canManageRatings)
  @Mutation(() => Rating, {
    description: 'Writes an evaluation down; the same key twice gives the same one.',
  })
  createRating(
    @Ctx() context: Context,
    @Arg('input', () => NewRating, { description: 'What was said.' }) input: NewRating,
  ): Promise<Rating> {
    return createRating(context, input)
  }

  @Allow(canWorkOnComplaints)
  @Mutation(() => Rating, { description: 'The unit appeals against a bad rating.' })
  appealRating(@Ctx() context: Context, @aRating() id: string, @aReason() reason: string): Promise<Rating> {
    return appealRating(context, id, reason)
  }

  @Allow(canWorkOnComplaints)
  @Mutation(() => Rating, { description: 'The unit takes its appeal back.' })
  withdrawAppeal(@Ctx() context: Context, @aRating() id: string): Promise<Rating> {
    return withdrawAppeal(context, id)
  }

  @Allow(canManageRatings)
  @Mutation(() => Rating, { description: 'Decides an appeal; upheld, the rating counts no more.' })
  decideAppeal(
    @Ctx() context: Context,
    @aRating() id: string,
    @Arg('uphold', () => Boolean, { description: 'Whether the unit is right.' }) uphold: boolean,
    @Arg('opinion', () => String, { description: 'Why; 5 characters at least.' }) opinion: string,
  ): Promise<Rating> {
    return decideAppeal(context, id, { uphold, opinion })
  }

  @Allow(canManageRatings)
  @Mutation(() => UnmaskedRating, { description: 'What is masked, for a reason; recorded.' })
  unmaskRating(
    @Ctx() context: Context,
    @aRating() id: string,
    @aReason() reason: string,
  ): Promise<UnmaskedRating> {
    return unmaskRating(context, id, reason)
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The unit rated.' })
  organization(@Ctx() context: Context, @Root() { organizationId }: Rating): Promise<Organization | null> {
    return unitOf(context, organizationId)
  }

  @FieldResolver(() => Division, { description: 'Where.' })
  async place(@Ctx() context: Context, @Root() { placeCode }: Rating): Promise<Division> {
    const place = await divisionLoader(context).load(placeCode)
    if (!place) throw notFound('这个地方')
    return place
  }

  @FieldResolver(() => Rectification, { nullable: true, description: '差评整改, for a bad rating.' })
  async rectification(@Ctx() context: Context, @Root() rating: Rating): Promise<Rectification | null> {
    const row = await rectificationLoader(context).load(rating)
    return row && toRectification(row)
  }

  @FieldResolver(() => [RatingAppeal], { description: 'Appeals, newest first.' })
  async appeals(@Ctx() context: Context, @Root() rating: Rating): Promise<RatingAppeal[]> {
    return (await appealLoader(context).load(rating)).map(toAppeal)
  }

  @FieldResolver(() => [HistoryEntry], { description: 'What was done to it, newest first.' })
  history(@Ctx() context: Context, @Root() rating: Rating): Promise<HistoryEntry[]> {
    return ratingHistory(context, rating)
  }

  @FieldResolver(() => RatingCan, { description: 'What the viewer may do with it now.' })
  async can(@Ctx() context: Context, @Root() rating: Rating): Promise<RatingCan> {
    const { viewer } = context
    const [subject, rectification, appeals] = await Promise.all([
      ratingForPolicy(context, rating),
      rectificationLoader(context).load(rating),
      appealLoader(context).load(rating),
    ])
    return {
      rectify: canRectify(viewer, subject, rectification),
      review: canReviewRectification(viewer, subject, rectification),
      appeal: canAppeal(viewer, subject, appeals),
      decideAppeal: canDecideAppeal(viewer, subject, appeals),
      withdrawAppeal: canWithdrawAppeal(viewer, subject, appeals),
      unmask: canUnmaskRating(viewer, subject),
    }
  }
}

@Resolver(() => Rectification)
export class RectificationResolver {
  @Allow(canWorkOnComplaints)
  @Mutation(() => Rectification, { description: 'The unit says what it put right.' })
  submitRectification(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Rectification.' }) id: string,
    @Arg('version', () => Int, { description: 'The version that was read.' }) version: number,
    @Arg('measure', () => String, { description: 'What was done; 5 characters at least.' }) measure: string,
  ): Promise<Rectification> {
    return submitRectification(context, id, version, measure)
  }

  @Allow(canManageRatings)
  @Mutation(() => Rectification, { description: 'Accepts it, or sends it back with a reason.' })
  reviewRectification(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Rectification.' }) id: string,
    @Arg('version', () => Int, { description: 'The version that was read.' }) version: number,
    @Arg('approve', () => Boolean, { description: 'Whether it is put right.' }) approve: boolean,
    @Arg('opinion', () => String, { nullable: true, description: 'Needed to send it back.' })
    opinion?: string | null,
  ): Promise<Rectification> {
    return reviewRectification(context, id, version, { approve, opinion })
  }

  @FieldResolver(() => Light, { description: 'Light against the limit.' })
  async light(@Ctx() context: Context, @Root() rectification: Rectification): Promise<Light> {
    return (await rectificationLight(context, rectification)).light
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Working days left; negative when past; null when done.',
  })
  async daysLeft(@Ctx() context: Context, @Root() rectification: Rectification): Promise<number | null> {
    return (await rectificationLight(context, rectification)).daysLeft
  }

  @FieldResolver(() => Rating, { description: 'The bad rating.' })
  rating(@Ctx() context: Context, @Root() { ratingId }: Rectification): Promise<Rating> {
    return requireRating(context, ratingId)
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'Who is to put it right.' })
  organization(
    @Ctx() context: Context,
    @Root() { organizationId }: Rectification,
  ): Promise<Organization | null> {
    return unitOf(context, organizationId)
  }
}

@Resolver(() => RatingImport)
export class RatingImportResolver {
  @Allow(canManageRatings)
  @Query(() => [RatingImport], { description: 'Files of ratings that came in, newest first.' })
  ratingImports(@Ctx() context: Context, @aPlace() place: string): Promise<RatingImport[]> {
    return listRatingImports(context, place)
  }

  @Allow(canManageRatings)
  @Mutation(() => RatingImport, {
    description: 'Takes out what a file brought in, where nobody went on with it.',
  })
  undoRatingImport(
    @Ctx() context: Context,
    @aPlace() place: string,
    @Arg('id', () => ID, { description: 'Import.' }) id: string,
  ): Promise<RatingImport> {
    return undoRatingImport(context, place, id)
  }

  @FieldResolver(() => Boolean, { description: 'Whether it may be taken back.' })
  canUndo(@Root() source: RatingImport): boolean {
    return undoFault(source) === null
  }
}
