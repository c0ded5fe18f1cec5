import { describe, expect, it } from 'vitest'
import type { ChartTokens } from '../../../ui/index.ts'
import { courseOption } from './course.option.ts'
import { courseOf, niceScale, spanOf, yearEnds } from './course.ts'
import type { CourseWords } from './course-drawing.ts'
import { courseTip } from './course-tip.ts'

const tokens = new Proxy(
  { caption: 12 },
  {
    get: (known, key) => (key === 'caption' ? known.caption : `token ${String(key)}`),
  },
) as unknown as ChartTokens

const words: CourseWords = {
  actual: '实际',
  expected: '应达',
  target: '目标',
  baseline: '基准',
  forecast: '预测',
  band: '区间',
  ahead: '超',
  behind: '差',
  even: '持平',
  marker: '10-15',
  yearEnd: year => `${year} 年底`,
  change: period => `${period} 口径变更`,
  changeParts: (from, to) => `分母 ${from} → ${to}`,
  period: key => key,
  parts: '分子/分母',
  version: version => `第 ${version} 版`,
  late: '补报',
}
const look = { decimals: 1, unit: '%', height: 350, narrow: false }

const facts = {
  asOf: '2024-10-15',
  path: [
    { day: '2021-12-31', value: 80 },
    { day: '2023-12-31', value: 92 },
    { day: '2025-12-31', value: 100 },
  ],
  series: {
    periods: ['2024-07', '2024-08', '2024-09', '2024-10'],
    endsOn: ['2024-07-31', '2024-08-31', '2024-09-30', '2024-10-31'],
    values: [84, null, 82.1, 83.333333],
    numerators: [92, null, 138, 140],
    denominators: [110, null, 168, 168],
    expected: [90, 91, 92, 93],
    reported: [80, 0, 83, 83],
    definitionVersions: [1, null, 2, 2],
    late: [false, false, true, false],
  },
  state: { value: 83.333333, expected: 93.9, light: 'BEHIND' as const },
  forecast: {
    ok: true,
    points: [
      { day: '2024-09-30', value: 82, low: 82, high: 82 },
      { day: '2025-12-31', value: 89.7, low: 86, high: 93.2 },
    ],
  },
}

describe('the course of an indicator', () => {
  const course = courseOf(facts)

  it('ends a running period on the day looked at', () => {
    expect(course.periods.map(({ day }) => day)).toEqual([
      '2024-07-31',
      '2024-08-31',
      '2024-09-30',
      '2024-10-15',
    ])
  })

  it('says where another definition begins and what it did to the denominator, past a hole', () => {
    expect(course.changes).toEqual([
      { day: '2024-09-30', period: '2024-09', value: 82.1, parts: { from: 110, to: 168 } },
    ])
  })

  it('forecasts nothing that is past, and nothing at all on too little data', () => {
    expect(course.forecast.map(({ day }) => day)).toEqual(['2025-12-31'])
    expect(courseOf({ ...facts, forecast: { ...facts.forecast, ok: false } }).forecast).toEqual([])
  })

  it('has no today where the figure is too old', () => {
    expect(courseOf({ ...facts, state: { ...facts.state, light: 'NO_DATA' } }).now).toBeNull()
  })

  it('spans from the baseline to the target', () => {
    expect(spanOf(course)).toEqual(['2021-12-31', '2025-12-31'])
    expect(yearEnds('2021-12-31', '2025-12-31')).toHaveLength(5)
    expect(yearEnds('2024-01-01', '2024-10-15')).toEqual([])
  })
})

describe('the scale', () => {
  it('holds all values in round steps, per cent never above 100', () => {
    expect(niceScale([80, 76.5, 100], { top: 100 })).toEqual({ min: 70, max: 100, step: 10 })
    expect(niceScale([80, 76.5, 100], { top: 100, room: true })).toMatchObject({ min: 60 })
  })

  it('does not fall below 0 for room, and holds a single value', () => {
    expect(niceScale([0, 3], { room: true }).min).toBe(0)
    const one = niceScale([5])
    expect(one.min).toBeLessThanOrEqual(5)
    expect(one.max).toBeGreaterThan(one.min)
    expect(niceScale([])).toMatchObject({ min: 0 })
  })
})

type Line = { name: string; data: { value?: unknown; label?: { formatter: string; show?: boolean } }[] }

describe('the drawing of a course', () => {
  const course = courseOf(facts)
  const lines = courseOption(course, words, look, tokens).series as unknown as Line[]
  const line = (name: string) => lines.find(one => one.name === name) ?? { name: '', data: [] }
  const said = (name: string) => line(name).data.map(({ label }) => label?.formatter)

  it('names baseline, corners and target', () => {
    expect(said('应达')).toEqual(['基准 80', '92', '目标 100'])
  })

  it('marks the gap between should and is, in the word and shape of the light', () => {
    expect(said('gap')).toEqual(['应达 93.9', '■ 差 10.6', '实际 83.3'])
  })

  it('leaves the hole in the actual line and keeps the band as wide as the interval', () => {
    expect((line('实际').data as unknown as [number, number | null][]).map(([, value]) => value)).toEqual([
      84,
      null,
      82.1,
      83.333333,
    ])
    const band = line('区间').data as unknown as [number, number, number][]
    expect(band.map(([, low, high]) => [low, high])).toEqual([
      [83.333333, 83.333333],
      [86, 93.2],
    ])
  })

  it('explains the change of definition', () => {
    expect(said('2024-09 口径变更')?.[1]).toBe('2024-09 口径变更\n分母 110 → 168')
  })

  it('draws a place without path or forecast', () => {
    const bare = courseOf({
      ...facts,
      path: [],
      forecast: { ok: false, points: [] },
      state: { value: 83, light: 'GOOD' },
    })
    const names = (courseOption(bare, words, look, tokens).series as unknown as Line[]).map(
      ({ name }) => name,
    )
    expect(names).toEqual(['应达', '2024-09 口径变更', '实际', 'gap'])
  })
})

describe('what the mouse is told', () => {
  const tip = courseTip(courseOf(facts), words, look)
  const at = (on: string) => tip([{ axisValue: Date.parse(on) }])

  it('is the period with its parts, path and definition', () => {
    expect(at('2024-09-25')).toBe(
      '<b>2024-09</b><br>实际 82.1%<br>分子/分母 138/168<br>应达 92%<br>第 2 版<br>补报',
    )
    expect(at('2024-08-30')).toContain('实际 —')
  })

  it('is the forecast with its interval after the day looked at', () => {
    expect(at('2025-11-01')).toBe('2025-12-31<br>预测 89.7%<br>区间 86% – 93.2%')
  })
})
