import type { Rectification as RectificationRow } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { dateToDay, dayToDate } from '../../platform/day.ts'
import { badInput, conflict, DomainError, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { isId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { jurisdictionsOf } from '../divisions/index.ts'
import { notify } from '../notifications/index.ts'
import { canReviewRectification, managesRatings, worksForRated } from './rating.policy.ts'
import { forgetRatings, ratingForPolicy, requireRating } from './rating.query.ts'
import { LONGEST_WORDS, optionalWords, reasonOf, requiredWords } from './rating.rules.ts'
import type { Rating, Rectification } from './rating.type.ts'
import { countedRatings } from './rating-tally.ts'

/** A row as it leaves the server. */
export const toRectification = (row: RectificationRow): Rectification => ({
  ...row,
  openedOn: dateToDay(row.openedOn),
  dueOn: dateToDay(row.dueOn),
  submittedOn: row.submittedOn && dateToDay(row.submittedOn),
  doneOn: row.doneOn && dateToDay(row.doneOn),
})

/** A rectification whose rating the viewer may read. Throws `NOT_FOUND`, `FORBIDDEN`. */
async function requireRectification(
  context: Context,
  id: string,
): Promise<{ row: RectificationRow; rating: Rating }> {
  const row = isId(id)
    ? await context.db.prisma.rectification.findFirst({
        where: { jurisdictionCode: { in: jurisdictionsOf(context.viewer) }, id },
      })
    : null
  if (!row) throw notFound('这项差评整改')
  return { row, rating: await requireRating(context, row.ratingId) }
}

const STANDS: Readonly<Record<RectificationRow['status'], string>> = {
  OPEN: '还没有提交整改情况',
  SUBMITTED: '已提交整改情况，正在等待审核',
  DONE: '已经通过审核',
  VOID: '已不再需要整改',
}

const wrongState = ({ status }: RectificationRow): DomainError =>
  new DomainError('CONFLICT', `这项整改${STANDS[status]}，不能再这样办理。请刷新页面查看最新情况。`)

/** Moves it on where nobody else did meanwhile. Throws `CONFLICT`. */
async function move(
  step: Write,
  { jurisdictionCode, id, ratingId, status }: RectificationRow,
  version: number,
  data: Parameters<Write['tx']['rectification']['updateMany']>[0]['data'],
): Promise<void> {
  await countedRatings(step, jurisdictionCode, [ratingId], async () => {
    const { count } = await step.tx.rectification.updateMany({
      where: { jurisdictionCode, id, version, status },
      data: { ...data, version: { increment: 1 } },
    })
    if (count === 0) throw conflict()
  })
}

const reread = async (context: Context, id: string): Promise<Rectification> => {
  forgetRatings(context)
  return toRectification((await requireRectification(context, id)).row)
}

/** The unit says what it put right. Throws `FORBIDDEN`, `BAD_INPUT`, `CONFLICT`. */
export async function submitRectification(
  context: Context,
  id: string,
  version: number,
  measure: string,
): Promise<Rectification> {
  const { row, rating } = await requireRectification(context, id)
  allow(worksForRated(context.viewer, await ratingForPolicy(context, rating)), context.viewer)
  const words = requiredWords('measure', '整改措施', measure, LONGEST_WORDS)
  if (words.length < 5) throw badInput('measure', '整改措施至少写 5 个字，说清楚做了什么。')
  if (row.status !== 'OPEN') throw wrongState(row)
  const { jurisdictionCode, ratingId } = row
  await write(context, jurisdictionCode, async step => {
    await move(step, row, version, {
      ...{ status: 'SUBMITTED', measure: words, submittedOn: dayToDate(context.clock.today()) },
      ...{ submittedBy: context.viewer?.name ?? '', submittedById: context.viewer?.id ?? null },
    })
    await step.record({
      ...{ type: 'RECTIFICATION_SUBMITTED', entity: 'Rating', entityId: ratingId },
      after: { measure: words, round: row.round },
    })
    await notify(step, context, {
      ...{ jurisdictionCode, kind: 'RATING_SUBMITTED', to: { roles: ['SUPERVISOR', 'DATA_STEWARD'] } },
      ...{
        title: `“${rating.service}”的差评整改待审核`,
        path: `/ratings/${ratingId}`,
        entity: 'Rating',
        entityId: ratingId,
      },
    })
  })
  return reread(context, id)
}

/**
 * Accepts what was put right: done on the day it was handed in; or sends it back into a new round, for which the limit
 * stays. Throws `FORBIDDEN` also for who handed it in; `BAD_INPUT` without a reason to send back; `CONFLICT`.
 */
export async function reviewRectification(
  context: Context,
  id: string,
  version: number,
  { approve, opinion }: { approve: boolean; opinion?: string | null },
): Promise<Rectification> {
  const { row, rating } = await requireRectification(context, id)
  const subject = await ratingForPolicy(context, rating)
  allow(managesRatings(context.viewer, row.jurisdictionCode), context.viewer)
  if (row.status === 'SUBMITTED' && !canReviewRectification(context.viewer, subject, row))
    throw new DomainError('FORBIDDEN', '整改情况不能由提交人自己审核，请由其他人员办理。')
  const words = approve
    ? optionalWords('opinion', '审核意见', opinion, LONGEST_WORDS)
    : reasonOf('opinion', '退回理由', opinion)
  if (row.status !== 'SUBMITTED') throw wrongState(row)
  await write(context, row.jurisdictionCode, async step => {
    const reviewed = { opinion: words, reviewedBy: context.viewer?.name ?? '' }
    await move(
      step,
      row,
      version,
      approve
        ? { ...reviewed, status: 'DONE', doneOn: row.submittedOn }
        : { ...reviewed, status: 'OPEN', round: { increment: 1 }, submittedOn: null },
    )
    await step.record({
      ...{
        type: approve ? 'RECTIFICATION_ACCEPTED' : 'RECTIFICATION_RETURNED',
        entity: 'Rating',
        entityId: row.ratingId,
      },
      after: { opinion: words, round: row.round },
    })
    await tellUnit(step, context, rating, approve ? '差评整改通过审核' : '差评整改被退回，请重新整改')
  })
  return reread(context, id)
}

/** Tells the unit rated what came of it. */
export async function tellUnit(step: Write, context: Context, rating: Rating, what: string): Promise<void> {
  const { jurisdictionCode, id, organizationId, service } = rating
  if (organizationId === null) return
  await notify(step, context, {
    ...{ jurisdictionCode, kind: 'RATING_DECIDED', to: { organizationIds: [organizationId] } },
    ...{ title: `“${service}”${what}`, path: `/ratings/${id}`, entity: 'Rating', entityId: id },
  })
}
