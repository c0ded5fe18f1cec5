import type { ComplaintLimit as LimitModel } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { addDays, type Day, dateToDay, dayToDate } from '../../platform/day.ts'
import { badInput, conflict, DomainError, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { isId, newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { placeScope, SEES_INDICATORS } from '../access/index.ts'
import type { ComplaintLimitInput } from './complaint.input.ts'
import { canSetLimits } from './complaint.policy.ts'
import { complaintLimits, isStandardId } from './complaint-limit.query.ts'
import { LIMIT_BOUNDS, limitFault, type TicketLimits } from './complaint-limit.rules.ts'
import type { ComplaintLimit } from './complaint-limit.type.ts'
import { channelLoader } from './complaint-terms.query.ts'

const FIELDS = Object.keys(LIMIT_BOUNDS) as (keyof TicketLimits)[]

/** The jurisdiction whose limits the viewer keeps. Throws as `placeScope` does, and `FORBIDDEN`. */
function keptJurisdiction({ viewer }: Context, place: string): string {
  const { jurisdictionCode } = placeScope(viewer, place, SEES_INDICATORS)
  allow(canSetLimits(viewer, jurisdictionCode), viewer)
  return jurisdictionCode
}

async function checkInput(
  context: Context,
  jurisdictionCode: string,
  input: ComplaintLimitInput,
): Promise<void> {
  const faults = FIELDS.flatMap(field => {
    const message = limitFault(field, input[field])
    return message === null ? [] : [{ field, message }]
  })
  const [first] = faults
  if (first) throw new DomainError('BAD_INPUT', first.message, faults)
  if (input.validFrom < context.clock.today())
    throw badInput('validFrom', '生效日期不能早于今天：已派发的工单按派发当天的时限计算。')
  const id = input.channelId ?? null
  if (id !== null && !(isId(id) && (await channelLoader(context).load({ jurisdictionCode, id }))))
    throw badInput('channelId', '没有这个来源渠道，请重新选择。')
}

/** Of two people at once the second waits here until the first is done. */
const inTurn = ({ tx }: Write, jurisdictionCode: string) =>
  tx.$queryRaw`select 1 from jurisdiction where division_code = ${jurisdictionCode} for no key update`

/**
 * Sets a limit from a day on. The one that held for the same class, channel and urgency ends the day before; one that
 * begins later stays. Throws `FORBIDDEN`, `BAD_INPUT`.
 */
export async function setComplaintLimit(
  context: Context,
  input: ComplaintLimitInput,
): Promise<ComplaintLimit[]> {
  const jurisdictionCode = keptJurisdiction(context, input.place)
  await checkInput(context, jurisdictionCode, input)
  const { validFrom, signHours, contactDays, workingDays, returnLimit, extensionDays } = input
  const limits: TicketLimits = { signHours, contactDays, workingDays, returnLimit, extensionDays }
  const key = {
    class: input.class ?? null,
    channelId: input.channelId ?? null,
    urgency: input.urgency ?? null,
  }
  await write(context, jurisdictionCode, async step => {
    await inTurn(step, jurisdictionCode)
    const same = await step.tx.complaintLimit.findMany({ where: { jurisdictionCode, ...key } })
    const validUntil = await makeRoom(step, same, validFrom)
    const id = newId()
    const times = { validFrom: dayToDate(validFrom), validUntil: validUntil && dayToDate(validUntil) }
    const by = { createdAt: context.clock.now(), createdBy: context.viewer?.name ?? '系统' }
    await step.tx.complaintLimit.create({
      data: { jurisdictionCode, id, ...key, ...limits, ...times, ...by },
    })
    const after = { ...key, ...limits, validFrom, validUntil }
    await step.record({ type: 'COMPLAINT_LIMIT_SET', entity: 'ComplaintLimit', entityId: id, after })
  })
  return complaintLimits(context, input.place)
}

/** Ends what holds on `validFrom`, and says until when the new one holds: the day before the next begins. */
async function makeRoom({ tx }: Write, same: readonly LimitModel[], validFrom: Day): Promise<Day | null> {
  const before = dayToDate(addDays(validFrom, -1))
  for (const { jurisdictionCode, id, ...row } of same) {
    const begins = dateToDay(row.validFrom)
    const ends = row.validUntil && dateToDay(row.validUntil)
    if (begins > validFrom || (ends !== null && ends < validFrom)) continue
    await tx.complaintLimit.update({
      where: { jurisdictionCode_id: { jurisdictionCode, id } },
      data: { validUntil: before },
    })
  }
  const next = same
    .filter(row => isReal(row) && dateToDay(row.validFrom) > validFrom)
    .map(row => dateToDay(row.validFrom))
    .sort()[0]
  return next === undefined ? null : addDays(next, -1)
}

const isReal = ({ validFrom, validUntil }: LimitModel): boolean =>
  validUntil === null || validUntil >= validFrom

/** Ends a limit: it holds until tonight, one that is still to begin never does. Throws `NOT_FOUND`, `CONFLICT`. */
export async function endComplaintLimit(
  context: Context,
  place: string,
  id: string,
): Promise<ComplaintLimit[]> {
  const jurisdictionCode = keptJurisdiction(context, place)
  if (isStandardId(id)) throw badInput('id', '系统默认的时限不能停用。如需不同的时限，请新增一条。')
  if (!isId(id)) throw notFound('这条时限')
  const today = context.clock.today()
  await write(context, jurisdictionCode, async step => {
    await inTurn(step, jurisdictionCode)
    const where = { jurisdictionCode_id: { jurisdictionCode, id } }
    const row = await step.tx.complaintLimit.findUnique({ where })
    if (!row) throw notFound('这条时限')
    if (row.validUntil !== null && dateToDay(row.validUntil) <= today)
      throw conflict('这条时限已经停用，请刷新后查看。')
    const begins = dateToDay(row.validFrom)
    const validUntil = begins > today ? addDays(begins, -1) : today
    await step.tx.complaintLimit.update({ where, data: { validUntil: dayToDate(validUntil) } })
    const before = { validFrom: begins, workingDays: row.workingDays }
    const what = { type: 'COMPLAINT_LIMIT_ENDED', entity: 'ComplaintLimit', entityId: id }
    await step.record({ ...what, before, after: { validUntil } })
  })
  return complaintLimits(context, place)
}
