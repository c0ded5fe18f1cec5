import { isPublishedYear, workingDaysBetween } from '../../platform/calendar.ts'
import type { Day } from '../../platform/day.ts'
import { type Light, SEVERITY } from '../tasks/index.ts'

/** What the light of a ticket is read from. */
export interface TicketDates {
  dueOn: Day | null
  closedOn: Day | null
  onTime: boolean | null
}

/** The day a light is read at, and the last day that then counts as near. */
interface LightDay {
  asOf: Day
  nearUntil: Day
}

const isClosed = ({ closedOn }: TicketDates, asOf: Day): boolean => closedOn !== null && closedOn <= asOf

/**
 * The light of a ticket on a day (DOMAIN §4): closed late is never green, without a limit there is no data. A day after
 * `asOf` has not happened yet.
 */
export function complaintLight(ticket: TicketDates, { asOf, nearUntil }: LightDay): Light {
  if (isClosed(ticket, asOf)) {
    if (ticket.onTime === null) return 'NO_DATA'
    return ticket.onTime ? 'GOOD' : 'NEAR'
  }
  if (ticket.dueOn === null) return 'NO_DATA'
  if (ticket.dueOn < asOf) return 'BEHIND'
  return ticket.dueOn <= nearUntil ? 'NEAR' : 'GOOD'
}

/** Working days left until the limit; negative when past, null when closed or without one. */
export const daysLeft = (ticket: TicketDates, asOf: Day): number | null =>
  ticket.dueOn === null || isClosed(ticket, asOf) ? null : workingDaysBetween(asOf, ticket.dueOn)

/** 剩 2 个工作日, 今天到期, 逾期 5 个工作日, 逾期办结. */
export function lightReason(ticket: TicketDates, asOf: Day): string {
  if (isClosed(ticket, asOf)) {
    if (ticket.onTime === null) return '已办结，没有时限'
    return ticket.onTime ? '按时办结' : '逾期办结'
  }
  if (ticket.dueOn === null) return '尚无办理时限'
  return `${leftInWords(ticket.dueOn, asOf)}${calendarCaution(asOf, ticket.dueOn)}`
}

function leftInWords(dueOn: Day, asOf: Day): string {
  if (dueOn === asOf) return '今天到期'
  const days = workingDaysBetween(asOf, dueOn)
  if (dueOn < asOf) return days === 0 ? '已逾期，期间没有工作日' : `逾期 ${-days} 个工作日`
  return days === 0 ? '到期前没有工作日' : `剩 ${days} 个工作日`
}

/** A limit that crosses a year whose holidays nobody knows yet says so: only weekends were left out (DOMAIN §6). */
export function calendarCaution(from: Day, until: Day): string {
  const unknown = [from, until].filter(day => !isPublishedYear(day)).map(day => day.slice(0, 4))
  const [year] = unknown
  return year === undefined ? '' : `（${year} 年放假安排未录入，暂只扣除周末）`
}

/** `complaintLight` in SQL over the row `alias` of `complaint`: a severity; `asOf` and `nearUntil` are parameters. */
export const complaintSeverity = (asOf: string, nearUntil: string, alias = 'c'): string => `case
  when ${alias}.closed_on <= ${asOf}::date then case ${alias}.on_time
    when true then ${SEVERITY.GOOD} when false then ${SEVERITY.NEAR} else ${SEVERITY.NO_DATA} end
  when ${alias}.due_on is null then ${SEVERITY.NO_DATA}
  when ${alias}.due_on < ${asOf}::date then ${SEVERITY.BEHIND}
  when ${alias}.due_on <= ${nearUntil}::date then ${SEVERITY.NEAR}
  else ${SEVERITY.GOOD} end`
