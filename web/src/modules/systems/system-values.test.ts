import { describe, expect, it } from 'vitest'
import { EMPTY_SYSTEM, factsOf, faultsOf, typedNumber, valuesOf } from './system-values.ts'

describe('the form of a system', () => {
  it('reads numbers as people type them', () => {
    expect(typedNumber('１,２００')).toBe(1200)
    expect(typedNumber(' 36.5 ')).toBe(36.5)
    expect(typedNumber('')).toBeNull()
    expect(typedNumber('约三十')).toBeNaN()
  })

  it('names every field that is missing or no number', () => {
    expect(faultsOf({ ...EMPTY_SYSTEM, userCount: '1.5', fundingAmount: 'x' })).toEqual({
      name: 'needName',
      ownerId: 'needOwner',
      userCount: 'notWhole',
      fundingAmount: 'notNumber',
    })
    expect(faultsOf({ ...EMPTY_SYSTEM, name: '审批系统', ownerId: 'o' })).toEqual({})
  })

  it('sends nothing where nothing was typed, and gives back what is stored', () => {
    const stored = {
      name: '审批系统',
      owner: { id: 'o' },
      userCount: 0,
      fundingAmount: 12.5,
      securityLevel: 3,
      classified: false,
    }
    const values = valuesOf(stored)
    expect(values).toMatchObject({ userCount: '0', fundingAmount: '12.5', purpose: '', securityLevel: 3 })
    expect(factsOf(values, 'o')).toMatchObject({
      userCount: 0,
      fundingAmount: 12.5,
      purpose: null,
      note: null,
    })
  })
})
