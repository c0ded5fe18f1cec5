import type { ComplaintLimit as LimitModel } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { dateToDay } from '../../platform/day.ts'
import { placeScope, SEES_INDICATORS } from '../access/index.ts'
import { ComplaintClass } from './complaint.enums.ts'
import { isInForce, type LimitRow, standardLimits } from './complaint-limit.rules.ts'
import type { ComplaintLimit } from './complaint-limit.type.ts'

const toLimit = (row: LimitModel): ComplaintLimit => ({
  ...row,
  validFrom: dateToDay(row.validFrom),
  validUntil: row.validUntil && dateToDay(row.validUntil),
  standard: false,
})

/** One that was replaced before it began never held. */
const isReal = ({ validFrom, validUntil }: Pick<LimitRow, 'validFrom' | 'validUntil'>): boolean =>
  validUntil === null || validUntil >= validFrom

/** Limits of a jurisdiction that held, hold or will hold. */
export async function limitRows({ db }: Context, jurisdictionCode: string): Promise<LimitRow[]> {
  const rows = await db.prisma.complaintLimit.findMany({ where: { jurisdictionCode } })
  return rows.map(toLimit).filter(isReal)
}

/** What holds by itself always did. */
const ALWAYS = '2000-01-01'

const STANDARD_ID = 'standard-'

export const isStandardId = (id: string): boolean => id.startsWith(STANDARD_ID)

/** What holds for a class where nothing else is set. */
const standardRow = (jurisdictionCode: string, of: ComplaintClass): ComplaintLimit => ({
  ...standardLimits(of),
  jurisdictionCode,
  id: `${STANDARD_ID}${of}`,
  class: of,
  urgency: null,
  channelId: null,
  validFrom: ALWAYS,
  validUntil: null,
  createdBy: '系统默认',
  standard: true,
})

const isForAll = ({ channelId, urgency }: Pick<LimitRow, 'channelId' | 'urgency'>): boolean =>
  channelId === null && urgency === null

/**
 * The limits of a place's jurisdiction: those in force and to come first, then the defaults of the classes that have none
 * of their own, then those that ended. Throws as `placeScope` does.
 */
export async function complaintLimits(context: Context, place: string): Promise<ComplaintLimit[]> {
  const { jurisdictionCode } = placeScope(context.viewer, place, SEES_INDICATORS)
  const today = context.clock.today()
  const rows = await context.db.prisma.complaintLimit.findMany({
    where: { jurisdictionCode },
    orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
  })
  const limits = rows.map(toLimit).filter(isReal)
  const alive = limits.filter(({ validUntil }) => validUntil === null || validUntil >= today)
  const general = alive.filter(row => isInForce(row, today) && isForAll(row))
  const holds = (of: ComplaintClass) => general.some(row => row.class === of || row.class === null)
  const standard = Object.values(ComplaintClass).filter(of => !holds(of))
  const ended = limits.filter(row => !alive.includes(row))
  return [...alive, ...standard.map(of => standardRow(jurisdictionCode, of)), ...ended]
}
