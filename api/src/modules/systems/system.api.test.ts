import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildOrganization, buildPlaces, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'

const FIELDS = /* GraphQL */ `
  id no name purpose userCount usage approval approvedOn fundingSource fundingAmount network securityLevel classified
  cloudDueOn note version light owner { id name } place { code name }
  state { effectiveOn knownOn cloud zombie sharing integration reason }
  states { effectiveOn cloud zombie reason recordedBy evidence { id name } }
  history { type summary userName } can { edit record remove }
`
const CREATE = `mutation ($place: ID!, $facts: SystemFactsInput!, $state: SystemStateInput!) {
  createSystem(place: $place, facts: $facts, state: $state) { ${FIELDS} } }`
const EDIT = `mutation ($id: ID!, $version: Int!, $facts: SystemFactsInput!) {
  editSystem(id: $id, version: $version, facts: $facts) { ${FIELDS} } }`
const RECORD = `mutation ($keys: [SystemKey!]!, $state: SystemStateInput!) {
  recordSystemStates(keys: $keys, state: $state) { ${FIELDS} } }`
const REMOVE = `mutation ($id: ID!, $version: Int!, $reason: String!) {
  removeSystem(id: $id, version: $version, reason: $reason) { ${FIELDS} } }`
const ONE = `query ($id: ID!, $asOf: Day) { system(id: $id, asOf: $asOf) { ${FIELDS} } }`
const LIST = `query ($place: ID!, $asOf: Day, $filter: SystemFilter, $first: Int, $after: String) {
  systems(place: $place, asOf: $asOf, filter: $filter, first: $first, after: $after) {
    total pageInfo { hasNextPage endCursor } nodes { id no name light state { cloud } can { edit } } } }`
const SUMMARY = `query ($place: ID!, $asOf: Day) { systemSummary(place: $place, asOf: $asOf) {
  total zombies byCloud { cloud count } rates { measure name excluded excludedWords
    rate { numerator denominator value definition source asOf } }
  place { name } places { ownPart total place { code } rates { measure rate { numerator denominator } } } } }`

interface SystemAnswer {
  id: string
  no: number
  name: string
  version: number
  light: string
  fundingAmount: number | null
  owner: { id: string; name: string }
  place: { code: string }
  state: Record<'effectiveOn' | 'knownOn' | 'cloud' | 'sharing' | 'integration', string> & { zombie: boolean }
  states: { effectiveOn: string; cloud: string; zombie: boolean; evidence: { name: string }[] }[]
  history: { type: string; summary: string }[]
  can: Record<'edit' | 'record' | 'remove', boolean>
}
interface Rates {
  measure: string
  name: string
  excluded: number
  rate: { numerator: number; denominator: number; value: number | null }
}
interface Summary {
  total: number
  zombies: number
  byCloud: { cloud: string; count: number }[]
  rates: Rates[]
  places: { ownPart: boolean; total: number; place: { code: string }; rates: Rates[] }[]
}

let server: TestServer
let steward: TestClient
let officer: TestClient
let town: TestClient
let leader: TestClient
let foreigner: TestClient
let bureau: string
let school: string
let townHall: string

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  bureau = await buildOrganization(server, { name: '区政务服务数据管理局' })
  school = await buildOrganization(server, { name: '区教育局' })
  townHall = await buildOrganization(server, {
    ...{ name: '龙归镇人民政府', placeCode: LONGGUI, kind: 'TOWN_GOVERNMENT' as const },
  })
  const at = { jurisdictionCode: WUJIANG }
  steward = await asUser(server, { role: 'DATA_STEWARD', ...at })
  officer = await asUser(server, { role: 'UNIT_OFFICER', ...at, organizationId: bureau })
  town = await asUser(server, { role: 'TOWN_OPERATOR', ...at, scopeCode: LONGGUI })
  leader = await asUser(server, { role: 'LEADER', ...at })
  foreigner = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: NANPING })
})
afterAll(closeServers)
beforeEach(async () => {
  server.clock.setDay('2024-10-15')
  await server.db.script('truncate information_system, system_state, document_sequence cascade')
})

const STATE = {
  ...{ effectiveOn: '2024-01-10', cloud: 'PENDING', sharing: 'NOT_CONNECTED', integration: 'PENDING' },
}
const create = async (
  facts: Record<string, unknown> = {},
  state: Record<string, unknown> = {},
  client = steward,
) => {
  const answer = await client.query<{ createSystem: SystemAnswer }>(CREATE, {
    place: WUJIANG,
    facts: { name: '小学生报名系统', ownerId: bureau, classified: false, ...facts },
    state: { ...STATE, ...state },
  })
  return { ...answer, system: answer.data?.createSystem }
}
const record = async (
  systems: { id: string; version: number }[],
  state: Record<string, unknown>,
  client = steward,
) => {
  const keys = systems.map(({ id, version }) => ({ id, version }))
  const answer = await client.query<{ recordSystemStates: SystemAnswer[] }>(RECORD, { keys, state })
  return { ...answer, systems: answer.data?.recordSystemStates ?? [] }
}
const list = async (variables: Record<string, unknown> = {}, client = steward) =>
  (
    await client.query<{
      systems: {
        total: number
        pageInfo: { hasNextPage: boolean; endCursor: string | null }
        nodes: { id: string; name: string; state: { cloud: string } }[]
      }
    }>(LIST, { place: WUJIANG, ...variables })
  ).data.systems
const read = async (id: string, asOf?: string, client = steward) =>
  (await client.query<{ system: SystemAnswer | null }>(ONE, { id, asOf })).data.system
const summary = async (place = WUJIANG, asOf?: string, client = steward) =>
  (await client.query<{ systemSummary: Summary }>(SUMMARY, { place, asOf })).data.systemSummary
const faultOf = (answer: { errors?: { message: string; extensions: { fields?: unknown[] } }[] }) =>
  (answer.errors?.[0]?.extensions.fields as { field: string }[] | undefined)?.[0]?.field

describe('a system enters the ledger', () => {
  test('by the data steward, its unit or its town, and by nobody else', async () => {
    expect((await create({}, {}, asStranger(server))).code).toBe('UNAUTHENTICATED')
    expect((await create({}, {}, leader)).code).toBe('FORBIDDEN')
    expect((await create({ ownerId: school }, {}, officer)).code).toBe('FORBIDDEN')
    expect((await create({}, {}, foreigner)).code).toBe('NOT_FOUND')
    expect((await create({}, {}, officer)).system?.name).toBe('小学生报名系统')
    expect((await create({ ownerId: townHall }, {}, town)).code).toBe('FORBIDDEN')
    const own = await town.query<{ createSystem: SystemAnswer }>(CREATE, {
      place: LONGGUI,
      facts: { name: '镇级办公系统', ownerId: townHall, classified: false },
      state: STATE,
    })
    expect(own.data.createSystem.place.code).toBe(LONGGUI)
  })

  test('with facts that can be true', async () => {
    expect(faultOf(await create({ name: '  ' }))).toBe('name')
    expect(faultOf(await create({ userCount: -1 }))).toBe('userCount')
    expect(faultOf(await create({ fundingAmount: 0.00001 }))).toBe('fundingAmount')
    expect(faultOf(await create({ securityLevel: 6 }))).toBe('securityLevel')
    expect(faultOf(await create({ approvedOn: '2024-10-16' }))).toBe('approvedOn')
    expect(faultOf(await create({ network: 'CLASSIFIED' }))).toBe('classified')
    expect(faultOf(await create({ ownerId: WUJIANG }))).toBe('ownerId')
    expect(faultOf(await create({}, { effectiveOn: '2024-10-16' }))).toBe('effectiveOn')
    expect(faultOf(await create({}, { cloud: null }))).toBe('cloud')
    expect(await server.db.prisma.informationSystem.count()).toBe(0)
  })

  test('once: the same request gives the same row, another of the name is refused', async () => {
    const first = await create({ fundingAmount: 85.5, cloudDueOn: '2024-12-31' })
    const again = await create({ fundingAmount: 85.5, cloudDueOn: '2024-12-31' })
    expect(again.system?.id).toBe(first.system?.id)
    expect(first.system).toMatchObject({ no: 1, version: 0, fundingAmount: 85.5, light: 'GOOD' })
    expect((await create({ fundingAmount: 90 })).code).toBe('CONFLICT')
    expect(await server.db.prisma.informationSystem.count()).toBe(1)
  })

  test('two at once make one', async () => {
    const [one, other] = await Promise.all([create(), create({ purpose: '报名' })])
    expect([one.code, other.code].sort()).toEqual(['CONFLICT', null].sort())
    expect(await server.db.prisma.informationSystem.count()).toBe(1)
  })
})

describe('a change of state', () => {
  test('is recorded for several at once with its evidence, or for none', async () => {
    const one = (await create()).system as SystemAnswer
    const two = (await create({ name: '武江区人民政府网站' })).system as SystemAnswer
    const form = new FormData()
    form.append('file', new Blob(['%PDF-1.4\n%\n1 0 obj\n']), '上云证明.pdf')
    const upload = await steward.fetch(`/files/attachments?place=${WUJIANG}`, { method: 'POST', body: form })
    const { id: fileId } = (await upload.json()) as { id: string }
    expect(upload.status).toBeLessThan(300)
    const stale = await record([one, { ...two, version: 7 }], {
      effectiveOn: '2024-10-01',
      cloud: 'ON_CLOUD',
    })
    expect(stale.code).toBe('CONFLICT')
    expect((await read(one.id))?.state.cloud).toBe('PENDING')
    const done = await record([one, two], {
      ...{ effectiveOn: '2024-10-01', cloud: 'ON_CLOUD', reason: '完成等保测评' },
      attachmentIds: [fileId],
    })
    expect(done.systems.map(({ state, version }) => [state.cloud, version])).toEqual([
      ['ON_CLOUD', 1],
      ['ON_CLOUD', 1],
    ])
    expect(done.systems.map(({ states }) => states[0]?.evidence.map(({ name }) => name))).toEqual([
      ['上云证明.pdf'],
      ['上云证明.pdf'],
    ])
    expect((await officer.fetch(`/files/attachments/${fileId}`)).status).toBe(200)
    expect((await town.fetch(`/files/attachments/${fileId}`)).status).toBe(404)
    expect(done.systems[0]?.history[0]?.summary).toBe(
      '登记 2024-10-01 起的状态：上云：待迁 → 已上云。说明：完成等保测评',
    )
  })

  test('asked for twice changes nothing the second time, also with the version of before', async () => {
    const system = (await create()).system as SystemAnswer
    const change = { effectiveOn: '2024-10-01', cloud: 'ON_CLOUD' }
    await record([system], change)
    const again = await record([system], change)
    expect(again.systems[0]).toMatchObject({ version: 1, state: { cloud: 'ON_CLOUD' } })
    expect(await server.db.prisma.systemState.count()).toBe(2)
  })

  test('by two at once: one of them is told', async () => {
    const system = (await create()).system as SystemAnswer
    const answers = await Promise.all([
      record([system], { effectiveOn: '2024-10-01', cloud: 'ON_CLOUD' }),
      record([system], { effectiveOn: '2024-10-02', zombie: true }),
    ])
    expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', null].sort())
  })

  test('of others is not there, and nothing is as it was on a day to come', async () => {
    const system = (await create({ ownerId: school })).system as SystemAnswer
    const change = { effectiveOn: '2024-10-01', cloud: 'ON_CLOUD' }
    expect((await record([system], change, leader)).code).toBe('FORBIDDEN')
    expect((await record([system], change, officer)).code).toBe('NOT_FOUND')
    expect((await record([system], change, foreigner)).code).toBe('NOT_FOUND')
    expect(faultOf(await record([system], { effectiveOn: '2024-10-01' }))).toBe('cloud')
    expect(faultOf(await record([system], { ...change, effectiveOn: '2024-10-16' }))).toBe('effectiveOn')
    expect(faultOf(await record([system], { ...change, effectiveOn: '2024-01-09' }))).toBe('effectiveOn')
  })

  test('a past day shows what was known then', async () => {
    server.clock.setDay('2024-03-01')
    const system = (await create({}, { effectiveOn: '2024-02-01' })).system as SystemAnswer
    server.clock.setDay('2024-08-01')
    await record([system], { effectiveOn: '2024-05-01', cloud: 'ON_CLOUD' })
    server.clock.setDay('2024-10-15')
    expect(await read(system.id, '2024-02-15')).toBe(null)
    expect((await read(system.id, '2024-06-01'))?.state.cloud).toBe('PENDING')
    expect((await read(system.id, '2024-06-01'))?.can).toEqual({ edit: false, record: false, remove: false })
    expect((await read(system.id, '2024-08-01'))?.state).toMatchObject({
      ...{ cloud: 'ON_CLOUD', effectiveOn: '2024-05-01', knownOn: '2024-08-01' },
    })
    const cloud = async (asOf: string) => (await summary(WUJIANG, asOf)).rates[0]?.rate
    expect(await cloud('2024-06-01')).toMatchObject({ numerator: 0, denominator: 1 })
    expect(await cloud('2024-08-01')).toMatchObject({ numerator: 1, denominator: 1, value: 1 })
    expect(await cloud('2024-01-01')).toMatchObject({ denominator: 0, value: null })
  })

  test('lights the way to the cloud by its date', async () => {
    const lights: [string | null, string, string | null, string][] = [
      ['2024-12-31', 'PENDING', null, 'GOOD'],
      ['2024-10-17', 'MIGRATING', null, 'NEAR'],
      ['2024-10-14', 'PENDING', null, 'BEHIND'],
      ['2024-05-31', 'PENDING', '2024-06-10', 'NEAR'],
      ['2024-06-30', 'PENDING', '2024-06-10', 'GOOD'],
      [null, 'PENDING', null, 'NO_DATA'],
      ['2024-05-31', 'NOT_PLANNED', null, 'NO_DATA'],
      ['2024-05-31', 'SHUT_DOWN', null, 'NO_DATA'],
    ]
    const found: string[] = []
    for (const [index, [cloudDueOn, cloud, onCloudOn]] of lights.entries()) {
      const system = (await create({ name: `系统${index}`, cloudDueOn }, { cloud })).system as SystemAnswer
      if (onCloudOn) await record([system], { effectiveOn: onCloudOn, cloud: 'ON_CLOUD' })
      found.push((await read(system.id))?.light ?? '')
    }
    expect(found).toEqual(lights.map(([, , , light]) => light))
  })
})

describe('facts are corrected', () => {
  test('by those who keep the system, on the version that was read', async () => {
    const system = (await create()).system as SystemAnswer
    const edit = (facts: Record<string, unknown>, version = system.version, client = steward) =>
      client.query<{ editSystem: SystemAnswer }>(EDIT, {
        ...{ id: system.id, version },
        facts: { name: system.name, ownerId: bureau, classified: false, ...facts },
      })
    expect((await edit({ userCount: 5 }, 0, leader)).code).toBe('FORBIDDEN')
    expect((await edit({ userCount: 5 }, 0, town)).code).toBe('NOT_FOUND')
    expect((await edit({ ownerId: school }, 0, officer)).code).toBe('FORBIDDEN')
    expect((await edit({ userCount: 5 }, 3)).code).toBe('CONFLICT')
    const done = await edit({ userCount: 5, usage: 'DAILY' }, 0, officer)
    expect(done.data.editSystem).toMatchObject({ version: 1, userCount: 5 })
    expect(done.data.editSystem.history[0]?.summary).toBe('修改资料：用户数：空 → 5，使用频率：空 → 每天')
    expect((await edit({ userCount: 5, usage: 'DAILY' })).data.editSystem.version).toBe(1)
    await create({ name: '另一个系统' })
    expect(faultOf(await edit({ name: '另一个系统' }, 1))).toBe('name')
  })

  test('what was entered by mistake is taken out, and yesterday still shows it', async () => {
    server.clock.setDay('2024-09-01')
    const system = (await create()).system as SystemAnswer
    server.clock.setDay('2024-10-15')
    const remove = (reason: string, client = steward) =>
      client.query(REMOVE, { id: system.id, version: 0, reason })
    expect((await remove('重复登记', officer)).code).toBe('FORBIDDEN')
    expect(faultOf(await remove(' '))).toBe('reason')
    expect((await remove('重复登记')).code).toBe(null)
    expect((await list()).total).toBe(0)
    expect((await list({ asOf: '2024-10-14' })).total).toBe(1)
    expect(await read(system.id)).toBe(null)
    expect((await remove('重复登记')).code).toBe('NOT_FOUND')
    const again = (await create()).system as SystemAnswer
    expect(again).toMatchObject({ no: 2, version: 0 })
  })
})

describe('the list', () => {
  beforeEach(async () => {
    await create({ name: '人口系统', purpose: '人口管理', network: 'EXTRANET' }, { cloud: 'ON_CLOUD' })
    await create({ name: '财务_系统', ownerId: school }, { zombie: true })
    await create({ name: '机要系统', classified: true, network: 'CLASSIFIED' }, {})
    await create({ name: '镇办公系统', ownerId: townHall }, { cloud: 'SHUT_DOWN', zombie: true })
  })

  test('holds what the viewer may see', async () => {
    expect((await list({}, leader)).total).toBe(4)
    expect((await list({}, officer)).nodes.map(({ name }) => name)).toEqual(['人口系统', '机要系统'])
    expect((await list({ place: LONGGUI }, town)).nodes.map(({ name }) => name)).toEqual(['镇办公系统'])
    expect((await town.query(LIST, { place: WUJIANG })).code).toBe('FORBIDDEN')
    expect((await foreigner.query(LIST, { place: WUJIANG })).code).toBe('NOT_FOUND')
    expect((await summary(WUJIANG, undefined, officer)).total).toBe(2)
  })

  test('is searched, filtered and read page by page', async () => {
    const names = async (filter: Record<string, unknown>) =>
      (await list({ filter })).nodes.map(({ name }) => name)
    expect(await names({ search: '财务_ 教育' })).toEqual(['财务_系统'])
    expect(await names({ search: '人口管理' })).toEqual(['人口系统'])
    expect(await names({ search: '4' })).toEqual(['镇办公系统'])
    expect(await names({ cloud: ['ON_CLOUD', 'SHUT_DOWN'] })).toEqual(['人口系统', '镇办公系统'])
    expect(await names({ zombie: true })).toEqual(['财务_系统'])
    expect(await names({ network: 'CLASSIFIED' })).toEqual(['机要系统'])
    expect(await names({ ownerId: school })).toEqual(['财务_系统'])
    expect(await names({ ownPart: true })).toEqual(['人口系统', '财务_系统', '机要系统'])
    expect(await names({ measure: 'CLOUD', part: 'MISSING' })).toEqual(['财务_系统'])
    expect(faultOf(await steward.query(LIST, { place: WUJIANG, filter: { measure: 'CLOUD' } }))).toBe('part')
    expect(faultOf(await steward.query(LIST, { place: WUJIANG, asOf: '2024-10-16' }))).toBe('asOf')
    const page = await list({ first: 3 })
    expect([page.total, page.nodes.length, page.pageInfo.hasNextPage]).toEqual([4, 3, true])
    const rest = await list({ first: 3, after: page.pageInfo.endCursor })
    expect(rest.nodes.map(({ name }) => name)).toEqual(['镇办公系统'])
    expect(faultOf(await steward.query(LIST, { place: WUJIANG, after: 'x' }))).toBe('after')
  })

  test('and the summary say the same of the place and of the places below', async () => {
    const { total, zombies, byCloud, rates, places } = await summary()
    expect([total, zombies]).toEqual([4, 1])
    expect(byCloud.map(({ cloud, count }) => `${cloud} ${count}`)).toEqual([
      ...['NOT_PLANNED 0', 'PENDING 2', 'MIGRATING 0', 'ON_CLOUD 1', 'SHUT_DOWN 1'],
    ])
    expect(rates[0]).toMatchObject({ name: '上云率', excluded: 2, rate: { numerator: 1, denominator: 2 } })
    expect(rates[1]).toMatchObject({ rate: { numerator: 1, denominator: 2, value: 0.5 } })
    expect(places.map(({ ownPart, total: count, place }) => [ownPart, count, place.code])).toEqual([
      [true, 3, WUJIANG],
      [false, 1, LONGGUI],
    ])
  })
})
