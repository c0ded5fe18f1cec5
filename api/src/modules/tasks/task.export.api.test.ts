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
import { countedFile } from '#test/kit/statements.ts'

const HEADS = [
  '灯号',
  '编号',
  '任务',
  '牵头单位',
  '配合单位',
  '方案',
  '地区',
  '层级',
  '状态',
  '到期',
  '剩工作日（负数为逾期）',
  '进度 %',
  '节点（已完成/全部）',
]

let server: TestServer
let supervisor: TestClient
let finance: string

const download = (client: TestClient, search: string) => client.fetch(`/files/tasks.xlsx?${search}`)

async function sheet(client: TestClient, search: string, name = '任务台账') {
  const response = await download(client, search)
  expect(response.status).toBe(200)
  return readSheet(Buffer.from(await response.arrayBuffer()), name)
}

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  finance = await buildOrganization(server, { name: '区财政局' })
  const education = await buildOrganization(server, { name: '=区教育局' })
  const planId = await buildPlan(server, { title: '数字政府方案' })
  await buildTask(server, {
    planId,
    no: '034',
    title: '=HYPERLINK("http://example.test")',
    milestones: [{ due: '2024-09-30' }, { due: '2024-06-28', done: '2024-06-20' }],
    lead: [finance],
    joint: [education],
    text: '财政专用词句',
  })
  await buildTask(server, {
    planId,
    no: '3',
    title: '办结任务',
    status: 'DONE',
    doneOn: '2024-07-02',
    milestones: [{ due: '2024-06-28', done: '2024-07-02' }],
    lead: [education],
  })
  await buildTask(server, { planId, no: '5', title: '长期任务', milestones: [{ status: 'ONGOING' }] })
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
})

describe('the ledger as a file', () => {
  test('is refused to strangers, administrators, foreigners and towns that ask for the county', async () => {
    const search = `place=${WUJIANG}`
    const stranger = await download(asStranger(server), search)
    expect([stranger.status, await codeOf(stranger)]).toEqual([401, 'UNAUTHENTICATED'])
    const admin = await download(
      await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: WUJIANG }),
      search,
    )
    expect([admin.status, await codeOf(admin)]).toEqual([403, 'FORBIDDEN'])
    const foreigner = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: NANPING })
    expect((await download(foreigner, search)).status).toBe(404)
    const town = await asUser(server, {
      role: 'TOWN_OPERATOR',
      jurisdictionCode: WUJIANG,
      scopeCode: LONGGUI,
    })
    expect((await download(town, search)).status).toBe(403)
  })

  test.each([
    '',
    'asOf=2024-02-30',
    'lights=PINK',
    'lights=constructor',
    'planIds=1',
    'dueTo=morgen',
    `words=${'长'.repeat(101)}`,
  ])('refuses %j with a sentence', async search => {
    const response = await download(supervisor, search === '' ? '' : `place=${WUJIANG}&${encodeURI(search)}`)
    expect(response.status).toBe(400)
    expect(await codeOf(response)).toBe('BAD_INPUT')
  })

  test('holds lights as words, dates as dates, late work as late, and no cell a spreadsheet would run', async () => {
    expect(await sheet(supervisor, `place=${WUJIANG}`)).toEqual([
      HEADS,
      [
        '逾期',
        '034',
        `'=HYPERLINK("http://example.test")`,
        '区财政局',
        `'=区教育局`,
        '数字政府方案',
        '武江区',
        '县级',
        '办理中',
        new Date('2024-09-30T00:00:00Z'),
        -7,
        50,
        '1/2',
      ],
      [
        '无时限',
        '5',
        '长期任务',
        null,
        null,
        '数字政府方案',
        '武江区',
        '县级',
        '办理中',
        '长期坚持',
        null,
        0,
        '0/1',
      ],
      [
        '逾期办结',
        '3',
        '办结任务',
        `'=区教育局`,
        null,
        '数字政府方案',
        '武江区',
        '县级',
        '已办结',
        new Date('2024-06-28T00:00:00Z'),
        null,
        100,
        '1/1',
      ],
    ])
  })

  test('holds the columns in sight, the filtered rows and the order asked for', async () => {
    const search = `place=${WUJIANG}&columns=title&columns=light&sort=NO&direction=DESC&state=OPEN`
    expect(await sheet(supervisor, search)).toEqual([
      ['灯号', '任务'],
      ['无时限', '长期任务'],
      ['逾期', `'=HYPERLINK("http://example.test")`],
    ])
    const words = `place=${WUJIANG}&columns=title&words=${encodeURIComponent('财政专用词句')}`
    expect(await sheet(supervisor, words)).toHaveLength(2)
  })

  test('lets nobody find by words what he may not read', async () => {
    const other = await buildOrganization(server, { name: '区统计局' })
    const officer = await asUser(server, {
      role: 'UNIT_OFFICER',
      jurisdictionCode: WUJIANG,
      organizationId: other,
    })
    const words = encodeURIComponent('财政专用词句')
    expect(await sheet(officer, `place=${WUJIANG}&words=${words}`)).toEqual([HEADS])
  })

  test('says on a second sheet what it shows, and carries a name a person understands', async () => {
    const notes = await sheet(supervisor, `place=${WUJIANG}&asOf=2024-10-01&state=OPEN`, '说明')
    expect(notes.slice(0, 4)).toEqual([
      ['项目', '内容'],
      ['内容', '任务台账，2 项'],
      ['地区', '武江区'],
      ['截至', '2024-10-01'],
    ])
    const response = await download(supervisor, `place=${WUJIANG}`)
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(
      '任务台账_武江区_2024-10-15.xlsx',
    )
  })

  test('takes the same few statements for few and for many tasks', async () => {
    const count = async () =>
      (await countedFile(server, supervisor, `/files/tasks.xlsx?place=${WUJIANG}`)).length
    const few = await count()
    const planId = await buildPlan(server, { title: '大方案' })
    for (let index = 0; index < 30; index += 1) {
      await buildTask(server, { planId, milestones: [{ due: '2024-12-31' }], lead: [finance] })
    }
    expect(await count()).toBe(few)
  })
})
