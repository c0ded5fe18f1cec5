import { describe, expect, test } from 'vitest'
import { readPeriod } from '../../platform/period.ts'
import { openedPeriods, reportingDates, sheetLight, standOf } from './period.rules.ts'

const RULES = { reportingOpensDays: 5, reportingDueDays: 10, reportingClosesDays: 25 }
const september = reportingDates(readPeriod('2024-09')!, RULES)

describe('a period', () => {
  test('opens five days before its end, is due ten and closes twenty-five days after it', () => {
    expect(september).toMatchObject({ opensOn: '2024-09-25', dueOn: '2024-10-10', closesOn: '2024-10-25' })
    expect(reportingDates(readPeriod('2024-Q3')!, RULES).dueOn).toBe('2024-10-10')
  })

  test('never closes before it is due', () => {
    expect(reportingDates(readPeriod('2024-09')!, { ...RULES, reportingClosesDays: 3 }).closesOn).toBe(
      '2024-10-10',
    )
  })

  test.each([
    ['2024-08-31', null, 'FUTURE'],
    ['2024-09-24', null, 'NOT_OPEN'],
    ['2024-09-25', null, 'OPEN'],
    ['2024-10-25', null, 'OPEN'],
    ['2024-10-26', null, 'CLOSED'],
    ['2024-10-26', '2024-10-26', 'OPEN'],
    ['2024-10-27', '2024-10-26', 'CLOSED'],
  ])('on %s, opened again until %s, is %s', (day, until, stand) =>
    expect(standOf(september, day, until)).toBe(stand),
  )

  test('of the last 24 months are those that have opened', () => {
    const months = openedPeriods('MONTHLY', '2024-10-15', RULES)
    expect([months[0]?.key, months.at(-1)?.key, months.length]).toEqual(['2022-10', '2024-09', 24])
    expect(openedPeriods('MONTHLY', '2024-10-26', RULES).at(-1)?.key).toBe('2024-10')
    expect(openedPeriods('YEARLY', '2024-10-15', RULES).map(({ key }) => key)).toEqual(['2022', '2023'])
  })
})

test.each([
  [{ owed: 0, reported: 0, late: false }, '2024-10-01', 'NO_DATA'],
  [{ owed: 3, reported: 0, late: false }, '2024-09-20', 'NO_DATA'],
  [{ owed: 3, reported: 2, late: false }, '2024-09-30', 'GOOD'],
  [{ owed: 3, reported: 2, late: false }, '2024-10-09', 'NEAR'],
  [{ owed: 3, reported: 2, late: false }, '2024-10-11', 'BEHIND'],
  [{ owed: 3, reported: 3, late: false }, '2024-10-11', 'GOOD'],
  [{ owed: 3, reported: 3, late: true }, '2024-10-11', 'NEAR'],
] as const)('a sheet with %j on %s is %s', (count, asOf, light) => {
  const nearUntil = asOf === '2024-10-09' ? '2024-10-12' : asOf
  expect(sheetLight(count, september, { asOf, nearUntil })).toBe(light)
})
