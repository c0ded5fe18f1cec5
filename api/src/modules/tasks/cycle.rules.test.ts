import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWorkingDay, workingDaysBetween } from '../../platform/calendar.ts'
import { addDays, type Day, daysBetween } from '../../platform/day.ts'
import {
  type CycleFacts,
  cycleLight,
  type Period,
  periodLabel,
  periodLight,
  periodsDue,
} from './cycle.rules.ts'
import { lightDay } from './task.rules.ts'

// Another one each run; put the printed one here to see a failure again.
const seed = Date.now() % 1_000_000
console.log(`feedback periods: seed ${seed}`)

const keys = (periods: readonly Period[]) => periods.map(({ key }) => key)
const dues = (periods: readonly Period[]) => periods.map(({ dueOn }) => dueOn)

describe('weekly periods', () => {
  test('are due on Friday, and begin with the week of issue when two working days of it are left', () => {
    // 2024-10-15 is a Tuesday, 2024-10-17 a Thursday.
    expect(periodsDue('WEEKLY', '2024-10-15', '2024-10-21', [])).toEqual([
      { key: '2024-W42', label: '第 42 周', opensOn: '2024-10-14', dueOn: '2024-10-18', milestoneId: null },
      { key: '2024-W43', label: '第 43 周', opensOn: '2024-10-21', dueOn: '2024-10-25', milestoneId: null },
    ])
    expect(keys(periodsDue('WEEKLY', '2024-10-17', '2024-10-21', []))).toEqual(['2024-W43'])
  })

  test('are due on the last working day where Friday is a holiday, and skip a week without any', () => {
    // The first week of October 2024: only Monday is worked. The Spring Festival of 2020 took a whole week.
    expect(dues(periodsDue('WEEKLY', '2024-09-23', '2024-10-01', []))).toContain('2024-09-30')
    const spring = keys(periodsDue('WEEKLY', '2020-01-13', '2020-02-10', []))
    expect(spring).toEqual(spring.filter(key => key !== '2020-W05'))
    expect(spring).toContain('2020-W06')
  })

  test('are numbered by ISO 8601 around New Year', () => {
    expect(keys(periodsDue('WEEKLY', '2024-12-16', '2025-01-06', []))).toEqual([
      '2024-W51',
      '2024-W52',
      '2025-W01',
      '2025-W02',
    ])
    expect(keys(periodsDue('WEEKLY', '2020-12-21', '2021-01-04', []))).toEqual([
      '2020-W52',
      '2020-W53',
      '2021-W01',
    ])
  })
})

describe('monthly and quarterly periods', () => {
  test('open on the first and are due on the last working day', () => {
    expect(periodsDue('MONTHLY', '2024-10-15', '2024-11-01', [])).toEqual([
      { key: '2024-10', label: '10 月', opensOn: '2024-10-01', dueOn: '2024-10-31', milestoneId: null },
      { key: '2024-11', label: '11 月', opensOn: '2024-11-01', dueOn: '2024-11-29', milestoneId: null },
    ])
    expect(periodsDue('QUARTERLY', '2024-10-15', '2024-12-31', [])).toEqual([
      { key: '2024-Q4', label: '第四季度', opensOn: '2024-10-01', dueOn: '2024-12-31', milestoneId: null },
    ])
  })

  test('begin with the next one when fewer than five working days are left', () => {
    expect(keys(periodsDue('MONTHLY', '2024-10-24', '2024-11-30', []))).toEqual(['2024-10', '2024-11'])
    expect(keys(periodsDue('MONTHLY', '2024-10-25', '2024-11-30', []))).toEqual(['2024-11'])
    expect(keys(periodsDue('QUARTERLY', '2024-12-25', '2025-01-31', []))).toEqual(['2025-Q1'])
  })
})

describe('periods that follow the dates of the task', () => {
  const stages = [
    { id: 'b', dueOn: '2024-12-31' },
    { id: 'a', dueOn: '2024-10-31' },
    { id: 'c', dueOn: null },
  ]

  test('by stage: one for each date, open ten working days before', () => {
    expect(periodsDue('BY_STAGE', '2024-10-01', '2024-10-16', stages)).toEqual([])
    expect(periodsDue('BY_STAGE', '2024-10-01', '2024-10-17', stages)).toEqual([
      { key: 'a', label: '节点 10 月 31 日', opensOn: '2024-10-17', dueOn: '2024-10-31', milestoneId: 'a' },
    ])
    expect(keys(periodsDue('BY_STAGE', '2024-10-01', '2024-12-31', stages))).toEqual(['a', 'b'])
  })

  test('once: with the last date, and never without one', () => {
    expect(periodsDue('ONCE', '2024-10-01', '2024-12-31', stages)).toEqual([
      { key: 'once', label: '办结反馈', opensOn: '2024-12-17', dueOn: '2024-12-31', milestoneId: 'b' },
    ])
    expect(periodsDue('ONCE', '2024-10-01', '2024-12-31', [{ id: 'c', dueOn: null }])).toEqual([])
  })

  test('ask for nothing that was due before the task was issued', () => {
    expect(keys(periodsDue('BY_STAGE', '2024-11-01', '2024-12-31', stages))).toEqual(['b'])
  })
})

test('a period is called by what people say', () => {
  expect(
    ['2024-W05', '2024-10', '2024-Q2', 'once', '018f'].map(key => periodLabel(key, '2024-06-28')),
  ).toEqual(['第 5 周', '10 月', '第二季度', '办结反馈', '节点 6 月 28 日'])
})

describe('properties of calendar periods', () => {
  const day = fc.integer({ min: 0, max: 7000 }).map(days => addDays('2006-01-01', days))
  const cycle = fc.constantFrom('WEEKLY', 'MONTHLY', 'QUARTERLY' as const)
  const span = fc.integer({ min: 0, max: 800 })
  /** Longest way from one due date to the next: a period, and a week that holidays took. */
  const longest = { WEEKLY: 21, MONTHLY: 45, QUARTERLY: 110 }
  const least = { WEEKLY: 2, MONTHLY: 5, QUARTERLY: 5 }

  const holds = (check: (periods: Period[], cycle: keyof typeof longest, issued: Day, until: Day) => void) =>
    fc.assert(
      fc.property(cycle, day, span, (kind, issued, length) => {
        const until = addDays(issued, length)
        check(periodsDue(kind, issued, until, []), kind, issued, until)
      }),
      { verbose: true, seed },
    )

  test('every one is due on a working day of its own span, after it has opened', () =>
    holds(periods => {
      for (const { opensOn, dueOn } of periods) {
        expect(isWorkingDay(dueOn)).toBe(true)
        expect(dueOn >= opensOn).toBe(true)
      }
    }))

  test('they follow one another without overlap and without a gap', () =>
    holds((periods, kind) => {
      expect(new Set(keys(periods)).size).toBe(periods.length)
      for (const [index, next] of periods.entries()) {
        const before = periods[index - 1]
        if (!before) continue
        expect(next.opensOn > before.dueOn).toBe(true)
        expect(daysBetween(before.dueOn, next.dueOn)).toBeLessThanOrEqual(longest[kind])
      }
    }))

  test('the first leaves time enough, and none that does was left out', () =>
    holds((periods, kind, issued, until) => {
      const [first] = periods
      if (first) expect(workingDaysBetween(issued, first.dueOn)).toBeGreaterThanOrEqual(least[kind])
      const all = periodsDue(kind, addDays(issued, -400), until, [])
      const expected = all.filter(({ dueOn }) => workingDaysBetween(issued, dueOn) >= least[kind])
      expect(keys(periods)).toEqual(keys(expected))
    }))

  test('a later day only adds to them, and asking twice gives the same', () =>
    holds((periods, kind, issued, until) => {
      expect(periodsDue(kind, issued, until, [])).toEqual(periods)
      expect(periodsDue(kind, issued, addDays(until, 40), []).slice(0, periods.length)).toEqual(periods)
    }))
})

describe('the light of feedback periods', () => {
  const asOf = '2024-10-15'
  const row = (facts: Partial<CycleFacts>): CycleFacts => ({
    assignmentId: 'lead',
    cycle: 'MONTHLY',
    dueOn: '2024-09-30',
    submittedOn: null,
    cancelledOn: null,
    ...facts,
  })

  test.each([
    ['one missed', [row({})], 'NEAR'],
    ['due today is not missed yet', [row({ dueOn: asOf })], 'NO_DATA'],
    ['a quarter missed', [row({ cycle: 'QUARTERLY' })], 'BEHIND'],
    ['one missed for 89 days', [row({ dueOn: addDays(asOf, -89) })], 'NEAR'],
    ['one missed for 90 days', [row({ dueOn: addDays(asOf, -90) })], 'BEHIND'],
    ['on time', [row({ submittedOn: '2024-09-30' })], 'NO_DATA'],
    ['made up late', [row({ submittedOn: '2024-10-09' })], 'NEAR'],
    ['submitted later than the day asked about', [row({ submittedOn: '2024-10-16' })], 'NEAR'],
    ['not owed any more', [row({ cancelledOn: '2024-10-10' })], 'NO_DATA'],
    ['not owed any more from tomorrow', [row({ cancelledOn: '2024-10-16' })], 'NEAR'],
    ['a stage follows its date', [row({ cycle: 'BY_STAGE' }), row({ cycle: 'ONCE' })], 'NO_DATA'],
    [
      'made up late, the next on time',
      [row({ dueOn: '2024-08-30', submittedOn: '2024-09-10' }), row({ submittedOn: '2024-09-29' })],
      'NO_DATA',
    ],
    [
      'made up late, only another unit on time since',
      [
        row({ dueOn: '2024-08-30', submittedOn: '2024-09-10' }),
        row({ submittedOn: '2024-09-29', assignmentId: 'other' }),
      ],
      'NEAR',
    ],
  ] as const)('%s: %j is %s', (_what, rows, light) => {
    expect(cycleLight(rows, asOf)).toBe(light)
  })

  test('of a finished task stays what it was on the day it was done', () => {
    const late = [row({ dueOn: '2024-06-28' })]
    expect(cycleLight(late, asOf)).toBe('BEHIND')
    expect(cycleLight(late, asOf, '2024-07-10')).toBe('NEAR')
    expect(cycleLight(late, asOf, '2024-06-20')).toBe('NO_DATA')
  })

  test('of one period says how it stands', () => {
    const day = lightDay(asOf, 3)
    const light = (facts: Partial<CycleFacts>) => periodLight(row(facts), day)
    expect(light({ dueOn: '2024-10-18' })).toBe('NEAR')
    expect(light({ dueOn: '2024-10-31' })).toBe('GOOD')
    expect(light({ submittedOn: '2024-09-30' })).toBe('GOOD')
    expect(light({ submittedOn: '2024-10-08' })).toBe('NEAR')
    expect(light({})).toBe('NEAR')
    expect(light({ cycle: 'QUARTERLY' })).toBe('BEHIND')
    expect(light({ cancelledOn: '2024-09-20' })).toBe('NO_DATA')
  })
})
