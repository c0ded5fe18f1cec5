import { createHash } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildOrganization, buildPlaces, JIANGWAN, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { write } from '../../platform/write.ts'
import { attach, attachmentLoader, attachmentRoutes, sweepAttachments } from './index.ts'

let server: TestServer
let officer: TestClient & { userId: string }
let other: TestClient & { userId: string }
let supervisor: TestClient & { userId: string }
let foreign: TestClient & { userId: string }
let admin: TestClient & { userId: string }

beforeAll(async () => {
  server = await createTestServer()
  await buildPlaces(server)
  const unit = async (name: string) => ({
    role: 'UNIT_OFFICER',
    jurisdictionCode: WUJIANG,
    organizationId: await buildOrganization(server, { name }),
  })
  officer = await asUser(server, await unit('区教育局'))
  other = await asUser(server, await unit('区民政局'))
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  foreign = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: NANPING })
  admin = await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: WUJIANG })
})

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')

function send(who: TestClient, name: string, bytes: Uint8Array, place = WUJIANG) {
  const body = new FormData()
  body.append('file', new Blob([new Uint8Array(bytes)]), name)
  return who.fetch(`/files/attachments?place=${place}`, { method: 'POST', body })
}

interface Sent {
  id: string
  name: string
  size: number
  mediaType: string
  code: string
  message: string
}
const told = async (response: Response) => (await response.json()) as Sent

async function handIn(who: TestClient, name = '证明.pdf', bytes: Uint8Array = PDF): Promise<string> {
  const response = await send(who, name, bytes)
  expect(response.status).toBe(201)
  return (await told(response)).id
}

const asPerson = (person: { userId: string }): Context => ({
  ...server.context,
  memo: new Map(),
  viewer: {
    id: person.userId,
    name: '测试',
    grants: [{ role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG, scopeCode: WUJIANG, organizationId: null }],
  },
})

const attachTo = (person: { userId: string }, entityId: string, ids: string[]) => {
  const context = asPerson(person)
  return write(context, WUJIANG, async step => {
    await attach(step, context, { jurisdictionCode: WUJIANG, entity: 'ProgressReport', entityId, ids })
    await step.record({ type: 'TESTED', entity: 'ProgressReport', entityId })
  })
}

const filesOf = (entityId: string) =>
  attachmentLoader({ ...server.context, memo: new Map() }, 'ProgressReport')
    .load({ jurisdictionCode: WUJIANG, id: entityId })
    .then(rows => rows.map(({ id }) => id))

describe('handing a file in', () => {
  test('is refused to strangers, to administrators, elsewhere, and without the header', async () => {
    expect((await send(asStranger(server), 'a.pdf', PDF)).status).toBe(401)
    expect((await send(admin, 'a.pdf', PDF)).status).toBe(403)
    expect((await send(foreign, 'a.pdf', PDF)).status).toBe(404)
    const operator = await asUser(server, {
      role: 'TOWN_OPERATOR',
      jurisdictionCode: WUJIANG,
      scopeCode: LONGGUI,
    })
    expect((await send(operator, 'a.pdf', PDF, JIANGWAN)).status).toBe(403)
    expect((await send(operator, 'a.pdf', PDF, LONGGUI)).status).toBe(201)
    const body = new FormData()
    body.append('file', new Blob([PDF]), 'a.pdf')
    const bare = await fetch(`${server.url}/files/attachments?place=${WUJIANG}`, {
      method: 'POST',
      body,
      headers: { cookie: officer.cookie! },
    })
    expect(bare.status).toBe(400)
  })

  test('keeps name, size, type and bytes, and is told in the audit log', async () => {
    const response = await send(officer, '../迁移“证明”①.PDF', PDF)
    expect(response.status).toBe(201)
    const { id, ...facts } = await told(response)
    expect(facts).toEqual({ name: '迁移“证明”①.pdf', size: PDF.length, mediaType: 'application/pdf' })
    const entry = await server.db.prisma.auditEntry.findFirst({ where: { entityId: id } })
    expect(entry).toMatchObject({ type: 'ATTACHMENT_UPLOADED', userId: officer.userId, ip: '127.0.0.1' })
  })

  test.each([
    ['空.pdf', Buffer.alloc(0), '文件是空的'],
    ['程序.exe', Buffer.from('MZ\x90\0'), '不支持这种文件'],
    ['其实是程序.pdf', Buffer.from('MZ\x90\0\x03\0'), '可能已损坏或改过扩展名'],
    ['网页.html', Buffer.from('<script>alert(1)</script>'), '不支持这种文件'],
    ['图.png', PDF, '内容却是“PDF 文件”'],
    ['无扩展名', PDF, '不支持这种文件'],
  ])('%s is refused with a sentence', async (name, bytes, sentence) => {
    const response = await send(officer, name, bytes)
    expect(response.status).toBe(400)
    expect((await told(response)).message).toContain(sentence)
  })

  test('beyond the limit is refused with the limit', async () => {
    const strict = await createTestServer({ config: { maxAttachmentMb: 0.1 } })
    await buildPlaces(strict)
    const person = await asUser(strict, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
    const fits = Buffer.alloc(104_857, 'a')
    expect((await send(person, 'a.txt', fits)).status).toBe(201)
    const response = await send(person, 'a.txt', Buffer.alloc(150_000, 'a'))
    expect(response.status).toBe(413)
    expect((await told(response)).message).toBe('文件超过 0.1 MB。请压缩图片或拆成几份后再上传。')
    expect(await strict.db.prisma.attachment.count()).toBe(1)
  })

  test('that breaks off midway leaves nothing', async () => {
    const before = await server.db.prisma.attachment.count()
    await new Promise<void>(resolve => {
      const request = httpRequest(`${server.url}/files/attachments?place=${WUJIANG}`, {
        method: 'POST',
        headers: {
          cookie: officer.cookie!,
          'apollo-require-preflight': 'true',
          'content-type': 'multipart/form-data; boundary=xx',
          'content-length': '100000',
        },
      })
      request.on('error', () => resolve())
      request.write(
        '--xx\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 half',
      )
      setTimeout(() => request.destroy(new Error('gone')), 200)
    })
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(await server.db.prisma.attachment.count()).toBe(before)
  })

  test('without a file, or as something else than a form, is refused', async () => {
    const path = `/files/attachments?place=${WUJIANG}`
    expect((await officer.fetch(path, { method: 'POST', body: new FormData() })).status).toBe(400)
    const json = await officer.fetch(path, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
    expect(json.status).toBe(400)
    expect((await officer.fetch('/files/attachments', { method: 'POST', body: new FormData() })).status).toBe(
      400,
    )
  })

  test('the same bytes twice are kept once', async () => {
    const bytes = Buffer.from('%PDF-1.7\nthe same')
    const [one, two] = [await handIn(officer, 'a.pdf', bytes), await handIn(other, 'b.pdf', bytes)]
    expect(one).not.toBe(two)
    const hash = createHash('sha256').update(bytes).digest('hex')
    expect(await server.context.files.has(hash)).toBe(true)
    expect(await server.db.prisma.attachment.count({ where: { hash } })).toBe(2)
  })
})

describe('a file that no record holds', () => {
  test('is given to its sender only, for saving', async () => {
    const id = await handIn(officer, "进展 (10月)'s.pdf")
    const response = await officer.fetch(`/files/attachments/${id}`)
    expect(response.status).toBe(200)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PDF)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toBe('private, no-cache')
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="__ (10_)'s.pdf"; filename*=UTF-8''${'%E8%BF%9B%E5%B1%95%20%2810%E6%9C%88%29%27s.pdf'}`,
    )
    const etag = response.headers.get('etag')!
    const again = await officer.fetch(`/files/attachments/${id}`, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
    for (const who of [other, supervisor, foreign, admin])
      expect((await who.fetch(`/files/attachments/${id}`)).status).toBe(404)
    expect((await asStranger(server).fetch(`/files/attachments/${id}`)).status).toBe(401)
    expect((await officer.fetch('/files/attachments/nonsense')).status).toBe(404)
  })

  test('is taken back by its sender, once', async () => {
    const remove = 'mutation R($id: ID!) { removeAttachment(id: $id) }'
    const id = await handIn(officer)
    expect((await other.query(remove, { id })).code).toBe('NOT_FOUND')
    expect((await admin.query(remove, { id })).code).toBe('FORBIDDEN')
    expect((await officer.query(remove, { id })).data).toEqual({ removeAttachment: true })
    expect((await officer.query(remove, { id })).code).toBe('NOT_FOUND')
    expect((await officer.fetch(`/files/attachments/${id}`)).status).toBe(404)
    const held = await handIn(officer)
    await attachTo(officer, newId(), [held])
    expect((await officer.query(remove, { id: held })).code).toBe('CONFLICT')
  })
})

describe('a record and its files', () => {
  test('takes them in order, keeps its own, lets go of what is left out', async () => {
    const report = newId()
    const [a, b, c] = [await handIn(officer), await handIn(officer), await handIn(officer)] as const
    await attachTo(officer, report, [b, a])
    expect(await filesOf(report)).toEqual([b, a])
    await attachTo(officer, report, [a, c])
    expect(await filesOf(report)).toEqual([a, c])
    // Somebody else of the unit may save the record with the files it holds.
    await attachTo(other, report, [c, a])
    expect(await filesOf(report)).toEqual([c, a])
    await attachTo(officer, report, [b])
    expect(await filesOf(report)).toEqual([b])
    const changes = await server.db.prisma.auditEntry.count({
      where: { entityId: report, type: 'ATTACHMENTS_CHANGED' },
    })
    expect(changes).toBe(4)
    await attachTo(officer, report, [b])
    expect(
      await server.db.prisma.auditEntry.count({ where: { entityId: report, type: 'ATTACHMENTS_CHANGED' } }),
    ).toBe(4)
  })

  test('refuses files of others, of other records, removed ones, nonsense and too many', async () => {
    const mine = await handIn(officer)
    const theirs = await handIn(other)
    await attachTo(officer, newId(), [mine])
    const refused = (ids: string[]) => expect(attachTo(officer, newId(), ids)).rejects
    await refused([mine]).toThrow('不是您上传的，或已附在别的记录上')
    await refused([theirs]).toThrow('不是您上传的')
    await refused([newId()]).toThrow('已不存在')
    await refused(["' or 1=1"]).toThrow('编号不正确')
    await refused(Array.from({ length: 21 }, newId)).toThrow('最多附 20 个文件')
  })

  test('of two records that take one file at once one gets it', async () => {
    const file = await handIn(officer)
    const results = await Promise.allSettled(
      [newId(), newId(), newId()].map(id => attachTo(officer, id, [file])),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('lets those download who may read it', async () => {
    // The module's own route with a reader of the test, beside the server's.
    const app = fastify()
    const readers = { ProgressReport: async (_: Context, __: string, id: string) => id.startsWith('0') }
    attachmentRoutes(readers)(app, async () => asPerson(other), server.config)
    const open = newId()
    const [readable, hidden] = [await handIn(officer), await handIn(officer)]
    await attachTo(officer, open, [readable])
    await attachTo(officer, `f${newId().slice(1)}`, [hidden])
    expect((await app.inject(`/files/attachments/${readable}`)).statusCode).toBe(200)
    // A plain fastify answers a DomainError with 500; the point is that no byte is given.
    expect((await app.inject(`/files/attachments/${hidden}`)).statusCode).not.toBe(200)
    await app.close()
  })
})

describe('the sweep', () => {
  afterAll(() => server.clock.setDay('2024-10-15'))

  test('removes what nobody took for seven days and frees its bytes, not those of records', async () => {
    const loose = Buffer.from('%PDF-1.7 loose')
    const kept = Buffer.from('%PDF-1.7 kept')
    const looseId = await handIn(officer, 'a.pdf', loose)
    const keptId = await handIn(officer, 'b.pdf', kept)
    const report = newId()
    await attachTo(officer, report, [keptId])
    server.clock.setDay('2024-10-20')
    expect(await sweepAttachments(server.context, WUJIANG)).toEqual({ removed: 0, freed: 0 })
    // Bytes bear the machine's own time.
    server.clock.setDay('2124-10-20')
    const { removed, freed } = await sweepAttachments(server.context, WUJIANG)
    expect(removed).toBeGreaterThan(0)
    expect(freed).toBeGreaterThan(0)
    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
    expect(await server.context.files.has(hash(loose))).toBe(false)
    expect(await server.context.files.has(hash(kept))).toBe(true)
    expect(
      (await server.db.prisma.attachment.findFirst({ where: { id: looseId } }))?.removedAt,
    ).not.toBeNull()
    expect(await filesOf(report)).toEqual([keptId])
    expect(await sweepAttachments(server.context, WUJIANG)).toEqual({ removed: 0, freed: 0 })
  })
})
