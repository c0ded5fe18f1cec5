import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, daysBetween } from '../../platform/day.ts'
import type { Definition, LibraryIndicator, Target } from './indicator.facts.ts'
import {
  definitionFor,
  endOfYear,
  exemptionOf,
  expectedAt,
  pathOf,
  reportsAt,
  targetFor,
  targetsOn,
} from './indicator.rules.ts'

const WUJIANG = { code: '440203000000', level: 3 }
const TOWN = { code: '440203102000', level: 4 }
const VILLAGE = { code: '440203102200', level: 5 }

const definition = (facts: Partial<Definition> = {}): Definition => ({
  ...{ version: 1, validFrom: '2021-01-01', knownOn: '2021-01-01', kind: 'RATIO', direction: 'HIGHER' },
  ...{ unit: '%', decimals: 1, cumulative: false, definition: '口径', numeratorItem: null },
  ...{ denominatorItem: null, excluded: null, line: null, formula: null, reason: null, createdBy: '' },
  ...facts,
})

const decimal = (value: number | null | undefined) => (value == null ? null : new Decimal(value))

type Numbers = Partial<Record<'baselineYear' | 'baseline' | 'targetYear' | 'target' | 'level', number>>

let last = 0
const target = ({
  baseline,
  target: aim,
  ...facts
}: Numbers & Partial<Pick<Target, 'placeCode' | 'knownOn'>>) => {
  last += 1
  return {
    ...{
      id: `t${last}`,
      level: null,
      placeCode: null,
      baselineYear: null,
      targetYear: null,
      targetText: null,
    },
    ...{ yearly: [], knownOn: '2021-01-01', reason: null, createdBy: '' },
    ...facts,
    baseline: decimal(baseline),
    target: decimal(aim),
  } satisfies Target
}

const indicator = (facts: Partial<LibraryIndicator> = {}): LibraryIndicator => ({
  ...{ jurisdictionCode: WUJIANG.code, id: 'i', no: 1, planId: null, position: 1, name: '指标', level: null },
  ...{ comparator: '>=', source: null, status: 'ACTIVE', feed: 'REPORTED', measure: null, dataSource: null },
  ...{ ownerId: null, reportLevels: [4, 5], frequency: 'MONTHLY', ownFigure: 'PART', version: 0 },
  definitions: [definition()],
  targets: [],
  exemptions: [],
  ...facts,
})

/** A path of 2 to 5 years with rising years and any values of at most six digits. */
const aPath = fc
  .record({
    years: fc.uniqueArray(fc.integer({ min: 2015, max: 2035 }), { minLength: 2, maxLength: 5 }),
    values: fc.array(fc.integer({ min: -5_000_000, max: 500_000_000 }), { minLength: 5, maxLength: 5 }),
  })
  .map(({ years, values }) => {
    const corners = years
      .sort((a, b) => a - b)
      .map((year, index) => ({ year, value: new Decimal(values[index] ?? 0).div(1_000_000) }))
    const [first, ...rest] = corners
    const end = rest.pop()
    return {
      corners,
      path: {
        baselineYear: first?.year ?? null,
        baseline: first?.value ?? null,
        yearly: rest,
        targetYear: end?.year ?? null,
        target: end?.value ?? null,
      },
    }
  })

const aDay = fc.integer({ min: 0, max: 9000 }).map(days => addDays('2013-01-01', days))

describe('the expected value', () => {
  test('of the cloud rate lies where the plan puts it', () => {
    const cloud = target({ baselineYear: 2021, baseline: 80, targetYear: 2025, target: 100 })
    const at = (day: Day) => expectedAt(cloud, day)?.toString()
    expect([at('2021-12-31'), at('2025-12-31'), at('2026-06-01'), at('2020-05-01')]).toEqual([
      '80',
      '100',
      '100',
      '80',
    ])
    // 80 + 20 × 1019 / 1461 days, half up at the sixth digit.
    expect(daysBetween('2021-12-31', '2024-10-15')).toBe(1019)
    expect(at('2024-10-15')).toBe('93.94935')
  })

  test('goes through every corner, never leaves the values of its two corners, and is monotone between them', () => {
    fc.assert(
      fc.property(aPath, aDay, fc.integer({ min: 0, max: 400 }), ({ corners, path }, day, more) => {
        for (const { year, value } of corners)
          expect(expectedAt(path, endOfYear(year))?.equals(value)).toBe(true)
        const before = corners.findLast(({ year }) => endOfYear(year) <= day) ?? corners[0]
        const after = corners.find(({ year }) => endOfYear(year) >= day) ?? corners.at(-1)
        const here = expectedAt(path, day)
        if (!before || !after || !here) throw new Error('A path has corners.')
        expect(here.gte(Decimal.min(before.value, after.value))).toBe(true)
        expect(here.lte(Decimal.max(before.value, after.value))).toBe(true)
        const later = addDays(day, more)
        if (later > endOfYear(after.year)) return
        const there = expectedAt(path, later) as Decimal
        const rising = after.value.gte(before.value)
        expect(rising ? there.gte(here) : there.lte(here)).toBe(true)
      }),
    )
  })

  test('with lower as better is the mirror of the one with higher as better', () => {
    fc.assert(
      fc.property(aPath, aDay, ({ path }, day) => {
        const mirrored = {
          ...path,
          baseline: path.baseline?.negated() ?? null,
          target: path.target?.negated() ?? null,
          yearly: path.yearly.map(({ year, value }) => ({ year, value: value.negated() })),
        }
        const [one, other] = [expectedAt(path, day), expectedAt(mirrored, day)]
        // Half up rounds away from zero on both sides, so the mirror is exact.
        expect(other?.negated().toString()).toBe(one?.toString())
      }),
    )
  })

  test('is unknown without a number to reach, and before the first corner without a baseline', () => {
    expect(expectedAt(target({ baselineYear: 2021, baseline: 80 }), '2024-01-01')).toBeNull()
    const bare = target({ targetYear: 2025, target: 98 })
    expect([expectedAt(bare, '2024-01-01'), expectedAt(bare, '2025-12-31')?.toNumber()]).toEqual([null, 98])
    expect(pathOf(bare)).toHaveLength(1)
  })
})

describe('what was known on a day', () => {
  const first = definition()
  const second = definition({ version: 2, validFrom: '2024-07-01', knownOn: '2024-08-15' })
  const defined = { definitions: [first, second] }

  test('a period is made under the definition in force at its start, as far as it was known', () => {
    const version = (day: Day, asOf?: Day) => definitionFor(defined, day, asOf).version
    expect(version('2024-06-01')).toBe(1)
    expect(version('2024-07-01')).toBe(2)
    expect(version('2024-07-01', '2024-08-14')).toBe(1)
    expect(version('2024-07-01', '2024-08-15')).toBe(2)
    expect(version('2019-01-01', '2019-01-01')).toBe(1)
  })

  test('the latest target known holds; a place before its level before the whole', () => {
    const targets = [
      target({ targetYear: 2025, target: 98 }),
      target({ targetYear: 2025, target: 90, level: 5 }),
      target({ targetYear: 2025, target: 95, knownOn: '2024-06-01' }),
      target({ targetYear: 2025, target: 80, placeCode: VILLAGE.code, knownOn: '2024-09-01' }),
    ]
    const known = indicator({ targets })
    const aim = (place: typeof TOWN, asOf?: Day) => targetFor(known, place, asOf)?.target?.toNumber() ?? null
    expect([aim(WUJIANG), aim(WUJIANG, '2024-05-31'), aim(WUJIANG, '2020-01-01')]).toEqual([95, 98, null])
    expect([aim(TOWN), aim(VILLAGE), aim(VILLAGE, '2024-08-31')]).toEqual([95, 80, 90])
    expect(
      targetsOn(known, '2024-06-30').map(({ target: one, inForce }) => [one.target?.toNumber(), inForce]),
    ).toEqual([
      [95, true],
      [90, true],
      [98, false],
    ])
  })

  test('a number of pieces to be reached together is no target of a single town', () => {
    const pieces = indicator({
      definitions: [definition({ kind: 'COUNT', unit: '个' })],
      targets: [target({ targetYear: 2025, target: 600 })],
    })
    expect(targetFor(pieces, WUJIANG)?.target?.toNumber()).toBe(600)
    expect(targetFor(pieces, TOWN)).toBeNull()
  })
})

describe('who reports', () => {
  const exemptions = [
    { placeCode: TOWN.code, fromOn: '2024-03-01', untilOn: '2024-05-31', reason: '撤并', createdBy: '' },
    { placeCode: VILLAGE.code, fromOn: '2024-03-01', untilOn: null, reason: '无此类事项', createdBy: '' },
  ]

  test('places of the levels listed, unless exempt on that day', () => {
    const reported = indicator({ exemptions })
    expect(reportsAt(reported, WUJIANG, '2024-04-01')).toBe(false)
    expect(
      ['2024-02-01', '2024-03-01', '2024-05-01', '2024-06-01'].map(day => reportsAt(reported, TOWN, day)),
    ).toEqual([true, false, false, true])
    expect(reportsAt(reported, VILLAGE, '2030-01-01')).toBe(false)
    expect(exemptionOf(reported, VILLAGE.code, '2030-01-01')?.reason).toBe('无此类事项')
  })

  test('nobody for proposals, formulas and what the systems ledger counts', () => {
    expect(reportsAt(indicator({ status: 'PROPOSED' }), TOWN, '2024-04-01')).toBe(false)
    expect(reportsAt(indicator({ feed: 'FORMULA' }), TOWN, '2024-04-01')).toBe(false)
    expect(reportsAt(indicator({ feed: 'SYSTEMS' }), TOWN, '2024-04-01')).toBe(false)
    expect(reportsAt(indicator({ status: 'RETIRED' }), TOWN, '2024-04-01')).toBe(true)
  })
})
