import type { ComplaintClass, ComplaintUrgency } from '#prisma'
import { addWorkingDays } from '../../platform/calendar.ts'
import type { Day } from '../../platform/day.ts'

/** How long a ticket may take. */
export interface TicketLimits {
  /** Hours to sign for it. */
  signHours: number
  /** Working days from dispatch to contact the caller, and to finish; day 1 is the working day after it. */
  contactDays: number
  workingDays: number
  /** Times it may be handed back before that is adjudicated. */
  returnLimit: number
  /** Working days that extensions may add at most. */
  extensionDays: number
}

/** A row of the limits as the rules see it; null = any. */
export interface LimitRow extends TicketLimits {
  id: string
  class: ComplaintClass | null
  channelId: string | null
  urgency: ComplaintUrgency | null
  validFrom: Day
  /** Last day, included; null = until further notice. */
  validUntil: Day | null
}

/** What a limit is chosen by. */
export interface LimitedTicket {
  class: ComplaintClass
  channelId: string | null
  urgency: ComplaintUrgency
}

const WORKING_DAYS: Readonly<Record<ComplaintClass, number>> = {
  INQUIRY: 1,
  REQUEST: 5,
  SUGGESTION: 5,
  COMPLAINT: 10,
  REPORT: 10,
  PRAISE: 5,
  OTHER: 5,
}

/** What holds where a jurisdiction has set nothing (DOMAIN §6). */
export const standardLimits = (of: ComplaintClass): TicketLimits => ({
  signHours: 2,
  contactDays: 1,
  workingDays: WORKING_DAYS[of],
  returnLimit: 2,
  extensionDays: 10,
})

export const isInForce = (
  { validFrom, validUntil }: Pick<LimitRow, 'validFrom' | 'validUntil'>,
  day: Day,
): boolean => validFrom <= day && (validUntil === null || day <= validUntil)

const fits = (row: LimitRow, ticket: LimitedTicket): boolean =>
  (row.class === null || row.class === ticket.class) &&
  (row.channelId === null || row.channelId === ticket.channelId) &&
  (row.urgency === null || row.urgency === ticket.urgency)

/** More conditions are more particular; of as many, urgency goes before class, class before channel. */
const particularity = ({ class: of, channelId, urgency }: LimitRow): number => {
  const conditions = [urgency, of, channelId].filter(condition => condition !== null).length
  return conditions * 8 + (urgency === null ? 0 : 4) + (of === null ? 0 : 2) + (channelId === null ? 0 : 1)
}

/** The limits of a ticket dispatched on a day: the most particular row in force, else the standard. */
export function limitsOf(rows: readonly LimitRow[], ticket: LimitedTicket, day: Day): TicketLimits {
  const [best] = rows
    .filter(row => isInForce(row, day) && fits(row, ticket))
    .sort(
      (one, other) =>
        particularity(other) - particularity(one) || other.validFrom.localeCompare(one.validFrom),
    )
  return best ?? standardLimits(ticket.class)
}

/** The dates that follow from a dispatch: the clock starts there, not at signing (DOMAIN §6, fixed). */
export const dueDates = ({ signHours, contactDays, workingDays }: TicketLimits, at: Date, today: Day) => ({
  signDueAt: new Date(at.getTime() + signHours * 3_600_000),
  contactDueOn: addWorkingDays(today, contactDays),
  dueOn: addWorkingDays(today, workingDays),
})

/** What a limit may be, with its name for sentences. */
export const LIMIT_BOUNDS: Readonly<
  Record<keyof TicketLimits, { name: string; least: number; most: number }>
> = {
  signHours: { name: '签收时限（小时）', least: 1, most: 720 },
  contactDays: { name: '联系时限（工作日）', least: 1, most: 60 },
  workingDays: { name: '办理时限（工作日）', least: 1, most: 250 },
  returnLimit: { name: '退单次数', least: 0, most: 10 },
  extensionDays: { name: '最长延期（工作日）', least: 0, most: 250 },
}

/** Why a number cannot be a limit; null when it can. */
export function limitFault(field: keyof TicketLimits, value: number): string | null {
  const { name, least, most } = LIMIT_BOUNDS[field]
  return Number.isInteger(value) && value >= least && value <= most
    ? null
    : `${name}应为 ${least}–${most} 的整数，请重新填写。`
}
