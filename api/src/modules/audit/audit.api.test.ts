import { beforeAll, describe, expect, test } from 'vitest'
import { buildPlaces, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import type { Context } from '../../platform/context.ts'
import { write } from '../../platform/write.ts'
import { createUser } from '../access/index.ts'

let server: TestServer
let auditor: TestClient

const SEARCH = `query S($filter: AuditFilter!, $first: Int, $after: String) {
  auditEntries(filter: $filter, first: $first, after: $after) {
    nodes { position at userName ip type summary entity entityName entityId before after sealed }
    pageInfo { hasNextPage endCursor } totalCount
  } }`
const VERIFY = `query V($place: ID!) {
  auditVerification(place: $place) { entries sealed unsealed intact headHash faults } }`

interface Found {
  auditEntries: {
    nodes: {
      position: string
      summary: string
      before: string | null
      after: string | null
      sealed: boolean
    }[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
    totalCount: number
  }
}

interface Verified {
  auditVerification: { entries: number; intact: boolean; headHash: string | null; faults: string[] }
}

const search = (filter: object, page: object = {}, who = auditor) =>
  who.query<Found>(SEARCH, { filter: { place: WUJIANG, ...filter }, ...page })

const titles = async (filter: object): Promise<string[]> =>
  (await search(filter)).data.auditEntries.nodes.map(({ summary }) => summary)

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  auditor = await asUser(server, { role: 'AUDIT_ADMIN', jurisdictionCode: WUJIANG })
  const context: Context = { ...server.context, ip: '10.1.2.3', memo: new Map() }
  const record = (day: string, type: string, title: string, code = WUJIANG, reason?: string) => {
    server.clock.setDay(day)
    return write(context, code, step =>
      step.record({
        type,
        entity: 'Task',
        entityId: `id of ${title}`,
        before: { title, percent: 10 },
        after: { title, percent: 100, ...(reason ? { reason } : {}) },
      }),
    )
  }
  await record('2024-10-01', 'TASK_ISSUED', '任务一')
  await record('2024-10-02', 'TASK_SUSPENDED', '任务二', WUJIANG, '资金未到位')
  await record('2024-10-02', 'TASK_ISSUED', '100%_完成')
  await record('2024-10-03', 'SOMETHING_NEW', '任务四')
  await record('2024-10-03', 'TASK_ISSUED', '南平的任务', NANPING)
  server.clock.setDay('2024-10-15')
})

describe('searching the audit log', () => {
  test('is for the audit administrator of the jurisdiction only', async () => {
    const filter = { place: WUJIANG }
    expect((await asStranger(server).query(SEARCH, { filter })).code).toBe('UNAUTHENTICATED')
    for (const role of ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'SUPERVISION_HEAD', 'LEADER']) {
      const other = await asUser(server, { role, jurisdictionCode: WUJIANG })
      expect((await search({}, {}, other)).code).toBe('FORBIDDEN')
      expect((await other.query(VERIFY, { place: WUJIANG })).code).toBe('FORBIDDEN')
    }
    expect((await search({ place: NANPING })).code).toBe('NOT_FOUND')
    expect((await auditor.query(VERIFY, { place: NANPING })).code).toBe('NOT_FOUND')
  })

  test('says each write in plain words, newest first', async () => {
    expect(await titles({})).toEqual([
      '修改任务“任务四”',
      '交办任务“100%_完成”',
      '中止任务“任务二”：资金未到位',
      '交办任务“任务一”',
    ])
    const { data } = await search({ words: '任务二' })
    expect(data.auditEntries.nodes[0]).toMatchObject({
      userName: '系统',
      ip: '10.1.2.3',
      entity: 'Task',
      entityName: '任务',
      before: expect.stringContaining('"percent":10'),
    })
  })

  test('narrows by who, when, kind, record and words', async () => {
    expect(await titles({ from: '2024-10-02', to: '2024-10-02' })).toHaveLength(2)
    expect(await titles({ type: 'TASK_ISSUED', to: '2024-10-01' })).toEqual(['交办任务“任务一”'])
    expect(await titles({ entity: 'Task', entityId: 'id of 任务四' })).toHaveLength(1)
    expect(await titles({ words: '0%_完' })).toEqual(['交办任务“100%_完成”'])
    expect(await titles({ words: '%' })).toEqual(['交办任务“100%_完成”'])
    expect(await titles({ words: '10.1.2' })).toHaveLength(4)
    expect(await titles({ userName: '系' })).toHaveLength(4)
    expect(await titles({ userName: '没有这个人' })).toEqual([])
    const wrong = await search({ from: '2024-10-03', to: '2024-10-01' })
    expect(wrong.errors?.[0]?.message).toBe('截止日期早于起始日期，请重新选择。')
    expect((await search({ words: 'x'.repeat(101) })).errors?.[0]?.message).toBe('检索内容不能超过 100 字。')
  })

  test('pages by key without losing or repeating one', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const { data }: { data: Found } = await search({}, { first: 3, after })
      expect(data.auditEntries.totalCount).toBe(4)
      seen.push(...data.auditEntries.nodes.map(({ position }) => position))
      after = data.auditEntries.pageInfo.hasNextPage ? data.auditEntries.pageInfo.endCursor : null
    } while (after)
    expect(new Set(seen).size).toBe(4)
    expect(seen).toHaveLength(4)
    expect((await search({}, { after: 'nonsense' })).code).toBe('BAD_INPUT')
  })

  test('shows no password, wherever it was recorded from', async () => {
    const grants = [{ role: 'SUPERVISOR' as const, jurisdictionCode: WUJIANG }]
    await createUser(server.context, {
      username: 'audited',
      name: '被审计',
      password: 'Geheim#2024x',
      grants,
    })
    await write(server.context, WUJIANG, ({ record }) =>
      record({
        type: 'TESTED',
        entity: 'Webhook',
        entityId: 'x',
        after: { secret: 'Geheim', inner: [{ password: 'Geheim', name: '公开' }], token: null },
      }),
    )
    const all = JSON.stringify(await server.db.prisma.auditEntry.findMany(), (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    )
    expect(all).not.toContain('Geheim')
    expect(all).not.toContain('$argon2')
    expect(all).toContain('公开')
  })
})

describe('the check over the API', () => {
  test('seals, says that all is well, and names what is not', async () => {
    const { data } = await auditor.query<Verified>(VERIFY, { place: WUJIANG })
    expect(data.auditVerification).toMatchObject({ unsealed: 0, intact: true, faults: [] })
    expect((await search({})).data.auditEntries.nodes.every(({ sealed }) => sealed)).toBe(true)
    const [row] = await server.db.sql<{ position: number }>(
      `update audit_entry set user_name = '别人' where type = 'TASK_SUSPENDED' returning position`,
    )
    const again = await auditor.query<Verified>(VERIFY, { place: WUJIANG })
    expect(again.data.auditVerification.intact).toBe(false)
    expect(again.data.auditVerification.faults).toEqual([
      expect.stringContaining(`记录 ${row!.position} 或它的封存`),
    ])
  })

  test('is never answered from memory: what was tampered with leaves the revision as it was', async () => {
    const documents = new Map([['v'.repeat(64), VERIFY]])
    const fresh = await createTestServer({ documents })
    await buildPlaces(fresh)
    const person = await asUser(fresh, { role: 'AUDIT_ADMIN', jurisdictionCode: WUJIANG })
    await write(fresh.context, WUJIANG, ({ record }) =>
      record({ type: 'TESTED', entity: 'Task', entityId: 'x' }),
    )
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: 'v'.repeat(64) } })
    const url = `/graphql?variables=${encodeURIComponent(JSON.stringify({ place: WUJIANG }))}&extensions=${encodeURIComponent(extensions)}`
    const first = await person.fetch(url)
    expect(first.headers.get('cache-control')).toBe('no-store')
    expect(first.headers.get('etag')).toBeNull()
    expect(await first.text()).toContain('"intact":true')
    await fresh.db.sql(`update audit_entry set type = 'OTHER'`)
    expect(await (await person.fetch(url)).text()).toContain('"intact":false')
  })
})
