import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { uncoveredFields } from '#api/platform/guard.ts'
import { LIMITS } from '#api/platform/http/limits.ts'
import { createSchema } from '#api/schema.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'

const COUNTY = '440203000000'
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const PATH = `query Place($code: ID!) { division(code: $code) { name } }`
const DEEP = `{ division(code: "${COUNTY}") { ${'parent { '.repeat(12)} name ${'} '.repeat(12)} } }`
const MANY_ALIASES = `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: server { today }`).join(' ')} }`
const LONG = `{ ${Array.from({ length: LIMITS.tokens / 5 }, (_, n) => `a${n}: server { today }`).join(' ')} }`
const documents = new Map(
  [PATH, DEEP, MANY_ALIASES, LONG, 'mutation { signOut }'].map(text => [sha256(text), text]),
)

let server: TestServer
let person: TestClient
let stranger: TestClient

beforeAll(async () => {
  server = await createTestServer({ documents })
  await server.db.prisma.division.create({ data: { code: COUNTY, name: '武江区', level: 3 } })
  person = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: COUNTY })
  stranger = asStranger(server)
})

interface Answer {
  status: number
  code: string | null
  text: string
  headers: Headers
}

async function send(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${server.url}${path}`, init)
  const text = await response.text()
  const body = text.startsWith('{') ? JSON.parse(text) : {}
  return {
    status: response.status,
    code: body.errors?.[0]?.extensions?.code ?? body.code ?? null,
    text,
    headers: response.headers,
  }
}

const post = (body: unknown, headers: Record<string, string> = {}) =>
  send('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const persisted = (hash: string) => ({ persistedQuery: { version: 1, sha256Hash: hash } })

const getPersisted = (hash: string, variables: object, headers: Record<string, string> = {}) =>
  send(
    `/graphql?${new URLSearchParams({ extensions: JSON.stringify(persisted(hash)), variables: JSON.stringify(variables) })}`,
    { headers },
  )

describe('registered documents', () => {
  it('are refused by an unknown hash with a stable code and a sentence', async () => {
    const answer = await post({ extensions: persisted(sha256('nothing')) })
    expect([answer.status, answer.code]).toEqual([404, 'PERSISTED_QUERY_NOT_FOUND'])
    expect(answer.text).toContain('请刷新页面')
  })

  it('are sent by their hash alone, by POST and by GET', async () => {
    const cookie = { cookie: person.cookie! }
    const posted = await post(
      { extensions: persisted(`sha256:${sha256(PATH)}`), variables: { code: COUNTY } },
      cookie,
    )
    const got = await getPersisted(sha256(PATH), { code: COUNTY }, cookie)
    for (const answer of [posted, got])
      expect(JSON.parse(answer.text)).toEqual({ data: { division: { name: '武江区' } } })
  })

  it('are still refused where the policy says so', async () => {
    const answer = await getPersisted(sha256(PATH), { code: COUNTY })
    expect(answer.code).toBe('UNAUTHENTICATED')
  })

  it('cannot write by GET', async () => {
    const answer = await getPersisted(sha256('mutation { signOut }'), {}, { cookie: person.cookie! })
    expect(answer.status).toBe(405)
  })

  it('may be long and have aliases, but not be deep', async () => {
    expect((await post({ extensions: persisted(sha256(MANY_ALIASES)) })).code).toBeNull()
    expect((await post({ extensions: persisted(sha256(LONG)) })).code).toBeNull()
    expect((await post({ extensions: persisted(sha256(DEEP)) })).code).toBe('TOO_COMPLEX')
  })

  it('do not lend their hash to another text', async () => {
    const answer = await post({
      query: `{ b: server { today } ${MANY_ALIASES.slice(2)}`,
      extensions: persisted(sha256(MANY_ALIASES)),
    })
    expect(answer.code).toBe('TOO_COMPLEX')
  })
})

describe('a stranger', () => {
  it('may ask what is open to strangers', async () => {
    const answer = await stranger.query('{ server { demo today } viewer { id } __typename }')
    expect(answer).toMatchObject({ status: 200, code: null, data: { server: { demo: false }, viewer: null } })
  })

  it('may ask nothing else, not even the shape of it', async () => {
    for (const text of [
      `{ division(code: "${COUNTY}") { name } }`,
      `{ server { today } ...F } fragment F on Query { division(code: "1") { name } }`,
      'mutation { changePassword(current: "a", next: "b") { id } }',
    ])
      expect(await stranger.query(text), text).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
  })

  it('may not try many passwords in one request', async () => {
    const attempt = (n: number) => `a${n}: signIn(username: "x", password: "${n}") { id }`
    const answer = await stranger.query(`mutation { ${[1, 2, 3].map(attempt).join(' ')} }`)
    expect([answer.status, answer.code]).toEqual([400, 'TOO_COMPLEX'])
    expect(await server.db.prisma.auditEntry.count({ where: { type: 'SIGN_IN_FAILED' } })).toBe(0)
  })

  it('may not send a long document', async () => {
    expect((await stranger.query(`{ server { ${'today '.repeat(300)} } }`)).code).toBe('TOO_COMPLEX')
  })
})

describe('limits on free documents', () => {
  it.each([
    ['depth', DEEP.replace('{ division', '{  division')],
    ['aliases', MANY_ALIASES.replace('{ a0', '{  a0')],
    ['tokens', `{ server { ${'today '.repeat(LIMITS.tokens)} } }`],
    [
      'cost',
      `{ organizations(place: "${COUNTY}", first: 200) { nodes { place { children { children { children { name } } } } } } }`,
    ],
  ])('refuse too much of %s', async (_limit, text) => {
    expect(await person.query(text)).toMatchObject({ status: 400, code: 'TOO_COMPLEX' })
  })

  it('refuse several queries in one request', async () => {
    const answer = await post([{ query: '{ server { today } }' }, { query: '{ server { today } }' }])
    expect([answer.status, answer.code]).toEqual([400, 'BAD_INPUT'])
  })

  it('refuse a body over 100 KB', async () => {
    const answer = await post({ query: '{ server { today } }', variables: { x: 'x'.repeat(110_000) } })
    expect([answer.status, answer.code]).toEqual([413, 'TOO_LARGE'])
  })

  it.each(['', '{', '"text"', 'null', '[]', '{}', '{"query": 5}', '{"query": ""}'])(
    'refuse %j as a body, with a code',
    async body => {
      const answer = await post(body)
      expect([answer.status, answer.code]).toEqual([400, 'BAD_INPUT'])
    },
  )

  it('show neither the schema nor guesses at its names', async () => {
    const answers = [
      await person.query('{ __schema { types { name } } }'),
      await person.query('{ divisoin(code: "1") { name } }'),
      await person.query('{ division(code: "1") { nam } }'),
    ]
    for (const { status, code, errors } of answers) {
      expect(status).toBe(400)
      expect(code).toBe('GRAPHQL_VALIDATION_FAILED')
      expect(JSON.stringify(errors)).not.toMatch(/did you mean|organizations/i)
    }
  })

  it('name the field of an input that is out of range', async () => {
    const answer = await stranger.query(
      `mutation { signIn(username: "${'x'.repeat(200)}", password: "y") { id } }`,
    )
    expect(answer.code).toBe('BAD_INPUT')
    expect(answer.errors?.[0]?.extensions.fields).toEqual([{ field: 'username', message: '最多 128 个字。' }])
  })
})

describe('requests from other sites', () => {
  const signOut = { query: 'mutation { signOut }' }

  it.each<Record<string, string>>([
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('are refused with %j', async headers => {
    const answer = await post(signOut, { cookie: person.cookie!, ...headers })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect((await person.query<{ viewer: unknown }>('{ viewer { id } }')).data.viewer).not.toBeNull()
  })

  it('are refused where they send a form to the files', async () => {
    const body = new FormData()
    body.set('file', new Blob(['x']), 'plan.txt')
    const answer = await send('/files/plans', {
      method: 'POST',
      body,
      headers: { cookie: person.cookie!, origin: 'https://evil.example' },
    })
    expect([answer.status, answer.code]).toEqual([403, 'FORBIDDEN'])
  })

  it('are refused by GET unless the document is registered', async () => {
    const search = new URLSearchParams({ query: '{ viewer { name } }' })
    expect((await send(`/graphql?${search}`)).status).toBe(400)
    expect((await send(`/graphql?${search}`, { headers: { 'apollo-require-preflight': '1' } })).status).toBe(
      200,
    )
  })

  it('pass when they come from our own page', async () => {
    const own = { origin: server.url, 'sec-fetch-site': 'same-origin' }
    expect((await post({ query: '{ server { today } }' }, own)).status).toBe(200)
    expect((await post({ query: '{ server { today } }' }, { origin: server.url })).status).toBe(200)
  })
})

describe('answers', () => {
  it('carry the headers that keep other sites and inline scripts out', async () => {
    for (const path of ['/healthz', '/graphql', '/nowhere.txt']) {
      const { headers } = await send(path)
      expect(headers.get('content-security-policy'), path).toMatch(
        /script-src 'self';.*frame-ancestors 'none'/,
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })

  it('say nothing of the inside when something breaks', async () => {
    await server.db.script('alter table division rename to division_away')
    try {
      const answer = await post(
        { query: `{ division(code: "${COUNTY}") { name } }` },
        { cookie: person.cookie! },
      )
      expect(answer.code).toBe('INTERNAL')
      expect(answer.text).not.toMatch(/prisma|division_away|node_modules|stack|\.ts|relation/i)
    } finally {
      await server.db.script('alter table division_away rename to division')
    }
  })

  it('say nothing of the inside on odd addresses and methods', async () => {
    for (const [path, method] of [
      ['/graphql', 'PUT'],
      ['/%E0%A4%A', 'GET'],
      ['/files/..%2f..%2fetc%2fpasswd', 'GET'],
      ['/assets/..%2f..%2f..%2fpackage.json', 'GET'],
      ['/files/nothing', 'GET'],
    ] as const) {
      const { status, text } = await send(path, { method })
      expect(status, path).toBeGreaterThanOrEqual(400)
      expect(text).not.toMatch(/node_modules|stack|\.ts:/)
    }
  })
})

describe('the schema', () => {
  it('has a policy on every operation and every field', () => {
    expect(uncoveredFields(createSchema())).toEqual([])
  })
})
