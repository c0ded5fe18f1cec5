import 'reflect-metadata'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Definition } from '../indicators/index.ts'
import {
  type CellFigures,
  type CheckGround,
  checkFigures,
  type FigureCell,
  type PastValue,
} from './observation-check.rules.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000)

const d = (value: number | string | null) => (value === null ? null : new Decimal(value))

const RATIO: Definition = {
  ...{ version: 1, validFrom: '2022-01-01', knownOn: '2022-01-01', kind: 'RATIO', direction: 'HIGHER' },
  ...{ unit: '%', decimals: 1, cumulative: false, definition: '', numeratorItem: '一窗受理事项' },
  ...{
    denominatorItem: '全部事项',
    excluded: null,
    line: null,
    formula: null,
    reason: null,
    createdBy: '测试',
  },
}
const COUNT: Definition = { ...RATIO, kind: 'COUNT', unit: '个', numeratorItem: null, denominatorItem: null }
const SPEED: Definition = { ...COUNT, kind: 'MINIMUM', unit: '兆' }
const SHARE: Definition = { ...COUNT, kind: 'MINIMUM', unit: '%' }

/** Values of the months before, oldest first. */
const earlier = (values: readonly (number | [number, number])[], definitionVersion = 1): PastValue[] =>
  values.map((value, index) => ({
    startsOn: `2024-0${index + 1}-01`,
    definitionVersion,
    numerator: Array.isArray(value) ? d(value[0]) : null,
    denominator: Array.isArray(value) ? d(value[1]) : null,
    value: Array.isArray(value) ? new Decimal(value[0]).times(100).div(value[1]) : d(value),
  }))

function check(
  definition: Definition,
  figures: Partial<Record<FigureCell, number | string | null>>,
  ground: Partial<CheckGround> = {},
) {
  const cells: CellFigures = {
    NUMERATOR: d(figures.NUMERATOR ?? null),
    DENOMINATOR: d(figures.DENOMINATOR ?? null),
    VALUE: d(figures.VALUE ?? null),
  }
  const { observed, faults } = checkFigures(cells, {
    ...{ name: '测试指标', definition, past: [], next: null, marked: new Set<FigureCell>(), ...ground },
  })
  return {
    value: observed?.value?.toFixed() ?? null,
    passes: observed !== null,
    said: faults.map(({ cell, severity, reason }) => `${severity} ${cell} ${reason}`),
    faults,
  }
}

describe('a ratio', () => {
  test('is numerator × 100 / denominator, half up at the sixth digit', () => {
    expect(check(RATIO, { NUMERATOR: 2, DENOMINATOR: 3 })).toMatchObject({ value: '66.666667', said: [] })
    expect(check(RATIO, { NUMERATOR: 8, DENOMINATOR: 9 }).value).toBe('88.888889')
    expect(check(RATIO, { NUMERATOR: 0, DENOMINATOR: 5 })).toMatchObject({ value: '0', said: [] })
  })

  test('needs both parts; a percentage alone is not enough', () => {
    expect(check(RATIO, { NUMERATOR: 2 }).said).toEqual(['ERROR DENOMINATOR 没有填分母（全部事项）。'])
    expect(check(RATIO, { DENOMINATOR: 2 }).said).toEqual(['ERROR NUMERATOR 没有填分子（一窗受理事项）。'])
    const alone = check(RATIO, { VALUE: 98 })
    expect([alone.passes, alone.faults.length]).toEqual([false, 2])
    expect(alone.faults[0]?.fix).toContain('不能只填百分比')
  })

  test('with a numerator above its denominator is refused at the numerator', () => {
    expect(check(RATIO, { NUMERATOR: 12, DENOMINATOR: 10 }).said).toEqual([
      'ERROR NUMERATOR 分子 12 大于分母 10。',
    ])
    expect(check(RATIO, { NUMERATOR: 1, DENOMINATOR: 0 }).said).toEqual([
      'ERROR NUMERATOR 分子 1 大于分母 0。',
    ])
    expect(check(RATIO, { NUMERATOR: 10, DENOMINATOR: 10 }).value).toBe('100')
  })

  test('with a denominator of 0 is no data, and asks for a note', () => {
    const none = check(RATIO, { NUMERATOR: 0, DENOMINATOR: 0 })
    expect([none.passes, none.value]).toEqual([true, null])
    expect(none.said).toEqual(['DOUBT DENOMINATOR 分母为 0，本期按“无数据”处理。'])
  })

  test('with negative parts is refused; fractions are asked about', () => {
    expect(check(RATIO, { NUMERATOR: -1, DENOMINATOR: 5 }).said).toEqual([
      'ERROR NUMERATOR 分子（一窗受理事项）是负数。',
    ])
    const half = check(RATIO, { NUMERATOR: 1.5, DENOMINATOR: 5 })
    expect([half.passes, half.said[0]]).toEqual([true, 'DOUBT NUMERATOR 分子（一窗受理事项） 1.5 不是整数。'])
  })

  test('typed beside its parts must agree with them', () => {
    expect(check(RATIO, { NUMERATOR: 2, DENOMINATOR: 3, VALUE: 66.7 }).said).toEqual([])
    expect(check(RATIO, { NUMERATOR: 2, DENOMINATOR: 3, VALUE: 70 }).said[0]).toContain('ERROR VALUE')
  })

  test('in another unit than before is asked about at its part', () => {
    const past = earlier([
      [1200, 1300],
      [1210, 1300],
    ])
    expect(check(RATIO, { NUMERATOR: 0.121, DENOMINATOR: 0.13 }, { past }).said.join()).toMatch(
      /DOUBT NUMERATOR 0.121 是以往的约万分之一/,
    )
  })
})

describe('a value', () => {
  test('is needed, and parts are not asked for', () => {
    expect(check(COUNT, {}).said).toEqual(['ERROR VALUE 没有填数值。'])
    expect(check(COUNT, { NUMERATOR: 3, VALUE: 3 }).said).toEqual(['ERROR NUMERATOR 这项指标不填分子。'])
  })

  test('of whole things has no fraction; of other units it may', () => {
    expect(check(COUNT, { VALUE: 1.5 }).said[0]).toContain('ERROR VALUE 按“个”计数')
    expect(check(SPEED, { VALUE: 50.5 }).said).toEqual([])
  })

  test('is not negative, unless its name says that it may be', () => {
    expect(check(COUNT, { VALUE: -1 }).said[0]).toContain('是负数')
    expect(check(SHARE, { VALUE: -1.5 }, { name: '同比增长' }).passes).toBe(true)
    expect(check(COUNT, { VALUE: 0 }).said).toEqual([])
    expect(check(COUNT, { VALUE: '-0' }).said).toEqual([])
  })

  test.each([
    [0.98, [97, 98], /百分之一/],
    [0.98, [], /分不清是 0.98% 还是 98%/],
    [1, [], /分不清/],
    [9800, [97, 98], /100 倍/],
    [150, [97, 98], /超过 100%/],
  ])('%d %% after %j is asked about', (VALUE, past, words) => {
    const { passes, said } = check(SHARE, { VALUE }, { past: earlier(past) })
    expect([passes, said.length]).toEqual([true, 1])
    expect(said[0]).toMatch(/^DOUBT VALUE/)
    expect(said[0]).toMatch(words)
  })

  test('small percentages that always were small, and those written with a sign, are fine', () => {
    expect(check(SHARE, { VALUE: 0.5 }, { past: earlier([0.4, 0.6]) }).said).toEqual([])
    expect(check(SHARE, { VALUE: 0.98 }, { marked: new Set(['VALUE']) }).said).toEqual([])
    expect(check(SHARE, { VALUE: 0 }).said).toEqual([])
  })

  test('in 万 instead of pieces is asked about, either way', () => {
    const past = earlier([12_000, 12_500])
    expect(check(SPEED, { VALUE: 1.25 }, { past }).said[0]).toMatch(/万分之一/)
    expect(check(SPEED, { VALUE: 125_000_000 }, { past }).said[0]).toMatch(/1 万倍/)
  })
})

describe('what was counted from the beginning', () => {
  const cumulative = { ...COUNT, cumulative: true }

  test('may not become less without a word', () => {
    const past = earlier([10, 12])
    expect(check(cumulative, { VALUE: 11 }, { past }).said).toEqual([
      'DOUBT VALUE 累计数比上期的 12 少了 1。',
    ])
    expect(check(cumulative, { VALUE: 12 }, { past }).said).toEqual([])
    expect(check(COUNT, { VALUE: 11 }, { past }).said).toEqual([])
  })

  test('may not be more than it was later', () => {
    const next = earlier([9])[0] as PastValue
    expect(check(cumulative, { VALUE: 10 }, { next }).said[0]).toMatch(/比下一期的 9 还多/)
  })

  test('of a ratio is its numerator', () => {
    const past = earlier([[10, 20]])
    expect(
      check({ ...RATIO, cumulative: true }, { NUMERATOR: 9, DENOMINATOR: 20 }, { past }).said[0],
    ).toMatch(/DOUBT NUMERATOR 累计数/)
    expect(check({ ...RATIO, cumulative: true }, { NUMERATOR: 10, DENOMINATOR: 30 }, { past }).said).toEqual(
      [],
    )
  })

  test('under another definition says nothing', () => {
    const past = earlier([10, 12], 2)
    expect(check(cumulative, { VALUE: 3 }, { past }).said).toEqual([])
  })
})

describe('a jump', () => {
  test('beyond the changes there were is asked about, with their range', () => {
    const past = earlier([50, 52, 53, 55, 56])
    expect(check(SPEED, { VALUE: 58 }, { past }).said).toEqual([])
    const jump = check(SPEED, { VALUE: 90 }, { past })
    expect(jump.said[0]).toMatch(/^DOUBT VALUE 比上期变化 \+34兆，超出以往各期的变化范围/)
    expect(jump.passes).toBe(true)
    expect(check(SPEED, { VALUE: 20 }, { past }).said[0]).toMatch(/-36/)
  })

  test('needs four periods, and one outlier among them does not widen the range', () => {
    expect(check(SPEED, { VALUE: 90 }, { past: earlier([50, 52, 53]) }).said).toEqual([])
    const past = earlier([50, 51, 90, 52, 53, 54, 55])
    expect(check(SPEED, { VALUE: 95 }, { past }).said).toHaveLength(1)
  })

  test('of a series that stands still is not every small step', () => {
    const past = earlier([100, 100, 100, 100, 100])
    expect(check(SPEED, { VALUE: 105 }, { past }).said).toEqual([])
    expect(check(SPEED, { VALUE: 130 }, { past }).said).toHaveLength(1)
  })

  test('of a ratio is told in points', () => {
    const past = earlier([
      [50, 100],
      [51, 100],
      [52, 100],
      [53, 100],
    ])
    expect(check(RATIO, { NUMERATOR: 95, DENOMINATOR: 100 }, { past }).said[0]).toMatch(/\+42个百分点/)
  })
})

test(`whatever the figures, errors stop and everything named says what to do (seed ${seed})`, () => {
  const amount = fc.option(
    fc.oneof(fc.integer({ min: -5, max: 2000 }), fc.double({ min: -1, max: 1e6, noNaN: true })),
  )
  const definition = fc.constantFrom(RATIO, COUNT, SPEED, SHARE, { ...RATIO, cumulative: true })
  fc.assert(
    fc.property(
      definition,
      amount,
      amount,
      amount,
      fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 9 }),
      (one, n, m, v, past) => {
        const { passes, faults } = check(
          one,
          { NUMERATOR: n, DENOMINATOR: m, VALUE: v },
          { past: earlier(past) },
        )
        expect(passes).toBe(!faults.some(({ severity }) => severity === 'ERROR'))
        for (const { reason, fix } of faults) expect(reason.endsWith('。') && fix.endsWith('。')).toBe(true)
        if (one.kind === 'RATIO' && passes && n !== null && m !== null) expect(n).toBeLessThanOrEqual(m)
      },
    ),
    { seed, numRuns: 1000 },
  )
})
