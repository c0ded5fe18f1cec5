import { Command } from 'commander'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DomainError } from '#api/platform/errors.ts'
import { asStranger } from '#test/kit/client.ts'
import { emptyDatabase } from '#test/kit/database.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { addUserCommands, createUser, DEMO_PASSWORD, setGrants } from './index.ts'

const COUNTY = '440203000000'
let server: TestServer

beforeAll(async () => {
  server = await createTestServer({ config: { demo: true } })
})
beforeEach(() => emptyDatabase(server.db))

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: DomainError) => error.code,
  )

const person = {
  username: 'Li.Lei',
  name: '李雷',
  password: 'Correct-Horse-7',
  grants: [{ role: 'SUPERVISOR', jurisdictionCode: COUNTY }],
} as const

describe('accounts', () => {
  it('refuse a weak password, an odd name, a taken name and roles that exclude each other', async () => {
    const { context } = server
    expect(await codeOf(createUser(context, { ...person, password: 'weak' }))).toBe('BAD_INPUT')
    expect(await codeOf(createUser(context, { ...person, username: 'a b' }))).toBe('BAD_INPUT')
    expect(await codeOf(createUser(context, person))).toBe('done')
    expect(await codeOf(createUser(context, { ...person, username: 'LI.LEI' }))).toBe('CONFLICT')
    const mixed = [...person.grants, { role: 'AUDIT_ADMIN', jurisdictionCode: COUNTY } as const]
    expect(await codeOf(createUser(context, { ...person, username: 'both', grants: mixed }))).toBe(
      'BAD_INPUT',
    )
    expect(await codeOf(setGrants(context, 'li.lei', mixed))).toBe('BAD_INPUT')
    expect(await codeOf(setGrants(context, 'nobody', person.grants))).toBe('NOT_FOUND')
    expect(await server.db.prisma.user.count()).toBe(1)
  })

  it('are recorded without their passwords', async () => {
    await createUser(server.context, person)
    const [entry] = await server.db.prisma.auditEntry.findMany()
    expect(entry).toMatchObject({
      type: 'USER_CREATED',
      jurisdictionCode: COUNTY,
      after: { username: 'li.lei' },
    })
    expect(JSON.stringify(entry?.after)).not.toContain(person.password)
    const { passwordHash } = await server.db.prisma.user.findFirstOrThrow()
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it('change their rights at the next request', async () => {
    await createUser(server.context, person)
    const signedIn = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `mutation { signIn(username: "li.lei", password: "${person.password}") { can { importPlans } } }`,
      }),
    })
    expect(await signedIn.json()).toEqual({ data: { signIn: { can: { importPlans: true } } } })
    const client = asStranger(server, signedIn.headers.get('set-cookie')!.split(';')[0]!)
    await setGrants(server.context, 'li.lei', [{ role: 'AUDIT_ADMIN', jurisdictionCode: COUNTY }])
    const answer = await client.query(
      '{ viewer { grants { role } places { code } can { importPlans readTasks } } }',
    )
    expect(answer.data).toEqual({
      viewer: {
        grants: [{ role: 'AUDIT_ADMIN' }],
        places: [],
        can: { importPlans: false, readTasks: false },
      },
    })
  })

  it('of the demo stand on the login page with their password, which they cannot change', async () => {
    await createUser(server.context, person)
    await createUser(server.context, { ...person, username: 'leader', password: DEMO_PASSWORD, demo: true })
    const stranger = asStranger(server)
    const answer = await stranger.query(
      '{ server { demo demoAccounts { username password role jurisdictionName } } }',
    )
    expect(answer.data).toEqual({
      server: {
        demo: true,
        demoAccounts: [
          { username: 'leader', password: DEMO_PASSWORD, role: 'SUPERVISOR', jurisdictionName: COUNTY },
        ],
      },
    })
    const changed = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `mutation { signIn(username: "leader", password: "${DEMO_PASSWORD}") { id } }`,
      }),
    }).then(response =>
      asStranger(server, response.headers.get('set-cookie')!.split(';')[0]!).query(
        `mutation { changePassword(current: "${DEMO_PASSWORD}", next: "Brand-New-9") { id } }`,
      ),
    )
    expect(changed.code).toBe('FORBIDDEN')
  })
})

describe('duban user', () => {
  async function run(...args: string[]): Promise<string[]> {
    const lines: string[] = []
    const program = new Command().exitOverride()
    addUserCommands(program, {
      withContext: work => work(server.context),
      say: line => void lines.push(line),
    })
    await program.parseAsync(['user', ...args], { from: 'user' })
    return lines
  }

  it('adds, lists, grants, resets and disables', async () => {
    const [added] = await run('add', 'wang', '王芳', '-g', `SUPERVISOR:${COUNTY}`)
    const password = added!.split(':').at(-1)!
    const signIn = `mutation { signIn(username: "wang", password: "${password}") { mustChangePassword } }`
    expect((await asStranger(server).query(signIn)).data).toEqual({ signIn: { mustChangePassword: true } })
    expect(await run('list')).toEqual([`wang\t王芳\t正常\t督查员 ${COUNTY}`])
    await run('grant', 'wang', `TOWN_OPERATOR:${COUNTY}:440203101000`)
    await run('password', 'wang')
    expect((await asStranger(server).query(signIn)).code).toBe('UNAUTHENTICATED')
    await run('disable', 'wang')
    expect(await run('list')).toEqual([`wang\t王芳\t已停用\t镇街经办人 ${COUNTY} 440203101000`])
  })

  it('names the roles there are when one is misspelt', async () => {
    await expect(run('grant', 'wang', `BOSS:${COUNTY}`)).rejects.toThrow(/没有角色 BOSS.*LEADER\(领导\)/)
  })
})
