import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { buildOrganization, buildPlaces, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'
import { COLUMN_IDS, COLUMNS, type ColumnId } from './system-sheet.rules.ts'

let server: TestServer
let steward: TestClient
let officer: TestClient
let leader: TestClient

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  const bureau = await buildOrganization(server, { name: '区政务服务数据管理局' })
  await buildOrganization(server, { name: '区教育局' })
  await buildOrganization(server, { name: '龙归镇人民政府', placeCode: LONGGUI, kind: 'TOWN_GOVERNMENT' })
  const at = { jurisdictionCode: WUJIANG }
  steward = await asUser(server, { role: 'DATA_STEWARD', ...at })
  officer = await asUser(server, { role: 'UNIT_OFFICER', ...at, organizationId: bureau })
  leader = await asUser(server, { role: 'LEADER', ...at })
})
afterAll(closeServers)
beforeEach(() => server.db.script('truncate information_system, system_state, document_sequence cascade'))

type Line = Partial<Record<ColumnId, string | number | Date>>

const cell = (value: string | number | Date | undefined) =>
  value === undefined
    ? null
    : value instanceof Date
      ? { value, type: Date, format: 'yyyy-mm-dd' }
      : typeof value === 'number'
        ? { value, type: Number }
        : { value, type: String }

const HEADS = COLUMN_IDS.map(id => COLUMNS[id].head)

const sheetFile = (lines: readonly Line[], heads: readonly string[] = HEADS) =>
  writeWorkbook([
    {
      sheet: '台账',
      data: [
        [{ value: '武江区政务信息系统台账', type: String }],
        heads.map(value => ({ value, type: String })),
        ...lines.map(line => COLUMN_IDS.map(id => cell(line[id]))),
      ],
    },
  ]).toBuffer()

interface Outcome {
  status: number
  rows: number
  ready: number
  created: number
  updated: number
  unchanged: number
  errors: { row: number; column: string; value: string; reason: string; fix: string }[]
  fields?: { field: string }[]
}

async function upload(client: TestClient, file: Buffer, { commit = false, place = WUJIANG } = {}) {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(file)]), '台账.xlsx')
  const path = `/files/systems/import?place=${place}&commit=${commit ? 1 : 0}`
  const response = await client.fetch(path, { method: 'POST', body: form })
  return { ...((await response.json()) as Outcome), status: response.status }
}

const SYSTEM: Line = {
  ...{ name: '小学生报名系统', owner: '区教育局', userCount: '８，６００人', fundingAmount: '85.5万元' },
  ...{ approvedOn: '2020年3月5日', securityLevel: '二级', network: '互联网', classified: '否' },
  ...{ cloud: '已上云', zombie: '否', sharing: '已接入', integration: '无需整合' },
  ...{ effectiveOn: new Date('2021-06-10T00:00:00Z'), usage: '每月', cloudDueOn: 20_241_231 },
}
const counts = () =>
  Promise.all([server.db.prisma.informationSystem.count(), server.db.prisma.systemState.count()])

describe('a sheet of the ledger', () => {
  test('is taken from those who keep systems, and of no other place', async () => {
    const file = await sheetFile([SYSTEM])
    expect((await upload(asStranger(server), file)).status).toBe(401)
    expect((await upload(leader, file)).status).toBe(403)
    expect((await upload(steward, file, { place: NANPING })).status).toBe(404)
    expect((await upload(steward, Buffer.from('no sheet'))).status).toBe(422)
    const other = await upload(steward, await sheetFile([], ['甲', '乙']))
    expect([other.status, other.fields?.[0]?.field]).toEqual([400, 'file'])
    const own = await upload(officer, file)
    expect(own.errors.map(({ column, reason }) => [column, reason])).toEqual([
      ['责任单位', '区教育局的系统不由您登记。'],
    ])
    expect(await counts()).toEqual([0, 0])
  })

  test('is looked at first, brought in once, and changes nothing the second time', async () => {
    const town: Line = { ...SYSTEM, name: '镇办公系统', owner: '龙归镇政府', cloud: '待迁移' }
    const file = await sheetFile([SYSTEM, {}, town])
    expect(await upload(steward, file)).toMatchObject({ rows: 2, ready: 2, created: 2, errors: [] })
    expect(await counts()).toEqual([0, 0])
    expect(await upload(steward, file, { commit: true })).toMatchObject({ created: 2 })
    expect(await upload(steward, file, { commit: true })).toMatchObject({
      ...{ created: 0, updated: 0, unchanged: 2 },
    })
    expect(await counts()).toEqual([2, 2])
    const row = await server.db.prisma.informationSystem.findFirstOrThrow({ where: { no: 1 } })
    expect(row).toMatchObject({ name: '小学生报名系统', userCount: 8600, securityLevel: 2, usage: 'MONTHLY' })
    expect([Number(row.fundingAmount), row.approvedOn, row.cloudDueOn]).toEqual([
      ...[85.5, new Date('2020-03-05'), new Date('2024-12-31')],
    ])
  })

  test('with faults brings nothing in and names every one of them', async () => {
    const wrong: Line = {
      ...{ name: '', owner: '区教育局局', cloud: '云上', userCount: '很多', approvedOn: '2021-02-30' },
    }
    const late: Line = { ...SYSTEM, name: '另一个', effectiveOn: '2024-10-16', sharing: '' }
    const outcome = await upload(steward, await sheetFile([SYSTEM, wrong, SYSTEM, late]), { commit: true })
    expect(outcome.errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      ...['4 用户数', '4 批复日期', '4 上云状态', '4 系统名称', '4 责任单位'],
      ...['5 系统名称', '6 共享接入', '6 状态生效日期'],
    ])
    expect(outcome.errors[4]?.fix).toBe('最接近的是“区教育局”，请核对后填写。')
    expect(outcome.errors.every(({ reason, fix }) => reason !== '' && fix !== '')).toBe(true)
    expect(await counts()).toEqual([0, 0])
  })

  test('changes what it says otherwise, and leaves alone what it leaves blank', async () => {
    await upload(steward, await sheetFile([{ ...SYSTEM, cloud: '待迁' }]), { commit: true })
    const bring = async (line: Line) =>
      upload(steward, await sheetFile([{ name: '小学生报名系统', owner: '区教育局', ...line }]), {
        commit: true,
      })
    expect((await bring({ cloud: '已上云', effectiveOn: '2021-06-10' })).errors[0]).toMatchObject({
      ...{ column: '状态生效日期', reason: '状态有变化，但生效日期仍是上一次的 2021-06-10。' },
    })
    expect((await bring({ cloud: '已上云', effectiveOn: '2024-09-01', note: '已验收' })).updated).toBe(1)
    expect((await bring({ cloud: '待迁', effectiveOn: '2024-10-01' })).errors[0]).toMatchObject({
      ...{ column: '状态说明', reason: '由“已上云”改为“待迁”，请写明原因。' },
    })
    const row = await server.db.prisma.informationSystem.findFirstOrThrow({ include: { states: true } })
    expect(row).toMatchObject({ note: '已验收', userCount: 8600, version: 2 })
    expect(row.states).toHaveLength(2)
  })

  test('goes out as the list is filtered, and comes in again without a change', async () => {
    const second: Line = { ...SYSTEM, name: '=财务系统', owner: '区政数局', cloud: '待迁', purpose: '记账' }
    await upload(steward, await sheetFile([SYSTEM, { ...second, owner: '区政务服务数据管理局' }]), {
      commit: true,
    })
    const get = (client: TestClient, query: string) => client.fetch(`/files/systems.xlsx?${query}`)
    expect((await get(asStranger(server), `place=${WUJIANG}`)).status).toBe(401)
    expect((await get(leader, `place=${NANPING}`)).status).toBe(404)
    expect((await get(leader, `place=${WUJIANG}&cloud=NO`)).status).toBe(400)
    const rowsOf = async (response: Response) =>
      (await readSheet(Buffer.from(await response.arrayBuffer()))) as unknown as unknown[][]
    const missing = await rowsOf(await get(leader, `place=${WUJIANG}&measure=CLOUD&part=MISSING`))
    expect(missing.slice(1).map(row => row[2])).toEqual(["'=财务系统"])
    const all = await get(steward, `place=${WUJIANG}&asOf=2024-10-15`)
    const again = await upload(steward, Buffer.from(await all.arrayBuffer()), { commit: true })
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2, errors: [] })
  })

  test('has a template that is read back with its own heads', async () => {
    expect((await leader.fetch(`/files/systems/template.xlsx?place=${WUJIANG}`)).status).toBe(403)
    const response = await officer.fetch(`/files/systems/template.xlsx?place=${WUJIANG}`)
    const file = Buffer.from(await response.arrayBuffer())
    expect((await readSheet(file))[0]).toEqual(HEADS)
    expect(await upload(officer, file)).toMatchObject({ status: 200, rows: 0, errors: [] })
  })
})
