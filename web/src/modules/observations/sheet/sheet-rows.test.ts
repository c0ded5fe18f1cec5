import { describe, expect, it } from 'vitest'
import { readBackup, valuesOf } from './sheet-rows.ts'

const row = {
  indicator: { id: 'i' },
  canEnter: true,
  definition: {
    ...{ version: 1, kind: 'RATIO', unit: '%', decimals: 1, definition: '' },
    ...{ numeratorItem: '甲', denominatorItem: '乙', excluded: null },
  },
  ...{ numerator: null, denominator: null, value: null, note: null },
} as unknown as Parameters<typeof valuesOf>[0]
const handedIn = {
  status: 'RETURNED',
  numerator: 8,
  denominator: 9,
  value: 88.9,
  note: null,
} as unknown as Parameters<typeof valuesOf>[1]

describe('first values of a row', () => {
  it('are what was typed before', () => {
    expect(valuesOf({ ...row, numerator: '９' }, handedIn).numerator).toBe('９')
  })

  it('are otherwise what was handed in, unless it was taken back', () => {
    expect(valuesOf(row, handedIn)).toMatchObject({ numerator: '8', denominator: '9', note: '' })
    expect(valuesOf(row, { ...handedIn, status: 'WITHDRAWN' } as typeof handedIn).numerator).toBe('')
  })
})

describe('words kept on this computer', () => {
  it('come back as they were', () => {
    const kept = { i: { numerator: '1', denominator: '', value: '', note: '注' } }
    expect(readBackup(JSON.stringify(kept))).toEqual(kept)
  })

  it('are none where they cannot be read', () => {
    expect(readBackup(null)).toBeNull()
    expect(readBackup('{broken')).toBeNull()
    expect(readBackup('7')).toBeNull()
    expect(readBackup('{"i":{"numerator":7}}')).toEqual({
      i: { numerator: '', denominator: '', value: '', note: '' },
    })
  })
})
