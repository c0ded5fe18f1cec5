import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { foldTallies, rebuildTallies, verifyTallies } from '#api/modules/tallies/index.ts'
import { countStatements } from '#api/platform/statements.ts'
import { buildOrganization, buildPlaces, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'
import { isBad, LEVELS } from './rating.rules.ts'
import { ratingBoard } from './rating-board.query.ts'

let server: TestServer
let steward: TestClient & { userId: string }
let officer: TestClient
let foreigner: TestClient

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  const bureau = await buildOrganization(server, { name: '区政务服务数据管理局' })
  await buildOrganization(server, { name: '龙归镇人民政府', placeCode: LONGGUI, kind: 'TOWN_GOVERNMENT' })
  steward = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG })
  officer = await asUser(server, { role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG, organizationId: bureau })
  foreigner = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: NANPING })
})
afterAll(closeServers)
beforeEach(async () => {
  await server.db.script(
    'truncate rating, rating_person, rectification, rating_appeal, rating_import, rating_delta, rating_day cascade',
  )
})

const HEAD = '办件编号,事项名称,办理单位,办理日期,评价日期,评价结果,评价渠道,评价意见,联系电话'
const ROWS = [
  'A1,身份证办理,区政务服务数据管理局,2024-10-08,2024-10-08,非常满意,大厅,,',
  'A2,社保卡补办,区政务服务数据管理局,2024/10/9,2024/10/9 14:30,2,网上,等了两小时 电话13800138000,13800138000',
  'A3,身份证办理,龙归镇人民政府,2024年10月9日,,默认好评,大厅,,',
  'A4,身份证办理,龙归镇人民政府,20241010,,,大厅,,',
  'A5,营业执照,区政务服务数据管理局,2024-10-10,2024-10-11,★★★★☆,自助,,',
]

interface Outcome {
  rows: number
  ready: number
  created: number
  updated: number
  unchanged: number
  rated: number
  byDefault: number
  bad: number
  importId: string | null
  errors: { row: number; column: string; reason: string; fix: string }[]
  message?: string
}

async function upload(
  who: TestClient,
  text: string | Uint8Array,
  commit: boolean,
): Promise<{ status: number; body: Outcome }> {
  const form = new FormData()
  form.append('file', new Blob([text as BlobPart]), '评价.csv')
  const answer = await who.fetch(
    `/files/ratings/import?place=${WUJIANG}&source=一体化平台&commit=${commit ? 1 : 0}`,
    {
      method: 'POST',
      body: form,
    },
  )
  return { status: answer.status, body: (await answer.json()) as Outcome }
}
const sheet = (rows = ROWS): string => [HEAD, ...rows].join('\n')

describe('a sheet of ratings', () => {
  test('is for the office and the steward: 401, 403, 404; not for what is no sheet', async () => {
    expect((await upload(asStranger(server), sheet(), true)).status).toBe(401)
    expect((await upload(officer, sheet(), true)).status).toBe(403)
    expect((await upload(foreigner, sheet(), true)).status).toBe(404)
    const strange = await upload(steward, '甲,乙\n1,2', true)
    expect([strange.status, strange.body.message]).toEqual([400, expect.stringContaining('“评价等级”')])
    expect((await upload(steward, new Uint8Array([0x50, 0x4b, 1, 2, 3]), true)).status).toBe(422)
    expect(await server.db.prisma.rating.count()).toBe(0)
  })

  test('says everything that is wrong at once, and writes nothing then', async () => {
    const bad = [
      ',办证,区政务服务数据管理局,2024-10-08,,满意,,,',
      'B2,,区某局,2024-13-08,,马马虎虎,,,',
      'B3,办证,区政务服务数据管理局,2024-10-16,2024-10-10,满意,,,',
      'B4,办证,区政务服务数据管理局,2024-10-08,,满意,,,',
      'B4,办证,区政务服务数据管理局,2024-10-08,,#REF!,,,',
      'B4,办证,区政务服务数据管理局,2024-10-08,,满意,,,',
    ]
    const { status, body } = await upload(steward, sheet(bad), true)
    expect(status).toBe(200)
    expect(body.errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      ...['2 办件编号', '3 办理日期', '3 评价等级', '3 事项名称', '3 办理单位', '4 办理日期', '4 评价日期'],
      ...['6 评价等级', '6 办件编号', '7 办件编号'],
    ])
    for (const { reason, fix } of body.errors) expect([reason, fix].join()).toMatch(/^.{4,}。,.{4,}。$/)
    expect(await server.db.prisma.rating.count()).toBe(0)
  })

  test('is looked at before it is written; again it changes nothing; what changed follows', async () => {
    const looked = await upload(steward, sheet(), false)
    expect(looked.body).toMatchObject({
      rows: 5,
      ready: 5,
      created: 5,
      rated: 3,
      byDefault: 1,
      bad: 1,
      importId: null,
    })
    expect(await server.db.prisma.rating.count()).toBe(0)
    expect((await upload(steward, sheet(), true)).body).toMatchObject({
      created: 5,
      updated: 0,
      unchanged: 0,
      errors: [],
    })
    expect((await upload(steward, `\ufeff${sheet()}`, true)).body).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 5,
    })
    const row = await server.db.prisma.rating.findFirstOrThrow({ where: { externalId: 'A2' } })
    expect([row.level, row.words]).toEqual(['DISSATISFIED', expect.not.stringContaining('13800138000')])
    const better = ROWS.map(line => line.replace(',2,网上', ',满意,网上'))
    expect((await upload(steward, sheet(better), true)).body).toMatchObject({
      created: 0,
      updated: 1,
      unchanged: 4,
    })
    const [rectification] = await server.db.prisma.rectification.findMany()
    expect(rectification).toMatchObject({ status: 'VOID' })
    expect(await verifyTallies(server.context, WUJIANG)).toEqual([])
  })

  test('two of the same at once make one set', async () => {
    const answers = await Promise.all([upload(steward, sheet(), true), upload(steward, sheet(), true)])
    expect(answers.map(({ body }) => body.created).sort()).toEqual([0, 5])
    expect(await server.db.prisma.rating.count()).toBe(5)
  })

  test('is taken back as long as nobody went on with it', async () => {
    const UNDO =
      'mutation ($place: ID!, $id: ID!) { undoRatingImport(place: $place, id: $id) { undoneBy canUndo } }'
    const { importId } = (await upload(steward, sheet(), true)).body
    const input = { place: WUJIANG, id: importId }
    expect((await officer.query(UNDO, input)).code).toBe('FORBIDDEN')
    expect((await foreigner.query(UNDO, { ...input, place: NANPING })).code).toBe('NOT_FOUND')
    const rectification = await server.db.prisma.rectification.findFirstOrThrow()
    await officer.query(
      `mutation ($id: ID!) { submitRectification(id: $id, version: 0, measure: "已经整改到位") { id } }`,
      { id: rectification.id },
    )
    expect((await steward.query(UNDO, input)).code).toBe('CONFLICT')
    await server.db.script('update rectification set version = 0')
    expect((await steward.query(UNDO, input)).data).toMatchObject({ undoRatingImport: { canUndo: false } })
    expect((await steward.query(UNDO, input)).code).toBe('CONFLICT')
    expect([await server.db.prisma.rating.count(), await server.db.prisma.ratingPerson.count()]).toEqual([
      0, 0,
    ])
    expect(await verifyTallies(server.context, WUJIANG)).toEqual([])
  })
})

/** mulberry32 */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

test('the rates are those of a plain count, before and after folding and rebuilding, in ten statements at most', async () => {
  const seed = Date.now() % 1_000_000
  const next = random(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const words = ['非常满意', '满意', '基本满意', '不满意', '非常不满意']
  const events = Array.from({ length: 300 }, (_, nth) => {
    const level = next() < 0.25 ? null : Math.floor(next() * 5)
    const byDefault = level !== null && level < 3 && next() < 0.3
    const day = `2024-${pick(['08', '09', '10'])}-${String(1 + Math.floor(next() * 14)).padStart(2, '0')}`
    return {
      nth,
      level,
      byDefault,
      day,
      unit: pick(['区政务服务数据管理局', '龙归镇人民政府']),
      channel: pick(['大厅', '网上', '']),
    }
  })
  const lines = events.map(({ nth, level, byDefault, day, unit, channel }) =>
    [
      `R${nth}`,
      '办证',
      unit,
      day,
      '',
      level === null ? '' : words[level] + (byDefault ? '（默认）' : ''),
      channel,
      '',
      '',
    ].join(','),
  )
  expect((await upload(steward, sheet(lines), true)).body).toMatchObject({ created: 300 })
  // Some are put right, some in time, some appeals are upheld.
  await server.db.script(`
    update rectification set status = 'DONE', done_on = due_on + (case when id::text < '8' then 0 else 1 end) where random() < 0.6`)
  await rebuildTallies(server.context, WUJIANG)
  const rows = await server.db.prisma.rectification.findMany()
  const viewer = {
    id: steward.userId,
    name: '',
    grants: [{ role: 'DATA_STEWARD', jurisdictionCode: WUJIANG, scopeCode: WUJIANG, organizationId: null }],
  }
  const [from, until] = ['2024-09-03', '2024-10-10']
  const inside = events.filter(({ day }) => day >= from && day <= until)
  const rated = inside.filter(({ level, byDefault }) => level !== null && !byDefault)
  const due = rows.filter(({ dueOn }) => dueOn >= new Date(from) && dueOn <= new Date(until))
  const expected = [
    [rated.filter(({ level }) => Number(level) < 3).length, rated.length],
    [rated.length, inside.length],
    [due.filter(({ doneOn, dueOn }) => doneOn !== null && doneOn <= dueOn).length, due.length],
  ]
  for (const moment of ['rebuilt', 'folded'] as const) {
    if (moment === 'folded') await foldTallies(server.context)
    const context = { ...server.context, viewer, memo: new Map() }
    const { result, statements } = await countStatements(() =>
      ratingBoard(context, { place: WUJIANG, from, until }),
    )
    const found = result.rates.map(({ rate }) => [rate.numerator, rate.denominator])
    expect(found, `seed ${seed}, ${moment}`).toEqual(expected)
    expect(result.levels, `seed ${seed}`).toEqual(
      LEVELS.map(level => rated.filter(event => LEVELS[event.level ?? 9] === level).length),
    )
    expect(result.units.reduce((sum, { bad }) => sum + bad, 0)).toBe(
      inside.filter(({ level, byDefault }) =>
        isBad({ level: level === null ? null : (LEVELS[level] ?? null), byDefault }),
      ).length,
    )
    expect(result.trend.events.reduce((sum, count) => sum + count, 0)).toBe(inside.length)
    expect(result.places.map(({ events: count }) => count).reduce((sum, count) => sum + count, 0)).toBe(
      inside.length,
    )
    expect(statements.length).toBeLessThanOrEqual(10)
  }
  expect(await verifyTallies(server.context, WUJIANG)).toEqual([])
})
