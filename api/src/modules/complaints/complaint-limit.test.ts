import 'reflect-metadata'
import { describe, expect, test } from 'vitest'
import { complaintLight, complaintSeverity, daysLeft, lightReason } from './complaint-light.rules.ts'
import { dueDates, type LimitRow, limitsOf, standardLimits } from './complaint-limit.rules.ts'

const row = (id: string, changes: Partial<LimitRow> = {}): LimitRow => ({
  ...{ id, class: null, channelId: null, urgency: null, validFrom: '2024-01-01', validUntil: null },
  ...{ signHours: 2, contactDays: 1, workingDays: 3, returnLimit: 2, extensionDays: 10, ...changes },
})
const ticket = { class: 'COMPLAINT', channelId: 'app', urgency: 'URGENT' } as const
const chosen = (rows: LimitRow[], day = '2024-10-15') => (limitsOf(rows, ticket, day) as Partial<LimitRow>).id

describe('the limit of a ticket', () => {
  test('is the most particular in force on the day, whatever the order of the rows', () => {
    const rows = [
      row('any'),
      row('class', { class: 'COMPLAINT' }),
      row('channel', { channelId: 'app' }),
      row('urgency', { urgency: 'URGENT' }),
      row('class and channel', { class: 'COMPLAINT', channelId: 'app' }),
      row('all three', { class: 'COMPLAINT', channelId: 'app', urgency: 'URGENT' }),
      row('another', { class: 'INQUIRY', channelId: 'app', urgency: 'URGENT' }),
      row('over', { class: 'COMPLAINT', channelId: 'app', urgency: 'URGENT', validUntil: '2024-10-14' }),
      row('to come', { class: 'COMPLAINT', channelId: 'app', urgency: 'URGENT', validFrom: '2024-10-16' }),
    ]
    const order = ['all three', 'class and channel', 'urgency', 'class', 'channel', 'any']
    for (const expected of order) {
      const gone = order.slice(0, order.indexOf(expected))
      const left = rows.filter(({ id }) => !gone.includes(id))
      expect([chosen(left), chosen([...left].reverse())]).toEqual([expected, expected])
    }
  })

  test('is the standard of its class where nothing is set', () => {
    expect(limitsOf([], ticket, '2024-10-15')).toEqual(standardLimits('COMPLAINT'))
    expect(limitsOf([row('x', { class: 'INQUIRY' })], ticket, '2024-10-15').workingDays).toBe(10)
  })

  test('holds on its first and last day', () => {
    const rows = [row('x', { validFrom: '2024-10-10', validUntil: '2024-10-20' })]
    const days = ['2024-10-09', '2024-10-10', '2024-10-20', '2024-10-21']
    expect(days.map(day => chosen(rows, day))).toEqual([undefined, 'x', 'x', undefined])
  })

  test('counts from dispatch: day 1 is the next working day, over National Day with its worked weekends', () => {
    const due = (day: string, of: 'INQUIRY' | 'REQUEST' | 'COMPLAINT') =>
      dueDates(standardLimits(of), new Date(`${day}T09:00:00+08:00`), day).dueOn
    expect(due('2024-10-15', 'INQUIRY')).toBe('2024-10-16')
    expect(due('2024-10-18', 'INQUIRY')).toBe('2024-10-21')
    expect(due('2024-09-30', 'INQUIRY')).toBe('2024-10-08')
    expect(due('2024-10-03', 'INQUIRY')).toBe('2024-10-08')
    expect(due('2024-09-27', 'REQUEST')).toBe('2024-10-10')
    expect(due('2024-09-27', 'COMPLAINT')).toBe('2024-10-16')
    const { signDueAt } = dueDates(
      standardLimits('REQUEST'),
      new Date('2024-10-15T09:30:00+08:00'),
      '2024-10-15',
    )
    expect(signDueAt.toISOString()).toBe('2024-10-15T03:30:00.000Z')
  })
})

describe('the light of a ticket', () => {
  const day = { asOf: '2024-10-15', nearUntil: '2024-10-18' }
  const dates = (dueOn: string | null, closedOn: string | null = null, onTime: boolean | null = null) => ({
    ...{ dueOn, closedOn, onTime },
  })
  test('says how long is left, in colour and in words', () => {
    const says = (ticket: ReturnType<typeof dates>) => [
      complaintLight(ticket, day),
      daysLeft(ticket, day.asOf),
      lightReason(ticket, day.asOf),
    ]
    expect(says(dates('2024-10-21'))).toEqual(['GOOD', 4, '剩 4 个工作日'])
    expect(says(dates('2024-10-18'))).toEqual(['NEAR', 3, '剩 3 个工作日'])
    expect(says(dates('2024-10-15'))).toEqual(['NEAR', 0, '今天到期'])
    expect(says(dates('2024-10-14'))).toEqual(['BEHIND', -1, '逾期 1 个工作日'])
    expect(says(dates('2024-09-30'))).toEqual(['BEHIND', -7, '逾期 7 个工作日'])
    expect(says(dates(null))).toEqual(['NO_DATA', null, '尚无办理时限'])
    expect(says(dates('2024-10-11', '2024-10-11', true))).toEqual(['GOOD', null, '按时办结'])
    expect(says(dates('2024-10-11', '2024-10-12', false))).toEqual(['NEAR', null, '逾期办结'])
    expect(says(dates(null, '2024-10-12', null))).toEqual(['NO_DATA', null, '已办结，没有时限'])
    expect(says(dates('2024-10-14', '2024-10-16', false))[0]).toBe('BEHIND')
  })

  test('is the same rule in SQL', () => {
    const sql = complaintSeverity('$1', '$2')
    expect(sql).toContain('c.closed_on <= $1::date')
    expect(sql).toContain('c.due_on <= $2::date')
  })
})
