import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#api/platform/context.ts'
import { newId } from '#api/platform/id.ts'
import { runOnce } from '#api/platform/jobs.ts'
import { write } from '#api/platform/write.ts'
import type { MessageKind } from '#prisma'
import { buildPlaces, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asUser } from '#test/kit/client.ts'
import { emptyDatabase } from '#test/kit/database.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { type MailServer, startMailServer } from '#test/kit/smtp.ts'
import { createMailer, digestJob, type Mailer, notify, sendDeliveries } from './index.ts'

const PUBLIC_URL = 'http://duban.example.gov.cn'
const TODAY = '2024-10-15'

let server: TestServer
let context: Context
let mails: MailServer
let mailer: Mailer

beforeAll(async () => {
  server = await createTestServer({ config: { publicUrl: PUBLIC_URL } })
  mails = await startMailServer()
  const made = createMailer({ ...server.config, smtpUrl: mails.url, mailFrom: '督办 <duban@example.gov.cn>' })
  if (!made) throw new Error('There should be a mailer.')
  mailer = made
})

afterAll(async () => {
  mailer.close()
  await mails.close()
})

beforeEach(async () => {
  await emptyDatabase(server.db)
  await buildPlaces(server)
  server.clock.setDay(TODAY)
  Object.assign(mails, { mails: [], refuse: null })
  context = { ...server.context, mail: true, publicUrl: PUBLIC_URL }
})

async function person(email: string, ...jurisdictions: string[]): Promise<string> {
  const grants = jurisdictions.map(jurisdictionCode => ({ role: 'SUPERVISOR', jurisdictionCode }))
  const { userId } = await asUser(server, ...grants)
  await server.db.prisma.user.update({ where: { id: userId }, data: { email, name: '王督查' } })
  return userId
}

const tell = (kind: MessageKind, title: string, userIds: string[], jurisdictionCode = WUJIANG) =>
  write(context, jurisdictionCode, async step => {
    const entityId = newId()
    await step.record({ type: 'TESTED', entity: 'Task', entityId })
    const facts = { title, body: '请按期办理。', path: `/tasks/${entityId}`, entity: 'Task', entityId }
    await notify(step, context, { jurisdictionCode, kind, to: { userIds }, ...facts })
  })

const send = () => sendDeliveries({ db: server.db, clock: server.clock, mailer, publicUrl: PUBLIC_URL })

const states = async () =>
  (await server.db.prisma.delivery.findMany({ orderBy: { id: 'asc' } })).map(
    ({ status, attempts, error }) => ({ status, attempts, error }),
  )

const digest = (day = TODAY, place = WUJIANG) => runOnce(context, digestJob, place, day)

describe('mail at once', () => {
  test('says what happened and where, with a Chinese subject, and is not sent twice', async () => {
    const id = await person('wang@example.gov.cn', WUJIANG)
    await tell('NOTICE_ISSUED', '督办〔2024〕3号 <系统> 迁移', [id])
    await send()
    await send()
    expect(mails.mails).toHaveLength(1)
    const [mail] = mails.mails
    expect(mail?.to).toEqual(['wang@example.gov.cn'])
    expect(mail?.subject).toBe('【督办】督办通知：督办〔2024〕3号 <系统> 迁移')
    expect(mail?.text).toContain(`${PUBLIC_URL}/tasks/`)
    expect(mail?.raw).toMatch(/text\/html/)
    expect(await states()).toEqual([{ status: 'SENT', attempts: 1, error: null }])
  })

  test('refused mail is tried again later, five times in all, then left to a person', async () => {
    const id = await person('full@example.gov.cn', WUJIANG)
    mails.refuse = () => Object.assign(new Error('mailbox full'), { responseCode: 452 })
    await tell('NOTICE_ISSUED', '督办通知', [id])
    await send()
    expect(await states()).toMatchObject([
      { status: 'PENDING', attempts: 1, error: expect.stringContaining('mailbox full') },
    ])
    expect(await send()).toBe(0)
    for (let round = 0; round < 5; round += 1) {
      server.clock.advance(121)
      await send()
    }
    expect(await states()).toMatchObject([{ status: 'FAILED', attempts: 5 }])
    mails.refuse = null
    const admin = await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: WUJIANG })
    const [row] = await server.db.prisma.delivery.findMany()
    await admin.query('mutation ($id: ID!) { retryDelivery(id: $id) { status } }', { id: row?.id })
    await send()
    expect(mails.mails).toHaveLength(1)
    expect(await states()).toMatchObject([{ status: 'SENT', error: null }])
  })

  test('several senders at once send each mail once', async () => {
    const ids = await Promise.all(
      [...Array(20).keys()].map(index => person(`p${index}@example.org`, WUJIANG)),
    )
    await tell('TASK_RETURNED', '退回重办', ids)
    await Promise.all([send(), send(), send()])
    expect(mails.mails.map(({ to }) => to[0]).sort()).toEqual(
      [...Array(20).keys()].map(i => `p${i}@example.org`).sort(),
    )
  })
})

describe('the digest of the morning', () => {
  test('is one mail a person and day with what is unread by kind, whatever jurisdictions he serves', async () => {
    const both = await person('both@example.org', WUJIANG, NANPING)
    const other = await person('other@example.org', WUJIANG)
    await tell('TASK_ISSUED', '甲任务', [both, other])
    await tell('DUE_SOON', '乙任务即将到期', [both])
    await tell('TASK_ISSUED', '南平的任务', [both], NANPING)
    expect(await digest()).toBe(true)
    expect(await digest(TODAY, NANPING)).toBe(true)
    await send()
    expect(mails.mails.map(({ to }) => to[0]).sort()).toEqual(['both@example.org', 'other@example.org'])
    const mail = mails.mails.find(({ to }) => to[0] === 'both@example.org')
    expect(mail?.subject).toBe('督办晨报 10月15日：3 条未读')
    for (const words of ['王督查，您好', '甲任务', '乙任务即将到期', '南平的任务', '任务交办（2）'])
      expect(mail?.text).toContain(words)
  })

  test('runs once a day, repeats nothing the next day, and leaves out what was read or is not wanted', async () => {
    const id = await person('wang@example.org', WUJIANG)
    await server.db.prisma.messagePreference.create({
      data: { userId: id, kind: 'DUE_SOON', digest: false, instant: false },
    })
    await tell('TASK_ISSUED', '旧消息', [id])
    await tell('DUE_SOON', '不要的消息', [id])
    await digest()
    expect(await digest()).toBe(false)
    server.clock.setDay('2024-10-16')
    await tell('TASK_ISSUED', '新消息', [id])
    await tell('TASK_ISSUED', '已读消息', [id])
    await server.db.prisma.message.updateMany({
      where: { title: '已读消息' },
      data: { readAt: server.clock.now() },
    })
    await digest('2024-10-16')
    await send()
    // Both go out together, so either may arrive first.
    const texts = mails.mails.map(({ text }) => text)
    expect(texts).toHaveLength(2)
    expect(texts.filter(text => text?.includes('新消息'))).toHaveLength(1)
    expect(texts.filter(text => text?.includes('旧消息'))).toHaveLength(1)
    for (const text of texts) {
      expect(text).not.toMatch(/已读消息|不要的消息/)
      expect(text?.includes('新消息') && text.includes('旧消息')).toBe(false)
    }
  })

  test('nobody with nothing to read is written to, and a server without mail queues nothing', async () => {
    const id = await person('wang@example.org', WUJIANG)
    await digest()
    await tell('TASK_ISSUED', '消息', [id])
    await runOnce({ ...context, mail: false }, digestJob, WUJIANG, '2024-10-16')
    expect(await server.db.prisma.delivery.count()).toBe(0)
  })
})

interface Call {
  headers: IncomingHttpHeaders
  body: string
}

/** Another system: answers with the given status. */
async function receiver(status = 200) {
  const calls: Call[] = []
  const http = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      calls.push({ headers: request.headers, body })
      response.writeHead(status, { location: 'http://127.0.0.1:1/elsewhere' }).end('ok')
    })
  })
  await new Promise<void>(resolve => void http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  return { calls, url: `http://127.0.0.1:${port}/hook`, close: () => http.close() }
}

const SECRET = 'a secret of the other system'

async function webhook(facts: { url: string; template?: string }) {
  const admin = await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: WUJIANG })
  const templates = facts.template ? [{ kind: 'NOTICE_ISSUED', body: facts.template }] : []
  const { data } = await admin.query<{ saveWebhook: { id: string } }>(
    'mutation ($input: WebhookInput!) { saveWebhook(input: $input) { id } }',
    {
      input: {
        place: WUJIANG,
        name: '政务微信',
        url: facts.url,
        secret: SECRET,
        kinds: ['NOTICE_ISSUED'],
        templates,
        active: true,
      },
    },
  )
  return { admin, id: data.saveWebhook.id }
}

describe('webhooks', () => {
  test('are called once with JSON from their template, signed over time and body', async () => {
    const other = await receiver()
    const template = '{"msgtype":"text","text":{"content":"{{kindName}} {{title}}\\n{{link}}"}}'
    await webhook({ url: other.url, template })
    await tell('NOTICE_ISSUED', '含"引号"、\\反斜杠\n与换行', [
      await person('a@example.org', WUJIANG),
      await person('b@example.org', WUJIANG),
    ])
    await send()
    await send()
    other.close()
    expect(other.calls).toHaveLength(1)
    const { headers, body } = other.calls[0] as Call
    const content = (JSON.parse(body) as { text: { content: string } }).text.content
    expect(content).toContain('督办通知 含"引号"、\\反斜杠\n与换行')
    expect(content).toContain(`${PUBLIC_URL}/tasks/`)
    const timestamp = String(headers['x-duban-timestamp'])
    const expected = createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex')
    expect(headers['x-duban-signature']).toBe(`sha256=${expected}`)
    expect(Math.abs(Number(timestamp) * 1000 - server.clock.now().getTime())).toBeLessThan(60_000)
    expect(headers['x-duban-kind']).toBe('NOTICE_ISSUED')
  })

  test('a redirect is not followed; a refusal waits for the next attempt', async () => {
    const other = await receiver(302)
    await webhook({ url: other.url })
    await tell('NOTICE_ISSUED', '督办通知', [])
    await send()
    other.close()
    expect(other.calls).toHaveLength(1)
    expect(await states()).toMatchObject([{ status: 'PENDING', error: '对方返回 HTTP 302' }])
  })

  test('a call that was broken off may have arrived: it is not repeated by itself', async () => {
    const http = createServer(request => request.on('data', () => request.socket.destroy()))
    await new Promise<void>(resolve => void http.listen(0, '127.0.0.1', resolve))
    await webhook({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/` })
    await tell('NOTICE_ISSUED', '督办通知', [])
    await send()
    http.close()
    expect(await states()).toMatchObject([{ status: 'FAILED', error: expect.stringContaining('不能确定') }])
  })

  test('are tried with a sample: the status of the other side, or a sentence when nobody answers', async () => {
    const other = await receiver(201)
    const { admin, id } = await webhook({ url: other.url })
    const tryOut = () =>
      admin.query<{ testWebhook: number }>('mutation ($id: ID!) { testWebhook(id: $id) }', { id })
    expect((await tryOut()).data.testWebhook).toBe(201)
    other.close()
    const gone = await tryOut()
    expect(gone.code).toBe('UNAVAILABLE')
    expect(gone.errors?.[0]?.message).toContain('连接不上')
  })
})
