import { describe, expect, test } from 'vitest'
import { allAnswered, instructionDue, instructionText, nextRound } from './instruction.rules.ts'

describe('what a leader writes', () => {
  test('empty words and a past date are refused', () => {
    expect(() => instructionText(' ')).toThrow('批示内容')
    expect(() => instructionDue('2024-10-14', '2024-10-15')).toThrow('不能早于今天')
  })

  test('without a date there are five working days, feasts left out', () => {
    expect(instructionDue(null, '2024-10-15')).toBe('2024-10-22')
    expect(instructionDue(undefined, '2024-09-30')).toBe('2024-10-12')
  })
})

describe('whether everybody has answered', () => {
  const answers = [
    { organizationId: 'a', status: 'ACCEPTED' },
    { organizationId: 'b', status: 'RETURNED' },
  ] as const

  test('an answer sent back does not count', () => {
    expect(allAnswered(['a'], answers)).toBe(true)
    expect(allAnswered(['a', 'b'], answers)).toBe(false)
    expect(allAnswered(['a', 'b'], [...answers, { organizationId: 'b', status: 'SUBMITTED' }])).toBe(true)
  })

  test('the next round of a unit counts its own returns only', () => {
    expect(nextRound('a', answers)).toBe(1)
    expect(nextRound('b', answers)).toBe(2)
  })
})
