import type { Context } from '../../platform/context.ts'
import { addDays } from '../../platform/day.ts'
import { badInput, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { isId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { placeScope, SEES_INDICATORS } from '../access/index.ts'
import { organizationLoader, ruleSettings } from '../divisions/index.ts'
import { notify } from '../notifications/index.ts'
import type { NewRating } from './rating.input.ts'
import { canUnmaskRating, managesRatings } from './rating.policy.ts'
import { forgetRatings, ratingForPolicy, requireRating } from './rating.query.ts'
import {
  LONGEST_SERVICE,
  LONGEST_WORDS,
  optionalWords,
  type RatingFacts,
  reasonOf,
  requiredWords,
} from './rating.rules.ts'
import type { Rating, UnmaskedRating } from './rating.type.ts'
import { type RatingsTaken, takeRatings } from './rating-write.service.ts'

/** The source of what was written down here. */
export const OWN_SOURCE = '人工登记'

/** Longer ago than that is a slip of the finger. */
const OLDEST_DAYS = 3650

/**
 * Writes an evaluation down. The same key again gives the one that is there. Throws `FORBIDDEN` for all but the office
 * and the steward, `NOT_FOUND` for a unit of another place, `BAD_INPUT`.
 */
export async function createRating(context: Context, input: NewRating): Promise<Rating> {
  const { jurisdictionCode } = placeScope(context.viewer, input.place, SEES_INDICATORS)
  allow(managesRatings(context.viewer, jurisdictionCode), context.viewer)
  const facts = await readFacts(context, jurisdictionCode, input)
  const { ratingRectifyWorkingDays } = await ruleSettings(context, jurisdictionCode)
  const id = await write(context, jurisdictionCode, async step => {
    const there = await step.tx.rating.findUnique({
      where: {
        jurisdictionCode_source_externalId: { jurisdictionCode, source: OWN_SOURCE, externalId: input.key },
      },
    })
    if (there) return repeated(step, there.id)
    const taken = await takeRatings(step, {
      ...{ jurisdictionCode, importId: null, rectifyWorkingDays: ratingRectifyWorkingDays, ratings: [facts] },
    })
    const [made = ''] = taken.created
    const { service, servedOn, level, organizationId } = facts
    await step.record({
      ...{ type: 'RATING_CREATED', entity: 'Rating', entityId: made },
      after: { service, servedOn, level, organizationId },
    })
    await tellUnits(step, context, jurisdictionCode, taken)
    return made
  })
  return requireRating(context, id)
}

/** Nothing was written, but a write has to say what it did. */
async function repeated({ record }: Write, id: string): Promise<string> {
  await record({ type: 'RATING_CREATED', entity: 'Rating', entityId: id, after: { again: true } })
  return id
}

async function readFacts(context: Context, jurisdictionCode: string, input: NewRating): Promise<RatingFacts> {
  const { key, organizationId, servedOn, level } = input
  if (!isId(key)) throw badInput('key', '表单编号无效，请刷新页面后重试。')
  const today = context.clock.today()
  if (servedOn > today) throw badInput('servedOn', '办理日期不能晚于今天。')
  if (servedOn < addDays(today, -OLDEST_DAYS)) throw badInput('servedOn', '办理日期太早，请核对年份。')
  const unit = isId(organizationId) ? await organizationLoader(context).load(organizationId) : null
  if (!unit || unit.jurisdictionCode !== jurisdictionCode) throw notFound('这个单位')
  return {
    ...{
      source: OWN_SOURCE,
      externalId: key,
      organizationId,
      servedOn,
      level,
      byDefault: false,
      unitWords: null,
    },
    service: requiredWords('service', '事项', input.service, LONGEST_SERVICE),
    channel: optionalWords('channel', '渠道', input.channel, 40),
    placeCode: unit.placeCode,
    ratedOn: today,
    words: optionalWords('words', '评价内容', input.words, LONGEST_WORDS),
    callerName: optionalWords('callerName', '姓名', input.callerName, 40),
    callerPhone: optionalWords('callerPhone', '电话', input.callerPhone, 40),
  }
}

/** At most so many messages of one write: a unit with more is told to look at its list. */
const MOST_MESSAGES = 20

/** Tells units of their bad ratings. */
export async function tellUnits(
  step: Write,
  context: Context,
  jurisdictionCode: string,
  { bad }: Pick<RatingsTaken, 'bad'>,
): Promise<void> {
  const byUnit = new Map<string, typeof bad>()
  for (const one of bad) byUnit.set(one.organizationId, [...(byUnit.get(one.organizationId) ?? []), one])
  for (const [organizationId, ratings] of [...byUnit].slice(0, MOST_MESSAGES)) {
    const [first] = ratings
    if (!first) continue
    const single = ratings.length === 1
    await notify(step, context, {
      ...{ jurisdictionCode, kind: 'RATING_BAD', to: { organizationIds: [organizationId] } },
      title: single
        ? `“${first.service}”收到差评，请在 ${first.dueOn} 前整改`
        : `收到 ${ratings.length} 条差评，请按时整改`,
      path: single ? `/ratings/${first.id}` : '/ratings/list?rectification=OPEN',
      ...{ entity: 'Rating', entityId: first.id },
    })
  }
}

/**
 * Shows what is masked on a rating; recorded with the reason. Throws `FORBIDDEN`: the unit rated never learns who rated.
 */
export async function unmaskRating(context: Context, id: string, reason: string): Promise<UnmaskedRating> {
  const rating = await requireRating(context, id)
  allow(canUnmaskRating(context.viewer, await ratingForPolicy(context, rating)), context.viewer)
  const why = reasonOf('reason', '查看理由', reason)
  const { jurisdictionCode } = rating
  return write(context, jurisdictionCode, async ({ tx, record }) => {
    const person = await tx.ratingPerson.findUnique({
      where: { jurisdictionCode_ratingId: { jurisdictionCode, ratingId: id } },
    })
    // What was shown stands in no log, only that it was and why.
    await record({ type: 'RATING_UNMASKED', entity: 'Rating', entityId: id, after: { reason: why } })
    return {
      ratingId: id,
      name: person?.name ?? null,
      phone: person?.phone ?? null,
      words: person?.words ?? rating.words,
    }
  }).finally(() => forgetRatings(context))
}
