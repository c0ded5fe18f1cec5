import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#api/platform/id.ts'
import { write } from '#api/platform/write.ts'
import { buildPlaces, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { emptyDatabase } from '#test/kit/database.ts'
import { type EventStream, openEvents } from '#test/kit/events.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { notify } from './index.ts'

let server: TestServer
const streams: EventStream[] = []

beforeAll(async () => {
  server = await createTestServer()
})

beforeEach(async () => {
  await emptyDatabase(server.db)
  await buildPlaces(server)
})

afterEach(() => {
  for (const stream of streams.splice(0)) stream.close()
})

async function listen(client: TestClient): Promise<EventStream> {
  const stream = await openEvents(client)
  streams.push(stream)
  return stream
}

const tell = (jurisdictionCode: string, userIds: string[] = []) =>
  write(server.context, jurisdictionCode, async step => {
    const entityId = newId()
    await step.record({ type: 'TESTED', entity: 'Task', entityId })
    await notify(step, server.context, {
      jurisdictionCode,
      kind: 'TASK_ISSUED',
      to: { userIds },
      title: '新交办任务',
      path: `/tasks/${entityId}`,
      entity: 'Task',
      entityId,
    })
  })

const supervisor = (jurisdictionCode = WUJIANG) => asUser(server, { role: 'SUPERVISOR', jurisdictionCode })

const isChange = ({ event }: { event: string }) => event === 'change'

test('a stranger is refused, so is a session that has ended', async () => {
  expect((await asStranger(server).fetch('/events')).status).toBe(401)
  const person = await supervisor()
  server.clock.advance(31)
  expect((await person.fetch('/events')).status).toBe(401)
})

test('a committed write reaches those who work in its jurisdiction, with their number of unread messages', async () => {
  const person = await supervisor()
  const stream = await listen(person)
  expect(stream.contentType).toContain('text/event-stream')
  expect((await stream.hears(({ event }) => event === 'hello')).data).toEqual({ unread: 0 })
  await tell(NANPING)
  await tell(WUJIANG, [person.userId])
  const { data } = await stream.hears(isChange)
  expect(data).toMatchObject({ jurisdiction: WUJIANG, unread: 1 })
  expect(data.revision).toBeGreaterThan(0)
  expect(stream.events.filter(({ data: { jurisdiction } }) => jurisdiction === NANPING)).toEqual([])
})

test('many writes at once are told in at most two rounds a second', async () => {
  const stream = await listen(await supervisor())
  await stream.hears(({ event }) => event === 'hello')
  const begun = performance.now()
  for (let index = 0; index < 30; index += 1) await tell(WUJIANG)
  const last = await server.db.sql<{ last: number }>('select max(position) as last from outbox_event')
  await stream.hears(({ data }) => data.revision === last[0]?.last)
  const rounds = Math.ceil((performance.now() - begun) / 500) + 1
  expect(stream.events.filter(isChange).length).toBeLessThanOrEqual(rounds)
})

test('what a person has read is told to his other windows only, as his own matter', async () => {
  const [reader, other] = [await supervisor(), await supervisor()]
  await tell(WUJIANG, [reader.userId, other.userId])
  // That round is over before anybody listens.
  await setTimeout(800)
  const [own, theirs] = [await listen(reader), await listen(other)]
  expect((await own.hears(({ event }) => event === 'hello')).data.unread).toBe(1)
  await theirs.hears(({ event }) => event === 'hello')
  await reader.query('mutation { markMessagesRead(all: true) }')
  expect((await own.hears(isChange)).data).toMatchObject({ unread: 0, personal: true })
  await tell(WUJIANG)
  expect((await theirs.hears(isChange)).data.personal).toBeUndefined()
  expect(theirs.events.filter(isChange)).toHaveLength(1)
})

test('a stream ends with its session: signed out, or the account disabled', async () => {
  const [leaving, disabled] = [await supervisor(), await supervisor()]
  const [one, two] = [await listen(leaving), await listen(disabled)]
  await leaving.query('mutation { signOut }')
  await one.ended
  await server.db.prisma.user.update({
    where: { id: disabled.userId },
    data: { disabledAt: server.clock.now() },
  })
  await tell(WUJIANG)
  await two.ended
})

test('waiting for news does not keep a session alive', async () => {
  const person = await supervisor()
  const stream = await listen(person)
  server.clock.advance(31)
  await tell(WUJIANG)
  await stream.ended
})

test('a person may hold ten streams; the eleventh is refused with a sentence', async () => {
  const person = await supervisor()
  for (let index = 0; index < 10; index += 1) await listen(person)
  const refused = await person.fetch('/events')
  expect(refused.status).toBe(429)
  expect(await refused.json()).toMatchObject({ message: expect.stringContaining('请关闭') })
  const [first] = streams
  first?.close()
  await expect.poll(async () => (await listen(person)).status).toBe(200)
})

test('a server with open streams stops at once', async () => {
  const own = await createTestServer({ databaseUrl: null })
  await buildPlaces(own)
  const person = await asUser(own, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  const stream = await listen(person)
  const begun = performance.now()
  await own.app.close()
  await stream.ended
  expect(performance.now() - begun).toBeLessThan(3_000)
})

test('a page that reads again by itself does not keep a session alive either', async () => {
  const person = await supervisor()
  const ask = async (background: boolean) => {
    const response = await person.fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(background ? { 'x-duban-background': '1' } : {}),
      },
      body: JSON.stringify({ query: '{ messages { unread } }' }),
    })
    return (await response.json()) as { errors?: { extensions: { code: string } }[] }
  }
  server.clock.advance(20)
  expect((await ask(true)).errors).toBeUndefined()
  server.clock.advance(11)
  expect((await ask(true)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})
