import { existsSync, readFileSync } from 'node:fs'
import { graphql } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { countStatements } from '#api/platform/statements.ts'
import { write } from '#api/platform/write.ts'
import { createSchema } from '#api/schema.ts'
import { asStranger, asUser } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import {
  createOrganization,
  findOrCreateOrganizations,
  importDivisions,
  listOrganizations,
  organizationDirectory,
  readDirectory,
  ruleSettings,
  saveOrganizations,
} from './index.ts'

const WUJIANG = '440203000000'
const TREE = {
  code: '440203',
  name: '武江区',
  province: { code: '44', name: '广东省' },
  city: { code: '4402', name: '韶关市' },
  children: [
    {
      code: '440203001',
      name: '新华街道',
      children: [
        { code: '440203001002', name: '五祖路社区居民委员会' },
        { code: '440203001003', name: '同名村民委员会' },
      ],
    },
    { code: '440203102', name: '龙归镇', children: [{ code: '440203102201', name: '同名村民委员会' }] },
  ],
}
const NEIGHBOUR = { code: '350702', name: '延平区', children: [{ code: '350702001', name: '梅山街道' }] }

let server: TestServer

beforeAll(async () => {
  server = await createTestServer()
  await importDivisions(server.context, TREE, { demo: true })
  await importDivisions(server.context, NEIGHBOUR)
})

const DIVISION = `query ($code: ID!) { division(code: $code) {
  code name level demo childCount parent { code } path { name } children { code name childCount path { code } demo }
} }`

describe('division', () => {
  test('is refused to strangers', async () => {
    expect((await asStranger(server).query(DIVISION, { code: WUJIANG })).code).toBe('UNAUTHENTICATED')
  })

  test('outside the jurisdictions of the viewer, above them or unknown is null', async () => {
    const user = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
    for (const code of ['350702000000', '440200000000', '440000000000', '440203999000', 'nonsense', '']) {
      expect((await user.query(DIVISION, { code })).data).toEqual({ division: null })
    }
  })

  test('shows the tree of the jurisdiction, cut off above it', async () => {
    const user = await asUser(server, { role: 'VILLAGE_OPERATOR', jurisdictionCode: WUJIANG })
    const { data } = await user.query<{ division: unknown }>(DIVISION, { code: WUJIANG })
    expect(data.division).toEqual({
      code: WUJIANG,
      name: '武江区',
      level: 3,
      demo: true,
      childCount: 2,
      parent: null,
      path: [],
      children: [
        { code: '440203001000', name: '新华街道', childCount: 2, path: [{ code: WUJIANG }], demo: true },
        { code: '440203102000', name: '龙归镇', childCount: 1, path: [{ code: WUJIANG }], demo: true },
      ],
    })
  })

  test('names its ancestors outermost first', async () => {
    const user = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
    const { data } = await user.query<{ division: unknown }>(DIVISION, { code: '440203001002' })
    expect(data.division).toMatchObject({
      parent: { code: '440203001000' },
      path: [{ name: '武江区' }, { name: '新华街道' }],
      children: [],
      childCount: 0,
    })
  })

  test('costs the same number of statements for one town and for all of them', async () => {
    const schema = createSchema()
    const viewer = { id: 'x', name: 'x', grants: [grant] }
    const counted = async (code: string) => {
      const contextValue = { ...server.context, viewer, memo: new Map() }
      const { result, statements } = await countStatements(() =>
        graphql({ schema, source: DIVISION, variableValues: { code }, contextValue }),
      )
      expect(result.data?.['division']).toMatchObject({ code })
      return statements.length
    }
    const one = await counted('440203001000')
    expect(one).toBeGreaterThan(3)
    expect(await counted(WUJIANG)).toBeLessThanOrEqual(one)
  })
})

const ORGANIZATIONS = `query ($place: ID!, $kind: OrganizationKind, $words: String, $first: Int, $after: String) {
  organizations(place: $place, kind: $kind, words: $words, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { name kind aliases active place { name } }
  } }`

interface Listed {
  organizations: {
    totalCount: number
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
    nodes: { name: string; place: { name: string } }[]
  }
}

describe('organizations', () => {
  test('are refused to strangers, to the three administrators and for foreign places', async () => {
    const variables = { place: WUJIANG }
    expect((await asStranger(server).query(ORGANIZATIONS, variables)).code).toBe('UNAUTHENTICATED')
    const admin = await asUser(server, { role: 'SECURITY_ADMIN', jurisdictionCode: WUJIANG })
    expect((await admin.query(ORGANIZATIONS, variables)).code).toBe('FORBIDDEN')
    const officer = await asUser(server, { role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG })
    for (const place of ['350702000000', '440000000000', 'x']) {
      expect((await officer.query(ORGANIZATIONS, { place })).code).toBe('NOT_FOUND')
    }
  })

  test('refuse a page of nothing and a cursor from elsewhere', async () => {
    const user = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
    expect((await user.query(ORGANIZATIONS, { place: WUJIANG, first: 0 })).code).toBe('BAD_INPUT')
    expect((await user.query(ORGANIZATIONS, { place: WUJIANG, after: 'x' })).code).toBe('BAD_INPUT')
    const forged = Buffer.from(JSON.stringify(['1', 'x', 'no uuid'])).toString('base64url')
    expect((await user.query(ORGANIZATIONS, { place: WUJIANG, after: forged })).code).toBe('BAD_INPUT')
    expect((await user.query(ORGANIZATIONS, { place: WUJIANG, words: '长'.repeat(101) })).code).not.toBeNull()
  })

  test('page by key without losing or repeating one', async () => {
    const user = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
    const names: string[] = []
    let after: string | null = null
    do {
      const { data }: { data: Listed } = await user.query(ORGANIZATIONS, { place: WUJIANG, first: 2, after })
      expect(data.organizations.totalCount).toBe(6)
      names.push(...data.organizations.nodes.map(({ name, place }) => `${place.name}/${name}`))
      after = data.organizations.pageInfo.hasNextPage ? data.organizations.pageInfo.endCursor : null
    } while (after)
    expect(names).toEqual([
      '武江区/武江区人民政府',
      '新华街道/新华街道办事处',
      '五祖路社区居民委员会/五祖路社区居民委员会',
      '同名村民委员会/同名村民委员会',
      '龙归镇/龙归镇人民政府',
      '同名村民委员会/同名村民委员会',
    ])
  })

  test('are found by place, kind and words, with wildcards taken literally', async () => {
    const user = await asUser(server, { role: 'TOWN_OPERATOR', jurisdictionCode: WUJIANG })
    const count = async (variables: object) =>
      (await user.query<Listed>(ORGANIZATIONS, { place: WUJIANG, ...variables })).data.organizations
        .totalCount
    expect(await count({ place: '440203001000' })).toBe(3)
    expect(await count({ kind: 'TOWN_GOVERNMENT' })).toBe(2)
    expect(await count({ words: '龙归' })).toBe(1)
    expect(await count({ words: '%' })).toBe(0)
    expect(await count({ words: '_' })).toBe(0)
  })

  test('are named by id wherever they stand in the list, within the rights of the reader', async () => {
    const ids =
      'query ($place: ID!, $ids: [ID!]) { organizations(place: $place, ids: $ids) { nodes { id name } } }'
    const ask = (user: Awaited<ReturnType<typeof asUser>>, place: string, asked: string[]) =>
      user.query<{ organizations: { nodes: { id: string; name: string }[] } }>(ids, { place, ids: asked })
    const user = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
    const { id } = await server.db.prisma.organization.findFirstOrThrow({ where: { name: '龙归镇人民政府' } })
    expect((await ask(user, WUJIANG, [id])).data.organizations.nodes).toEqual([
      { id, name: '龙归镇人民政府' },
    ])
    expect((await ask(user, '440203001000', [id])).data.organizations.nodes).toEqual([])
    expect((await ask(user, WUJIANG, ['x'])).code).toBe('BAD_INPUT')
  })

  test('cost at most six statements a page', async () => {
    const viewer = { id: 'x', name: 'x', grants: [grant] }
    const context = { ...server.context, viewer, memo: new Map() }
    const { statements } = await countStatements(() => listOrganizations(context, { place: WUJIANG }))
    expect(statements).toHaveLength(3)
  })
})

const grant = {
  role: 'LEADER',
  jurisdictionCode: WUJIANG,
  scopeCode: WUJIANG,
  organizationId: null,
} as const

describe('importDivisions', () => {
  test('makes what stands above the root, and the body that governs each place', async () => {
    const { db } = await createTestServer()
    const context = { ...server.context, db, memo: new Map() }
    const first = await importDivisions(context, TREE)
    expect(first).toMatchObject({ jurisdictionCode: WUJIANG, created: 8, updated: 0, unchanged: 0 })
    expect(first.organizations).toEqual({ created: 6, updated: 0, unchanged: 0 })
    const again = await importDivisions(context, TREE)
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 8 })
    expect(again.organizations).toEqual({ created: 0, updated: 0, unchanged: 6 })
    const audit = await db.prisma.auditEntry.findMany()
    expect(audit.map(({ type, userName }) => [type, userName])).toEqual([['DIVISIONS_IMPORTED', '系统']])
    expect(await db.prisma.outboxEvent.count()).toBe(1)
  })

  test('renames a town with its government, which keeps its old name as an alias', async () => {
    const { db } = await createTestServer()
    const context = { ...server.context, db, memo: new Map() }
    await importDivisions(context, TREE)
    const renamed = { ...TREE, children: [TREE.children[0], { code: '440203102', name: '龙归街道' }] }
    const result = await importDivisions(context, renamed)
    expect(result).toMatchObject({ created: 0, updated: 1, unchanged: 6 })
    expect(result.organizations).toEqual({ created: 0, updated: 1, unchanged: 4 })
    const office = await db.prisma.organization.findFirstOrThrow({ where: { placeCode: '440203102000' } })
    expect(office).toMatchObject({ name: '龙归街道办事处', aliases: ['龙归镇人民政府'] })
    expect(await db.prisma.division.count()).toBe(8)
  })

  test('hangs a county under a city that comes later in the same chain, and never cuts it off', async () => {
    const { db } = await createTestServer()
    const context = { ...server.context, db, memo: new Map() }
    await importDivisions(context, TREE)
    const { province: _province, city: _city, ...bare } = TREE
    expect(await importDivisions(context, bare)).toMatchObject({ created: 0, updated: 0, unchanged: 6 })
    const county = await db.prisma.division.findUniqueOrThrow({ where: { code: WUJIANG } })
    expect(county.parentCode).toBe('440200000000')
  })

  test('writes nothing of a broken file and lists every fault with its row', async () => {
    const before = await server.db.prisma.division.count()
    const broken = {
      code: '4404',
      name: '新城市',
      children: [
        {
          code: '440402',
          name: '好区',
          children: [
            { code: '440402001', name: '甲镇' },
            { code: '440402001', name: '乙镇' },
          ],
        },
        { code: '440502', name: '别处区' },
        { code: '44x', name: '错区' },
        { code: '440403', name: '' },
        { code: '440404', name: '层级区', level: 4 },
      ],
    }
    const failure = await importDivisions(server.context, broken).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'BAD_INPUT' })
    const { message, fields } = failure as { message: string; fields: { field: string; message: string }[] }
    expect(fields.map(({ field }) => field)).toEqual([
      'children[0].children[1]',
      'children[1]',
      'children[2]',
      'children[3]',
      'children[4]',
    ])
    expect(message).toContain('第 4 行“乙镇”：代码 440402001000 在第 3 行“甲镇”已经出现过')
    expect(message).toContain('第 5 行“别处区”：代码 440502000000 不属于上级“新城市”')
    expect(await server.db.prisma.division.count()).toBe(before)
  })

  test('refuses a jurisdiction that does not contain the root, or that nobody knows', async () => {
    const refused = (jurisdictionCode: string) => importDivisions(server.context, TREE, { jurisdictionCode })
    await expect(refused('350000000000')).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(refused('12')).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  const files = new URL('../../../../../shared/data/divisions/', import.meta.url)
  const real = [
    { file: '440203_wujiang.json', towns: 7, villages: 89, all: 99 },
    { file: '3507_nanping.json', towns: 142, villages: 1943, all: 2097 },
    { file: '3213_suqian.json', towns: 109, villages: 1440, all: 1557 },
  ]
  test.for(real)('reads $file: $towns towns and $villages villages', async (expected, { skip }) => {
    const file = new URL(expected.file, files)
    if (!existsSync(file)) skip(`${expected.file} is not beside this checkout`)
    const { db } = await createTestServer()
    const context = { ...server.context, db, memo: new Map() }
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const first = await importDivisions(context, json)
    expect(first.created).toBe(expected.all)
    expect(await db.prisma.division.count({ where: { level: 4 } })).toBe(expected.towns)
    expect(await db.prisma.division.count({ where: { level: 5 } })).toBe(expected.villages)
    const again = await importDivisions(context, json)
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: expected.all })
    expect(again.organizations.unchanged).toBe(first.organizations.created)
  })
})

describe('the directory of organizations', () => {
  test('expands groups to the organizations of that level, and again when the tree has grown', async () => {
    const { db } = await createTestServer()
    const context = { ...server.context, db, memo: new Map() }
    const city = {
      code: '3507',
      name: '南平市',
      province: { code: '35', name: '福建省' },
      children: [
        { code: '350702', name: '延平区', children: [{ code: '350702001', name: '梅山街道' }] },
        { code: '350721', name: '顺昌县' },
        { code: '350799', name: '南平工业园区' },
      ],
    }
    await importDivisions(context, city)
    const names = async (rule: 'COUNTY_GOVERNMENTS' | 'TOWN_GOVERNMENTS' | 'DEPARTMENTS' | 'MANUAL') =>
      (await readDirectory(db.prisma, '350700000000')).expand(rule).map(({ name }) => name)
    expect(await names('COUNTY_GOVERNMENTS')).toEqual(['延平区人民政府', '顺昌县人民政府'])
    expect(await names('TOWN_GOVERNMENTS')).toEqual(['梅山街道办事处'])
    expect(await names('DEPARTMENTS')).toEqual([])
    expect(await names('MANUAL')).toEqual([])
    await importDivisions(context, {
      ...city,
      children: [...city.children, { code: '350722', name: '浦城县' }],
    })
    expect(await names('COUNTY_GOVERNMENTS')).toEqual(['延平区人民政府', '顺昌县人民政府', '浦城县人民政府'])
  })

  test('is read once per request', async () => {
    const context = { ...server.context, memo: new Map() }
    const { statements } = await countStatements(async () => {
      await organizationDirectory(context, WUJIANG)
      await organizationDirectory(context, WUJIANG)
    })
    expect(statements).toHaveLength(2)
  })
})

describe('saving organizations', () => {
  const now = new Date('2024-10-15T02:00:00Z')
  const draft = { placeCode: WUJIANG, name: '区政务服务数据管理局', kind: 'DEPARTMENT' as const }

  test('adds aliases to the one that is there and otherwise changes nothing', async () => {
    const { context } = server
    const save = (aliases: string[]) =>
      write(context, WUJIANG, async tools => {
        await tools.record({ type: 'TEST', entity: 'Test', entityId: 'test' })
        return saveOrganizations(tools, WUJIANG, [{ ...draft, aliases }], now)
      })
    expect(await save([])).toEqual({ created: 1, updated: 0, unchanged: 0 })
    expect(await save(['区政数局'])).toEqual({ created: 0, updated: 1, unchanged: 0 })
    expect(await save(['区政数局'])).toEqual({ created: 0, updated: 0, unchanged: 1 })
  })

  test('finds units by the words of a plan and makes those nobody knows, once', async () => {
    const names = ['政数局', '武江区政务服务数据管理局', '市实业集团', '区 新局', '区新局', '同名村']
    const found = await write(server.context, WUJIANG, tools =>
      findOrCreateOrganizations(tools, WUJIANG, names, now),
    )
    const bureau = found.get('政数局')
    expect(bureau?.name).toBe('区政务服务数据管理局')
    expect(found.get('武江区政务服务数据管理局')?.id).toBe(bureau?.id)
    expect(found.get('区 新局')?.id).toBe(found.get('区新局')?.id)
    expect(found.get('市实业集团')?.kind).toBe('OTHER')
    expect(found.get('同名村'), 'two villages have that name').toMatchObject({
      placeCode: WUJIANG,
      name: '同名村',
    })
  })

  test('refuses an empty name', async () => {
    const create = write(server.context, WUJIANG, tools =>
      createOrganization(tools, WUJIANG, { ...draft, name: ' ' }, now),
    )
    await expect(create).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
})

describe('rule settings', () => {
  test('are the defaults until a version comes into force, and one statement a request', async () => {
    const setting = { jurisdictionCode: WUJIANG, key: 'nearWorkingDays', createdAt: new Date(0) }
    await server.db.prisma.ruleSetting.createMany({
      data: [
        { ...setting, version: 1, value: 5, validFrom: new Date('2024-01-01') },
        { ...setting, version: 2, value: 7, validFrom: new Date('2024-12-01') },
      ],
    })
    const context = { ...server.context, memo: new Map() }
    const { result, statements } = await countStatements(() =>
      Promise.all([
        ruleSettings(context, WUJIANG, '2023-12-31'),
        ruleSettings(context, WUJIANG),
        ruleSettings(context, WUJIANG, '2025-01-01'),
        ruleSettings(context, '350702000000'),
      ]),
    )
    expect(result.map(({ nearWorkingDays }) => nearWorkingDays)).toEqual([3, 5, 7, 3])
    expect(statements).toHaveLength(1)
  })
})
