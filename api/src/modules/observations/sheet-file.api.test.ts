import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { buildPlaces, JIANGWAN, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { buildReportedIndicator } from '#test/kit/reporting-world.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'
import { importObservations } from './index.ts'
import { HEAD_IDS, HEADS, type HeadId } from './sheet-file.rules.ts'

const VILLAGE = '440203102200'
const PERIOD = 'frequency=MONTHLY&period=2024-09'

let server: TestServer
let window: string
let speed: string
let share: string
let town: TestClient
let otherTown: TestClient
let steward: TestClient

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-08' })
  await buildPlaces(server)
  const shared = { denominatorItem: '事项总数', reportLevels: [4, 5] }
  window = await buildReportedIndicator(server, { name: '一窗受理率', numeratorItem: '一窗事项', ...shared })
  await buildReportedIndicator(server, { name: '网上可办率', numeratorItem: '网办事项', ...shared })
  speed = await buildReportedIndicator(server, { name: '宽带速率', kind: 'COUNT', unit: '兆' })
  share = await buildReportedIndicator(server, { name: '好评率', kind: 'MINIMUM', unit: '%', line: 90 })
  const home = { jurisdictionCode: WUJIANG }
  town = await asUser(server, { role: 'TOWN_OPERATOR', ...home, scopeCode: LONGGUI })
  otherTown = await asUser(server, { role: 'TOWN_OPERATOR', ...home, scopeCode: JIANGWAN })
  steward = await asUser(server, { role: 'DATA_STEWARD', ...home })
})
afterAll(closeServers)
beforeEach(() =>
  server.db.script('truncate observation, indicator_figure, sheet_draft, reporting_period, period_reopening'),
)

type Line = Record<HeadId, string | null>

async function download(client: TestClient, place = LONGGUI): Promise<Line[]> {
  const answer = await client.fetch(`/files/observations/sheet.xlsx?place=${place}&${PERIOD}`)
  const [heads, ...rows] = (await readSheet(Buffer.from(await answer.arrayBuffer()))) as unknown as (
    | string
    | null
  )[][]
  expect(heads).toEqual(HEAD_IDS.map(id => HEADS[id]))
  return rows.map(row => Object.fromEntries(HEAD_IDS.map((id, index) => [id, row[index] ?? null])) as Line)
}

const cell = (value: unknown) =>
  value === null || value === undefined
    ? null
    : typeof value === 'number'
      ? { value, type: Number }
      : { value: String(value), type: String }

type Filled = Partial<Record<HeadId, unknown>>

const workbook = (
  lines: readonly Filled[],
  ids: readonly HeadId[] = HEAD_IDS,
  above: readonly string[] = [],
) =>
  writeWorkbook([
    {
      sheet: '指标填报',
      data: [
        ...above.map(value => [{ value, type: String }]),
        ids.map(id => ({ value: HEADS[id], type: String })),
        ...lines.map(line => ids.map(id => cell(line[id]))),
      ],
    },
  ]).toBuffer()

interface Fault {
  row: number
  column: string
  severity: string
  reason: string
  place: { name: string }
}
interface Outcome {
  status: number
  rows: number
  ready: number
  submitted: number
  unchanged: number
  faults: Fault[]
  message?: string
  created?: number
  corrected?: number
  faultCount?: number
}

async function post(client: TestClient, path: string, file: Uint8Array, name: string): Promise<Outcome> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(file)]), name)
  const answer = await client.fetch(path, { method: 'POST', body: form })
  return { status: answer.status, ...((await answer.json()) as Omit<Outcome, 'status'>) }
}

const upload = (
  client: TestClient,
  file: Uint8Array,
  { commit = true, place = LONGGUI, period = PERIOD } = {},
) =>
  post(
    client,
    `/files/observations/sheet?place=${place}&${period}&commit=${commit ? 1 : 0}`,
    file,
    '填报.xlsx',
  )

const written = () => server.db.prisma.observation.count()

describe('the sheet to fill in', () => {
  test('is for those who report something there', async () => {
    const path = `/files/observations/sheet.xlsx?place=${LONGGUI}&${PERIOD}`
    expect((await asStranger(server).fetch(path)).status).toBe(401)
    const leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
    expect((await leader.fetch(path)).status).toBe(403)
    expect((await otherTown.fetch(path)).status).toBe(403)
    expect((await town.fetch(`/files/observations/sheet.xlsx?place=${LONGGUI}`)).status).toBe(400)
    const far = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: NANPING })
    expect((await far.fetch(path)).status).toBe(404)
  })

  test('has the rows of the town and its villages, all but the cells to fill in locked', async () => {
    const rows = await download(town)
    expect(rows.map(({ place, indicator }) => `${place} ${indicator}`)).toEqual([
      ...['龙归镇 一窗受理率', '龙归镇 网上可办率', '示例村委会 一窗受理率', '示例村委会 网上可办率'],
      ...['示例村委会 宽带速率', '示例村委会 好评率'],
    ])
    const answer = await town.fetch(`/files/observations/sheet.xlsx?place=${LONGGUI}&${PERIOD}`)
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
    const xml = strFromU8(files['xl/worksheets/sheet1.xml'] as Uint8Array)
    expect(xml).toContain('<sheetProtection sheet="1"')
    expect(xml).toContain(`<col hidden="1" min="${HEAD_IDS.length}"`)
  })
})

describe('an uploaded sheet', () => {
  test('comes from those who report, as a workbook, of this period', async () => {
    const file = await workbook([])
    expect((await upload(asStranger(server), file)).status).toBe(401)
    expect((await upload(otherTown, file)).status).toBe(403)
    expect((await upload(town, strToU8('not a workbook'))).status).toBe(422)
    expect((await upload(town, await workbook([], ['place', 'NOTE']))).message).toContain('表头被改动')
    const rows = await download(town)
    const august = await workbook(rows.map(row => ({ ...row, NUMERATOR: '1', DENOMINATOR: '2' })))
    expect((await upload(town, august, { period: 'frequency=MONTHLY&period=2024-08' })).message).toContain(
      '2024年9月',
    )
    const theirs = await workbook(
      rows.map(row => ({ ...row, key: row.key?.replace(/^\d+/, JIANGWAN), VALUE: '1' })),
    )
    expect((await upload(town, theirs)).message).toContain('不是给您的')
    expect(await written()).toBe(0)
  })

  test('is understood as people write, in any order of columns, below a title; twice is once', async () => {
    const rows = await download(town)
    const filled = rows.map(row =>
      row.indicator === '一窗受理率'
        ? { ...row, NUMERATOR: '１，２００', DENOMINATOR: 1500 }
        : row.indicator === '网上可办率'
          ? { ...row, NUMERATOR: '0.12万' }
          : row.indicator === '宽带速率'
            ? { ...row, VALUE: '100兆' }
            : { ...row, VALUE: '98%' },
    )
    const file = await workbook(filled, [...HEAD_IDS].reverse(), ['龙归镇 2024年9月'])
    expect(await upload(town, file, { commit: false })).toMatchObject({
      rows: 6,
      ready: 6,
      submitted: 0,
      faults: [],
    })
    expect(await written()).toBe(0)
    expect(await upload(town, file)).toMatchObject({
      rows: 6,
      ready: 6,
      submitted: 6,
      unchanged: 0,
      faults: [],
    })
    expect(await upload(town, file)).toMatchObject({ submitted: 0, unchanged: 6, faults: [] })
    const values = await server.db.sql<{ value: number; entry: string }>(
      `select value, entry::text as entry from observation order by value, place_code`,
    )
    expect(values.map(({ value }) => value)).toEqual([80, 80, 80, 80, 98, 100])
    expect(values[0]?.entry).toBe('SHEET')
    expect((await download(town))[0]).toMatchObject({ NUMERATOR: '1200', DENOMINATOR: '1500' })
  })

  test('names every faulty cell by row and column at once and writes nothing', async () => {
    const rows = await download(town)
    const values = [
      { NUMERATOR: '12', DENOMINATOR: '10' },
      { NUMERATOR: '约5', DENOMINATOR: '10' },
      { NUMERATOR: '5', DENOMINATOR: '10' },
      { NUMERATOR: '5', DENOMINATOR: '11' },
      { VALUE: '-3' },
      { VALUE: 0.98 },
    ]
    const file = await workbook(rows.map((row, index) => ({ ...row, ...values[index] })))
    const { faults, submitted } = await upload(town, file)
    expect(submitted).toBe(0)
    expect(faults.map(({ row, column, severity }) => `${row} ${column} ${severity}`)).toEqual([
      ...['2 分子 ERROR', '3 分子 ERROR', '5 分母 ERROR', '6 数值 ERROR', '7 数值 DOUBT'],
    ])
    expect(faults[4]?.reason).toContain('分不清是 0.98% 还是 98%')
    expect(faults[0]?.place).toMatchObject({ name: '龙归镇' })
    expect(await written()).toBe(0)
  })

  test('merged cells: a name holds for its rows, one figure for two things is named', async () => {
    const rows = (await download(town)).filter(({ place }) => place === '示例村委会')
    const lines = rows.map(({ indicator, no }, index) => ({
      ...{ place: index === 0 ? '示例村委会' : null, no, indicator },
      ...(index === 0 ? { NUMERATOR: '90', DENOMINATOR: '100' } : index === 1 ? { NUMERATOR: '80' } : {}),
      ...(index === 2 ? { VALUE: '100' } : {}),
    }))
    const ids: HeadId[] = ['place', 'no', 'indicator', 'NUMERATOR', 'DENOMINATOR', 'VALUE', 'NOTE']
    const files = unzipSync(new Uint8Array(await workbook(lines, ids)))
    const sheet = 'xl/worksheets/sheet1.xml'
    const merged = (...refs: string[]) =>
      zipSync({
        ...files,
        [sheet]: strToU8(
          strFromU8(files[sheet] as Uint8Array).replace(
            '</sheetData>',
            `</sheetData><mergeCells count="${refs.length}">${refs.map(ref => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
          ),
        ),
      })
    const wrong = await upload(town, merged('A2:A5', 'E2:E3', 'F4:F5'))
    expect(wrong.faults.map(({ row, column }) => `${row} ${column}`)).toEqual(['5 数值'])
    expect(wrong.faults[0]?.reason).toContain('合并')
    expect(await upload(town, merged('A2:A5', 'E2:E3'))).toMatchObject({ rows: 3, submitted: 3, faults: [] })
    expect(await server.db.prisma.observation.count({ where: { denominator: 100 } })).toBe(2)
  })
})

const table = (
  client: TestClient,
  file: Uint8Array,
  { commit = true, place = WUJIANG, name = '历史.csv' } = {},
) => post(client, `/files/observations/import?place=${place}&commit=${commit ? 1 : 0}`, file, name)

const figures = () =>
  server.db.sql<{ place: string; value: number | null }>(
    `select place_code as place, value from indicator_figure where indicator_id = $1 and starts_on = '2024-08-01'
     order by place_code`,
    [window],
  )

describe('a long table', () => {
  const LINES = [
    '指标,地区,期间,分子,分母,数值',
    '一窗受理率,龙归镇示例村委会,2024年8月,90,100,',
    `宽带速率,${VILLAGE},202408,,,"1,000"`,
    '好评率,示例村委会,2024-08,,,98%',
  ]
  const csv = (...lines: string[]) => Buffer.from(lines.join('\r\n'))

  test('is the data steward’s', async () => {
    expect((await table(asStranger(server), csv(...LINES))).status).toBe(401)
    expect((await table(town, csv(...LINES), { place: LONGGUI })).status).toBe(403)
    const far = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: NANPING })
    expect((await table(far, csv(...LINES))).status).toBe(404)
    expect((await table(steward, csv('姓名,电话', '甲,1'))).status).toBe(400)
    expect(await written()).toBe(0)
  })

  test('goes in published, in UTF-8 or GB18030; the same again changes nothing', async () => {
    expect(await table(steward, csv(...LINES), { commit: false })).toMatchObject({
      rows: 3,
      created: 3,
      faults: [],
    })
    expect(await written()).toBe(0)
    const gb = iconv.encode(LINES.join('\n'), 'gb18030')
    expect(await table(steward, gb)).toMatchObject({
      rows: 3,
      created: 3,
      corrected: 0,
      unchanged: 0,
      faults: [],
    })
    expect(await table(steward, csv(...LINES))).toMatchObject({ created: 0, unchanged: 3 })
    expect((await figures()).map(({ value }) => value)).toEqual([90, 90, 90])
    const changed = csv(LINES[0] as string, '一窗受理率,示例村委会,2024-08,80,100,')
    expect(await table(steward, changed)).toMatchObject({ created: 0, corrected: 1, unchanged: 0 })
    expect((await figures()).map(({ value }) => value)).toEqual([80, 80, 80])
    const [latest] = await server.db.prisma.observation.findMany({ where: { revision: 2 } })
    expect([latest?.status, latest?.entry, latest?.reason]).toEqual([
      'PUBLISHED',
      'IMPORT',
      '批量导入更正（历史.csv）',
    ])
  })

  test('with bad rows is refused whole, every one of them listed', async () => {
    const bad = [
      '没有的指标,示例村委会,2024-08,1,2,',
      '一窗受理率,火星,2024-08,1,2,',
      '一窗受理率,示例村委会,上个月,1,2,',
      '一窗受理率,示例村委会,2024年三季度,1,2,',
      '一窗受理率,示例村委会,2025-01,1,2,',
      '一窗受理率,示例村委会,2024-07,3,2,',
      '宽带速率,龙归镇,2024-08,,,100',
      '宽带速率,示例村委会,2024-08,,,abc',
      '宽带速率,示例村委会,2024-07,,,100',
      '宽带速率,示例村委会,2024-07,,,200',
    ]
    const { faults, created, faultCount } = await table(steward, csv(LINES[0] as string, ...bad))
    expect(faults.map(({ row, column }) => `${row} ${column}`)).toEqual([
      ...['2 指标', '3 地区', '4 期间', '5 期间', '6 期间', '7 分子', '8 地区', '9 数值', '11 数值'],
    ])
    expect([faultCount, await written()]).toEqual([9, 0])
    expect(created).toBeGreaterThanOrEqual(0)
  })

  test('does not pass over what waits for review', async () => {
    await importObservations(server.context, WUJIANG, [
      { indicatorId: speed, placeCode: VILLAGE, period: '2024-08', value: 100 },
      { indicatorId: share, placeCode: VILLAGE, period: '2024-08', value: 98 },
    ])
    const rows = (await download(town)).filter(({ indicator }) => indicator === '宽带速率')
    await upload(town, await workbook(rows.map(row => ({ ...row, VALUE: '100' }))))
    const waiting = importObservations(server.context, WUJIANG, [
      { indicatorId: speed, placeCode: VILLAGE, period: '2024-09', value: 120 },
    ])
    await expect(waiting).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
})
