import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { notify } from '#api/modules/notifications/index.ts'
import type { Context } from '#api/platform/context.ts'
import { newId } from '#api/platform/id.ts'
import { write } from '#api/platform/write.ts'
import { buildPlaces, WUJIANG } from '#test/kit/builders.ts'
import { asUser } from '#test/kit/client.ts'
import { startServerProcess, stopServerProcesses } from '#test/kit/server-process.ts'
import { type MailServer, startMailServer } from '#test/kit/smtp.ts'
import { dataPlace, dropPlaces } from './data-place.ts'

/** So many mails are claimed at a time. */
const AT_ONCE = 8
const PEOPLE = 12

let mails: MailServer

beforeEach(async () => {
  mails = await startMailServer()
})

afterEach(() => mails.close())

afterAll(async () => {
  await stopServerProcesses()
  await dropPlaces()
})

/** People with an address and something to read. */
async function prepare(context: Context): Promise<string[]> {
  await buildPlaces(context)
  const emails: string[] = []
  const userIds: string[] = []
  for (let index = 0; index < PEOPLE; index += 1) {
    const { userId } = await asUser(
      { ...context, url: '' },
      { role: 'SUPERVISOR', jurisdictionCode: WUJIANG },
    )
    const email = `person${index}@example.org`
    await context.db.prisma.user.update({ where: { id: userId }, data: { email } })
    emails.push(email)
    userIds.push(userId)
  }
  await write(context, WUJIANG, async step => {
    const entityId = newId()
    await step.record({ type: 'TESTED', entity: 'Task', entityId })
    const facts = { title: '新交办任务', path: '/desk', entity: 'Task', entityId }
    await notify(step, context, { jurisdictionCode: WUJIANG, kind: 'TASK_ISSUED', to: { userIds }, ...facts })
  })
  return emails
}

const deliveries = ({ db }: Context) =>
  db.sql<{ status: string; count: number }>(
    'select status::text as status, count(*) as count from delivery group by 1 order by 1',
  )

test('a server killed after a mail was handed over and before that was written down sends nobody a second digest', async () => {
  const place = await dataPlace({ SMTP_URL: mails.url, DUBAN_CLOCK: '2024-10-15' })
  const emails = await place.open(prepare)
  const recipients = () => mails.mails.map(({ to }) => to[0]).sort()

  // The mail is there, the sender waits for the answer: the moment between claim and mark.
  const received = new Promise<void>(resolve => {
    mails.beforeAnswer = () => {
      resolve()
      return new Promise(() => {})
    }
  })
  const first = startServerProcess(place.environment)
  await first.ready
  await received
  await first.stop('SIGKILL')
  const inDoubt = new Set(recipients())
  mails.beforeAnswer = null

  const second = startServerProcess(place.environment)
  await second.ready
  const rest = PEOPLE - AT_ONCE
  await expect.poll(() => mails.mails.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(inDoubt.size + rest)
  await second.stop()

  expect(new Set(recipients()).size).toBe(mails.mails.length)
  expect([...inDoubt].every(email => emails.includes(String(email)))).toBe(true)
  await place.open(async context => {
    const counts = Object.fromEntries((await deliveries(context)).map(({ status, count }) => [status, count]))
    // What was claimed by the killed process stays as it is, for a person to decide; the rest went out once.
    expect((counts['SENDING'] ?? 0) + (counts['SENT'] ?? 0)).toBe(PEOPLE)
    expect(counts['SENDING']).toBeGreaterThanOrEqual(inDoubt.size)
    expect(counts['SENDING']).toBeLessThanOrEqual(AT_ONCE)
    expect(mails.mails.length).toBe((counts['SENT'] ?? 0) + inDoubt.size)
  })
}, 240_000)

test('a server killed amid queueing the digests queues each once when it starts again', async () => {
  const place = await dataPlace({ SMTP_URL: mails.url, DUBAN_CLOCK: '2024-10-15' })
  const emails = await place.open(async context => {
    const made = await prepare(context)
    // A run that began an hour ago and died, as a killed process leaves it.
    await context.db.prisma.jobRun.create({
      data: {
        jurisdictionCode: WUJIANG,
        name: 'digest',
        day: new Date('2024-10-15T00:00:00Z'),
        startedAt: new Date(context.clock.now().getTime() - 3_600_000),
      },
    })
    return made
  })
  const server = startServerProcess(place.environment)
  await server.ready
  await expect.poll(() => mails.mails.length, { timeout: 60_000 }).toBe(PEOPLE)
  await server.stop()
  const again = startServerProcess(place.environment)
  await again.ready
  await new Promise(resolve => setTimeout(resolve, 2_000))
  await again.stop()
  expect(mails.mails.map(({ to }) => to[0]).sort()).toEqual([...emails].sort())
}, 240_000)
