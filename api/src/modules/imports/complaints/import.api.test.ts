import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayToDate } from '#api/platform/day.ts'
import { buildPlaces, JIANGWAN, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'

let server: TestServer
let steward: TestClient

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15', config: { maxImportMb: 2 } })
  await buildPlaces(server)
  steward = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG })
})
afterAll(closeServers)
beforeEach(() =>
  server.db.script(`truncate complaint, complaint_text, complaint_person, complaint_step, complaint_source, complaint_channel,
    complaint_category, complaint_import, complaint_staged, import_profile, import_term, complaint_delta, complaint_day,
    complaint_sum cascade`),
)

interface Import {
  id: string
  status: string
  sourceName: string
  profileName: string | null
  shape: { kind: string; encoding: string; delimiter: string; headerRows: number }
  columns: {
    index: number
    header: string
    field: string
    samples: string[]
    form: string | null
    reason: string
  }[]
  terms: {
    kind: string
    words: string
    rows: number
    match: string
    target: string | null
    targetName: string | null
    create: boolean
  }[]
  rows: number
  created: number
  updated: number
  unchanged: number
  failed: number
  unplaced: number
  committedRows: number
  faults: { row: number; column: string | null; reason: string; value: string | null }[]
  faultSheet: string | null
  fault: string | null
  can: Record<string, boolean>
}

const FIELDS = `id status sourceName profileName shape { kind encoding delimiter headerRows }
  columns { index header field samples form reason }
  terms { kind words rows match target targetName create } rows created updated unchanged failed unplaced committedRows
  faults { row column reason fix value } faultSheet fault can { settle commit cancel resume undo }`

async function upload(client: TestClient, content: string | Uint8Array, fileName: string, place = WUJIANG) {
  const form = new FormData()
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  form.append('file', new Blob([new Uint8Array(bytes)]), fileName)
  const response = await client.fetch(`/files/complaints/import?place=${place}`, {
    method: 'POST',
    body: form,
  })
  return {
    status: response.status,
    ...((await response.json()) as { id: string; message: string; code: string }),
  }
}

async function look(id: string): Promise<Import> {
  const { data } = await steward.query<{ complaintImport: Import }>(
    `query ($id: ID!) { complaintImport(id: $id) { ${FIELDS} } }`,
    { id },
  )
  return data.complaintImport
}

async function settled(id: string, sourceName?: string): Promise<Import> {
  const { columns, sourceName: proposed } = await look(id)
  const answer = await steward.query<{ settleComplaintImport: Import }>(
    `mutation ($id: ID!, $sourceName: String!, $columns: [ImportColumnInput!]!) {
      settleComplaintImport(id: $id, sourceName: $sourceName, columns: $columns) { id } }`,
    {
      id,
      sourceName: sourceName ?? proposed,
      columns: columns.map(({ index, field }) => ({ index, field })),
    },
  )
  if (answer.errors) throw new Error(answer.errors[0]?.message)
  return until(id, 'READY')
}

async function until(id: string, ...statuses: string[]): Promise<Import> {
  for (;;) {
    const now = await look(id)
    if (statuses.includes(now.status)) return now
    if (now.status === 'FAILED') throw new Error(now.fault ?? 'failed')
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

const act = (name: string, id: string, more = '') =>
  steward.query<Record<string, Import>>(`mutation ($id: ID!) { ${name}(id: $id${more}) { ${FIELDS} } }`, {
    id,
  })

async function imported(
  content: string | Uint8Array,
  fileName: string,
  sourceName?: string,
): Promise<Import> {
  const { id, message } = await upload(steward, content, fileName)
  if (!id) throw new Error(message)
  await settled(id, sourceName)
  const answer = await act('commitComplaintImport', id, ', wholeOnly: false')
  if (answer.errors) throw new Error(answer.errors[0]?.message)
  return until(id, 'DONE')
}

const HEAD = '工单编号,诉求内容,受理时间,所属街道,所属社区,承办单位,一级分类,来电号码'
const LINES = [
  'A1,小区路灯不亮,2024-03-01 09:00:00,龙归镇,示例村委会,区城管局,市政,13812345678',
  'A2,"夜里施工,吵",2024-03-02 10:00:00,龙归镇,,区城管局,环保,13812345679',
  'A3,公交站牌倒了,2024-03-03 11:00:00,某某镇,,区交通局,交通,',
]
const FILE = [HEAD, ...LINES].join('\n')

const tickets = () =>
  server.db.sql<Record<string, unknown>>(
    'select * from complaint where division_code = $1 order by external_id',
    [WUJIANG],
  )

describe('an upload', () => {
  test('is taken from those who manage tickets, for their own place', async () => {
    const leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
    expect((await upload(asStranger(server), FILE, '工单.csv')).status).toBe(401)
    expect((await upload(leader, FILE, '工单.csv')).status).toBe(403)
    expect((await upload(steward, FILE, '工单.csv', NANPING)).status).toBe(404)
    expect((await upload(steward, FILE, '工单.csv')).status).toBe(200)
  })

  test('that is no table is refused with a sentence', async () => {
    const said = async (content: string | Uint8Array, name: string) =>
      (await upload(steward, content, name)).message
    expect(await said('', 'a.csv')).toContain('文件是空的')
    expect(await said(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 2]), 'a.xlsx')).toContain('已损坏')
    expect(
      await said(Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256)), 'a.csv'),
    ).toMatch(/不是文本|认不出来/)
    expect(await said(Buffer.alloc(3 * 1024 * 1024, 65), 'a.csv')).toContain('命令导入')
    expect(await server.db.prisma.complaintImport.count()).toBe(0)
  })

  test('of a file that is being imported by another is refused by name', async () => {
    await upload(steward, FILE, '三月.csv')
    const other = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG })
    const answer = await upload(other, FILE, '三月.csv')
    expect([answer.status, answer.message]).toEqual([409, expect.stringContaining('三月.csv')])
  })
})

describe('an import', () => {
  test('proposes columns and words, previews, writes and can be taken back', async () => {
    const { id } = await upload(steward, FILE, '三月.csv')
    const proposed = await look(id)
    expect(proposed).toMatchObject({
      status: 'UPLOADED',
      sourceName: '三月',
      shape: { kind: 'csv', encoding: 'utf-8', headerRows: 1 },
    })
    expect(proposed.columns.map(({ field }) => field)).toEqual([
      'EXTERNAL_ID',
      'CONTENT',
      'RECEIVED_AT',
      'TOWN',
      'VILLAGE',
      'UNIT',
      'CATEGORY_1',
      'CALLER_PHONE',
    ])
    expect(JSON.stringify(proposed)).not.toContain('13812345678')
    const preview = await settled(id)
    expect(preview).toMatchObject({ rows: 3, created: 3, updated: 0, unchanged: 0, failed: 0, unplaced: 1 })
    expect(preview.terms.find(({ words }) => words === '/龙归镇')).toMatchObject({
      match: 'EXACT',
      target: LONGGUI,
    })
    expect(preview.terms.filter(({ kind, create }) => kind === 'UNIT' && create)).toHaveLength(2)
    expect(await tickets()).toHaveLength(0)
    await act('commitComplaintImport', id, ', wholeOnly: true')
    expect(await until(id, 'DONE')).toMatchObject({ created: 3, committedRows: 3 })
    const rows = await tickets()
    expect(rows.map(row => row['place_code'])).toEqual(['440203102200', LONGGUI, WUJIANG])
    expect(rows[2]).toMatchObject({ place_words: '某某镇', unit_words: '区交通局' })
    const undone = await act('undoComplaintImport', id)
    expect(undone.data['undoComplaintImport']).toMatchObject({ status: 'UNDONE', fault: null })
    expect(await tickets()).toHaveLength(0)
    const [sum] = await server.db.sql<{ sum: number }>(
      'select coalesce(sum(received), 0)::int as sum from complaint_delta',
    )
    const [days] = await server.db.sql<{ sum: number }>(
      'select coalesce(sum(received), 0)::int as sum from complaint_day',
    )
    expect((sum?.sum ?? 0) + (days?.sum ?? 0)).toBe(0)
  })

  test('of the same tickets again changes nothing, and finds its source by itself', async () => {
    await imported(FILE, '三月.csv', '韶关热线')
    const again = await imported(FILE.replaceAll(/,(?!吵)/g, ';'), '另一个名字.csv')
    expect(again).toMatchObject({ sourceName: '韶关热线', created: 0, updated: 0, unchanged: 3 })
  })

  test('of a later file changes what it says otherwise; undone in turn it is as before', async () => {
    const first = await imported(FILE, '三月.csv', '热线')
    const second = await imported(FILE.replace('公交站牌倒了', '公交站牌已修好'), '四月.csv', '热线')
    expect(second).toMatchObject({ created: 0, updated: 1, unchanged: 2, profileName: '热线' })
    const early = await act('undoComplaintImport', first.id)
    expect(early.errors?.[0]?.message).toContain('四月.csv')
    await act('undoComplaintImport', second.id)
    const [text] = await server.db.sql<{ content: string }>(
      "select t.content from complaint_text t join complaint c on c.id = t.complaint_id where c.external_id = 'A3'",
    )
    expect(text?.content).toBe('公交站牌倒了')
    expect(await imported(FILE, '三月.csv', '热线')).toMatchObject({ unchanged: 3, updated: 0 })
  })

  test('remembers what a person says of words', async () => {
    const { id } = await upload(steward, FILE, '三月.csv')
    await settled(id, '热线')
    const answer = await steward.query(
      'mutation ($id: ID!, $terms: [ImportTermInput!]!) { settleImportTerms(id: $id, terms: $terms) { id } }',
      { id, terms: [{ kind: 'PLACE', words: '/某某镇', target: LONGGUI, create: false }] },
    )
    expect(answer.errors).toBeUndefined()
    expect(await until(id, 'READY')).toMatchObject({ unplaced: 0 })
    await act('commitComplaintImport', id, ', wholeOnly: false')
    await until(id, 'DONE')
    const next = await imported(
      `${HEAD}\nB1,路面塌陷,2024-04-01 08:00:00,某某镇,,区城管局,市政,`,
      '四月.csv',
      '热线',
    )
    expect(next).toMatchObject({ created: 1, unplaced: 0 })
    expect((await tickets()).map(row => row['place_code'])).toEqual([
      '440203102200',
      LONGGUI,
      LONGGUI,
      LONGGUI,
    ])
  })

  test('lists bad rows; all or nothing writes nothing, the rest goes in otherwise', async () => {
    const bad = [
      HEAD,
      ...LINES,
      ',没有编号,2024-03-04,,,,,',
      'A5,日期不对,2024-02-31,,,,,',
      'A6,多一格,2024-03-04,,,,,13812345678,多',
    ].join('\n')
    const { id } = await upload(steward, bad, '三月.csv')
    const preview = await settled(id)
    expect(preview).toMatchObject({ rows: 6, created: 3, failed: 3 })
    expect(preview.faults.map(({ row, column }) => [row, column])).toEqual([
      [5, '工单编号'],
      [6, '受理时间'],
      [7, null],
    ])
    const whole = await act('commitComplaintImport', id, ', wholeOnly: true')
    expect(whole.errors?.[0]?.message).toContain('3 行不合格')
    expect(await tickets()).toHaveLength(0)
    await act('commitComplaintImport', id, ', wholeOnly: false')
    expect(await until(id, 'DONE')).toMatchObject({ created: 3, failed: 3 })
    const sheet = await steward.fetch(`/files/complaints/import/${id}/faults`)
    expect([
      sheet.status,
      Buffer.from(await sheet.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ]).toEqual([200, 'PK'])
  })

  test('with ten thousand bad rows lists every one of them in the sheet of faults', async () => {
    const bad = Array.from({ length: 10_000 }, (_, row) => `,没有编号 ${row},2024-03-04 09:00:00,,,,,`)
    const { id } = await upload(steward, [HEAD, ...LINES, ...bad].join('\n'), '三月.csv')
    const preview = await settled(id)
    expect(preview).toMatchObject({ rows: 10_003, created: 3, failed: 10_000 })
    expect(preview.faults.length).toBeLessThanOrEqual(1000)
    const answer = await steward.fetch(`/files/complaints/import/${id}/faults`)
    const [head, ...rows] = await readSheet(Buffer.from(await answer.arrayBuffer()))
    expect(head).toEqual(['行', '列', '问题', '怎样改', '文件里的内容'])
    expect(rows).toHaveLength(10_000)
    expect(rows[9_999]?.[0]).toBe(10_004)
    await act('commitComplaintImport', id, ', wholeOnly: false')
    expect(await until(id, 'DONE')).toMatchObject({ created: 3, failed: 10_000 })
  })

  test('keeps personal information out of previews, faults and the audit log', async () => {
    const row = 'A9,"我叫张三丰，电话13911112222",2024-02-31,,,,,13911112222'
    const { id } = await upload(steward, [HEAD, ...LINES, row].join('\n'), '三月.csv')
    await settled(id)
    await act('commitComplaintImport', id, ', wholeOnly: false')
    await until(id, 'DONE')
    const everything = JSON.stringify([
      await look(id),
      await server.db.sql('select * from complaint_staged'),
      await server.db.sql('select mapping, terms from complaint_import'),
      await server.db.sql('select * from audit_entry'),
      await server.db.sql('select * from complaint_text'),
    ])
    for (const secret of ['13911112222', '13812345678']) expect(everything).not.toContain(secret)
  })

  test('can be cancelled before it is written', async () => {
    const { id } = await upload(steward, FILE, '三月.csv')
    expect((await act('cancelComplaintImport', id)).data['cancelComplaintImport']?.status).toBe('CANCELLED')
    expect((await act('commitComplaintImport', id, ', wholeOnly: false')).code).toBe('CONFLICT')
    expect((await upload(steward, FILE, '三月.csv')).status).toBe(200)
  })

  test('of one file by two at the same moment is taken once, and in the end each ticket is there once', async () => {
    const other = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG })
    const answers = await Promise.all([upload(steward, FILE, '三月.csv'), upload(other, FILE, '三月.csv')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const id = answers.find(({ status }) => status === 200)?.id ?? ''
    await settled(id)
    const commits = await Promise.all(
      [1, 2].map(() => act('commitComplaintImport', id, ', wholeOnly: false')),
    )
    expect(commits.filter(({ errors }) => errors === undefined).length).toBeGreaterThan(0)
    expect(await until(id, 'DONE')).toMatchObject({ created: 3, failed: 0 })
    expect(await tickets()).toHaveLength(3)
  })
})

describe('places that are no more', () => {
  const retire = (code: string, mergedIntoCode: string | null, on = '2024-10-01') =>
    server.db.prisma.division.updateMany({
      where: { code: { startsWith: code.slice(0, 9) } },
      data: { retiredOn: dayToDate(on), mergedIntoCode },
    })
  const restore = () =>
    server.db.prisma.division.updateMany({ data: { retiredOn: null, mergedIntoCode: null } })
  const placesOf = async () => (await tickets()).map(row => row['place_code'])
  const termOf = ({ terms }: Import, words: string) => terms.find(term => term.words === words)

  test('one that went into another means that one, once its day has come', async () => {
    try {
      await retire(LONGGUI, JIANGWAN, '2024-10-16')
      const { id } = await upload(steward, FILE, '三月.csv')
      expect(termOf(await settled(id), '/龙归镇')).toMatchObject({ match: 'EXACT', target: LONGGUI })
      await act('cancelComplaintImport', id)
      await retire(LONGGUI, JIANGWAN)
      const done = await imported(FILE, '四月.csv')
      expect(termOf(done, '/龙归镇')).toMatchObject({
        match: 'MERGED',
        target: JIANGWAN,
        targetName: '江湾镇',
      })
      expect(await placesOf()).toEqual([JIANGWAN, JIANGWAN, WUJIANG])
    } finally {
      await restore()
    }
  })

  test('one that went into nothing is offered as such; what a person says of it is remembered', async () => {
    try {
      await retire(LONGGUI, null)
      const { id } = await upload(steward, FILE, '三月.csv')
      const preview = await settled(id, '热线')
      expect(termOf(preview, '/龙归镇')).toMatchObject({ match: 'RETIRED', target: LONGGUI })
      await steward.query(
        'mutation ($id: ID!, $terms: [ImportTermInput!]!) { settleImportTerms(id: $id, terms: $terms) { id } }',
        { id, terms: [{ kind: 'PLACE', words: '/龙归镇', target: JIANGWAN, create: false }] },
      )
      await until(id, 'READY')
      await act('commitComplaintImport', id, ', wholeOnly: false')
      await until(id, 'DONE')
      expect((await placesOf())[1]).toBe(JIANGWAN)
      const next = await imported(FILE.replaceAll('路灯', '路牌'), '四月.csv', '热线')
      expect(termOf(next, '/龙归镇')).toMatchObject({ match: 'REMEMBERED', target: JIANGWAN })
    } finally {
      await restore()
    }
  })

  test('what was remembered of one that went into another since means the other', async () => {
    try {
      const { id } = await upload(steward, FILE, '三月.csv')
      await settled(id, '热线')
      await steward.query(
        'mutation ($id: ID!, $terms: [ImportTermInput!]!) { settleImportTerms(id: $id, terms: $terms) { id } }',
        { id, terms: [{ kind: 'PLACE', words: '/某某镇', target: LONGGUI, create: false }] },
      )
      await until(id, 'READY')
      await act('commitComplaintImport', id, ', wholeOnly: false')
      await until(id, 'DONE')
      await retire(LONGGUI, JIANGWAN)
      const next = await imported(FILE, '四月.csv', '热线')
      expect(termOf(next, '/某某镇')).toMatchObject({ match: 'REMEMBERED', target: JIANGWAN })
    } finally {
      await restore()
    }
  })
})

describe('files of other cities', () => {
  const nyc = [
    'Unique Key,Created Date,Closed Date,Agency,Agency Name,Complaint Type,Descriptor,Incident Address,Borough,Status,Due Date',
    ...Array.from(
      { length: 20 },
      (_, at) =>
        `${61234500 + at},03/${String(at + 1).padStart(2, '0')}/2024 11:05:0${at % 10} PM,${at % 2 ? `03/${String(at + 2).padStart(2, '0')}/2024 09:00:00 AM` : ''},NYPD,New York City Police Department,Noise - Residential,Loud Music/Party,${at} MAIN STREET,BROOKLYN,${at % 2 ? 'Closed' : 'In Progress'},03/30/2024 11:05:00 PM`,
    ),
  ].join('\r\n')

  test('New York', async () => {
    const done = await imported(nyc, '311_Service_Requests.csv')
    expect(done).toMatchObject({ rows: 20, created: 20, failed: 0, unplaced: 20 })
    const fields = Object.fromEntries(done.columns.map(({ header, field }) => [header, field]))
    expect(fields).toMatchObject({
      'Unique Key': 'EXTERNAL_ID',
      'Created Date': 'RECEIVED_AT',
      'Closed Date': 'FINISHED_AT',
      'Complaint Type': 'CATEGORY_1',
      Descriptor: 'CATEGORY_2',
      Borough: 'COUNTY',
      Status: 'STATE',
      'Due Date': 'DUE_AT',
      'Agency Name': 'UNIT',
    })
    const [first, second] = await tickets()
    expect(first).toMatchObject({ received_on: '2024-03-01', hour: 23, state: 'HANDLING', closed_on: null })
    expect(second).toMatchObject({ state: 'FINISHED', on_time: true, closed_on: '2024-03-03' })
  })

  test('Boston, with its on-time column, as JSON lines', async () => {
    const lines = Array.from({ length: 12 }, (_, at) =>
      JSON.stringify({
        case_enquiry_id: `10100${at}`,
        open_dt: `2024-05-0${(at % 9) + 1}T10:00:00Z`,
        target_dt: '2024-05-20T10:00:00Z',
        closed_dt: at % 3 ? `2024-05-1${at % 9}T10:00:00Z` : null,
        ontime: at % 4 === 3 ? 'OVERDUE' : 'ONTIME',
        case_status: at % 3 ? 'Closed' : 'Open',
        case_title: 'Pothole',
        subject: 'Public Works Department',
        reason: 'Highway Maintenance',
        type: 'Request for Pothole Repair',
      }),
    )
    const done = await imported(lines.join('\n'), 'boston.jsonl')
    expect(done).toMatchObject({ rows: 12, created: 12, failed: 0 })
    expect(done.columns.find(({ header }) => header === 'ontime')?.field).toBe('CLOSED_ON_TIME')
    expect((await tickets()).filter(row => row['on_time'] === false).length).toBeGreaterThan(0)
  })

  test('a Western file with semicolons, days first, in Latin-1', async () => {
    const text = [
      'Aktenzeichen;Eingangsdatum;Beschreibung;Kategorie;Status',
      ...Array.from(
        { length: 15 },
        (_, at) =>
          `K-2024-${100 + at};${at + 1}.03.2024 08:15;Straße beschädigt, Schlagloch für Radfahrer gefährlich;Straßen;erledigt`,
      ),
    ].join('\n')
    const done = await imported(Buffer.from(text, 'latin1'), 'meldungen.csv')
    expect(done).toMatchObject({
      rows: 15,
      created: 15,
      failed: 0,
      shape: { encoding: 'windows-1252', delimiter: ';' },
    })
    expect((await tickets())[14]).toMatchObject({ received_on: '2024-03-15' })
  })

  test('tabs, two rows of heads and a title; no number: the same file again changes nothing', async () => {
    const text = [
      '某市热线工单\t\t\t',
      '诉求内容\t受理时间\t诉求性质\t办理状态',
      'CONTENT\tCREATE_TIME\tNATURE\tSTATUS',
      '路灯坏了三天没人修\t2024年3月1日\t投诉\t已办结',
      '想问医保怎么报销\t20240302\t咨询\t办理中',
    ].join('\n')
    const done = await imported(text, '热线.tsv')
    expect(done).toMatchObject({ rows: 2, created: 2, shape: { kind: 'tsv', headerRows: 3 } })
    expect((await tickets()).map(row => row['class']).sort()).toEqual(['COMPLAINT', 'INQUIRY'])
    expect(await imported(text, '热线.tsv')).toMatchObject({ created: 0, unchanged: 2 })
  })

  test('one number twice: the last row holds, and the file again changes nothing', async () => {
    const twice = [HEAD, LINES[0], LINES[0]?.replace('路灯不亮', '路灯修好了')].join('\n')
    expect(await imported(twice, 'a.csv', '热线')).toMatchObject({ rows: 2, created: 1, unchanged: 1 })
    expect(await imported(twice, 'a.csv', '热线')).toMatchObject({
      rows: 2,
      created: 0,
      updated: 0,
      unchanged: 2,
    })
  })

  test('day and month are told apart by a value that comes late', async () => {
    const rows = Array.from({ length: 6000 }, (_, at) => `N${at},路灯不亮,${(at % 9) + 1}/1/2024 08:00`)
    rows.push('N9999,路灯不亮,25/1/2024 08:00')
    const { id } = await upload(steward, ['工单编号,诉求内容,受理时间', ...rows].join('\n'), '大.csv')
    const preview = await settled(id)
    expect(preview).toMatchObject({ rows: 6001, created: 6001, failed: 0 })
  })
})
