import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IndicatorDirection } from '#prisma'
import { freshUntilOf, type JudgedFacts, judge } from './indicator.judge.ts'

const decimal = (value: number | null) => (value === null ? null : new Decimal(value))

const rules = { indicatorBehindPoints: 10, indicatorFreshTenths: 15 }

const judged = (facts: Partial<JudgedFacts> & { now?: number | null; due?: number | null } = {}) => {
  const { now = 90, due = 90, ...more } = facts
  return judge({
    value: decimal(now),
    expected: decimal(due),
    target: { baseline: new Decimal(80), target: new Decimal(100) },
    unit: '%',
    direction: 'HIGHER',
    periodEndsOn: '2024-09-30',
    frequency: 'MONTHLY',
    late: false,
    behindBefore: false,
    asOf: '2024-10-15',
    rules,
    ...more,
  })
}

describe('the light of an indicator', () => {
  test('without a figure, without anything to compare with, or with an old one is NO_DATA', () => {
    expect(judged({ now: null })).toEqual({
      light: 'NO_DATA',
      gap: null,
      reason: '还没有已发布的数据',
      freshUntil: '2024-11-15',
    })
    expect(judged({ periodEndsOn: null })).toMatchObject({ light: 'NO_DATA', freshUntil: null })
    expect(judged({ due: null })).toMatchObject({ light: 'NO_DATA', gap: null })
    expect(judged({ asOf: '2024-11-15' }).light).toBe('GOOD')
    const old = judged({ asOf: '2024-11-16' })
    expect([old.light, old.reason]).toEqual(['NO_DATA', expect.stringContaining('2024年9月')])
  })

  test('a figure is fresh for one and a half periods after its end', () => {
    expect(freshUntilOf('MONTHLY', '2024-01-31', 15)).toBe('2024-03-14')
    expect(freshUntilOf('QUARTERLY', '2024-06-30', 15)).toBe('2024-11-15')
    expect(freshUntilOf('HALF_YEARLY', '2024-06-30', 15)).toBe('2025-04-02')
    expect(freshUntilOf('YEARLY', '2023-12-31', 15)).toBe('2025-07-02')
  })

  test.each([
    [90, 90, 'GOOD'],
    [90.000001, 90, 'GOOD'],
    [89.999999, 90, 'NEAR'],
    [80, 90, 'NEAR'],
    [79.999999, 90, 'BEHIND'],
  ])('%f where %f is due is %s', (now, due, light) => {
    expect(judged({ now, due }).light).toBe(light)
  })

  test('in another unit points are those of the way from baseline to target', () => {
    const pieces = { unit: '个', target: { baseline: new Decimal(180), target: new Decimal(600) } }
    const near = judged({ ...pieces, now: 418, due: 460 })
    expect([near.light, near.gap?.toNumber()]).toEqual(['NEAR', -10])
    expect(judged({ ...pieces, now: 417, due: 460 }).light).toBe('BEHIND')
    expect(judged({ ...pieces, now: 481, due: 460 }).gap?.toNumber()).toBe(5)
  })

  test('lower is better turns it round, in every unit', () => {
    const visits = { unit: '次', direction: 'LOWER' as const }
    const way = { target: { baseline: new Decimal(2), target: new Decimal(1) } }
    expect(judged({ ...visits, ...way, now: 1.4, due: 1.5 })).toMatchObject({ light: 'GOOD' })
    expect(judged({ ...visits, ...way, now: 1.6, due: 1.5 })).toMatchObject({ light: 'NEAR' })
    expect(judged({ ...visits, ...way, now: 1.7, due: 1.5 })).toMatchObject({ light: 'BEHIND' })
    expect(judged({ direction: 'LOWER', now: 95, due: 90 }).gap?.toNumber()).toBe(-5)
  })

  test('what is to be held may not fall at all', () => {
    const held = { target: { baseline: new Decimal(100), target: new Decimal(100) } }
    expect(judged({ ...held, now: 100, due: 100 }).light).toBe('GOOD')
    expect(judged({ ...held, now: 99.9, due: 100 }).light).toBe('BEHIND')
    expect(judged({ direction: 'HOLD', now: 89.9, due: 90 }).light).toBe('BEHIND')
    const none = { target: { baseline: new Decimal(0), target: new Decimal(0) }, unit: '次' }
    expect(judged({ ...none, direction: 'LOWER', now: 0, due: 0 }).light).toBe('GOOD')
    expect(judged({ ...none, direction: 'LOWER', now: 0.1, due: 0 }).light).toBe('BEHIND')
  })

  test('made up late, or only just caught up, is NEAR until the next period', () => {
    expect(judged({ late: true })).toMatchObject({ light: 'NEAR', reason: expect.stringContaining('补报') })
    expect(judged({ behindBefore: true })).toMatchObject({
      light: 'NEAR',
      reason: expect.stringContaining('上期落后'),
    })
    expect(judged({ late: true, now: 50 }).light).toBe('BEHIND')
  })

  test('says in a sentence how far it is', () => {
    expect(judged({ now: 72, due: 88.5 }).reason).toBe(
      '现值 72%，低于此时应到的 88.5%，落后 16.5 个百分点，超过 10 个点',
    )
    expect(judged({ now: 95, due: 90 }).reason).toBe('现值 95%，高于此时应到的 90%，领先 5 个百分点')
    expect(judged().reason).toBe('现值 90%，与此时应到的 90% 持平')
  })

  test('is GOOD exactly when the figure is there, fresh, in time, steady and not behind', () => {
    const directions: IndicatorDirection[] = ['HIGHER', 'LOWER', 'HOLD', 'MINIMUM']
    const hundredths = fc.integer({ min: 0, max: 12_000 }).map(value => value / 100)
    fc.assert(
      fc.property(
        fc.record({
          now: fc.option(hundredths),
          due: fc.option(hundredths),
          direction: fc.constantFrom(...directions),
          unit: fc.constantFrom('%', '个', null),
          late: fc.boolean(),
          behindBefore: fc.boolean(),
          asOf: fc.constantFrom('2024-10-01', '2024-11-15', '2024-11-16', '2025-01-01'),
          target: fc.option(
            fc.record({
              baseline: fc.option(hundredths).map(decimal),
              target: fc.option(hundredths).map(decimal),
            }),
          ),
        }),
        facts => {
          const { light, gap, reason } = judged(facts)
          expect(reason.length).toBeGreaterThan(4)
          const { now, due, direction, late, behindBefore, asOf } = facts
          const there = now !== null && due !== null && asOf <= '2024-11-15'
          const ahead = there && (direction === 'LOWER' ? now <= due : now >= due)
          expect(light === 'NO_DATA').toBe(!there)
          expect(light === 'GOOD').toBe(ahead && !late && !behindBefore)
          if (ahead) expect(['GOOD', 'NEAR']).toContain(light)
          if (there && !ahead) expect(['NEAR', 'BEHIND']).toContain(light)
          if (there && gap) expect(gap.isNegative() && !gap.isZero()).toBe(!ahead)
        },
      ),
    )
  })
})
