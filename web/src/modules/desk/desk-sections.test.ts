import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { burdenBar, KINDS, nextOf, ofKind, sectionOf } from './desk-sections.ts'

const rows = [
  { id: 'a', kind: 'REPORT', light: 'BEHIND' },
  { id: 'b', kind: 'SIGN', light: 'NEAR' },
  { id: 'c', kind: 'WAITING', light: 'BEHIND' },
] as const

describe('the sections of the desk', () => {
  it('go by the light, and what waits for others stands by itself', () => {
    expect(rows.map(sectionOf)).toEqual(['BEHIND', 'NEAR', 'WAITING'])
  })

  it('keep every row under exactly one chip', () => {
    expect(
      KINDS.flatMap(kind => ofKind(rows, kind))
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'b', 'c'])
    expect(ofKind(rows, null)).toHaveLength(3)
  })
})

describe('the row to go on with', () => {
  it('is the next one, at the end the one before, and nothing when all is done', () => {
    expect(nextOf(rows, 'a')?.id).toBe('b')
    expect(nextOf(rows, 'b')?.id).toBe('a')
    expect(nextOf(rows.slice(2), 'c')).toBeNull()
  })
})

describe('the bar of the burden', () => {
  it('never runs over, whatever was asked and given', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.option(fc.nat(50)), (asked, part, cap) => {
        const { given, open } = burdenBar({ asked, given: Math.min(asked, part), cap })
        expect(given).toBeGreaterThanOrEqual(0)
        expect(open).toBeGreaterThanOrEqual(0)
        expect(given + open).toBeLessThanOrEqual(100)
      }),
    )
  })
})
