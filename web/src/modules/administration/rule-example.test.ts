import { describe, expect, test } from 'vitest'
import { daysTyped, inWorkingDays, workingDaysAfter } from './rule-example.ts'

const special = new Map([
  ['2024-10-12', { working: true }],
  ['2024-10-07', { working: false }],
])

describe('the example of a rule', () => {
  test('leaves weekends out, and counts a Saturday that is worked', () => {
    expect(workingDaysAfter('2024-10-15', 3, special)).toBe('2024-10-18')
    expect(workingDaysAfter('2024-10-18', 1, special)).toBe('2024-10-21')
    expect(workingDaysAfter('2024-10-11', 1, special)).toBe('2024-10-12')
    expect(workingDaysAfter('2024-10-06', 1, special)).toBe('2024-10-08')
    expect(workingDaysAfter('2024-10-15', 0, special)).toBe('2024-10-15')
  })

  test('is given for numbers a rule may have only', () => {
    expect([daysTyped(' 3 '), daysTyped(''), daysTyped('三'), daysTyped('-1'), daysTyped('366')]).toEqual([
      3,
      null,
      null,
      null,
      null,
    ])
    expect([inWorkingDays('signWorkingDays'), inWorkingDays('reportingDueDays')]).toEqual([true, false])
  })
})
