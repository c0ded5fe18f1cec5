import 'reflect-metadata'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pointsFrom, rate } from './rate.type.ts'

const words = { definition: '按期完成 / 应完成', source: '任务台账', asOf: '2024-10-15' }

test('a denominator of 0 is no value, neither 0 % nor 100 %', () => {
  expect(rate(0, 0, words)).toEqual({ numerator: 0, denominator: 0, value: null, ...words })
})

test('nothing of something is 0, all of it is 1', () => {
  expect([rate(0, 4, words).value, rate(4, 4, words).value]).toEqual([0, 1])
})

test('the value is the quotient, from 0 to 1, and the counts stay beside it', () => {
  const counts = fc
    .integer({ min: 1, max: 1_000_000 })
    .chain(denominator => fc.tuple(fc.integer({ min: 0, max: denominator }), fc.constant(denominator)))
  fc.assert(
    fc.property(counts, ([numerator, denominator]) => {
      const { value, ...rest } = rate(numerator, denominator, words)
      expect(rest).toEqual({ numerator, denominator, ...words })
      expect(value).toBe(numerator / denominator)
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(1)
    }),
  )
})

test('a change is the difference of the figures as they are written', () => {
  expect(pointsFrom(0.9063, 0.8566)).toBe(4.9)
  expect(pointsFrom(0.5, 1)).toBe(-50)
  expect([pointsFrom(null, 1), pointsFrom(1, null)]).toEqual([null, null])
})
