import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeCursor, encodeCursor, MAX_PAGE, pageSize } from './paging.ts'

describe('the size of a page', () => {
  test('is the usual one when nothing is asked', () => {
    expect([pageSize(undefined), pageSize(null), pageSize(null, 20)]).toEqual([50, 50, 20])
  })

  test('is what was asked, up to the most a page may carry', () => {
    expect([1, MAX_PAGE, MAX_PAGE + 1, 1_000_000].map(size => pageSize(size))).toEqual([
      1,
      MAX_PAGE,
      MAX_PAGE,
      MAX_PAGE,
    ])
  })

  test.each([0, -1])('%i is refused with the field', size => {
    expect(() => pageSize(size)).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', fields: [expect.objectContaining({ field: 'first' })] }),
    )
  })
})

describe('a cursor', () => {
  const keys = fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), {
    minLength: 1,
    maxLength: 8,
  })

  test('comes back as it went, whatever the key holds', () => {
    fc.assert(
      fc.property(keys, key => {
        expect(decodeCursor(encodeCursor(key), key.length)).toEqual(key)
      }),
    )
  })

  test('may stand in an address as it is', () => {
    fc.assert(fc.property(keys, key => encodeURIComponent(encodeCursor(key)) === encodeCursor(key)))
  })

  test('of another length is refused', () => {
    expect(() => decodeCursor(encodeCursor(['a', 1]), 3)).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT' }),
    )
  })

  test('that this server did not make is refused, never a crash', () => {
    const refused = expect.objectContaining({ code: 'BAD_INPUT' })
    for (const text of ['', 'x', 'bnVsbA', 'e30', '%%%', encodeCursor(['a']).slice(1)])
      expect(() => decodeCursor(text, 2)).toThrow(refused)
    fc.assert(
      fc.property(fc.string(), text => {
        expect(() => decodeCursor(text, 7)).toThrow(refused)
      }),
    )
  })
})
