import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IndicatorKind, OwnFigure } from '#prisma'
import {
  EMPTY_FIGURE,
  type Figure,
  type OwnPart,
  percentage,
  type RollUpRule,
  rollUp,
} from './roll-up.rules.ts'

const n = (value: number | string) => new Decimal(value)

const rule = (kind: IndicatorKind, ownFigure: OwnFigure = 'WHOLE', line = 50): RollUpRule => ({
  kind,
  ownFigure,
  meets: value => value.greaterThanOrEqualTo(line),
})

const ratio = (above: number, below: number, late = false): OwnPart => ({
  numerator: n(above),
  denominator: n(below),
  value: null,
  late,
})

const measured = (value: number, late = false): OwnPart => ({
  numerator: null,
  denominator: null,
  value: n(value),
  late,
})

const leaf = (of: RollUpRule, part: OwnPart | null): Figure => rollUp(of, part, [])

const shown = ({ value, numerator, denominator, reported, meeting, source }: Figure) => ({
  value: value?.toString() ?? null,
  over: `${numerator?.toString() ?? '–'}/${denominator?.toString() ?? '–'}`,
  reported,
  meeting,
  source,
})

describe('the figure of a place that reports', () => {
  it('is numerator × 100 / denominator, half up at the sixth digit', () => {
    expect(percentage(n(1), n(3))?.toString()).toBe('33.333333')
    expect(percentage(n(2), n(3))?.toString()).toBe('66.666667')
    expect(percentage(n(1), n('800000000'))?.toFixed()).toBe('0')
    expect(percentage(n(5), n('1000000000'))?.toFixed()).toBe('0.000001')
  })

  it('is no data for a denominator of 0, and the place has reported all the same', () => {
    expect(shown(leaf(rule('RATIO'), ratio(0, 0)))).toMatchObject({ value: null, over: '0/0', reported: 1 })
  })

  it('is empty where nothing was reported or all was taken back', () => {
    expect(leaf(rule('RATIO'), null)).toBe(EMPTY_FIGURE)
    expect(leaf(rule('RATIO'), { numerator: null, denominator: null, value: null, late: true })).toBe(
      EMPTY_FIGURE,
    )
  })
})

describe('the figure of a place above', () => {
  it('adds numerators and denominators: 1/2 and 90/100 are 91/102, not 70 %', () => {
    const of = rule('RATIO')
    const above = rollUp(of, null, [leaf(of, ratio(1, 2)), leaf(of, ratio(90, 100))])
    expect(shown(above)).toEqual({
      value: '89.215686',
      over: '91/102',
      reported: 2,
      meeting: null,
      source: 'ROLL_UP',
    })
  })

  it('adds counts, and leaves out what is missing', () => {
    const of = rule('COUNT')
    const above = rollUp(of, null, [leaf(of, measured(3)), leaf(of, null), leaf(of, measured(0.5))])
    expect(shown(above)).toMatchObject({ value: '3.5', reported: 2 })
  })

  it('never adds a bare percentage', () => {
    const of = rule('RATIO')
    const bare = leaf(of, measured(98))
    expect(bare.value?.toString()).toBe('98')
    expect(shown(rollUp(of, null, [bare, leaf(of, ratio(1, 2))]))).toMatchObject({ value: '50', over: '1/2' })
  })

  it('of a minimum-type is the share of places that meet the line, through the levels between', () => {
    const of = rule('MINIMUM')
    const town = rollUp(of, null, [leaf(of, measured(50)), leaf(of, measured(49.9)), leaf(of, measured(100))])
    const other = rollUp(of, null, [leaf(of, measured(10)), leaf(of, null)])
    expect(shown(town)).toMatchObject({ value: '66.666667', over: '2/3', meeting: 2, reported: 3 })
    expect(shown(rollUp(of, null, [town, other]))).toMatchObject({ value: '50', over: '2/4', meeting: 2 })
  })

  it('of a minimum-type without a line has no value', () => {
    const of: RollUpRule = { ...rule('MINIMUM'), meets: () => null }
    expect(shown(rollUp(of, null, [leaf(of, measured(50))]))).toMatchObject({ value: null, reported: 1 })
  })

  it('adds the own part where that is what it is', () => {
    const of = rule('RATIO', 'PART')
    const above = rollUp(of, ratio(46, 50), [leaf(of, ratio(17, 18)), leaf(of, ratio(15, 16))])
    expect(shown(above)).toMatchObject({ over: '78/84', reported: 3 })
    expect(`${above.rollUp?.numerator}/${above.rollUp?.denominator}`).toBe('32/34')
    expect(`${above.own?.numerator} = ${above.own?.value} %`).toBe('46 = 92 %')
  })

  it('shows a whole beside the sum, and takes it only where nothing below has reported', () => {
    const of = rule('RATIO', 'WHOLE')
    const both = rollUp(of, ratio(80, 100), [leaf(of, ratio(3, 4)), leaf(of, null)])
    expect(shown(both)).toMatchObject({ value: '75', reported: 2, source: 'ROLL_UP' })
    expect(both.own?.value?.toString()).toBe('80')
    const alone = rollUp(of, ratio(80, 100), [leaf(of, null)])
    expect(shown(alone)).toMatchObject({ value: '80', reported: 1, source: 'OWN' })
    expect(alone.rollUp).toBeNull()
  })

  it('is late if anything counted in it is, not if what stands beside it is', () => {
    const whole = rule('RATIO', 'WHOLE')
    const part = rule('RATIO', 'PART')
    const below = [leaf(whole, ratio(1, 1)), leaf(whole, ratio(1, 1, true))]
    expect(rollUp(whole, null, below).late).toBe(true)
    expect(rollUp(whole, ratio(1, 1, true), below.slice(0, 1)).late).toBe(false)
    expect(rollUp(part, ratio(1, 1, true), below.slice(0, 1)).late).toBe(true)
  })
})

const seed = Date.now() % 1_000_000
const runs = { seed, numRuns: 300 }
const counts = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
const kinds = fc.constantFrom<IndicatorKind>('RATIO', 'COUNT', 'MINIMUM')
const reports = fc.array(fc.option(counts, { nil: null }), { minLength: 1, maxLength: 30 })

const own = (kind: IndicatorKind, pair: readonly [number, number] | null): OwnPart | null =>
  pair === null ? null : kind === 'RATIO' ? ratio(...pair) : measured(pair[1])

describe(`whatever is reported (seed ${seed})`, () => {
  it('the order of the places does not matter', () => {
    fc.assert(
      fc.property(kinds, reports, (kind, pairs) => {
        const leaves = pairs.map(pair => leaf(rule(kind), own(kind, pair)))
        expect(shown(rollUp(rule(kind), null, [...leaves].reverse()))).toEqual(
          shown(rollUp(rule(kind), null, leaves)),
        )
      }),
      runs,
    )
  })

  it('an empty village changes no ratio, and one that has not reported changes nothing', () => {
    fc.assert(
      fc.property(reports, pairs => {
        const of = rule('RATIO')
        const leaves = pairs.map(pair => leaf(of, own('RATIO', pair)))
        const before = rollUp(of, null, leaves)
        const value = (figures: Figure[]) => rollUp(of, null, figures).value?.toString() ?? null
        expect(value([...leaves, leaf(of, ratio(0, 0))])).toBe(before.value?.toString() ?? null)
        expect(shown(rollUp(of, null, [...leaves, leaf(of, null)]))).toEqual(shown(before))
      }),
      runs,
    )
  })

  it('the county through its towns equals the county straight from its villages', () => {
    fc.assert(
      fc.property(kinds, reports, fc.integer({ min: 1, max: 7 }), (kind, pairs, towns) => {
        const of = rule(kind)
        const leaves = pairs.map(pair => leaf(of, own(kind, pair)))
        const byTown = Array.from({ length: towns }, (_, town) =>
          rollUp(
            of,
            null,
            leaves.filter((_leaf, index) => index % towns === town),
          ),
        )
        expect(shown(rollUp(of, null, byTown))).toEqual(shown(rollUp(of, null, leaves)))
      }),
      runs,
    )
  })

  it('a ratio lies between the lowest and the highest of its places', () => {
    fc.assert(
      fc.property(reports, pairs => {
        const of = rule('RATIO')
        const leaves = pairs.map(pair => leaf(of, own('RATIO', pair)))
        const values = leaves.flatMap(({ value }) => value?.toNumber() ?? [])
        const { value } = rollUp(of, null, leaves)
        if (value === null) {
          expect(values).toEqual([])
          return
        }
        expect(value.toNumber()).toBeGreaterThanOrEqual(Math.min(...values))
        expect(value.toNumber()).toBeLessThanOrEqual(Math.max(...values))
      }),
      runs,
    )
  })
})
