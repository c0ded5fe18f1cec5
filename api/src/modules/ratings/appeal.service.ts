import type { RatingAppeal as AppealRow } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { dateToDay, dayToDate } from '../../platform/day.ts'
import { conflict, DomainError } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { notify } from '../notifications/index.ts'
import { canDecideAppeal, managesRatings, worksForRated } from './rating.policy.ts'
import { appealLoader, forgetRatings, ratingForPolicy, requireRating } from './rating.query.ts'
import { isBad, reasonOf } from './rating.rules.ts'
import type { Rating, RatingAppeal } from './rating.type.ts'
import { countedRatings } from './rating-tally.ts'
import { tellUnit } from './rectification.service.ts'

/** A row as it leaves the server. */
export const toAppeal = (row: AppealRow): RatingAppeal => ({
  ...row,
  appealedOn: dateToDay(row.appealedOn),
  decidedOn: row.decidedOn && dateToDay(row.decidedOn),
})

/** One at a time on a rating; answers its appeals as they stand. */
async function lockAppeals({ tx }: Write, { jurisdictionCode, id }: Rating): Promise<AppealRow[]> {
  await tx.$queryRawUnsafe(
    'select id from rating where division_code = $1 and id = $2::uuid for update',
    jurisdictionCode,
    id,
  )
  return tx.ratingAppeal.findMany({ where: { jurisdictionCode, ratingId: id } })
}

const reread = (context: Context, id: string): Promise<Rating> => {
  forgetRatings(context)
  return requireRating(context, id)
}

/** The unit appeals against a bad rating, with its reason. Throws `FORBIDDEN`, `BAD_INPUT`, `CONFLICT`. */
export async function appealRating(context: Context, id: string, reason: string): Promise<Rating> {
  const rating = await requireRating(context, id)
  allow(worksForRated(context.viewer, await ratingForPolicy(context, rating)), context.viewer)
  const why = reasonOf('reason', '申诉理由', reason)
  if (!isBad(rating)) throw new DomainError('CONFLICT', '只有差评（不满意、非常不满意）可以申诉。')
  const { jurisdictionCode, service } = rating
  await write(context, jurisdictionCode, async step => {
    const appeals = await lockAppeals(step, rating)
    if (appeals.some(({ status }) => status !== 'WITHDRAWN'))
      throw conflict('这条差评已经申诉过，不能再次申诉。请在页面上查看申诉结果。')
    await step.tx.ratingAppeal.create({
      data: {
        ...{ jurisdictionCode, id: newId(), ratingId: id, reason: why },
        ...{ appealedOn: dayToDate(context.clock.today()), appealedAt: context.clock.now() },
        ...{ appealedBy: context.viewer?.name ?? '', appealedById: context.viewer?.id ?? null },
      },
    })
    await step.record({ type: 'RATING_APPEALED', entity: 'Rating', entityId: id, after: { reason: why } })
    await notify(step, context, {
      ...{ jurisdictionCode, kind: 'RATING_SUBMITTED', to: { roles: ['SUPERVISOR', 'DATA_STEWARD'] } },
      ...{ title: `“${service}”的差评申诉待裁定`, path: `/ratings/${id}`, entity: 'Rating', entityId: id },
    })
  })
  return reread(context, id)
}

/** Closes the appeal that waits. Throws `CONFLICT` where none does any more. */
async function closeAppeal(
  step: Write,
  context: Context,
  rating: Rating,
  data: { status: 'UPHELD' | 'REFUSED' | 'WITHDRAWN'; opinion?: string },
): Promise<void> {
  const pending = (await lockAppeals(step, rating)).find(({ status }) => status === 'PENDING')
  if (!pending) throw conflict('这条差评没有待裁定的申诉，可能刚刚已经办理。请刷新页面。')
  await step.tx.ratingAppeal.update({
    where: { jurisdictionCode_id: { jurisdictionCode: rating.jurisdictionCode, id: pending.id } },
    data: { ...data, decidedOn: dayToDate(context.clock.today()), decidedBy: context.viewer?.name ?? '' },
  })
}

/** The unit takes its appeal back; it may appeal again. Throws `FORBIDDEN`, `CONFLICT`. */
export async function withdrawAppeal(context: Context, id: string): Promise<Rating> {
  const rating = await requireRating(context, id)
  allow(worksForRated(context.viewer, await ratingForPolicy(context, rating)), context.viewer)
  await write(context, rating.jurisdictionCode, async step => {
    await closeAppeal(step, context, rating, { status: 'WITHDRAWN' })
    await step.record({ type: 'RATING_APPEAL_WITHDRAWN', entity: 'Rating', entityId: id })
  })
  return reread(context, id)
}

/**
 * Decides an appeal. Upheld, the rating counts no more in the assessed rates and is not put right any more. Throws
 * `FORBIDDEN` also for who appealed, `BAD_INPUT` without an opinion, `CONFLICT`.
 */
export async function decideAppeal(
  context: Context,
  id: string,
  { uphold, opinion }: { uphold: boolean; opinion: string },
): Promise<Rating> {
  const rating = await requireRating(context, id)
  allow(managesRatings(context.viewer, rating.jurisdictionCode), context.viewer)
  const appeals = await appealLoader(context).load(rating)
  const pending = appeals.some(({ status }) => status === 'PENDING')
  if (pending && !canDecideAppeal(context.viewer, await ratingForPolicy(context, rating), appeals))
    throw new DomainError('FORBIDDEN', '申诉不能由申诉人自己裁定，请由其他人员办理。')
  const why = reasonOf('opinion', '裁定意见', opinion)
  await write(context, rating.jurisdictionCode, async step => {
    await closeAppeal(step, context, rating, { status: uphold ? 'UPHELD' : 'REFUSED', opinion: why })
    if (uphold) await voidRating(step, rating)
    const type = uphold ? 'RATING_APPEAL_UPHELD' : 'RATING_APPEAL_REFUSED'
    await step.record({ type, entity: 'Rating', entityId: id, after: { opinion: why } })
    await tellUnit(step, context, rating, uphold ? '差评申诉成立，不计入考核' : '差评申诉不成立')
  })
  return reread(context, id)
}

const voidRating = (step: Write, { jurisdictionCode, id }: Rating): Promise<void> =>
  countedRatings(step, jurisdictionCode, [id], async () => {
    await step.tx.rating.update({
      where: { jurisdictionCode_id: { jurisdictionCode, id } },
      data: { voided: true, version: { increment: 1 } },
    })
    await step.tx.rectification.updateMany({
      where: { jurisdictionCode, ratingId: id, status: { in: ['OPEN', 'SUBMITTED'] } },
      data: { status: 'VOID', version: { increment: 1 } },
    })
  })
