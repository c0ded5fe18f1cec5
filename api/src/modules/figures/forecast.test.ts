import { describe, expect, it } from 'vitest'
import { addMonths, type Day, endOfMonth } from '../../platform/day.ts'
import { type ForecastFacts, forecastOf, type SeriesPoint, usedPoints } from './forecast.rules.ts'
import { trendOf } from './trend.rules.ts'

const monthEnd = (index: number): Day => endOfMonth(addMonths('2022-01-15', index))

const pointsOf = (values: readonly number[], definitionVersion = 1): SeriesPoint[] =>
  values.map((value, index) => ({ day: monthEnd(index), value, definitionVersion }))

const facts = (points: SeriesPoint[], more: Partial<ForecastFacts> = {}): ForecastFacts => ({
  points,
  asOf: points.at(-1)?.day ?? '2022-01-31',
  target: { day: '2025-12-31', value: 100 },
  direction: 'HIGHER',
  unit: '%',
  decimals: 1,
  percent: true,
  numerator: null,
  denominator: null,
  ...more,
})

const line = (from: number, pace: number, count: number) =>
  Array.from({ length: count }, (_, index) => from + pace * index)

describe('a forecast', () => {
  it('says that there is too little data, and how much is needed', () => {
    expect(forecastOf(facts([]))).toMatchObject({ ok: false, sentence: '还没有数据，有 6 期后才能预测。' })
    const few = forecastOf(facts(pointsOf([1, 2, 3, 4, 5])))
    expect(few).toMatchObject({ ok: false, points: [], atTarget: null, pace: null, missing: 95 })
    expect(few.sentence).toBe('现行口径下只有 5 期数据，满 6 期后才能预测。')
  })

  it('of a straight line is the line: value at the target date, the day it is reached, pace and what is missing', () => {
    const forecast = forecastOf(facts(pointsOf(line(50, 1, 24)), { numerator: 73, denominator: 100 }))
    expect(forecast).toMatchObject({ ok: true, periods: 24, reached: false, missing: 27, missingItems: 27 })
    expect(forecast.pace).toBeCloseTo(1, 2)
    expect(forecast.neededPace).toBeCloseTo(27 / 24, 2)
    expect(forecast.atTarget?.value).toBeCloseTo(97, 0)
    expect(forecast.reachesOn?.slice(0, 7)).toMatch(/^2026-0[234]$/)
    expect(forecast.points.at(-1)?.day).toBe('2025-12-31')
    expect(forecast.points).toHaveLength(24)
    expect(forecast.sentence).toMatch(
      /^照近 23 个月的速度，到 2025 年底约为 9[67](\.\d)?%（.+–.+），比目标低 [234](\.\d)? 个百分点；2026 年 [234] 月前后达到。$/,
    )
  })

  it('rests on the periods since the last change of definition, at most 24', () => {
    expect(usedPoints(pointsOf(line(0, 1, 40)))).toHaveLength(24)
    const changed = [...pointsOf(line(80, 1, 12)), ...pointsOf(line(60, 0.5, 20), 2).slice(12)]
    expect(usedPoints(changed)).toHaveLength(8)
    expect(forecastOf(facts(changed)).periods).toBe(8)
  })

  it('stays within 0 and 100 for ratios, and does not for other units', () => {
    const steep = pointsOf(line(40, 4, 14))
    expect(forecastOf(facts(steep)).atTarget).toMatchObject({ value: 100, high: 100 })
    const pieces = forecastOf(
      facts(steep, { percent: false, unit: '个', target: { day: '2025-12-31', value: 150 } }),
    )
    expect(pieces.atTarget!.value).toBeGreaterThan(150)
    expect(pieces.sentence).toContain('能够达到')
  })

  it('says when the target is reached already, will not be, or is over', () => {
    const reached = forecastOf(facts(pointsOf(line(90, 1, 12))))
    expect(reached).toMatchObject({ reached: true, reachesOn: null, missing: 0, neededPace: 0 })
    expect(reached.sentence).toBe('现在已达到目标；照近 11 个月的速度，到 2025 年底仍能保持。')
    const falling = forecastOf(facts(pointsOf(line(80, -1, 12))))
    expect(falling.reachesOn).toBeNull()
    expect(falling.sentence).toMatch(/；照此十年内达不到。$/)
    const over = forecastOf(facts(pointsOf(line(50, 1, 12)), { target: { day: '2022-06-30', value: 90 } }))
    expect(over).toMatchObject({ atTarget: null, neededPace: null, missing: 29 })
    expect(over.sentence).toMatch(
      /^目标期限（2022 年 6 月）已到，还差 29 个百分点；20\d\d 年 \d+ 月前后达到。$/,
    )
    const aimless = forecastOf(facts(pointsOf(line(50, 1, 12)), { target: null }))
    expect(aimless).toMatchObject({ atTarget: null, missing: null })
    expect(aimless.sentence).toMatch(
      /^照近 11 个月的速度，每月约增加 .+ 个百分点；没有用数字定的目标，不作到期预测。$/,
    )
  })

  it('where less is better, asks for less', () => {
    const falling = forecastOf(
      facts(pointsOf(line(40, -1, 20)), { direction: 'LOWER', target: { day: '2025-12-31', value: 5 } }),
    )
    expect(falling).toMatchObject({ reached: false, missing: 16 })
    expect(falling.neededPace).toBeLessThan(0)
    expect(falling.reachesOn?.slice(0, 4)).toMatch(/2024|2025/)
    expect(falling.sentence).toContain('能够达到')
  })

  it('is not moved by a few wrong values', () => {
    const values = line(50, 1, 24)
    const wrong = values.map((value, index) =>
      index === 5 || index === 17 || index === 20 ? value * 0.1 : value,
    )
    const at = (series: number[]) => forecastOf(facts(pointsOf(series))).atTarget!.value
    expect(Math.abs(at(wrong) - at(values))).toBeLessThan(1)
  })
})

/** Numbers that look random and are the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const noiseOf = (random: () => number) => () =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

type Series = (random: () => number) => (month: number) => number

/** Kinds of series whose course is known, with the months from which a forecast may use them. */
const KINDS: Record<string, { series: Series; from: number }> = {
  'a line with noise': {
    from: 12,
    series: random => {
      const [start, pace, noise, normal] = [
        20 + 40 * random(),
        0.3 + 0.6 * random(),
        0.3 + 0.7 * random(),
        noiseOf(random),
      ]
      return month => start + pace * month + noise * normal()
    },
  },
  'one that levels off below its target': {
    from: 12,
    series: random => {
      const [top, bend, way, normal] = [
        90 + 8 * random(),
        0.03 + 0.04 * random(),
        30 + 30 * random(),
        noiseOf(random),
      ]
      return month => top - way * Math.exp(-bend * month) + 0.3 * normal()
    },
  },
  'a step where the definition changed': {
    from: 22,
    series: random => {
      const [start, pace, normal] = [30 + 20 * random(), 0.3 + 0.5 * random(), noiseOf(random)]
      return month => start + pace * month - (month >= 22 ? 15 : 0) + 0.5 * normal()
    },
  },
  'a yearly swing': {
    from: 12,
    series: random => {
      const [start, pace, swing, shift, normal] = [
        40 + 20 * random(),
        0.2 + 0.4 * random(),
        1 + 2 * random(),
        12 * random(),
        noiseOf(random),
      ]
      return month =>
        start + pace * month + swing * Math.sin((2 * Math.PI * (month + shift)) / 12) + 0.3 * normal()
    },
  },
  'a flat one': {
    from: 12,
    series: random => {
      const [start, noise, normal] = [40 + 40 * random(), 0.3 + 0.7 * random(), noiseOf(random)]
      return () => start + noise * normal()
    },
  },
  'a line with one value in ten quite wrong': {
    from: 12,
    series: random => {
      const [start, pace, normal] = [20 + 40 * random(), 0.3 + 0.6 * random(), noiseOf(random)]
      const wrong = (month: number) =>
        month < 36 && random() < 0.1 ? (random() < 0.5 ? -1 : 1) * (10 + 20 * random()) : 0
      return month => start + pace * month + 0.4 * normal() + wrong(month)
    },
  },
}

const RUNS = 200
const KNOWN = 36

/** Forecasts so many months ahead of a month in which the rest is known already. */
function backTest({ series, from }: (typeof KINDS)[string], ahead: number, seed: number) {
  let [error, naive, inside] = [0, 0, 0]
  for (let run = 0; run < RUNS; run += 1) {
    const at = series(randomOf(seed + run * 7919))
    const values = Array.from({ length: KNOWN + ahead }, (_, month) => Math.min(100, at(month)))
    const known = values.slice(from, KNOWN).map((y, index) => ({ x: from + index, y }))
    const outlook = trendOf(known).at(ahead)
    const clip = (value: number) => Math.min(100, Math.max(0, value))
    const real = values.at(-1)!
    error += Math.abs(clip(outlook.value) - real) / RUNS
    naive += Math.abs(values[KNOWN - 1]! - real) / RUNS
    if (clip(outlook.low) <= real && real <= clip(outlook.high)) inside += 1 / RUNS
  }
  return { error, naive, inside }
}

/** Mean error in points, part of the naive error (the last value stays), and outcomes within the 80 % interval, at least. */
const BOUNDS: Record<string, Record<number, [error: number, ofNaive: number, inside: number]>> = {
  'a line with noise': { 6: [1.1, 0.35, 0.65], 14: [1.2, 0.2, 0.85] },
  'one that levels off below its target': { 6: [1.7, 0.8, 0.35], 14: [4.2, 1, 0.15] },
  'a step where the definition changed': { 6: [1, 0.35, 0.7], 14: [1.2, 0.2, 0.85] },
  'a yearly swing': { 6: [3.4, 1.05, 0.33], 14: [4.8, 0.95, 0.55] },
  'a flat one': { 6: [0.95, 1.05, 0.65], 14: [0.95, 1.05, 0.85] },
  'a line with one value in ten quite wrong': { 6: [0.9, 0.25, 0.75], 14: [1.1, 0.15, 0.85] },
}

const seed = Date.now() % 1_000_000

describe(`back-tests on series with known outcome (seed ${seed})`, () => {
  for (const [name, kind] of Object.entries(KINDS))
    for (const ahead of [6, 14])
      it(`${name}, ${ahead} months ahead`, () => {
        const { error, naive, inside } = backTest(kind, ahead, seed)
        const [most, ofNaive, least] = BOUNDS[name]![ahead]!
        expect(error).toBeLessThan(most)
        expect(error / naive).toBeLessThan(ofNaive)
        expect(inside).toBeGreaterThan(least)
      })
})
