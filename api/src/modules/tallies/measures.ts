import { type Day, isDay } from '../../platform/day.ts'
import type { Tally, TallyMeasure } from './tally.ts'

/** 重办 ≥ 3 次, 或经过 ≥ 3 个单位 (DOMAIN §6). */
const PROBLEM = 'c.reworks >= 3 or c.units >= 3'

/**
 * The day a ticket was due and not closed. Open tickets: the limit, in the past or not; closed ones: only those closed
 * late, and always before the day closed, so that each counts as open and overdue until that day and no longer. Where a
 * source says "open, late" without a limit (`on_time` false while open), it is so from the day received.
 */
const MISSED_ON = `case when c.closed_on is null
  then coalesce(c.due_on, case when c.on_time = false then c.received_on - 1 end)
  when c.on_time = false then least(c.due_on, c.closed_on - 1) end`

/** Every count of tickets: the one list that deltas, rebuilds, verification and lists go by. */
const COUNTS = {
  received: { column: 'received', on: 'c.received_on' },
  repeated: { column: 'repeated', on: 'c.received_on', when: 'c.repeat_of_id is not null' },
  problem: { column: 'problem', on: 'c.received_on', when: PROBLEM },
  dispatched: { column: 'dispatched', on: 'c.dispatched_on' },
  returned: { column: 'returned', on: 'c.dispatched_on', when: 'c.returns > 0' },
  onTime: { column: 'on_time', on: 'c.closed_on', when: 'c.on_time' },
  late: { column: 'late', on: 'c.closed_on', when: 'not c.on_time' },
  unlimited: { column: 'unlimited', on: 'c.closed_on', when: 'c.on_time is null' },
  reworked: { column: 'reworked', on: 'c.closed_on', when: 'c.reworks > 0' },
  missed: { column: 'missed', on: MISSED_ON },
  contactDue: { column: 'contact_due', on: 'c.contact_due_on' },
  contacted: { column: 'contacted', on: 'c.contact_due_on', when: 'c.contacted_on <= c.contact_due_on' },
  called: { column: 'called', on: 'c.called_back_on' },
  answered: { column: 'answered', on: 'c.called_back_on', when: 'c.answered' },
  resolved: { column: 'resolved', on: 'c.called_back_on', when: 'c.answered and c.resolved' },
  satisfied: satisfaction('satisfied', 'SATISFIED'),
  basically: satisfaction('basically', 'BASICALLY_SATISFIED'),
  dissatisfied: satisfaction('dissatisfied', 'DISSATISFIED'),
} satisfies Record<string, TallyMeasure>

export type ComplaintCount = keyof typeof COUNTS
export const COMPLAINT_COUNTS = Object.keys(COUNTS) as ComplaintCount[]
export const countColumn = (count: ComplaintCount): string => COUNTS[count].column

function satisfaction(column: string, value: string): TallyMeasure {
  return { column, on: 'c.called_back_on', when: `c.answered and c.satisfaction = '${value}'` }
}

/** Stands for "unknown" in a key, which may not be null. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'
const known = (column: string): string => `coalesce(c.${column}, '${NOBODY}'::uuid)`

/** The counts of tickets (ComplaintDelta, ComplaintDay). */
export const COMPLAINT_TALLY: Tally = {
  rows: 'select c.* from complaint c',
  delta: 'complaint_delta',
  day: 'complaint_day',
  keys: {
    place_code: 'c.place_code',
    category_id: known('category_id'),
    organization_id: known('organization_id'),
    channel_id: known('channel_id'),
    excluded: 'c.excluded',
  },
  deltaKeys: { hour: 'coalesce(c.hour, -1)' },
  measures: Object.values(COUNTS),
}

/** What a ticket is counted in; the words of the agreement with the screens. */
export const ComplaintMeasure = {
  RECEIVED: 'RECEIVED',
  REPEATED: 'REPEATED',
  PROBLEM: 'PROBLEM',
  DISPATCHED: 'DISPATCHED',
  RETURNED: 'RETURNED',
  CLOSED: 'CLOSED',
  ON_TIME: 'ON_TIME',
  LATE: 'LATE',
  UNLIMITED: 'UNLIMITED',
  OPEN_OVERDUE: 'OPEN_OVERDUE',
  SHOULD_BE_CLOSED: 'SHOULD_BE_CLOSED',
  REWORKED: 'REWORKED',
  CONTACT_DUE: 'CONTACT_DUE',
  CONTACTED: 'CONTACTED',
  CALLED: 'CALLED',
  ANSWERED: 'ANSWERED',
  UNANSWERED: 'UNANSWERED',
  RESOLVED: 'RESOLVED',
  CONTENT: 'CONTENT',
  SATISFIED: 'SATISFIED',
  BASICALLY_SATISFIED: 'BASICALLY_SATISFIED',
  DISSATISFIED: 'DISSATISFIED',
} as const
export type ComplaintMeasure = (typeof ComplaintMeasure)[keyof typeof ComplaintMeasure]

/** The counts that make up a measure; open and overdue is no count of a period. */
const MADE_OF: Record<Exclude<ComplaintMeasure, 'OPEN_OVERDUE' | 'UNANSWERED'>, readonly ComplaintCount[]> = {
  RECEIVED: ['received'],
  REPEATED: ['repeated'],
  PROBLEM: ['problem'],
  DISPATCHED: ['dispatched'],
  RETURNED: ['returned'],
  CLOSED: ['onTime', 'late', 'unlimited'],
  ON_TIME: ['onTime'],
  LATE: ['late'],
  UNLIMITED: ['unlimited'],
  SHOULD_BE_CLOSED: ['onTime', 'late'],
  REWORKED: ['reworked'],
  CONTACT_DUE: ['contactDue'],
  CONTACTED: ['contacted'],
  CALLED: ['called'],
  ANSWERED: ['answered'],
  RESOLVED: ['resolved'],
  CONTENT: ['satisfied', 'basically'],
  SATISFIED: ['satisfied'],
  BASICALLY_SATISFIED: ['basically'],
  DISSATISFIED: ['dissatisfied'],
}

export interface MeasurePeriod {
  /** First day; null = from the beginning. */
  from: Day | null
  /** Last day, included. */
  until: Day
}

const literal = (day: Day): string => {
  if (!isDay(day)) throw new Error(`Not a day: ${day}`)
  return `date '${day}'`
}

function within(on: string, { from, until }: MeasurePeriod): string {
  const end = `(${on}) <= ${literal(until)}`
  return from === null ? end : `(${on}) >= ${literal(from)} and ${end}`
}

/** Past its limit before the end of the day, and not closed by then. */
const openOverdue = (until: Day): string =>
  `((${MISSED_ON}) < ${literal(until)} and (c.closed_on is null or c.closed_on > ${literal(until)}))`

function countCondition(count: ComplaintCount, period: MeasurePeriod): string {
  const { on, when }: TallyMeasure = COUNTS[count]
  return `(${within(on, period)}${when ? ` and (${when})` : ''})`
}

function overRow(measure: ComplaintMeasure, period: MeasurePeriod): string {
  if (measure === 'OPEN_OVERDUE') return openOverdue(period.until)
  if (measure === 'UNANSWERED') return `(${countCondition('called', period)} and c.answered is not true)`
  const counts = MADE_OF[measure].map(count => countCondition(count, period))
  if (measure === 'SHOULD_BE_CLOSED') counts.push(openOverdue(period.until))
  return `(${counts.join(' or ')})`
}

/**
 * SQL condition over a row of `complaint` that holds for exactly the tickets a board counts in a period. The days are
 * checked and stand in it as literals: it takes no parameters. Throws on what is no day.
 */
export const measureCondition = (measure: ComplaintMeasure, period: MeasurePeriod, alias = 'c'): string =>
  overRow(measure, period).replaceAll(/\bc\./g, `${alias}.`)
