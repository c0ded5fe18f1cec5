import { strFromU8, unzipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  buildOrganization,
  buildPlaces,
  buildPlan,
  buildTask,
  LONGGUI,
  NANPING,
  WUJIANG,
} from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'

const RECORD = 'mutation ($input: TableExportInput!) { recordTableExport(input: $input) }'
const SET_LIGHTS = `mutation ($place: ID!, $lights: [LightInput!]!) {
  setLights(place: $place, lights: $lights) { lights { level } } }`
const ENTRIES = `query ($filter: AuditFilter!) {
  auditEntries(filter: $filter) { nodes { userName summary } } }`

let server: TestServer
let supervisor: TestClient

const table = {
  place: WUJIANG,
  name: '督办通知',
  rows: 12,
  asOf: '2024-10-15',
  address: '/notices?light=NEAR',
}
const record = (client: TestClient, changed: object = {}) =>
  client.query<{ recordTableExport: boolean }>(RECORD, { input: { ...table, ...changed } })
const entries = () =>
  server.db.prisma.auditEntry.findMany({ where: { type: 'TABLE_EXPORTED' }, orderBy: { position: 'asc' } })

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  const finance = await buildOrganization(server, { name: '区财政局' })
  const planId = await buildPlan(server, { title: '数字政府方案' })
  await buildTask(server, {
    ...{ planId, no: '1', title: '系统上云', lead: [finance] },
    milestones: [{ due: '2024-09-30' }],
  })
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
})

describe('a table the browser saves', () => {
  test('is recorded for nobody who is not signed in, and not in a place of others', async () => {
    expect((await record(asStranger(server))).code).toBe('UNAUTHENTICATED')
    const foreigner = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: NANPING })
    expect((await record(foreigner)).code).toBe('NOT_FOUND')
    expect((await record(supervisor, { place: NANPING })).code).toBe('NOT_FOUND')
    expect(await entries()).toEqual([])
  })

  test.each([
    { place: 'WUJIANG' },
    { name: '' },
    { name: '长'.repeat(101) },
    { rows: -1 },
    { rows: 1_000_000 },
    { address: 'https://example.test/' },
    { address: '//example.test/notices' },
    { address: `/${'a'.repeat(2000)}` },
  ])('is refused as %j, with what to do', async changed => {
    const answer = await record(supervisor, changed)
    expect(answer.code).toBe('BAD_INPUT')
    expect(answer.errors?.[0]?.message ?? '').not.toBe('')
    expect(await entries()).toEqual([])
  })

  test('is recorded with its page, its rows and its filters, but not with what somebody typed', async () => {
    const address = `/notices?light=NEAR&light=BEHIND&asOf=2024-10-15&words=${encodeURIComponent('张三 13800000000')}`
    expect((await record(supervisor, { address })).data.recordTableExport).toBe(true)
    const [entry] = await entries()
    expect(entry).toMatchObject({ jurisdictionCode: WUJIANG, entity: 'Division', entityId: WUJIANG })
    expect(entry?.after).toEqual({
      ...{ name: '督办通知', rows: 12, asOf: '2024-10-15', page: '/notices' },
      ...{ light: ['NEAR', 'BEHIND'], words: '（按文字查找）' },
    })
  })

  test('of a town stands in the log of its county', async () => {
    const town = await asUser(server, {
      ...{ role: 'TOWN_OPERATOR', jurisdictionCode: WUJIANG, scopeCode: LONGGUI },
    })
    expect((await record(town, { place: LONGGUI })).code).toBeNull()
    expect((await entries()).at(-1)).toMatchObject({ jurisdictionCode: WUJIANG, entityId: LONGGUI })
  })

  test('is told of in words to the audit administrator', async () => {
    const auditor = await asUser(server, { role: 'AUDIT_ADMIN', jurisdictionCode: WUJIANG })
    const { data } = await auditor.query<{ auditEntries: { nodes: { summary: string }[] } }>(ENTRIES, {
      filter: { place: WUJIANG, type: 'TABLE_EXPORTED' },
    })
    expect(data.auditEntries.nodes[0]?.summary).toBe('导出文件“督办通知”')
  })
})

describe('a file of the server', () => {
  const ledger = (client: TestClient) => client.fetch(`/files/tasks.xlsx?place=${WUJIANG}&words=上云`)

  test('is recorded likewise, and a refused one is not', async () => {
    const before = (await entries()).length
    expect((await ledger(asStranger(server))).status).toBe(401)
    expect((await entries()).length).toBe(before)
    expect((await ledger(supervisor)).status).toBe(200)
    const made = await entries()
    expect(made).toHaveLength(before + 1)
    expect(made.at(-1)?.after).toMatchObject({ name: '任务台账', rows: 1, words: '（按文字查找）' })
  })

  test('calls the lights as the county calls them', async () => {
    const system = await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: WUJIANG })
    const lights = [
      { level: 'GOOD', deadline: '按序', progress: '到位', colour: 'teal' },
      { level: 'NEAR', deadline: '将到', progress: '稍慢', colour: 'orange' },
      { level: 'BEHIND', deadline: '超期', progress: '滞后', colour: 'crimson' },
      { level: 'NO_DATA', deadline: '没定', progress: '没数', colour: 'grey' },
    ]
    expect((await system.query(SET_LIGHTS, { place: WUJIANG, lights })).code).toBeNull()
    const rows = await readSheet(Buffer.from(await (await ledger(supervisor)).arrayBuffer()), '任务台账')
    expect(rows[0]).toContain('剩工作日（负数为超期）')
    expect(rows[1]?.[0]).toBe('超期')
  })

  test('so does the Word report of a board', async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ board: 'cockpit', place: WUJIANG })) form.append(name, value)
    const response = await supervisor.fetch('/files/board-report', { method: 'POST', body: form })
    const parts = unzipSync(new Uint8Array(await response.arrayBuffer()))
    const words = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '')
    for (const said of ['■超期', '▲将到', '●按序', '○没定', '其中超期1项、将到0项'])
      expect(words).toContain(said)
    expect(words).not.toContain('■逾期')
  })
})
