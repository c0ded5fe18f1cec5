import { expect, it } from 'vitest'
import { canDraw, fetchParts, partsOf } from './parts.ts'

it('lines and bars need nothing but what every chart has', () => {
  expect(partsOf({ series: [{ type: 'line' }, { type: 'bar' }] })).toEqual([])
  expect(partsOf({})).toEqual([])
})

it('a map, a drawing of its own and a marked line are parts, each named once', () => {
  const option = {
    series: [
      { type: 'line' as const, markLine: { data: [] } },
      { type: 'bar' as const, markLine: { data: [] } },
      { type: 'custom' as const },
    ],
  }
  expect(partsOf(option)).toEqual(['marks', 'custom'])
  expect(partsOf({ series: { type: 'map' } })).toEqual(['map'])
})

it('a chart can be drawn once its parts are there', async () => {
  const option = { series: [{ type: 'line' as const, markLine: { data: [] } }] }
  expect(canDraw(option)).toBe(false)
  await fetchParts(option)
  expect(canDraw(option)).toBe(true)
  expect(canDraw({ series: [{ type: 'map' as const }] })).toBe(false)
})
