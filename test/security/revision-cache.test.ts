import { beforeAll, describe, expect, it } from 'vitest'
import { createUser } from '#api/modules/access/index.ts'
import { countStatements } from '#api/platform/statements.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'

const COUNTY = '440203000000'
const CITY = '350700000000'
const PLACE = `/graphql?${new URLSearchParams({ query: `{ division(code: "${COUNTY}") { name childCount } }` })}`

let server: TestServer
let person: TestClient & { userId: string }

beforeAll(async () => {
  server = await createTestServer()
  await server.db.prisma.division.createMany({
    data: [
      { code: COUNTY, name: '武江区', level: 3 },
      { code: CITY, name: '南平市', level: 2 },
    ],
  })
  person = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: COUNTY })
})

async function read(client: TestClient, held: string | null = null) {
  const response = await client.fetch(PLACE, { headers: held ? { 'if-none-match': held } : {} })
  return {
    status: response.status,
    tag: response.headers.get('etag'),
    text: await response.text(),
    headers: response.headers,
  }
}

/** Any write in a jurisdiction. */
const writeIn = (jurisdictionCode: string) =>
  createUser(server.context, {
    username: `u${Math.random().toString(36).slice(2)}`,
    name: '某人',
    password: 'Correct-Horse-7',
    grants: [{ role: 'LEADER', jurisdictionCode }],
  })

describe('a read by GET', () => {
  it('carries a tag for its reader alone', async () => {
    const { status, tag, headers } = await read(person)
    expect([status, headers.get('cache-control'), headers.get('vary')]).toEqual([
      200,
      'private, no-cache',
      expect.stringContaining('Cookie'),
    ])
    expect(tag).toMatch(/^"[\w-]{43}"$/)
  })

  it('is answered 304 with an empty body while nothing changed, also through a proxy that weakens tags', async () => {
    const { tag } = await read(person)
    for (const held of [tag!, `W/${tag}`, `"other", ${tag}`]) {
      const again = await read(person, held)
      expect([again.status, again.text, again.tag]).toEqual([304, '', tag])
    }
  })

  it('costs two statements the second time: who asks, and at which revision', async () => {
    const first = await read(person)
    const { result, statements } = await countStatements(() =>
      server.app.inject({ url: PLACE, headers: { cookie: person.cookie!, 'apollo-require-preflight': '1' } }),
    )
    expect(result.body).toBe(first.text)
    expect(statements).toHaveLength(2)
  })

  it('is answered anew after a write in the jurisdiction, and only then', async () => {
    const { tag } = await read(person)
    await writeIn(CITY)
    expect((await read(person, tag)).status).toBe(304)
    await writeIn(COUNTY)
    const fresh = await read(person, tag)
    expect([fresh.status, fresh.tag === tag]).toEqual([200, false])
  })

  it('notices a write that took its place in line earlier and came through later', async () => {
    const [{ last }] = (await server.db.sql<{ last: number }>(
      'select max(position)::int as last from outbox_event',
    )) as [{ last: number }]
    const add = (position: number) =>
      server.db.sql(
        `insert into outbox_event (division_code, position, at, type, payload) values ($1, $2, now(), 'TEST', '{}')`,
        [COUNTY, position],
      )
    await add(last + 5)
    const { tag } = await read(person)
    await add(last + 3)
    expect((await read(person, tag)).status).toBe(200)
    await server.db.script(`select setval(pg_get_serial_sequence('outbox_event', 'position'), ${last + 10})`)
  })

  it('is answered anew on another day', async () => {
    const { tag } = await read(person)
    server.clock.advance(15 * 60)
    const tomorrow = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: COUNTY })
    expect((await read(tomorrow, tag)).status).toBe(200)
    person = tomorrow
  })

  it('is never shared between two people, nor with a stranger who holds the tag', async () => {
    const { tag } = await read(person)
    const other = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: COUNTY })
    expect((await read(other, tag)).status).toBe(200)
    const stranger = await fetch(`${server.url}${PLACE}`, {
      headers: { 'if-none-match': tag!, 'apollo-require-preflight': '1' },
    })
    expect([stranger.status, stranger.headers.get('etag')]).toEqual([401, null])
  })

  it('is answered anew when the rights of the reader change, without any other write', async () => {
    const { tag, text } = await read(person)
    expect(text).toContain('武江区')
    await server.db.prisma.grant.updateMany({
      where: { userId: person.userId },
      data: { jurisdictionCode: CITY, scopeCode: CITY },
    })
    const narrowed = await read(person, tag)
    expect([narrowed.status, narrowed.text.includes('武江区')]).toEqual([200, false])
  })

  it('is not kept for a person without a jurisdiction, nor when it failed', async () => {
    const admin = await asUser(server)
    expect((await read(admin)).headers.get('cache-control')).toBe('no-store')
    const broken = await person.fetch(`/graphql?${new URLSearchParams({ query: '{ nothing }' })}`)
    expect([broken.status, broken.headers.get('etag')]).toEqual([400, null])
  })

  it('asks another question with other variables', async () => {
    const place = (code: string) =>
      `/graphql?${new URLSearchParams({ query: 'query($code: ID!) { division(code: $code) { name } }', variables: JSON.stringify({ code }) })}`
    const reader = await asUser(
      server,
      { role: 'LEADER', jurisdictionCode: COUNTY },
      { role: 'LEADER', jurisdictionCode: CITY },
    )
    const texts = await Promise.all(
      [COUNTY, CITY].map(async code => (await reader.fetch(place(code))).text()),
    )
    expect(texts.map(text => JSON.parse(text).data.division.name)).toEqual(['武江区', '南平市'])
  })
})
