import { describe, expect, it } from 'vitest'
import type { ChartTokens } from '../../../ui/index.ts'
import { growthOf, growthStep, growthText } from './growth.ts'
import { hoursOption } from './hours.option.ts'
import { hourWords } from './hours.ts'
import { placeHeatOption } from './place-heat.option.ts'
import { heatPlaces } from './place-heat.ts'
import { scaleOf, sharesWithin } from './shares.ts'
import { treemap } from './treemap.ts'
import { namedColumns, shadesOf, type Trend, trendOption } from './trend.option.ts'

const tokens = new Proxy(
  { caption: 12 },
  { get: (known, key) => (key === 'caption' ? known.caption : `token ${String(key)}`) },
) as unknown as ChartTokens

const WORDS = { now: '本期', before: '前期', yearBefore: '去年', month: (month: number) => `${month}月` }
const september = Array.from({ length: 30 }, (_, index) =>
  new Date(Date.UTC(2024, 8, 16 + index)).toISOString().slice(0, 10),
)
const trend: Trend = {
  step: 'DAY',
  days: september,
  received: september.map((_, index) => 20 + index),
  before: september.map(() => 30),
  yearBefore: september.map(() => 0),
  asOf: '2024-10-15',
  daysOff: [
    { from: '2024-10-01', until: '2024-10-07', name: '国庆节' },
    { from: '2024-09-22', until: '2024-09-22', name: '周末' },
  ],
}

describe('the line of the days', () => {
  it('shades days off and names those with room for it, once', () => {
    const shades = shadesOf(trend, 50)
    expect(shades.filter(({ value }) => value === 50)).toHaveLength(8)
    expect(shades.filter(({ name }) => name !== '')).toEqual([{ value: 50, name: '国庆节' }])
    expect(shades.findIndex(({ name }) => name === '国庆节')).toBe(september.indexOf('2024-10-04'))
  })

  it('names first and last day and the beginning of a holiday under the axis', () => {
    const named = [...namedColumns(trend)].sort((one, other) => one - other).map(at => september[at])
    expect(named[0]).toBe('2024-09-16')
    expect(named.at(-1)).toBe('2024-10-15')
    expect(named).toContain('2024-10-01')
  })

  it('draws no line for a year nobody counted, and tells the lines apart without colour', () => {
    const option = trendOption(trend, WORDS, tokens, 300)
    const lines = (option.series as { type: string; name?: string; lineStyle?: { type: string } }[]).filter(
      ({ type }) => type === 'line',
    )
    expect(lines.map(({ name, lineStyle }) => [name, lineStyle?.type])).toEqual([
      ['前期', 'dashed'],
      ['本期', 'solid'],
    ])
  })

  it('counts from zero and names the months of a long period', () => {
    const months = { ...trend, step: 'MONTH' as const, days: ['2023-12-01', '2024-01-01', '2024-02-01'] }
    const option = trendOption(
      { ...months, received: [1, 2, 3], before: [0, 0, 0], daysOff: [] },
      WORDS,
      tokens,
      300,
    )
    expect((option.yAxis as { min: number }).min).toBe(0)
    expect((option.xAxis as { data: string[] }).data).toEqual(['12月', '2024', '2月'])
  })
})

describe('the clock of hours', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => (hour >= 9 && hour < 12 ? 20 : 1))

  it('says which three hours running hold most, and how much falls into the night', () => {
    expect(hourWords(hours)).toEqual({ from: 9, until: 12, count: 60, share: 74, night: 10 })
    expect(hourWords(hours.map(() => 0))).toBeNull()
  })

  it('may run over midnight', () => {
    const late = hours.map((_, hour) => (hour === 23 || hour === 0 || hour === 1 ? 9 : 0))
    expect(hourWords(late)).toMatchObject({ from: 23, until: 2, night: 100 })
  })

  it('darkens the busiest', () => {
    const [bars] = hoursOption(hours, String, tokens).series as [{ data: { itemStyle: { color: string } }[] }]
    const dark = bars.data.flatMap(({ itemStyle }, hour) =>
      itemStyle.color === 'token accent' ? [hour] : [],
    )
    expect(dark).toEqual([9, 10, 11])
  })
})

describe('growth', () => {
  it('has no value where there was nothing before', () => {
    expect(growthOf(5, 0)).toBeNull()
    expect(growthText(null)).toBeNull()
    expect(growthText(growthOf(46, 28))).toBe('+64%')
    expect(growthText(growthOf(95, 100))).toBe('−5%')
    expect(growthText(0)).toBe('0')
  })

  it('is told in four steps', () => {
    expect([-0.5, -0.1, 0, 0.1, 0.3, null].map(growthStep)).toEqual([
      'fewer',
      'fewer',
      'even',
      'more',
      'most',
      'most',
    ])
  })
})

describe('the areas of the categories', () => {
  it('fill the box exactly, each by its count', () => {
    const counts = [138, 121, 117, 104, 92, 88, 61, 57, 49, 115, 0]
    const tiles = treemap(counts, count => count, 1.2)
    const total = counts.reduce((sum, count) => sum + count, 0)
    expect(tiles).toHaveLength(10)
    for (const { item, width, height } of tiles)
      expect((width * height) / 10_000).toBeCloseTo(item / total, 6)
    for (const { x, y, width, height } of tiles) {
      expect(x + width).toBeLessThanOrEqual(100.000001)
      expect(y + height).toBeLessThanOrEqual(100.000001)
    }
  })

  it('are empty without counts', () => {
    expect(treemap([0, 0], count => count, 1)).toEqual([])
  })
})

describe('the bars of the categories', () => {
  const shares = [
    { key: 'a', name: '噪声', parentId: null, value: 10, before: 40 },
    { key: 'b', name: '市政', parentId: null, value: 30, before: 3 },
    { key: 'c', name: '施工', parentId: 'a', value: 9, before: 1 },
  ]

  it('show the first level, then what lies below the chosen one, or itself', () => {
    expect(sharesWithin(shares, null).map(({ key }) => key)).toEqual(['b', 'a'])
    expect(sharesWithin(shares, 'a').map(({ key }) => key)).toEqual(['c'])
    expect(sharesWithin(shares, 'c').map(({ key }) => key)).toEqual(['c'])
  })

  it('share one scale with the period before', () => {
    const at = scaleOf(shares)
    expect([at(40), at(10), at(0)]).toEqual([100, 25, 0])
  })
})

describe('the heat of places', () => {
  const none = { numerator: 0, denominator: 0, value: null }
  const row = (code: string, received: number, onTime: number | null) => ({
    place: { code, name: `${code}镇` },
    received,
    onTimeRate: onTime === null ? none : { numerator: onTime * 100, denominator: 100, value: onTime },
    responseRate: none,
    resolvedRate: none,
    satisfiedRate: none,
  })
  const rows = [row('a', 100, 0.95), row('b', 0, null), row('c', 50, 0.8)]

  it('counts from zero, rates over the range they lie in, and nothing is no shade', () => {
    expect(heatPlaces(rows, 'received', name => name).map(({ step }) => step)).toEqual([5, 0, 3])
    expect(heatPlaces(rows, 'onTime', name => name).map(({ value, step }) => [value, step])).toEqual([
      ['95.0%', 5],
      ['—', 0],
      ['80.0%', 1],
    ])
  })

  it('is written on the map under the code of each place', () => {
    const option = placeHeatOption(
      'map',
      heatPlaces(rows, 'received', name => name),
      tokens,
    )
    const [series] = option.series as unknown as [{ data: { name: string }[] }]
    expect(series.data.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  })
})
