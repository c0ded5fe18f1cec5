import { describe, expect, it } from 'vitest'
import { daysOf, missingIn, NO_VALUES, toSend } from './action-values.ts'

describe('the forms of a ticket', () => {
  it('want a unit to dispatch to, and nothing to sign for', () => {
    expect(missingIn('DISPATCH', NO_VALUES)).toEqual({ organizationId: 'needUnit' })
    expect(missingIn('SIGN', NO_VALUES)).toEqual({})
  })

  it('want a reason of at least five characters to return a ticket', () => {
    expect(missingIn('RETURN', { ...NO_VALUES, text: ' 不归我 ' })).toEqual({ text: 'needText' })
    expect(missingIn('RETURN', { ...NO_VALUES, text: '属区住管局职责' })).toEqual({})
  })

  it('want days as a whole number', () => {
    expect(daysOf('5')).toBe(5)
    expect(['', '0', '1.5', '-3', '五'].map(daysOf)).toEqual([null, null, null, null, null])
  })

  it('ask how satisfied the caller is only where the caller answered', () => {
    expect(missingIn('CALL_BACK', NO_VALUES)).toEqual({
      resolved: 'needResolved',
      satisfaction: 'needSatisfaction',
    })
    const unanswered = { ...NO_VALUES, answered: false, resolved: true }
    expect(missingIn('CALL_BACK', unanswered)).toEqual({})
    expect(toSend('CALL_BACK', unanswered)).toEqual({
      text: null,
      answered: false,
      resolved: null,
      satisfaction: null,
    })
  })

  it('send nothing that belongs to another step', () => {
    const values = { ...NO_VALUES, text: ' 已修复 ', days: '3', organizationId: 'unit' }
    expect(toSend('FINISH', values)).toEqual({ text: '已修复' })
    expect(toSend('ASK_EXTENSION', values)).toEqual({ text: '已修复', days: 3 })
  })
})
