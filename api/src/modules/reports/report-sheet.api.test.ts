import { strFromU8, unzipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { buildOrganization, buildPlaces, buildPlan, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { buildCycle, buildWork, saveDraft } from '#test/kit/report-journey.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'
import { HEAD_IDS, HEADS, type HeadId } from './report-sheet.rules.ts'

let server: TestServer
let lead: string
let other: string
let plan: string
let officer: TestClient
let outsider: TestClient

const PATH = `/files/reports/sheet.xlsx?place=${WUJIANG}`

beforeAll(async () => {
  server = await createTestServer()
  await buildPlaces(server)
  lead = await buildOrganization(server, { name: '区政数局' })
  other = await buildOrganization(server, { name: '区教育局' })
  plan = await buildPlan(server)
  const unit = (organizationId: string) =>
    asUser(server, { role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG, organizationId })
  officer = await unit(lead)
  outsider = await unit(other)
})
afterAll(closeServers)

/** Two tasks of the unit and one of another, each with a month to report. */
let taskIds: string[] = []
beforeEach(async () => {
  await server.db.script('truncate task, report_cycle, progress_report, problem cascade')
  taskIds = []
  for (const [title, organizationId] of [
    ['迁移上云', lead],
    ['整合网络', lead],
    ['校园整治', other],
  ] as const) {
    const built = await buildWork(server, {
      planId: plan,
      title,
      lead: [organizationId],
      milestones: [{ due: '2024-12-31' }],
    })
    taskIds.push(built.taskId)
    const assignmentId = built.parts[organizationId] as string
    await buildCycle(server, { taskId: built.taskId, assignmentId, month: '2024-10' })
  }
})

type Line = Partial<Record<HeadId, unknown>>

/** The sheet as its rows. */
async function download(client: TestClient): Promise<Record<HeadId, string>[]> {
  const file = Buffer.from(await (await client.fetch(PATH)).arrayBuffer())
  const [heads, ...rows] = (await readSheet(file)) as unknown as (string | null)[][]
  expect(heads).toEqual(HEAD_IDS.map(id => HEADS[id]))
  return rows.map(row => Object.fromEntries(HEAD_IDS.map((id, index) => [id, row[index]]))) as never
}

const cell = (value: unknown) =>
  value === null || value === undefined
    ? null
    : typeof value === 'number'
      ? { value, type: Number }
      : value instanceof Date
        ? { value, type: Date, format: 'yyyy-mm-dd' }
        : { value: String(value), type: String }

const sheetFile = (lines: readonly Line[], heads: readonly string[] = HEAD_IDS.map(id => HEADS[id])) =>
  writeWorkbook([
    {
      sheet: '进展填报',
      data: [
        heads.map(value => ({ value, type: String })),
        ...lines.map(line => HEAD_IDS.map(id => cell(line[id]))),
      ],
    },
  ]).toBuffer()

interface Outcome {
  rows: number
  ready: number
  submitted: number
  already: { row: number; reason: string }[]
  errors: { row: number; column: string; value: string; reason: string; fix: string }[]
  code?: string
  message?: string
}

async function upload(
  client: TestClient,
  file: Buffer | string,
  { commit = false, place = WUJIANG }: { commit?: boolean; place?: string } = {},
): Promise<Outcome & { status: number }> {
  const form = new FormData()
  form.append('file', new Blob([typeof file === 'string' ? file : new Uint8Array(file)]), '填报.xlsx')
  const response = await client.fetch(`/files/reports/sheet?place=${place}&commit=${commit ? 1 : 0}`, {
    method: 'POST',
    body: form,
  })
  return { status: response.status, ...((await response.json()) as Outcome) }
}

const written = () => server.db.prisma.progressReport.count()

describe('the sheet to fill in', () => {
  test('is given to units, of their own place', async () => {
    expect((await asStranger(server).fetch(PATH)).status).toBe(401)
    const supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
    expect((await supervisor.fetch(PATH)).status).toBe(403)
    expect((await officer.fetch('/files/reports/sheet.xlsx')).status).toBe(400)
    expect((await officer.fetch(`/files/reports/sheet.xlsx?place=${NANPING}`)).status).toBe(404)
  })

  test('has a row for each report owed, and nothing of other units', async () => {
    const rows = await download(officer)
    expect(rows.map(({ title, organization, period, due }) => [title, organization, period, due])).toEqual([
      ['迁移上云', '区政数局', '10 月', '2024-10-31'],
      ['整合网络', '区政数局', '10 月', '2024-10-31'],
    ])
  })

  test('locks all but the cells to fill in, hides the column of names, says how in a second sheet', async () => {
    const file = new Uint8Array(await (await officer.fetch(PATH)).arrayBuffer())
    const xml = (name: string) => strFromU8(unzipSync(file)[name] as Uint8Array)
    expect(xml('xl/worksheets/sheet1.xml')).toMatch(/<sheetProtection sheet="1"/)
    expect(xml('xl/worksheets/sheet1.xml')).toMatch(/<col hidden="1" min="12" max="12"/)
    expect(xml('xl/worksheets/sheet1.xml')).toContain('"能,不能,已办结"')
    expect(xml('xl/worksheets/sheet2.xml')).not.toContain('sheetProtection')
    expect(xml('xl/styles.xml').match(/locked="0"/g)?.length).toBeGreaterThan(0)
    const notes = await readSheet(Buffer.from(file), '填写说明')
    expect(notes.flat()).toContain('本次进度(%)')
  })
})

describe('a sheet that is uploaded', () => {
  test('comes from a unit, through the page, as a workbook', async () => {
    const file = await sheetFile([])
    expect((await upload(asStranger(server), file)).status).toBe(401)
    const head = await asUser(server, { role: 'SUPERVISION_HEAD', jurisdictionCode: WUJIANG })
    expect((await upload(head, file)).status).toBe(403)
    expect((await upload(officer, file, { place: NANPING })).status).toBe(404)
    const bare = await fetch(`${server.url}/files/reports/sheet?place=${WUJIANG}`, {
      method: 'POST',
      headers: { cookie: officer.cookie as string },
      body: new FormData(),
    })
    expect(bare.status).toBe(400)
    for (const junk of ['not a workbook', 'PK\u0003\u0004 nearly', '']) {
      const answer = await upload(officer, junk)
      expect([400, 422]).toContain(answer.status)
      expect(answer.message).toMatch(/[。]$/)
    }
  })

  test('with other heads is refused with what is missing', async () => {
    const answer = await upload(officer, await sheetFile([], ['姓名', '电话']))
    expect([answer.status, answer.code]).toEqual([400, 'BAD_INPUT'])
    expect(answer.message).toContain('缺少“立项编号”')
  })

  test('made for another unit, or for another jurisdiction, is refused as a whole', async () => {
    const rows = await download(outsider)
    const file = await sheetFile(rows.map(row => ({ ...row, text: '代填', claim: '能' })))
    expect((await upload(officer, file, { commit: true })).message).toContain('不是给你单位的')
    const elsewhere = await asUser(server, { role: 'TOWN_OPERATOR', jurisdictionCode: NANPING })
    expect((await upload(elsewhere, file, { commit: true, place: NANPING })).message).toContain(
      '不是给你单位的',
    )
    expect(await written()).toBe(0)
  })

  test('with faults names every one of them by row and column, and writes nothing', async () => {
    const [one, two] = await download(officer)
    const foreign = (await download(outsider))[0]
    const file = await sheetFile([
      { ...one, percent: 120, text: '', claim: '也许', finishedOn: '13月1日' },
      { ...two, percent: '八成', text: '推进中', claim: '不能' },
      { ...foreign, text: '代填', claim: '能' },
      { title: '没有标识', text: '推进中', claim: '能' },
      { ...two, text: '又一行', claim: '能' },
    ])
    for (const commit of [false, true]) {
      const { status, errors, ...counts } = await upload(officer, file, { commit })
      expect([status, counts]).toEqual([200, { rows: 5, ready: 0, submitted: 0, already: [] }])
      expect(errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
        '2 本次进度(%)',
        '2 能否按期',
        '2 完成日期',
        '3 本次进度(%)',
        '4 任务',
        '5 任务',
        '6 任务',
      ])
      expect(errors[0]).toMatchObject({ value: '120', reason: '进度应在 0 到 100 之间。' })
      expect(errors.every(({ reason, fix }) => reason !== '' && fix !== '')).toBe(true)
    }
    expect(await written()).toBe(0)
  })

  test('what the words lack is said as on the form', async () => {
    const [one, two] = await download(officer)
    const { errors } = await upload(
      officer,
      await sheetFile([
        { ...one, percent: 80, claim: '不能' },
        { ...two, text: '做完了', percent: 90, claim: '已办结', finishedOn: '2024-10-16' },
      ]),
    )
    expect(errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 进展情况',
      '2 存在问题',
      '3 本次进度(%)',
      '3 完成日期',
    ])
  })

  test('is submitted whole, understands how people write, and twice is once', async () => {
    const [one, two] = await download(officer)
    const file = await sheetFile([
      { ...one, percent: '８０％', text: '推进中。', claim: '能' },
      { ...two, percent: 100, text: '做完了。', claim: '已办结', finishedOn: new Date('2024-10-14') },
    ])
    expect(await upload(officer, file)).toMatchObject({ rows: 2, ready: 2, submitted: 0, errors: [] })
    expect(await written()).toBe(0)
    expect(await upload(officer, file, { commit: true })).toMatchObject({
      ready: 2,
      submitted: 2,
      errors: [],
    })
    const reports = await server.db.prisma.progressReport.findMany({ orderBy: { percent: 'asc' } })
    expect(reports.map(({ status, percent, claim }) => [status, percent, claim])).toEqual([
      ['SUBMITTED', 80, 'ON_TRACK'],
      ['SUBMITTED', 100, 'FINISHED'],
    ])
    expect(reports[1]?.finishedOn?.toISOString()).toContain('2024-10-14')
    const again = await upload(officer, file, { commit: true })
    expect(again).toMatchObject({ rows: 2, ready: 0, submitted: 0, errors: [] })
    expect(again.already.map(({ row }) => row)).toEqual([2, 3])
    expect(again.already[0]?.reason).toContain('测试UNIT_OFFICER 于 10-15')
    expect(await written()).toBe(2)
    const changed = await upload(officer, await sheetFile([{ ...one, text: '另有说法', claim: '能' }]), {
      commit: true,
    })
    expect(changed.errors[0]?.fix).toContain('撤回')
    expect(await download(officer)).toEqual([])
  })

  test('sent twice at once goes in once', async () => {
    const [one] = await download(officer)
    const file = await sheetFile([{ ...one, percent: 30, text: '推进中。', claim: '能' }])
    const both = await Promise.all([1, 2].map(() => upload(officer, file, { commit: true })))
    expect(both.map(({ submitted }) => submitted).sort()).toEqual([0, 1])
    expect(await written()).toBe(1)
  })

  test('rows nobody touched are left alone; one with a draft in the system is named', async () => {
    const [one, two] = await download(officer)
    const parts = await server.db.prisma.assignment.findMany({ where: { taskId: taskIds[0] as string } })
    await saveDraft(officer, { assignmentId: parts[0]?.id as string })
    const { rows, errors } = await upload(
      officer,
      await sheetFile([{ ...one, text: '推进', claim: '能' }, { ...two }]),
    )
    expect([rows, errors.length]).toEqual([1, 1])
    expect(errors[0]?.reason).toContain('还没有提交的草稿')
  })
})
