import { Decimal } from 'decimal.js'
import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildPlaces, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { buildFigures, buildIndicator } from '#test/kit/indicator-world.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'

let server: TestServer
let leader: TestClient
let id: string

const VILLAGE = '440203102201'
const board = (client: TestClient, query: string) => client.fetch(`/files/indicator-board.xlsx?${query}`)
const figures = (client: TestClient, query: string) => client.fetch(`/files/indicator-figures.xlsx?${query}`)

async function rowsOf(response: Response, sheet: string): Promise<Record<string, unknown>[]> {
  const [heads, ...rows] = await readSheet(Buffer.from(await response.arrayBuffer()), sheet)
  return rows.map(row => Object.fromEntries((heads ?? []).map((head, index) => [String(head), row[index]])))
}

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  await server.db.prisma.division.create({
    data: { code: VILLAGE, name: '龙归村', level: 5, parentCode: LONGGUI },
  })
  leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
  id = await buildIndicator(server.context, {
    no: 1,
    name: '=上云率',
    definitions: [{ kind: 'RATIO', unit: '%', decimals: 1 }],
    targets: [{ baselineYear: 2021, baseline: 80, targetYear: 2025, target: 100 }],
  })
  const own = [{ placeCode: VILLAGE, numerator: new Decimal(1), denominator: new Decimal(3), late: false }]
  await buildFigures(server.context, '2024-10-08', [{ indicatorId: id, startsOn: '2024-09-01', own }])
})

describe('figures as a file', () => {
  it('are refused to strangers, administrators and foreigners, and without a place or an indicator', async () => {
    const place = `place=${WUJIANG}`
    expect((await board(asStranger(server), place)).status).toBe(401)
    const admin = await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: WUJIANG })
    expect((await board(admin, place)).status).toBe(403)
    const foreigner = await asUser(server, { role: 'LEADER', jurisdictionCode: NANPING })
    expect((await board(foreigner, place)).status).toBe(404)
    expect((await figures(foreigner, `${place}&id=${id}`)).status).toBe(404)
    expect((await board(leader, '')).status).toBe(400)
    expect((await board(leader, `${place}&asOf=yesterday`)).status).toBe(400)
    expect((await figures(leader, place)).status).toBe(400)
  })

  it('say of each indicator where it stands, as the board does', async () => {
    const [row] = await rowsOf(await board(leader, `place=${WUJIANG}`), '指标')
    expect(row).toMatchObject({
      编号: 1,
      指标: "'=上云率",
      灯号: '落后',
      数据期: '2024-09',
      现在: 33.3,
      分子: 1,
      分母: 3,
      目标: 100,
      怎么来: '下级汇总',
    })
  })

  it('hold what the page shows where it leaves some out, and nothing that is not of the board', async () => {
    const place = `place=${WUJIANG}`
    const other = '00000000-0000-7000-8000-000000000000'
    expect((await board(leader, `${place}&id=1`)).status).toBe(400)
    expect((await board(leader, place + `&id=${other}`.repeat(201))).status).toBe(400)
    expect(await rowsOf(await board(leader, `${place}&id=${other}&id=${id}`), '指标')).toHaveLength(1)
    expect(await rowsOf(await board(leader, `${place}&id=${other}`), '指标')).toHaveLength(0)
    const entry = await server.db.prisma.auditEntry.findFirst({
      where: { type: 'TABLE_EXPORTED' },
      orderBy: { position: 'desc' },
    })
    expect(entry?.after).toMatchObject({ name: '指标达标情况', rows: 0 })
  })

  it('hold every period and every place below, and only what was known on the day', async () => {
    const query = `id=${id}&place=${LONGGUI}`
    expect((await rowsOf(await figures(leader, query), '逐期'))[0]).toMatchObject({
      数据期: '2024-09',
      数值: 33.3,
    })
    const places = await rowsOf(await figures(leader, query), '下级')
    expect(places.map(row => [row['名次'], row['地区'], row['现在']])).toContainEqual([1, '龙归村', 33.3])
    const before = await rowsOf(await figures(leader, `${query}&asOf=2024-10-07`), '下级')
    expect(before.every(row => row['现在'] === null)).toBe(true)
  })
})
