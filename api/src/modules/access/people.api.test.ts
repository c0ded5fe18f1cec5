import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildOrganization, buildPlaces, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'

const USER = `id username name phone email state sessions version fixed fixedGrants lastSignInAt
  grants { role scope { code name } organization { id name } }`
const LIST = `query ($place: ID!, $filter: UserFilter, $first: Int, $after: String) {
  users(place: $place, filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { ${USER} } } }`
const CREATE = `mutation ($place: ID!, $input: NewUserInput!) {
  createUser(place: $place, input: $input) { password user { ${USER} } } }`
const EDIT = `mutation ($place: ID!, $id: ID!, $version: Int!, $input: UserFactsInput!) {
  editUser(place: $place, id: $id, version: $version, input: $input) { ${USER} } }`
const GRANT = `mutation ($place: ID!, $id: ID!, $version: Int!, $grants: [GrantInput!]!) {
  setUserGrants(place: $place, id: $id, version: $version, grants: $grants) { ${USER} } }`
const RESET = `mutation ($place: ID!, $id: ID!) { resetUserPassword(place: $place, id: $id) { password user { ${USER} } } }`
const DISABLE = `mutation ($place: ID!, $id: ID!, $version: Int!, $disabled: Boolean!) {
  setUserDisabled(place: $place, id: $id, version: $version, disabled: $disabled) { ${USER} } }`
const UNLOCK = `mutation ($place: ID!, $id: ID!) { unlockUser(place: $place, id: $id) { ${USER} } }`
const END = `mutation ($place: ID!, $id: ID!) { endUserSessions(place: $place, id: $id) { ${USER} } }`
const EFFECTS = `query ($place: ID!, $grants: [GrantInput!]!) { grantEffects(place: $place, grants: $grants) { fault effects } }`
const SIGN_IN = `mutation ($username: String!, $password: String!) {
  signIn(username: $username, password: $password) { mustChangePassword grants { role } } }`

interface Account {
  id: string
  username: string
  name: string
  state: string
  sessions: number
  version: number
  fixed: string | null
  fixedGrants: string | null
  grants: { role: string; scope: { code: string }; organization: { id: string } | null }[]
}

let server: TestServer
let security: TestClient & { userId: string }
let unitId: string

const ask = <T = Record<string, Account>>(client: TestClient, document: string, variables: object = {}) =>
  client.query<T>(document, { place: WUJIANG, ...variables })
const said = (answer: { errors?: { message: string }[] }) => answer.errors?.[0]?.message ?? ''
const fieldsOf = (answer: { errors?: { extensions: { fields?: unknown[] } }[] }) =>
  (answer.errors?.[0]?.extensions.fields as { field: string }[] | undefined)?.map(({ field }) => field)
const create = async (input: object, client: TestClient = security) => {
  const answer = await ask<{ createUser: { password: string; user: Account } }>(client, CREATE, { input })
  return { ...answer, made: answer.data?.createUser }
}
const signIn = (username: string, password: string) =>
  asStranger(server).query(SIGN_IN, { username, password })
const account = async (username: string): Promise<Account> => {
  const { data } = await ask<{ users: { nodes: Account[] } }>(security, LIST, { filter: { words: username } })
  return data.users.nodes.find(node => node.username === username) as Account
}
const officer = (username: string) => ({
  ...{ username, name: '张敏', phone: '13812345678' },
  grants: [{ role: 'UNIT_OFFICER', organizationId: unitId }],
})

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  unitId = await buildOrganization(server, { name: '区数字办' })
  await buildOrganization(server, { name: '龙归镇人民政府', placeCode: LONGGUI, kind: 'TOWN_GOVERNMENT' })
  security = await asUser(server, { role: 'SECURITY_ADMIN', jurisdictionCode: WUJIANG })
})

describe('accounts', () => {
  test('are kept by the security administrator of the jurisdiction and nobody else', async () => {
    expect((await ask(asStranger(server), LIST)).code).toBe('UNAUTHENTICATED')
    for (const role of ['SYSTEM_ADMIN', 'AUDIT_ADMIN', 'SUPERVISION_HEAD', 'LEADER']) {
      const other = await asUser(server, { role, jurisdictionCode: WUJIANG })
      expect((await ask(other, LIST)).code).toBe('FORBIDDEN')
      expect((await create(officer('sneak'), other)).code).toBe('FORBIDDEN')
    }
    const far = await asUser(server, { role: 'SECURITY_ADMIN', jurisdictionCode: NANPING })
    expect((await ask(far, LIST)).code).toBe('NOT_FOUND')
    expect((await ask(far, RESET, { place: NANPING, id: security.userId })).code).toBe('NOT_FOUND')
    expect((await ask(security, EDIT, { id: 'x', version: 0, input: { name: 'a' } })).code).toBe('NOT_FOUND')
  })

  test('are made with a password shown once that has to be changed; bad fields are named', async () => {
    expect(fieldsOf(await create({ ...officer('a b') }))).toEqual(['username'])
    expect(fieldsOf(await create({ ...officer('zhang'), name: ' ' }))).toEqual(['name'])
    expect(fieldsOf(await create({ ...officer('zhang'), email: 'x' }))).toEqual(['email'])
    expect(fieldsOf(await create({ ...officer('zhang'), grants: [] }))).toEqual(['grants'])
    expect(fieldsOf(await create({ ...officer('zhang'), grants: [{ role: 'UNIT_OFFICER' }] }))).toEqual([
      'grants',
    ])
    const { made } = await create(officer('Zhang.Min'))
    expect(made?.user).toMatchObject({ username: 'zhang.min', state: 'FIRST_PASSWORD', version: 0 })
    expect((await create(officer('zhang.min'))).code).toBe('CONFLICT')
    const signedIn = await signIn('zhang.min', made?.password ?? '')
    expect(signedIn.data).toEqual({ signIn: { mustChangePassword: true, grants: [] } })
    expect((await account('zhang.min')) as unknown).toMatchObject({
      sessions: 1,
      lastSignInAt: expect.any(String),
    })
    const entries = await server.db.prisma.auditEntry.findMany({ where: { type: 'USER_CREATED' } })
    expect(JSON.stringify(entries.map(({ after }) => after))).not.toContain(made?.password ?? '?')
  })

  test('a new unit officer signs in, changes the password, and is then an officer of that unit and nothing more', async () => {
    const { made } = await create(officer('lin.yu'))
    const send = (cookie: string | null, query: string, variables: object) =>
      fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: {
          ...{ 'content-type': 'application/json', 'apollo-require-preflight': 'true' },
          ...(cookie ? { cookie } : {}),
        },
        body: JSON.stringify({ query, variables }),
      })
    const first = made?.password ?? ''
    const entered = await send(null, SIGN_IN, { username: 'lin.yu', password: first })
    const person = asStranger(server, entered.headers.get('set-cookie')?.split(';')[0] ?? '')
    expect((await person.query('query ($p: ID!) { division(code: $p) { code } }', { p: WUJIANG })).code).toBe(
      'FORBIDDEN',
    )
    const change = 'mutation ($a: String!, $b: String!) { changePassword(current: $a, next: $b) { id } }'
    expect((await person.query(change, { a: first, b: 'Spring-Rain-88' })).code).toBeNull()
    const seen = await person.query<{ viewer: object }>(
      '{ viewer { mustChangePassword grants { role organization { id } } can { workAtUnitDesk manageUsers importPlans } } }',
    )
    expect(seen.data.viewer).toEqual({
      mustChangePassword: false,
      grants: [{ role: 'UNIT_OFFICER', organization: { id: unitId } }],
      can: { workAtUnitDesk: true, manageUsers: false, importPlans: false },
    })
    expect((await account('lin.yu')).state).toBe('ACTIVE')
  })

  test('an operator gets the body of the place; a town is no village', async () => {
    const grants = [{ role: 'TOWN_OPERATOR', scopeCode: LONGGUI }]
    const { made } = await create({ username: 'town.op', name: '李强', grants })
    expect(made?.user.grants[0]).toMatchObject({
      scope: { code: LONGGUI },
      organization: { name: '龙归镇人民政府' },
    })
    const wrong = [{ role: 'VILLAGE_OPERATOR', scopeCode: LONGGUI }]
    expect(said(await create({ username: 'v', name: '李', grants: wrong }))).not.toBe('')
    const far = [{ role: 'TOWN_OPERATOR', scopeCode: '350702001000' }]
    expect((await create({ username: 'far.op', name: '李', grants: far })).code).toBe('BAD_INPUT')
  })

  test('say in words what roles mean before they are given, and why not', async () => {
    const { data } = await ask<{ grantEffects: { fault: string | null; effects: string[] } }>(
      security,
      EFFECTS,
      {
        grants: [{ role: 'TOWN_OPERATOR', scopeCode: LONGGUI }],
      },
    )
    expect(data.grantEffects.fault).toBeNull()
    expect(data.grantEffects.effects[0]).toMatch(/^镇街经办人：能看龙归镇/)
    const mixed = await ask<{ grantEffects: { fault: string | null } }>(security, EFFECTS, {
      grants: [{ role: 'LEADER' }, { role: 'AUDIT_ADMIN' }],
    })
    expect(mixed.data.grantEffects.fault).toContain('不能兼任')
  })

  test('nobody gives rights to himself, and three administrators stay apart', async () => {
    const own = { id: security.userId, version: 0 }
    expect((await ask(security, GRANT, { ...own, grants: [{ role: 'LEADER' }] })).code).toBe('FORBIDDEN')
    expect((await ask(security, DISABLE, { ...own, disabled: true })).code).toBe('FORBIDDEN')
    expect((await ask(security, RESET, own)).code).toBe('FORBIDDEN')
    const { id, version } = await account('zhang.min')
    const both = [{ role: 'SECURITY_ADMIN' }, { role: 'LEADER' }]
    expect(said(await ask(security, GRANT, { id, version, grants: both }))).toContain('不能兼任')
  })

  test('one who works elsewhere too is not taken over from here; the roles here can change', async () => {
    const both = await asUser(
      server,
      { role: 'LEADER', jurisdictionCode: WUJIANG },
      { role: 'LEADER', jurisdictionCode: NANPING },
    )
    const id = both.userId
    expect((await ask(security, RESET, { id })).code).toBe('FORBIDDEN')
    expect((await ask(security, DISABLE, { id, version: 0, disabled: true })).code).toBe('FORBIDDEN')
    expect((await ask(security, EDIT, { id, version: 0, input: { name: 'x' } })).code).toBe('FORBIDDEN')
    expect(said(await ask(security, GRANT, { id, version: 0, grants: [{ role: 'AUDIT_ADMIN' }] }))).toContain(
      '兼任',
    )
    expect((await ask(security, GRANT, { id, version: 0, grants: [{ role: 'SUPERVISOR' }] })).code).toBeNull()
    const kept = await server.db.prisma.grant.findMany({ where: { userId: id }, orderBy: { role: 'asc' } })
    expect(kept.map(({ role, jurisdictionCode }) => [role, jurisdictionCode])).toEqual([
      ['LEADER', NANPING],
      ['SUPERVISOR', WUJIANG],
    ])
  })

  test('a stale form is told so; of two at once one holds', async () => {
    const { id, version } = await account('zhang.min')
    const edit = (name: string) => ask(security, EDIT, { id, version, input: { name } })
    const answers = await Promise.all([edit('张一'), edit('张二')])
    expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', null])
    expect((await account('zhang.min')).version).toBe(version + 1)
  })

  test('are closed with their sessions, opened, unlocked, reset and signed out', async () => {
    const { made } = await create(officer('wang.fang'))
    const { id } = (made as { user: Account }).user
    const password = made?.password ?? ''
    await signIn('wang.fang', password)
    expect((await ask(security, END, { id })).data['endUserSessions']?.sessions).toBe(0)
    expect((await ask(security, UNLOCK, { id })).code).toBe('CONFLICT')
    for (let tries = 0; tries < 5; tries += 1) await signIn('wang.fang', 'wrong')
    expect((await account('wang.fang')).state).toBe('LOCKED')
    expect((await ask(security, UNLOCK, { id })).code).toBeNull()
    expect((await signIn('wang.fang', password)).code).toBeNull()
    const { version } = await account('wang.fang')
    expect(
      (await ask(security, DISABLE, { id, version, disabled: true })).data['setUserDisabled'],
    ).toMatchObject({
      ...{ state: 'DISABLED', sessions: 0 },
    })
    expect((await signIn('wang.fang', password)).code).toBe('UNAUTHENTICATED')
    await ask(security, DISABLE, { id, version: version + 1, disabled: false })
    const reset = await ask<{ resetUserPassword: { password: string } }>(security, RESET, { id })
    expect((await signIn('wang.fang', password)).code).toBe('UNAUTHENTICATED')
    expect((await signIn('wang.fang', reset.data.resetUserPassword.password)).code).toBeNull()
  })

  test('two security administrators who close each other at once leave one', async () => {
    const other = await asUser(server, { role: 'SECURITY_ADMIN', jurisdictionCode: WUJIANG })
    const third = await asUser(server, { role: 'SECURITY_ADMIN', jurisdictionCode: WUJIANG })
    await Promise.all([
      ask(other, DISABLE, { id: third.userId, version: 0, disabled: true }),
      ask(third, DISABLE, { id: other.userId, version: 0, disabled: true }),
    ])
    const alive = await server.db.prisma.user.count({
      where: { id: { in: [other.userId, third.userId] }, disabledAt: null },
    })
    expect(alive).toBe(1)
  })

  test('are found by words, role, unit and state, page by page', async () => {
    const list = async (variables: object) =>
      (
        await ask<{
          users: {
            totalCount: number
            nodes: Account[]
            pageInfo: { hasNextPage: boolean; endCursor: string }
          }
        }>(security, LIST, variables)
      ).data.users
    expect((await list({ filter: { role: 'TOWN_OPERATOR' } })).nodes.map(one => one.username)).toEqual([
      'town.op',
    ])
    expect((await list({ filter: { organizationId: unitId } })).totalCount).toBe(3)
    expect((await list({ filter: { words: '李强' } })).totalCount).toBe(1)
    expect((await list({ filter: { never: true, role: 'TOWN_OPERATOR' } })).totalCount).toBe(1)
    const first = await list({ first: 3 })
    const second = await list({ first: 200, after: first.pageInfo.endCursor })
    expect(first.pageInfo.hasNextPage).toBe(true)
    expect(first.nodes.length + second.nodes.length).toBe(first.totalCount)
  })
})

describe('a sheet of people', () => {
  const upload = async (text: string, commit = true, client: TestClient = security) => {
    const body = new FormData()
    body.append('file', new Blob([text]), '人员.csv')
    const response = await client.fetch(`/files/users/import?place=${WUJIANG}&commit=${commit ? 1 : 0}`, {
      method: 'POST',
      body,
    })
    return { status: response.status, body: (await response.json()) as Record<string, never> }
  }
  const HEAD = '用户名,姓名,手机,邮箱,角色,单位,镇街或村居\n'
  const GOOD = `${HEAD}chen.li,陈丽,13900001111,,单位联络员,区数字办,\nhe.jun,何军,,,镇街经办人,,龙归镇\nhe.jun,何军,,,单位联络员,区数字办,\n`

  test('is refused to others, and with one fault nothing is written', async () => {
    const system = await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: WUJIANG })
    expect((await upload(GOOD, true, system)).status).toBe(403)
    const before = await server.db.prisma.user.count()
    const bad = await upload(
      `${HEAD}a b,甲,,,领导,,\nyi,乙,,,国王,,\nbing,丙,,,单位联络员,无此单位,\nding,丁,,,村居经办人,,\nwu,戊,1,,领导,,\nji,己,,,领导,,\nji,己,,,审计管理员,,\n`,
    )
    expect(bad.status).toBe(200)
    const errors = bad.body['errors'] as unknown as { row: number; column: string }[]
    expect(errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      ...['2 用户名', '3 角色', '4 单位', '5 镇街或村居', '6 手机'],
    ])
    expect(await server.db.prisma.user.count()).toBe(before)
  })

  test('is looked at first, makes the accounts, and again changes nothing', async () => {
    expect((await upload(GOOD, false)).body).toMatchObject({ created: 2, updated: 0, passwords: [] })
    const { body } = await upload(GOOD)
    expect(body).toMatchObject({ rows: 3, created: 2, updated: 0, unchanged: 0, errors: [] })
    const passwords = body['passwords'] as unknown as { username: string; password: string }[]
    expect(passwords.map(({ username }) => username)).toEqual(['chen.li', 'he.jun'])
    expect((await signIn('he.jun', passwords[1]?.password ?? '')).code).toBeNull()
    expect((await account('he.jun')).grants).toHaveLength(2)
    const writes = await server.db.prisma.auditEntry.count()
    expect((await upload(GOOD)).body).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    expect(await server.db.prisma.auditEntry.count()).toBe(writes)
    const changed = GOOD.replace('13900001111', '13900002222')
    expect((await upload(changed)).body).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
    expect((await account('chen.li')) as unknown).toMatchObject({
      phone: '13900002222',
      state: 'FIRST_PASSWORD',
    })
  })

  test('goes down as a template and as the list, which is recorded', async () => {
    const template = await security.fetch(`/files/users/template.xlsx?place=${WUJIANG}`)
    expect(template.headers.get('content-type')).toContain('spreadsheetml')
    const list = await security.fetch(`/files/users.xlsx?place=${WUJIANG}`)
    expect(list.status).toBe(200)
    expect((await asStranger(server).fetch(`/files/users.xlsx?place=${WUJIANG}`)).status).toBe(401)
    expect(await server.db.prisma.auditEntry.count({ where: { type: 'USERS_EXPORTED' } })).toBe(1)
  })

  test('goes down as the filters of the page leave it, and refuses what it does not know', async () => {
    const download = (search: string) => security.fetch(`/files/users.xlsx?place=${WUJIANG}${search}`)
    const usernames = async (search: string) => {
      const rows = await readSheet(Buffer.from(await (await download(search)).arrayBuffer()))
      return [...new Set(rows.slice(1).map(([name]) => String(name)))]
    }
    for (const search of [
      '&role=KING',
      '&state=constructor',
      `&words=${'长'.repeat(101)}`,
      '&organizationId=1',
    ])
      expect((await download(search)).status).toBe(400)
    for (const filter of [{ role: 'SECURITY_ADMIN' }, { state: 'ACTIVE' }, { never: true }, { words: 'a' }]) {
      const { data } = await security.query<{ users: { nodes: { username: string }[] } }>(
        'query ($place: ID!, $filter: UserFilter) { users(place: $place, filter: $filter, first: 200) { nodes { username } } }',
        { place: WUJIANG, filter },
      )
      const shown = data.users.nodes.map(({ username }) => username)
      expect(await usernames(`&${new URLSearchParams(filter as object as Record<string, string>)}`)).toEqual(
        shown,
      )
    }
    expect((await usernames('')).length).toBeGreaterThan((await usernames('&role=SECURITY_ADMIN')).length)
    const entry = await server.db.prisma.auditEntry.findFirst({
      where: { type: 'USERS_EXPORTED' },
      orderBy: { position: 'desc' },
    })
    expect(entry?.after).toMatchObject({ role: 'SECURITY_ADMIN' })
  })
})
