import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildPlaces, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'

const MAP = `query ($place: ID!) { divisionMap(place: $place) { places origin uploadedBy geojson } }`
const REMOVE = `mutation ($place: ID!) { removeDivisionMap(place: $place) }`

let server: TestServer
let admin: TestClient
let steward: TestClient
let leader: TestClient

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  admin = await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: WUJIANG })
  steward = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG })
  leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
})
afterAll(closeServers)
beforeEach(() => server.db.script('truncate division_map'))

const RING = [
  [113.5000049, 24.8],
  [113.6, 24.8],
  [113.6, 24.9],
  [113.5000049, 24.8],
]
const outline = (properties: object, coordinates: unknown = [RING], type = 'Polygon') => ({
  ...{ type: 'Feature', properties, geometry: { type, coordinates } },
})
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })
const BOTH = collection(
  outline({ adcode: 440203102, name: '别名', owner: '某人', phone: '13800000000' }),
  outline({ name: '江湾镇' }),
  outline({ name: '浈江区' }),
)

async function upload(client: TestClient, file: string | Buffer, { place = WUJIANG, origin = '自绘' } = {}) {
  const form = new FormData()
  form.append('file', new Blob([typeof file === 'string' ? file : new Uint8Array(file)]), '地图.json')
  const query = new URLSearchParams({ place, origin })
  const response = await client.fetch(`/files/divisions/map?${query}`, { method: 'POST', body: form })
  const body = (await response.json()) as {
    places?: number
    unmatched?: string[]
    missing?: string[]
    message?: string
    fields?: { field: string }[]
  }
  return { status: response.status, ...body }
}
const mapOf = async (client: TestClient, place = WUJIANG) =>
  (
    await client.query<{ divisionMap: { places: number; origin: string; geojson: string } | null }>(MAP, {
      place,
    })
  ).data.divisionMap
const audits = () => server.db.prisma.auditEntry.count({ where: { type: { startsWith: 'DIVISION_MAP' } } })

describe('the map of a jurisdiction', () => {
  test('is uploaded by its system administrator or data steward only', async () => {
    expect((await upload(asStranger(server), BOTH)).status).toBe(401)
    expect((await upload(leader, BOTH)).status).toBe(403)
    expect((await upload(admin, BOTH, { place: NANPING })).status).toBe(404)
    expect((await upload(admin, BOTH, { place: LONGGUI })).status).toBe(400)
    expect((await upload(admin, BOTH, { origin: ' ' })).fields?.[0]?.field).toBe('origin')
    expect((await upload(admin, BOTH)).status).toBe(200)
    expect((await upload(steward, BOTH)).status).toBe(200)
  })

  test('keeps outlines found by code or name, rounded, and nothing else; what does not fit is named', async () => {
    const outcome = await upload(steward, BOTH)
    expect(outcome).toMatchObject({ places: 2, unmatched: ['浈江区'], missing: [] })
    const map = await mapOf(leader)
    expect(map).toMatchObject({ places: 2, origin: '自绘' })
    const { features } = JSON.parse(map?.geojson ?? '') as {
      features: { properties: object; geometry: { coordinates: number[][][] } }[]
    }
    expect(features.map(({ properties }) => properties)).toEqual([
      { code: LONGGUI, name: '龙归镇' },
      { code: '440203103000', name: '江湾镇' },
    ])
    expect(features[0]?.geometry.coordinates[0]?.[0]).toEqual([113.5, 24.8])
    expect(await mapOf(leader, LONGGUI)).toBe(null)
    expect(await mapOf(await asUser(server, { role: 'LEADER', jurisdictionCode: NANPING }))).toBe(null)
  })

  test('the same file twice is written once, another takes its place, and it can be taken away', async () => {
    const before = await audits()
    await upload(steward, BOTH)
    await upload(steward, BOTH)
    expect(await audits()).toBe(before + 1)
    const one = await upload(steward, collection(outline({ name: '龙归镇' })), { origin: '测绘院' })
    expect(one).toMatchObject({ places: 1, missing: ['江湾镇'] })
    expect((await leader.query(REMOVE, { place: WUJIANG })).code).toBe('FORBIDDEN')
    expect((await steward.query<{ removeDivisionMap: boolean }>(REMOVE, { place: WUJIANG })).data).toEqual({
      removeDivisionMap: true,
    })
    expect((await steward.query(REMOVE, { place: WUJIANG })).data).toEqual({ removeDivisionMap: false })
    expect(await mapOf(leader)).toBe(null)
  })

  test('a file that is no map is refused with what to do', async () => {
    const faults: [string | Buffer, number, RegExp][] = [
      ['not json', 422, /不是 JSON/],
      ['{"type":"Topology"}', 422, /FeatureCollection/],
      [collection(outline({ name: '浈江区' })), 422, /没有本地区下一级区划.*浈江区/],
      [collection(outline({ name: '龙归镇' }, [1, 2], 'Point')), 422, /不是面/],
      [collection(outline({ name: '龙归镇' }, [[[500_000, 2]]])), 422, /至少四个点/],
      [collection(outline({ name: '龙归镇' }, [[...RING.slice(1), [500_000, 2]]])), 422, /不是经纬度/],
      [collection(outline({ name: '龙归镇' }), outline({ name: '龙归镇' })), 422, /两次/],
      [Buffer.from([0xff, 0xfe, 0x00, 0xd8]), 422, /UTF-8|JSON/],
      [`{"a":"${'x'.repeat(5 * 1024 * 1024)}"}`, 413, /大/],
    ]
    for (const [file, status, words] of faults) {
      const answer = await upload(steward, file)
      expect([answer.status, answer.message]).toEqual([status, expect.stringMatching(words)])
    }
    expect(await mapOf(leader)).toBe(null)
  })
})
