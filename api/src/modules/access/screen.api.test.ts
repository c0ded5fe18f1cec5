import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildPlaces } from '#test/kit/builders.ts'
import { asStranger, asUser } from '#test/kit/client.ts'
import { emptyDatabase } from '#test/kit/database.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { createUser, disableUser, resetPassword, setGrants } from './index.ts'

const COUNTY = '440203000000'
const PASSWORD = 'Correct-Horse-7'
const DAY = 24 * 60
const OPEN = 'mutation ($password: String!) { openScreen(password: $password) }'
const SIGN_IN = `mutation { signIn(username: "zhang", password: "${PASSWORD}") { id } }`
const WHO = '{ viewer { screenUntil can { readCockpit draftNotices workAtOfficeDesk } } }'
const COCKPIT = `{ cockpit(place: "${COUNTY}") { asOf } }`

interface Who {
  viewer: { screenUntil: string | null; can: Record<string, boolean> } | null
}

let server: TestServer

beforeAll(async () => {
  server = await createTestServer()
})
beforeEach(async () => {
  await emptyDatabase(server.db)
  await buildPlaces(server)
})

/** Sends as a browser does, and returns what it has then. */
async function send(query: string, variables: object, cookie: string) {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ query, variables }),
  })
  const raw = response.headers.get('set-cookie') ?? ''
  return { raw, cookie: raw.split(';')[0] ?? '', body: await response.json() }
}

/** Somebody signed in at the computer of the wall. */
async function zhang(): Promise<string> {
  await createUser(server.context, {
    username: 'zhang',
    name: '张三',
    password: PASSWORD,
    grants: [{ role: 'SUPERVISOR', jurisdictionCode: COUNTY }],
  })
  return (await send(SIGN_IN, {}, '')).cookie
}

const opened = async (cookie: string) => (await send(OPEN, { password: PASSWORD }, cookie)).cookie
const who = async (cookie: string) => (await asStranger(server, cookie).query<Who>(WHO)).data.viewer

describe('who opens a big screen', () => {
  it('is nobody who is not signed in, no administrator, and nobody without the password', async () => {
    expect((await asStranger(server).query(OPEN, { password: PASSWORD })).code).toBe('UNAUTHENTICATED')
    const admin = await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: COUNTY })
    expect((await admin.query(OPEN, { password: PASSWORD })).code).toBe('FORBIDDEN')
    const cookie = await zhang()
    const refused = await asStranger(server, cookie).query(OPEN, { password: 'wrong' })
    expect(refused.errors?.[0]).toMatchObject({
      message: '当前密码不正确。',
      extensions: { code: 'BAD_INPUT', fields: [{ field: 'password' }] },
    })
    expect((await who(cookie))?.screenUntil).toBeNull()
  })

  it('wrong passwords count as at the door', async () => {
    const cookie = await zhang()
    for (let attempt = 0; attempt < 5; attempt += 1)
      await asStranger(server, cookie).query(OPEN, { password: 'wrong' })
    expect((await asStranger(server, cookie).query(OPEN, { password: PASSWORD })).code).toBe(
      'TOO_MANY_ATTEMPTS',
    )
  })

  it('is told so where the jurisdiction allows none', async () => {
    const cookie = await zhang()
    await server.db.prisma.ruleSetting.create({
      data: {
        jurisdictionCode: COUNTY,
        key: 'screenDays',
        version: 1,
        value: 0,
        validFrom: new Date(0),
        createdAt: new Date(0),
      },
    })
    const refused = await asStranger(server, cookie).query(OPEN, { password: PASSWORD })
    expect(refused.errors?.[0]?.message).toContain('没有开放大屏专用登录')
  })
})

describe('a big screen', () => {
  it('shows its boards for thirty days, also after a holiday without power, and is written down', async () => {
    const first = await zhang()
    const { raw, cookie } = await send(OPEN, { password: PASSWORD }, first)
    expect(raw).toMatch(/Max-Age=2592000/)
    expect(raw).toMatch(/HttpOnly/)
    expect(await who(first)).toBeNull()
    const viewer = await who(cookie)
    expect(viewer?.can).toEqual({ readCockpit: true, draftNotices: false, workAtOfficeDesk: false })
    expect(Date.parse(viewer?.screenUntil ?? '') - server.clock.now().getTime()).toBe(30 * DAY * 60_000)
    const { type, entityId } = await server.db.prisma.auditEntry.findFirstOrThrow({
      orderBy: { position: 'desc' },
    })
    expect([type, entityId !== null]).toEqual(['SCREEN_OPENED', true])
    const screen = asStranger(server, cookie)
    for (const days of [1, 9, 9, 9]) {
      server.clock.advance(days * DAY)
      expect((await screen.query(COCKPIT)).errors).toBeUndefined()
    }
    server.clock.advance(3 * DAY)
    expect((await screen.query(COCKPIT)).code).toBe('UNAUTHENTICATED')
  })

  it('ends when it was off for longer than ten days', async () => {
    const cookie = await opened(await zhang())
    server.clock.advance(10 * DAY + 1)
    expect(await who(cookie)).toBeNull()
  })

  it('does nothing and opens no file; no kept answer of its person helps', async () => {
    const person = await zhang()
    const asked = `/graphql?query=${encodeURIComponent(`{ savedViews { id } }`)}`
    expect(await (await asStranger(server, person).fetch(asked)).json()).toEqual({ data: { savedViews: [] } })
    const screen = asStranger(server, await opened((await send(SIGN_IN, {}, '')).cookie))
    expect((await (await screen.fetch(asked)).json()).errors[0].extensions.code).toBe('FORBIDDEN')
    const refused = await screen.query('mutation { setMyContact(phone: "13800000000") { id } }')
    expect(refused.errors?.[0]?.message).toContain('大屏专用登录')
    expect((await screen.query(OPEN, { password: PASSWORD })).code).toBe('FORBIDDEN')
    expect((await screen.fetch('/files/tasks.xlsx')).status).toBe(401)
  })

  it('is one of three of a person, beside the usual sessions', async () => {
    const person = await zhang()
    const screens: string[] = []
    for (let count = 0; count < 4; count += 1) {
      screens.push(await opened((await send(SIGN_IN, {}, '')).cookie))
      server.clock.advance(1)
    }
    const alive = await Promise.all(screens.map(async cookie => (await who(cookie)) !== null))
    expect(alive).toEqual([false, true, true, true])
    expect(await who(person)).not.toBeNull()
    for (let count = 0; count < 3; count += 1) await send(SIGN_IN, {}, '')
    expect(await who(screens[3] ?? '')).not.toBeNull()
  })

  it('ends with the account, a new password, the roles, and when it is signed out', async () => {
    const signedOut = await opened(await zhang())
    await asStranger(server, signedOut).query('mutation { signOut }')
    expect(await who(signedOut)).toBeNull()
    const reset = await opened((await send(SIGN_IN, {}, '')).cookie)
    await setGrants(server.context, 'zhang', [])
    expect((await asStranger(server, reset).query(COCKPIT)).code).toBe('FORBIDDEN')
    await resetPassword(server.context, 'zhang', 'Another-Horse-8')
    expect(await who(reset)).toBeNull()
    await disableUser(server.context, 'zhang')
    expect(await server.db.prisma.session.count()).toBe(0)
  })
})
