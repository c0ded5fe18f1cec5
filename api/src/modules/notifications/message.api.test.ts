import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#api/platform/context.ts'
import { newId } from '#api/platform/id.ts'
import { countStatements } from '#api/platform/statements.ts'
import { write } from '#api/platform/write.ts'
import { buildPlaces, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser } from '#test/kit/client.ts'
import { emptyDatabase } from '#test/kit/database.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { notify } from './index.ts'
import { unreadCounts } from './message.query.ts'

let server: TestServer
let context: Context

beforeAll(async () => {
  server = await createTestServer()
})

beforeEach(async () => {
  await emptyDatabase(server.db)
  await buildPlaces(server)
  context = server.context
})

const supervisor = () => asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
const administrator = (jurisdictionCode = WUJIANG) =>
  asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode })

async function tell(userIds: string[], title = '新交办任务', jurisdictionCode = WUJIANG): Promise<void> {
  server.clock.advance(1)
  await write(context, jurisdictionCode, async step => {
    const entityId = newId()
    await step.record({ type: 'TESTED', entity: 'Task', entityId })
    const facts = { title, path: '/desk', entity: 'Task', entityId }
    await notify(step, context, { jurisdictionCode, kind: 'TASK_ISSUED', to: { userIds }, ...facts })
  })
}

interface Listed {
  messages: {
    totalCount: number
    unread: number
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
    nodes: { id: string; title: string; readAt: string | null; place: string }[]
  }
}

const LIST = `query ($first: Int, $after: String, $unreadOnly: Boolean) {
  messages(first: $first, after: $after, unreadOnly: $unreadOnly) {
    totalCount unread pageInfo { hasNextPage endCursor } nodes { id title readAt place }
  }
}`

describe('the bell', () => {
  test('is closed to strangers, and rings for nobody else', async () => {
    expect((await asStranger(server).query(LIST)).code).toBe('UNAUTHENTICATED')
    const [one, other] = [await supervisor(), await supervisor()]
    await tell([one.userId])
    expect((await other.query<Listed>(LIST)).data.messages).toMatchObject({ totalCount: 0, unread: 0 })
    const { nodes } = (await one.query<Listed>(LIST)).data.messages
    const named = 'mutation ($ids: [ID!]) { markMessagesRead(ids: $ids) }'
    await other.query(named, { ids: nodes.map(({ id }) => id) })
    expect((await one.query<Listed>(LIST)).data.messages.unread).toBe(1)
  })

  test('lists page by page, the newest first, all or the unread', async () => {
    const person = await supervisor()
    for (let index = 0; index < 5; index += 1) await tell([person.userId], `消息${index}`)
    const first = (await person.query<Listed>(LIST, { first: 2 })).data.messages
    expect(first.nodes.map(({ title }) => title)).toEqual(['消息4', '消息3'])
    expect(first.pageInfo.hasNextPage).toBe(true)
    const after = first.pageInfo.endCursor
    const second = (await person.query<Listed>(LIST, { first: 3, after })).data.messages
    expect(second.nodes.map(({ title }) => title)).toEqual(['消息2', '消息1', '消息0'])
    expect(second.pageInfo.hasNextPage).toBe(false)
    const ids = first.nodes.map(({ id }) => id)
    const read = await person.query<{ markMessagesRead: number }>(
      'mutation ($ids: [ID!]) { markMessagesRead(ids: $ids) }',
      { ids: [...ids, 'no id', newId()] },
    )
    expect(read.data.markMessagesRead).toBe(3)
    const unread = (await person.query<Listed>(LIST, { unreadOnly: true })).data.messages
    expect(unread).toMatchObject({ totalCount: 3, unread: 3 })
    expect((await person.query(LIST, { after: 'nonsense' })).code).toBe('BAD_INPUT')
  })

  test('hides what comes from a jurisdiction where the person works no more', async () => {
    const person = await asUser(
      server,
      { role: 'SUPERVISOR', jurisdictionCode: WUJIANG },
      { role: 'SUPERVISOR', jurisdictionCode: NANPING },
    )
    await tell([person.userId])
    await tell([person.userId], '南平', NANPING)
    await server.db.prisma.grant.deleteMany({
      where: { userId: person.userId, jurisdictionCode: NANPING },
    })
    const { nodes, unread } = (await person.query<Listed>(LIST)).data.messages
    expect([nodes.map(({ place }) => place), unread]).toEqual([[WUJIANG], 1])
    const viewer = await person.query<{ viewer: { unreadMessages: number } }>('{ viewer { unreadMessages } }')
    expect(viewer.data.viewer.unreadMessages).toBe(1)
  })

  test('says nothing read when it names nothing; reading twice records once', async () => {
    const person = await supervisor()
    await tell([person.userId])
    expect((await person.query('mutation { markMessagesRead }')).code).toBe('BAD_INPUT')
    await person.query('mutation { markMessagesRead(all: true) }')
    await person.query('mutation { markMessagesRead(all: true) }')
    expect(await server.db.prisma.auditEntry.count({ where: { type: 'MESSAGES_READ' } })).toBe(1)
  })

  test('counts for any number of people in one statement', async () => {
    const people = await Promise.all([...Array(10)].map(supervisor))
    const ids = people.map(({ userId }) => userId)
    await tell(ids)
    const { result, statements } = await countStatements(() => unreadCounts(context, ids))
    expect([...result.values()]).toEqual(Array(10).fill(1))
    expect(statements).toHaveLength(1)
  })
})

interface Preferences {
  messagePreferences: { kind: string; digest: boolean; instant: boolean; mayInstant: boolean }[]
}

describe('what a person chooses', () => {
  const READ = '{ messagePreferences { kind digest instant mayInstant } }'
  const SET = `mutation ($kind: MessageKind!, $digest: Boolean!, $instant: Boolean!) {
    setMessagePreference(kind: $kind, digest: $digest, instant: $instant) { kind digest instant }
  }`

  test('everything is in the digest, and notices, returns and red come at once, until he chooses', async () => {
    const person = await supervisor()
    const { messagePreferences: all } = (await person.query<Preferences>(READ)).data
    expect(all.every(({ digest }) => digest)).toBe(true)
    const instant = all.filter(row => row.instant).map(({ kind }) => kind)
    expect(instant).toEqual(['TASK_RETURNED', 'NOTICE_ISSUED', 'TURNED_RED', 'OBSERVATION_RETURNED'])
    await person.query(SET, { kind: 'NOTICE_ISSUED', digest: false, instant: false })
    const chosen = (await person.query<Preferences>(READ)).data.messagePreferences
    expect(chosen.find(({ kind }) => kind === 'NOTICE_ISSUED')).toMatchObject({
      digest: false,
      instant: false,
    })
  })

  test('a kind that is never sent at once is refused with a sentence', async () => {
    const refused = await (await supervisor()).query(SET, {
      kind: 'TASK_ISSUED',
      digest: true,
      instant: true,
    })
    expect(refused.code).toBe('BAD_INPUT')
    expect(refused.errors?.[0]?.message).toContain('即时邮件只用于')
  })

  test('keeps his address and phone, says what is wrong with them, and logs no whole address', async () => {
    const person = await supervisor()
    const SET_CONTACT = `mutation ($email: String, $phone: String) {
      setMyContact(email: $email, phone: $phone) { email phone mailAvailable }
    }`
    for (const wrong of [{ email: 'no address' }, { email: 'a@b' }, { phone: '不是电话' }]) {
      const { code, errors } = await person.query(SET_CONTACT, wrong)
      expect([code, errors?.[0]?.extensions.fields]).toEqual([
        'BAD_INPUT',
        [{ field: Object.keys(wrong)[0], message: expect.any(String) }],
      ])
    }
    const contact = { email: 'zhang@example.gov.cn', phone: '0751-8888888' }
    const kept = await person.query(SET_CONTACT, contact)
    expect(kept.data).toEqual({ setMyContact: { ...contact, mailAvailable: false } })
    const cleared = await person.query(SET_CONTACT, { email: '' })
    expect(cleared.data).toMatchObject({ setMyContact: { email: null, phone: contact.phone } })
    const log = await server.db.prisma.auditEntry.findMany({ where: { type: 'CONTACT_SET' } })
    expect(JSON.stringify(log.map(({ after }) => after))).not.toContain('zhang@')
  })
})

describe('webhooks and deliveries', () => {
  const SAVE =
    'mutation ($input: WebhookInput!) { saveWebhook(input: $input) { id name templates { kind body } } }'
  const input = {
    place: WUJIANG,
    name: '政务微信',
    url: 'https://hook.example.gov.cn/duban',
    secret: 'sixteen characters at least',
    kinds: ['NOTICE_ISSUED'],
    templates: [{ kind: 'NOTICE_ISSUED', body: '{"text":"{{title}}"}' }],
    active: true,
  }

  test('are for the system administrator of the place: 401, 403, and 404 for others', async () => {
    const READ = 'query ($place: ID!) { webhooks(place: $place) { id } }'
    expect((await asStranger(server).query(SAVE, { input })).code).toBe('UNAUTHENTICATED')
    expect((await (await supervisor()).query(SAVE, { input })).code).toBe('FORBIDDEN')
    const [own, other] = [await administrator(), await administrator(NANPING)]
    expect((await other.query(READ, { place: WUJIANG })).code).toBe('NOT_FOUND')
    const saved = await own.query<{ saveWebhook: { id: string } }>(SAVE, { input })
    expect(saved.code).toBeNull()
    const { id } = saved.data.saveWebhook
    const stolen = { input: { ...input, id, place: NANPING } }
    expect((await other.query(SAVE, stolen)).code).toBe('NOT_FOUND')
    expect((await other.query('mutation ($id: ID!) { testWebhook(id: $id) }', { id })).code).toBe('NOT_FOUND')
    const retry = await other.query('mutation ($id: ID!) { retryDelivery(id: $id) { id } }', { id: newId() })
    expect(retry.code).toBe('NOT_FOUND')
  })

  test('a form with a fault is refused, each fault with its sentence', async () => {
    const admin = await administrator()
    const faults: [object, string][] = [
      [{ name: ' ' }, 'name'],
      [{ url: 'ftp://example.org' }, 'url'],
      [{ url: 'http://user:word@example.org' }, 'url'],
      [{ secret: null }, 'secret'],
      [{ secret: 'short' }, 'secret'],
      [{ kinds: [] }, 'kinds'],
      [{ templates: [{ kind: 'NOTICE_ISSUED', body: '{"a": {{title}}}' }] }, 'templates.NOTICE_ISSUED'],
      [{ templates: [{ kind: 'NOTICE_ISSUED', body: '{"a": "{{password}}"}' }] }, 'templates.NOTICE_ISSUED'],
    ]
    for (const [change, field] of faults) {
      const { code, errors } = await admin.query(SAVE, { input: { ...input, ...change } })
      expect([code, errors?.[0]?.extensions.fields]).toMatchObject(['BAD_INPUT', [{ field }]])
    }
    expect(await server.db.prisma.webhook.count()).toBe(0)
  })

  test('a secret left empty stays; it is neither answered nor logged', async () => {
    const admin = await administrator()
    const { data } = await admin.query<{ saveWebhook: { id: string } }>(SAVE, { input })
    const { id } = data.saveWebhook
    await admin.query(SAVE, { input: { ...input, id, secret: null, name: '短信平台' } })
    const row = await server.db.prisma.webhook.findFirstOrThrow()
    expect(row).toMatchObject({ name: '短信平台', secret: input.secret })
    const log = JSON.stringify(
      (await server.db.prisma.auditEntry.findMany()).map(({ before, after }) => [before, after]),
    )
    expect(log).toContain('短信平台')
    expect(log).not.toContain(input.secret)
    const asked = await admin.query('query ($place: ID!) { webhooks(place: $place) { secret } }', {
      place: WUJIANG,
    })
    expect(asked.code).not.toBeNull()
  })

  test('what was sent, or may be on its way, is not sent again by hand; what was cut off is', async () => {
    const admin = await administrator()
    const row = {
      jurisdictionCode: WUJIANG,
      channel: 'EMAIL' as const,
      target: 'a@example.org',
      subject: '督办晨报',
      body: '{}',
      createdAt: server.clock.now(),
    }
    const soon = new Date(server.clock.now().getTime() + 60_000)
    const past = new Date(server.clock.now().getTime() - 60_000)
    const [sent, underWay, cutOff] = [newId(), newId(), newId()]
    await server.db.prisma.delivery.createMany({
      data: [
        { ...row, id: sent, key: '1', status: 'SENT', dueAt: past },
        { ...row, id: underWay, key: '2', status: 'SENDING', dueAt: soon },
        { ...row, id: cutOff, key: '3', status: 'SENDING', dueAt: past },
      ],
    })
    const RETRY = 'mutation ($id: ID!) { retryDelivery(id: $id) { status } }'
    expect((await admin.query(RETRY, { id: sent })).code).toBe('CONFLICT')
    expect((await admin.query(RETRY, { id: underWay })).code).toBe('CONFLICT')
    const listed = await admin.query<{
      deliveries: { totalCount: number; nodes: { id: string; cutOff: boolean }[] }
    }>(
      'query ($place: ID!) { deliveries(place: $place, status: [SENDING]) { totalCount nodes { id cutOff } } }',
      { place: WUJIANG },
    )
    expect(listed.data.deliveries).toEqual({
      totalCount: 2,
      nodes: [
        { id: cutOff, cutOff: true },
        { id: underWay, cutOff: false },
      ],
    })
    expect((await admin.query(RETRY, { id: cutOff })).data).toEqual({ retryDelivery: { status: 'PENDING' } })
  })
})
