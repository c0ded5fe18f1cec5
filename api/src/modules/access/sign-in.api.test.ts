import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { asStranger, asUser } from '#test/kit/client.ts'
import { emptyDatabase } from '#test/kit/database.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { createUser, disableUser, resetPassword } from './index.ts'
import { claimAttempt } from './password-check.ts'

const COUNTY = '440203000000'
const RIGHT = 'Correct-Horse-7'
const SIGN_IN =
  'mutation($username: String!, $password: String!) { signIn(username: $username, password: $password) { id name } }'
const WHO = '{ viewer { username mustChangePassword grants { role } } }'

let server: TestServer

beforeAll(async () => {
  server = await createTestServer()
})

beforeEach(() => emptyDatabase(server.db))

const addUser = (username: string, more: { mustChangePassword?: boolean; demo?: boolean } = {}) =>
  createUser(server.context, {
    username,
    name: '张三',
    password: RIGHT,
    grants: [{ role: 'SUPERVISOR', jurisdictionCode: COUNTY }],
    ...more,
  })

const signIn = (username: string, password: string, cookie: string | null = null) =>
  asStranger(server, cookie).query<{ signIn: { id: string } }>(SIGN_IN, { username, password })

/** Signs in as a browser does and returns the answer's cookie. */
async function cookieOf(
  username: string,
  password = RIGHT,
  cookie?: string,
): Promise<{ cookie: string; raw: string }> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
    body: JSON.stringify({ query: SIGN_IN, variables: { username, password } }),
  })
  const raw = response.headers.get('set-cookie') ?? ''
  return { raw, cookie: raw.split(';')[0] ?? '' }
}

const isSignedIn = async (cookie: string): Promise<boolean> =>
  (await asStranger(server, cookie).query<{ viewer: unknown }>(WHO)).data.viewer !== null

const auditTypes = async () =>
  (await server.db.prisma.auditEntry.findMany({ orderBy: { position: 'asc' } })).map(e => e.type)

describe('signing in', () => {
  it('refuses a wrong password, an unknown name and a disabled account with the same words', async () => {
    await addUser('zhang')
    await addUser('gone')
    await disableUser(server.context, 'gone')
    const answers = [
      await signIn('zhang', 'Wrong-1-word'),
      await signIn('nobody', 'Wrong-1-word'),
      await signIn('gone', RIGHT),
    ]
    expect(answers.map(answer => answer.code)).toEqual(Array(3).fill('UNAUTHENTICATED'))
    expect(new Set(answers.map(answer => answer.errors?.[0]?.message)).size).toBe(1)
  })

  it('locks a name after five wrong passwords, even for the right one, and lets it in after 15 minutes', async () => {
    await addUser('zhang')
    for (let attempt = 1; attempt <= 4; attempt += 1)
      expect((await signIn('zhang', 'no')).code).toBe('UNAUTHENTICATED')
    expect((await signIn('zhang', 'no')).code).toBe('TOO_MANY_ATTEMPTS')
    expect((await signIn('ZHANG ', RIGHT)).code).toBe('TOO_MANY_ATTEMPTS')
    server.clock.advance(14)
    expect((await signIn('zhang', RIGHT)).code).toBe('TOO_MANY_ATTEMPTS')
    server.clock.advance(2)
    expect((await signIn('zhang', RIGHT)).code).toBeNull()
    expect(await auditTypes()).toEqual(
      expect.arrayContaining(['SIGN_IN_FAILED', 'ACCOUNT_LOCKED', 'SIGNED_IN']),
    )
  })

  it('locks an unknown name in the same way and with the same words', async () => {
    await addUser('known')
    const sentences = await Promise.all(
      ['known', 'unknown'].map(async name => {
        const answers = []
        for (let attempt = 0; attempt < 7; attempt += 1)
          answers.push((await signIn(name, 'no')).errors?.[0]?.message)
        return answers
      }),
    )
    expect(sentences[0]).toEqual(sentences[1])
  })

  it('looks at five of twenty attempts made at the same moment', async () => {
    await addUser('zhang')
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn('zhang', 'Wrong-1-word')))
    expect(answers.filter(({ code }) => code === 'UNAUTHENTICATED')).toHaveLength(4)
    expect(answers.filter(({ code }) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(16)
    const failures = (await auditTypes()).filter(
      type => type === 'SIGN_IN_FAILED' || type === 'ACCOUNT_LOCKED',
    )
    expect(failures).toHaveLength(5)
  })

  it('counts in one statement, so that several processes count together', async () => {
    await addUser('zhang')
    const attempts = await Promise.all(
      Array.from({ length: 20 }, () => claimAttempt(server.context, 'zhang')),
    )
    expect(attempts.filter(({ locked }) => !locked)).toHaveLength(5)
  })

  it('lets ten windows in at once with the right password', async () => {
    await addUser('zhang')
    const answers = await Promise.all(Array.from({ length: 10 }, () => signIn('zhang', RIGHT)))
    expect(answers.map(({ code }) => code)).toEqual(Array(10).fill(null))
    expect(await server.db.prisma.session.count()).toBe(3)
  })

  it('takes about as long for an unknown name as for a wrong password', async () => {
    await addUser('zhang')
    const took = async (name: string) => {
      const start = performance.now()
      await signIn(name, 'Wrong-1-word')
      return performance.now() - start
    }
    await took('warm-up')
    const known = [await took('zhang'), await took('zhang'), await took('zhang')].sort((a, b) => a - b)[1]!
    const unknown = [await took('a-1'), await took('a-2'), await took('a-3')].sort((a, b) => a - b)[1]!
    expect(unknown / known).toBeGreaterThan(0.4)
    expect(unknown / known).toBeLessThan(2.5)
  })

  it('forgets failures after a success', async () => {
    await addUser('zhang')
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 4; attempt += 1) await signIn('zhang', 'no')
      expect((await signIn('zhang', RIGHT)).code).toBeNull()
    }
  })

  it('keeps demo accounts out of a server that is no demo', async () => {
    await addUser('leader', { demo: true })
    expect((await signIn('leader', RIGHT)).code).toBe('UNAUTHENTICATED')
  })

  it('never records what was typed as an unknown name, which may be a password', async () => {
    await signIn('My-Secret-Password-1', 'x')
    const [entry] = await server.db.prisma.auditEntry.findMany()
    expect(entry).toMatchObject({ type: 'SIGN_IN_FAILED', entity: 'UnknownName', after: null })
    expect(JSON.stringify({ ...entry, position: null }).toLowerCase()).not.toContain('secret')
  })
})

describe('the session', () => {
  it('is a random cookie that scripts cannot read, of which only the hash is stored', async () => {
    await addUser('zhang')
    const { raw, cookie } = await cookieOf('zhang')
    expect(raw).toMatch(/^duban_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(await isSignedIn(cookie)).toBe(true)
    const stored = JSON.stringify(await server.db.prisma.session.findMany())
    expect(stored).not.toContain(cookie.split('=')[1])
  })

  it('is nobody for garbage, foreign, empty and overlong cookies', async () => {
    for (const value of ['', 'x', '%00', "' or 1=1 --", 'A'.repeat(43), 'A'.repeat(6000)])
      expect(await isSignedIn(`duban_session=${value}`)).toBe(false)
  })

  it('ends 30 minutes after the last request, 15 for an administrator', async () => {
    const supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: COUNTY })
    const admin = await asUser(server, { role: 'AUDIT_ADMIN', jurisdictionCode: COUNTY })
    server.clock.advance(14)
    expect([await isSignedIn(supervisor.cookie!), await isSignedIn(admin.cookie!)]).toEqual([true, true])
    server.clock.advance(16)
    expect([await isSignedIn(supervisor.cookie!), await isSignedIn(admin.cookie!)]).toEqual([true, false])
    server.clock.advance(31)
    expect(await isSignedIn(supervisor.cookie!)).toBe(false)
  })

  it('ends after 12 hours however busy it is', async () => {
    const { cookie } = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: COUNTY })
    for (let passed = 0; passed < 700; passed += 20) {
      server.clock.advance(20)
      expect(await isSignedIn(cookie!)).toBe(true)
    }
    server.clock.advance(20)
    expect(await isSignedIn(cookie!)).toBe(false)
  })

  it('writes its last use at most once a minute', async () => {
    const { cookie } = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: COUNTY })
    const seen = async () => (await server.db.prisma.session.findFirstOrThrow()).lastSeenAt.getTime()
    const first = await seen()
    server.clock.advance(0.5)
    await isSignedIn(cookie!)
    expect(await seen()).toBe(first)
    server.clock.advance(0.5)
    await isSignedIn(cookie!)
    expect(await seen()).toBe(first + 60_000)
  })

  it('is one of three at most: a fourth sign-in ends the oldest', async () => {
    await addUser('zhang')
    const cookies: string[] = []
    for (let count = 0; count < 4; count += 1) {
      cookies.push((await cookieOf('zhang')).cookie)
      server.clock.advance(1)
    }
    expect(await Promise.all(cookies.map(isSignedIn))).toEqual([false, true, true, true])
  })

  it('gets a new secret at each sign-in, and the one sent along ends', async () => {
    await addUser('zhang')
    const first = await cookieOf('zhang')
    const second = await cookieOf('zhang', RIGHT, first.cookie)
    expect(second.cookie).not.toBe(first.cookie)
    expect([await isSignedIn(first.cookie), await isSignedIn(second.cookie)]).toEqual([false, true])
  })

  it('ends on signing out, for good', async () => {
    await addUser('zhang')
    const { cookie } = await cookieOf('zhang')
    await asStranger(server, cookie).query('mutation { signOut }')
    expect(await isSignedIn(cookie)).toBe(false)
    expect(await auditTypes()).toContain('SIGNED_OUT')
  })

  it('ends when the account is disabled or its password reset', async () => {
    await addUser('zhang')
    await addUser('wang')
    const [zhang, wang] = [await cookieOf('zhang'), await cookieOf('wang')]
    await disableUser(server.context, 'zhang')
    await resetPassword(server.context, 'wang', 'Another-Word-8')
    expect([await isSignedIn(zhang.cookie), await isSignedIn(wang.cookie)]).toEqual([false, false])
  })
})

describe('changing the password', () => {
  const CHANGE =
    'mutation($current: String!, $next: String!) { changePassword(current: $current, next: $next) { mustChangePassword grants { role } } }'

  it('refuses strangers, a wrong current one and a weak new one, naming the field', async () => {
    await addUser('zhang')
    expect((await asStranger(server).query(CHANGE, { current: RIGHT, next: 'Brand-New-9' })).code).toBe(
      'UNAUTHENTICATED',
    )
    const person = asStranger(server, (await cookieOf('zhang')).cookie)
    const wrong = await person.query(CHANGE, { current: 'Wrong-1-word', next: 'Brand-New-9' })
    const weak = await person.query(CHANGE, { current: RIGHT, next: 'Zhang-123456' })
    expect([wrong.code, wrong.errors?.[0]?.extensions.fields]).toEqual([
      'BAD_INPUT',
      [{ field: 'current', message: '当前密码不正确。' }],
    ])
    expect([weak.code, weak.errors?.[0]?.extensions.fields]).toEqual([
      'BAD_INPUT',
      [{ field: 'next', message: '密码中不能包含用户名。' }],
    ])
  })

  it('counts wrong current passwords like those at the door', async () => {
    await addUser('zhang')
    const person = asStranger(server, (await cookieOf('zhang')).cookie)
    for (let attempt = 0; attempt < 5; attempt += 1)
      await person.query(CHANGE, { current: 'no', next: 'Brand-New-9' })
    expect((await person.query(CHANGE, { current: RIGHT, next: 'Brand-New-9' })).code).toBe(
      'TOO_MANY_ATTEMPTS',
    )
  })

  it('ends the other sessions and keeps this one', async () => {
    await addUser('zhang')
    const [here, there] = [await cookieOf('zhang'), await cookieOf('zhang')]
    expect(
      (await asStranger(server, here.cookie).query(CHANGE, { current: RIGHT, next: 'Brand-New-9' })).code,
    ).toBeNull()
    expect([await isSignedIn(here.cookie), await isSignedIn(there.cookie)]).toEqual([true, false])
    expect((await signIn('zhang', RIGHT)).code).toBe('UNAUTHENTICATED')
    expect((await signIn('zhang', 'Brand-New-9')).code).toBeNull()
    expect(await auditTypes()).toContain('PASSWORD_CHANGED')
  })

  it('comes first for a person with a first password', async () => {
    await addUser('fresh', { mustChangePassword: true })
    const person = asStranger(server, (await cookieOf('fresh')).cookie)
    const walled = await person.query(`{ division(code: "${COUNTY}") { name } }`)
    expect([walled.code, walled.errors?.[0]?.message]).toEqual([
      'FORBIDDEN',
      '请先修改初始密码，再使用系统。',
    ])
    const who = await person.query<{ viewer: object }>(WHO)
    expect(who.data.viewer).toEqual({ username: 'fresh', mustChangePassword: true, grants: [] })
    expect((await person.query('{ server { today } }')).code).toBeNull()
    const changed = await person.query<{ changePassword: object }>(CHANGE, {
      current: RIGHT,
      next: 'Brand-New-9',
    })
    expect(changed.data.changePassword).toEqual({
      mustChangePassword: false,
      grants: [{ role: 'SUPERVISOR' }],
    })
    expect((await person.query(`{ division(code: "${COUNTY}") { name } }`)).code).toBeNull()
  })
})
