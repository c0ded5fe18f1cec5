import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrganization, buildPlaces, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'
import { countedQuery } from '#test/kit/statements.ts'

/** What tells who called; it may stand in `complaint_person` and nowhere else. */
const SECRETS = [
  '欧阳震华',
  '13912345678',
  '110105199003078515',
  '粤F·12345',
  '12号3栋2单元501',
  '郑某国庆丰',
]
const [NAME, PHONE, ID, PLATE, HOUSE] = SECRETS as [string, string, string, string, string]

const ticket = (externalId: string, facts: Record<string, unknown> = {}) => ({
  externalId,
  title: '夜间施工噪声扰民',
  content: `我叫${NAME}，电话${PHONE}，身份证${ID}，车牌${PLATE}，家住人民路${HOUSE}。工地夜间施工，噪声很大。`,
  class: '投诉',
  category: '环保水务/噪声污染',
  place: '龙归镇/示例村委会',
  unit: '区生态环境局',
  receivedAt: '2024-10-14 08:30:00',
  answer: `已联系${NAME}先生（${PHONE}），要求工地停工。`,
  address: `人民路${HOUSE}`,
  caller: { name: NAME, phone: PHONE, idNumber: ID, plate: PLATE, address: `人民路${HOUSE}` },
  ...facts,
})

/** The same caller about something else. */
const OTHER = { content: `${NAME}来电，请尽快修好。`, category: '市政设施' }

let server: TestServer
let token = ''
let office: TestClient
let security: TestClient
let unit: TestClient
let blamed: TestClient

interface Answer {
  code?: string
  message?: string
  created: number
  updated: number
  unchanged: number
  failed: number
  rows: {
    row: number
    outcome: string
    complaintId: string | null
    errors: { field: string; message: string }[]
  }[]
}

async function push(tickets: unknown, bearer: string | null = token, extra: object = {}) {
  const response = await fetch(`${server.url}/api/complaints`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
    },
    body: JSON.stringify({ tickets, ...extra }),
  })
  return { status: response.status, body: (await response.json()) as Answer }
}

const CREATE =
  'mutation ($place: ID!) { createServiceToken(place: $place, name: "热线平台", sourceName: "12345 热线") { token record { id name lastUsedAt revokedAt } } }'
const TOKENS = 'query ($place: ID!) { serviceTokens(place: $place) { id name lastUsedAt revokedAt } }'
const REVOKE =
  'mutation ($place: ID!, $id: ID!) { revokeServiceToken(place: $place, id: $id) { id revokedAt } }'
const UNMASK =
  'mutation ($id: ID!, $reason: String!) { unmaskComplaint(id: $id, reason: $reason) { name phone idNumber plate address title content answer } }'
const LIST = `query ($place: ID!, $filter: ComplaintFilter, $sort: ComplaintSort, $first: Int, $after: String) {
  complaints(place: $place, filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount more pageInfo { hasNextPage endCursor } nodes { id externalId title content answer address caller { name phone } } } }`

const codeOf = (answer: { errors?: { extensions?: { code?: string } }[] }) =>
  answer.errors?.[0]?.extensions?.code

interface Listed {
  totalCount: number | null
  more: boolean
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
  nodes: Record<'id' | 'externalId' | 'title' | 'content' | 'answer' | 'address', string>[]
}

const list = async (client: TestClient, variables: object = {}): Promise<Listed> => {
  const answer = await client.query<{ complaints: Listed }>(LIST, { place: WUJIANG, ...variables })
  if (answer.errors) throw new Error(answer.errors[0]?.message)
  return answer.data.complaints
}
const numbers = async (client: TestClient, search: string, variables: object = {}): Promise<string[]> =>
  (await list(client, { filter: { search }, ...variables })).nodes.map(({ externalId }) => externalId)

beforeAll(async () => {
  server = await createTestServer()
  await buildPlaces(server)
  const environment = await buildOrganization(server, { name: '区生态环境局' })
  const housing = await buildOrganization(server, { name: '区住建局' })
  const at = { jurisdictionCode: WUJIANG }
  security = await asUser(server, { role: 'SECURITY_ADMIN', ...at })
  office = await asUser(server, { role: 'SUPERVISOR', ...at })
  unit = await asUser(server, { role: 'UNIT_OFFICER', ...at, organizationId: environment })
  blamed = await asUser(server, { role: 'UNIT_LEADER', ...at, organizationId: housing })
})
afterAll(closeServers)

describe('keys of other systems', () => {
  it('are the security administrator’s alone, shown once, and kept as a hash', async () => {
    expect(codeOf(await office.query(CREATE, { place: WUJIANG }))).toBe('FORBIDDEN')
    expect(codeOf(await security.query(CREATE, { place: NANPING }))).toBe('NOT_FOUND')
    const { data } = await security.query<{ createServiceToken: { token: string } }>(CREATE, {
      place: WUJIANG,
    })
    token = data.createServiceToken.token
    const kept = await server.db.prisma.serviceToken.findMany()
    expect(JSON.stringify(kept)).not.toContain(token)
    expect(JSON.stringify((await security.query(TOKENS, { place: WUJIANG })).data)).not.toContain(token)
  })
})

describe('a push', () => {
  it('is refused without a key, with an unknown one, for another source, without tickets and with too many', async () => {
    expect((await push([ticket('T1')], null)).status).toBe(401)
    expect((await push([ticket('T1')], 'duban_wrong')).status).toBe(401)
    expect((await push([ticket('T1')], token, { source: '别处' })).status).toBe(403)
    expect((await push('no list')).status).toBe(400)
    expect((await push([])).status).toBe(400)
    const many = await push(Array.from({ length: 1001 }, (_, at) => ({ externalId: String(at) })))
    expect([many.status, many.body.code]).toEqual([413, 'TOO_LARGE'])
    expect(await server.db.prisma.complaint.count()).toBe(0)
  })

  it('answers for every ticket: the good ones go in, the bad ones say what is wrong', async () => {
    const { status, body } = await push([
      ticket('T1'),
      ticket('T2', {
        title: '路灯不亮',
        content: '村口路灯坏了三天。',
        caller: null,
        answer: null,
        address: null,
      }),
      ticket('T3', { receivedAt: '昨天' }),
      ticket('T4', { place: '999999999999' }),
      { ...ticket('T5'), colour: 'red' },
      'nothing',
    ])
    expect(status).toBe(200)
    expect([body.created, body.failed]).toEqual([2, 4])
    expect(body.rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [1, 'created'],
      [2, 'created'],
      [3, 'failed'],
      [4, 'failed'],
      [5, 'failed'],
      [6, 'failed'],
    ])
    expect(body.rows[2]?.errors[0]?.field).toBe('receivedAt')
    expect(body.rows[3]?.errors[0]?.field).toBe('place')
    expect(body.rows[4]?.errors[0]?.field).toBe('colour')
    const [row] = await server.db.prisma.complaint.findMany({ where: { externalId: 'T1' } })
    expect(row?.placeCode).toBe('440203102200')
    expect(row?.organizationId).not.toBeNull()
    expect(row?.class).toBe('COMPLAINT')
  })

  it('changes nothing the second time, and updates what changed', async () => {
    expect((await push([ticket('T1')])).body).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    expect((await push([ticket('T1', { satisfaction: '满意' })])).body).toMatchObject({ updated: 1 })
    expect(await server.db.prisma.complaint.count()).toBe(2)
  })

  it('sent by two at once makes each ticket once', async () => {
    const batch = [
      ticket('T8', { title: '井盖松动', ...OTHER }),
      ticket('T9', { title: '绿化带枯死', ...OTHER }),
    ]
    const [one, other] = await Promise.all([push(batch), push(batch)])
    expect(one.body.created + other.body.created).toBe(2)
    expect(one.body.unchanged + other.body.unchanged).toBe(2)
  })

  it('tells when its key was last used, and is refused once the key is revoked', async () => {
    const { data } = await security.query<{ serviceTokens: { id: string; lastUsedAt: string | null }[] }>(
      TOKENS,
      {
        place: WUJIANG,
      },
    )
    const [kept] = data.serviceTokens
    expect(kept?.lastUsedAt).not.toBeNull()
    const made = await security.query<{ createServiceToken: { token: string; record: { id: string } } }>(
      CREATE,
      {
        place: WUJIANG,
      },
    )
    const { token: second, record } = made.data.createServiceToken
    await security.query(REVOKE, { place: WUJIANG, id: record.id })
    expect((await push([ticket('T1')], second)).status).toBe(401)
    expect((await push([ticket('T1')])).status).toBe(200)
  })
})

describe('the list of tickets', () => {
  it('finds Chinese words, forgives one wrong character, and finds numbers by their beginning', async () => {
    expect(await numbers(office, '夜间施工')).toEqual(['T1'])
    expect(await numbers(office, '夜间施功噪声')).toEqual(['T1'])
    expect(await numbers(office, '路燈')).toEqual(['T2'])
    expect(await numbers(office, 'T9')).toEqual(['T9'])
    expect(await numbers(office, '火星探测')).toEqual([])
    expect(await numbers(office, '噪声 施工', { sort: 'RELEVANCE' })).toContain('T1')
  })

  it('shows each unit its own, and refuses administrators and strangers', async () => {
    expect((await list(unit)).totalCount).toBe(4)
    expect((await list(blamed)).totalCount).toBe(0)
    expect((await list(office, { place: LONGGUI })).totalCount).toBe(4)
    expect(codeOf(await security.query(LIST, { place: WUJIANG }))).toBe('FORBIDDEN')
    expect(codeOf(await office.query(LIST, { place: NANPING }))).toBe('NOT_FOUND')
  })

  it('is read page by page, newest first, and counted', async () => {
    const first = await list(office, { first: 3 })
    expect([first.nodes.length, first.totalCount, first.more]).toEqual([3, 4, false])
    const second = await list(office, { first: 3, after: first.pageInfo.endCursor })
    expect(second.pageInfo.hasNextPage).toBe(false)
    const seen = [...first.nodes, ...second.nodes].map((node: { id: string }) => node.id)
    expect(new Set(seen).size).toBe(4)
    expect(codeOf(await office.query(LIST, { place: WUJIANG, after: 'rubbish' }))).toBe('BAD_INPUT')
  })

  it('costs few statements, for one ticket no more than for many', async () => {
    const statementsFor = async (variables: object) => {
      const { statements } = await countedQuery(server, office, LIST, { place: WUJIANG, ...variables })
      return statements.length
    }
    const many = await statementsFor({ filter: { search: '尽快修好' } })
    expect(many).toBeLessThanOrEqual(12)
    expect(await statementsFor({ filter: { search: '尽快修好' }, first: 1 })).toBeLessThanOrEqual(many)
  })

  it('finds the tickets of a phone for those who may unmask, and for nobody else', async () => {
    expect((await numbers(office, PHONE)).sort()).toEqual(['T1', 'T8', 'T9'])
    expect(await numbers(unit, PHONE)).toEqual([])
    expect(await numbers(office, NAME.slice(2))).toEqual([])
  })
})

describe('unmasking', () => {
  const t1 = async () =>
    (await server.db.prisma.complaint.findFirstOrThrow({ where: { externalId: 'T1' } })).id

  it('wants a right and a reason, and is refused to the unit complained of', async () => {
    const id = await t1()
    expect(codeOf(await blamed.query(UNMASK, { id, reason: '核对联系方式' }))).toBe('FORBIDDEN')
    expect(codeOf(await office.query(UNMASK, { id, reason: '看看' }))).toBe('BAD_INPUT')
    await push([ticket('T1', { satisfaction: '满意', complainedOf: '区生态环境局' })])
    expect(codeOf(await unit.query(UNMASK, { id, reason: '核对联系方式' }))).toBe('FORBIDDEN')
    expect(await server.db.prisma.auditEntry.count({ where: { type: 'COMPLAINT_UNMASKED' } })).toBe(0)
  })

  it('shows what was written, tells no cache to keep it, and records the reason without what was seen', async () => {
    const id = await t1()
    const response = await office.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: UNMASK, variables: { id, reason: `回访${NAME}，电话${PHONE}` } }),
    })
    expect(response.headers.get('cache-control')).toContain('no-store')
    const { data } = (await response.json()) as { data: { unmaskComplaint: Record<string, string> } }
    expect(data.unmaskComplaint).toMatchObject({ name: NAME, phone: PHONE, idNumber: ID, plate: PLATE })
    expect(data.unmaskComplaint['content']).toContain(HOUSE)
    const entry = await server.db.prisma.auditEntry.findFirstOrThrow({
      where: { type: 'COMPLAINT_UNMASKED' },
    })
    expect(entry.after).toEqual({ number: 'T1', reason: '回访欧阳**，电话139****5678' })
  })

  it('is held to a number an hour by a rule', async () => {
    const rule = { jurisdictionCode: WUJIANG, key: 'unmaskPerHour', version: 1, value: 1 }
    await server.db.prisma.ruleSetting.create({
      data: { ...rule, validFrom: new Date('2024-01-01'), createdAt: server.clock.now() },
    })
    expect(codeOf(await office.query(UNMASK, { id: await t1(), reason: '再次核对信息' }))).toBe(
      'TOO_MANY_ATTEMPTS',
    )
    // Now and then something else is asked, or the session would end.
    for (const minutes of [25, 25, 15]) {
      server.clock.advance(minutes)
      await list(office)
    }
    expect((await office.query(UNMASK, { id: await t1(), reason: '再次核对信息' })).errors).toBeUndefined()
  })
})

describe('what is masked', () => {
  it('stands in one table and nowhere else, whatever way it came in', async () => {
    const made = await office.query(
      `mutation ($input: NewComplaint!) { createComplaint(input: $input) { id } }`,
      {
        input: {
          ...{
            place: LONGGUI,
            title: `${NAME}反映噪声`,
            class: 'COMPLAINT',
            key: '0190a000-0000-7000-8000-00000000abcd',
          },
          ...{ content: ticket('').content, address: `人民路${HOUSE}` },
          ...{ callerName: NAME, callerPhone: PHONE, callerIdNumber: ID },
        },
      },
    )
    expect(made.errors).toBeUndefined()
    const shown = JSON.stringify(await list(office, { first: 50 }))
    const tables = await server.db.sql<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('complaint_person', '_prisma_migrations')`,
    )
    for (const secret of SECRETS) {
      expect(shown).not.toContain(secret)
      for (const { name } of tables) {
        const [found] = await server.db.sql<{ n: number }>(
          `select count(*)::int as n from ${name} t where t::text like $1`,
          [`%${secret}%`],
        )
        expect(`${name} ${secret} ${found?.n}`).toBe(`${name} ${secret} 0`)
      }
    }
  })

  it('is not in the exported sheet, which is refused to others and recorded', async () => {
    const path = `/files/complaints?place=${WUJIANG}&filter=${encodeURIComponent(JSON.stringify({ search: PHONE }))}`
    const auditor = await asUser(server, { role: 'AUDIT_ADMIN', jurisdictionCode: WUJIANG })
    expect((await auditor.fetch(path)).status).toBe(403)
    expect((await office.fetch(`/files/complaints?place=${WUJIANG}&filter={"x":1}`)).status).toBe(400)
    const response = await office.fetch(path)
    expect(response.status).toBe(200)
    const { unzipSync, strFromU8 } = await import('fflate')
    const sheet = strFromU8(
      unzipSync(new Uint8Array(await response.arrayBuffer()))['xl/worksheets/sheet1.xml'] as Uint8Array,
    )
    expect(sheet).toContain('夜间施工噪声扰民')
    for (const secret of SECRETS) expect(sheet).not.toContain(secret)
    const entry = await server.db.prisma.auditEntry.findFirstOrThrow({
      where: { type: 'COMPLAINTS_EXPORTED' },
    })
    expect(JSON.stringify(entry.after)).toContain('139****5678')
  })
})
