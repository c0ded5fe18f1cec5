import { beforeEach, describe, expect, test } from 'vitest'
import { LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { moveTo } from '#test/kit/days.ts'
import { beginAgain, review, sheet, sheetsIn, sheetWorld, submit, VILLAGE } from '#test/kit/sheet-world.ts'
import { reviewObservations } from './review.service.ts'

const world = await sheetWorld()
const { server, window, village, town, otherTown, unit, steward, leader } = world
const { full, keysOf, figure } = sheetsIn(world)

beforeEach(() => beginAgain(world))

describe('a review', () => {
  test('is the data steward’s, and moves all or nothing', async () => {
    await submit(village, full())
    const keys = await keysOf()
    for (const client of [village, town, leader, unit])
      expect((await review(client, keys, 'PUBLISH')).code).toBe('FORBIDDEN')
    const far = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: NANPING })
    expect((await review(far, keys, 'PUBLISH')).code).toBe('NOT_FOUND')
    expect((await review(steward, keys, 'RETURN')).code).toBe('BAD_INPUT')
    expect((await review(steward, [], 'PUBLISH')).code).toBe('BAD_INPUT')
    const stale = [keys[0]!, { ...keys[1]!, version: 9 }]
    const refused = await review(steward, stale, 'PUBLISH')
    expect([refused.code, refused.errors?.[0]?.message]).toEqual([
      'CONFLICT',
      '选中的 2 个指标值里，有 1 个刚刚被其他人处理过。没有做任何改动，请刷新后重新选择。',
    ])
    expect(await server.db.prisma.observation.count({ where: { status: 'SUBMITTED' } })).toBe(3)
    const done = await review(steward, keys, 'PUBLISH')
    expect(done.data.reviewObservations.observations.map(({ status }) => status)).toEqual(
      Array(3).fill('PUBLISHED'),
    )
    expect((await review(steward, await keysOf(), 'PUBLISH')).code).toBe('BAD_INPUT')
  })

  test('that publishes writes the figures of the place and of those above it in the same write', async () => {
    await submit(village, full())
    expect(await figure(window, VILLAGE)).toEqual([])
    await review(steward, await keysOf(), 'PUBLISH')
    for (const place of [VILLAGE, LONGGUI, WUJIANG])
      expect((await figure(window, place))[0]).toEqual({ value: 90, knownOn: '2024-10-08' })
  })

  test('that returns tells the place, which enters it again', async () => {
    await submit(village, full())
    const [key] = await keysOf()
    await review(steward, [key!], 'RETURN', '口径不对，请核对。')
    const told = await server.db.prisma.message.findMany({ where: { kind: 'OBSERVATION_RETURNED' } })
    expect(told.map(({ userId }) => userId)).toEqual([village.userId])
    expect(told[0]?.path).toBe(`/reporting/${VILLAGE}/MONTHLY/2024-09`)
    await moveTo(world, '2024-11-01')
    const { rows } = await sheet(village)
    expect(rows.map(({ canEnter }) => canEnter)).toEqual([true, false, false])
    expect(
      (await submit(village, [{ indicatorId: window, numerator: '85', denominator: '100' }])).submitted,
    ).toBe(1)
    const again = (await sheet(village)).rows[0]?.observation
    expect(again).toMatchObject({ status: 'SUBMITTED', revision: 2, value: 85 })
  })

  test('that breaks off in the middle has published nothing', async () => {
    await submit(village, full())
    const grants = [
      { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG, scopeCode: WUJIANG, organizationId: null },
    ]
    let calls = 0
    const clock = {
      ...server.clock,
      now: () => {
        calls += 1
        // The second one is asked for by the audit entry, when values and figures are written.
        if (calls === 2) throw new Error('power cut')
        return server.clock.now()
      },
    }
    const viewer = { id: village.userId, name: '测试', grants }
    const context = { ...server.context, memo: new Map(), viewer, clock }
    await expect(reviewObservations(context, await keysOf(), 'PUBLISH', null)).rejects.toThrow('power cut')
    expect(await server.db.prisma.observation.count({ where: { status: 'PUBLISHED' } })).toBe(0)
    expect(await server.db.prisma.indicatorFigure.count()).toBe(0)
    expect((await review(steward, await keysOf(), 'PUBLISH')).code).toBeNull()
  })

  test('two at once publish once', async () => {
    await submit(village, full())
    const keys = await keysOf()
    const both = await Promise.all([1, 2].map(() => review(steward, keys, 'PUBLISH')))
    expect(both.map(({ code }) => code).sort()).toEqual(['CONFLICT', null].sort())
  })
})

describe('a value', () => {
  const WITHDRAW = `mutation ($id: ID!, $version: Int!) { withdrawObservation(id: $id, version: $version) { status can { withdraw } } }`
  const CORRECT = `mutation ($id: ID!, $version: Int!, $numerator: Float, $denominator: Float, $value: Float, $reason: String!) {
    correctObservation(id: $id, version: $version, numerator: $numerator, denominator: $denominator, value: $value, reason: $reason) {
      id revision status value reason before { value } revisions { revision status value } } }`

  test('is taken back by the place before it is published', async () => {
    await submit(village, full())
    const [key] = await keysOf()
    expect((await otherTown.query(WITHDRAW, key)).code).toBe('NOT_FOUND')
    expect((await leader.query(WITHDRAW, key)).code).toBe('FORBIDDEN')
    expect((await village.query(WITHDRAW, { ...key, version: 7 })).code).toBe('CONFLICT')
    const { data } = await village.query<{ withdrawObservation: { status: string } }>(WITHDRAW, key)
    expect(data.withdrawObservation).toEqual({ status: 'WITHDRAWN', can: { withdraw: false } })
    expect(
      (await submit(village, [{ indicatorId: window, numerator: '70', denominator: '100' }])).submitted,
    ).toBe(1)
    await review(steward, await keysOf(), 'PUBLISH')
    const [published] = await keysOf()
    expect((await village.query(WITHDRAW, published)).code).toBe('BAD_INPUT')
  })

  test('that counts is changed by correction only, with a reason, and stays visible', async () => {
    await submit(village, full())
    await review(steward, await keysOf(), 'PUBLISH')
    const refused = await submit(village, [{ indicatorId: window, numerator: '70', denominator: '100' }])
    expect(refused.faults?.[0]?.reason).toContain('已经发布')
    await moveTo(world, '2024-10-20')
    const [key] = await keysOf()
    const figures = { numerator: 70, denominator: 100 }
    expect((await village.query(CORRECT, { ...key, ...figures, reason: '错' })).code).toBe('FORBIDDEN')
    expect((await steward.query(CORRECT, { ...key, ...figures, reason: ' ' })).code).toBe('BAD_INPUT')
    expect(
      (await steward.query(CORRECT, { ...key, numerator: 170, denominator: 100, reason: '错' })).code,
    ).toBe('BAD_INPUT')
    expect(
      (await steward.query(CORRECT, { ...key, numerator: 90, denominator: 100, reason: '错' })).code,
    ).toBe('BAD_INPUT')
    expect((await steward.query(CORRECT, { ...key, ...figures, version: 0, reason: '错' })).code).toBe(
      'CONFLICT',
    )
    const both = await Promise.all(
      [1, 2].map(() =>
        steward.query<{ correctObservation: object }>(CORRECT, { ...key, ...figures, reason: '事项划转' }),
      ),
    )
    expect(both.map(({ code }) => code).sort()).toEqual(['CONFLICT', null].sort())
    expect(both.find(({ code }) => code === null)?.data.correctObservation).toMatchObject({
      ...{ revision: 2, status: 'PUBLISHED', value: 70, reason: '事项划转', before: { value: 90 } },
      revisions: [
        { revision: 2, status: 'PUBLISHED', value: 70 },
        { revision: 1, status: 'PUBLISHED', value: 90 },
      ],
    })
    expect(await figure(window, WUJIANG)).toEqual([
      { value: 70, knownOn: '2024-10-20' },
      { value: 90, knownOn: '2024-10-08' },
    ])
    const { data } = await leader.query<{ indicator: { corrections: { reason: string }[] } }>(
      `query ($id: ID!, $place: ID!) { indicator(id: $id) { corrections(place: $place) { reason }
        observations(place: "${VILLAGE}", period: "2024-09") { revision } } }`,
      { id: window, place: LONGGUI },
    )
    expect(data.indicator).toEqual({
      corrections: [{ reason: '事项划转' }],
      observations: [{ revision: 2 }, { revision: 1 }],
    })
  })

  test('of nothing to be counted has no figure', async () => {
    const rows = [{ indicatorId: window, numerator: '0', denominator: '0', note: '本月没有事项' }]
    expect((await submit(village, rows)).submitted).toBe(1)
    await review(steward, await keysOf(), 'PUBLISH')
    expect((await sheet(village)).rows[0]?.observation?.value).toBeNull()
    expect((await figure(window, WUJIANG))[0]?.value ?? null).toBeNull()
  })

  test('is not seen before it counts by those whose it is not', async () => {
    await submit(village, full())
    const [key] = await keysOf()
    const one = `query ($id: ID!) { observation(id: $id) { id } }`
    const seen = async (client: TestClient) =>
      (await client.query<{ observation: object | null }>(one, { id: key!.id })).data.observation !== null
    expect([await seen(village), await seen(town), await seen(leader), await seen(steward)]).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect([await seen(otherTown), await seen(unit)]).toEqual([false, false])
    await review(steward, [key!], 'PUBLISH')
    expect([await seen(otherTown), await seen(unit)]).toEqual([false, true])
  })
})
