import { beforeAll, describe, expect, test } from 'vitest'
import { buildOrganization, buildPlaces, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'

const PLACES = `query ($place: ID!, $parent: ID, $words: String) {
  adminPlaces(place: $place, parent: $parent, words: $words) {
    below units division { code name retiredOn mergedInto { code } } } }`
const NEXT = 'query ($place: ID!, $parent: ID!) { nextDivisionCode(place: $place, parent: $parent) }'
const ADD = `mutation ($place: ID!, $parent: ID!, $code: ID!, $name: String!) {
  addDivision(place: $place, parent: $parent, code: $code, name: $name) }`
const RENAME = `mutation ($place: ID!, $code: ID!, $from: String!, $name: String!) {
  renameDivision(place: $place, code: $code, from: $from, name: $name) }`
const RETIRE = `mutation ($place: ID!, $code: ID!, $on: Day!, $into: ID) {
  retireDivision(place: $place, code: $code, on: $on, into: $into) }`
const RESTORE = 'mutation ($place: ID!, $code: ID!) { restoreDivision(place: $place, code: $code) }'
const CHILDREN = 'query ($code: ID!, $asOf: Day) { division(code: $code) { children(asOf: $asOf) { code } } }'
const UNITS = `query ($place: ID!, $words: String, $active: Boolean) {
  adminUnits(place: $place, words: $words, active: $active) { totalCount nodes {
    people openTasks openTickets stamp organization { id name aliases active } } } }`
const EDIT_UNIT = `mutation ($place: ID!, $id: ID!, $stamp: String!, $facts: UnitFactsInput!) {
  editUnit(place: $place, id: $id, stamp: $stamp, facts: $facts) }`
const ADD_UNIT = 'mutation ($place: ID!, $facts: UnitFactsInput!) { addUnit(place: $place, facts: $facts) }'
const ACTIVE = `mutation ($place: ID!, $id: ID!, $stamp: String!, $active: Boolean!) {
  setUnitActive(place: $place, id: $id, stamp: $stamp, active: $active) }`
const MERGE = `mutation ($place: ID!, $id: ID!, $stamp: String!, $intoId: ID!) {
  mergeUnits(place: $place, id: $id, stamp: $stamp, intoId: $intoId) }`
const LIGHTS =
  'query ($place: ID!) { adminLights(place: $place) { lights { level deadline colour } colours { level } } }'
const SET_LIGHTS = `mutation ($place: ID!, $lights: [LightInput!]!) {
  setLights(place: $place, lights: $lights) { lights { level deadline colour } } }`

interface Unit {
  people: number
  stamp: string
  organization: { id: string; name: string; aliases: string[]; active: boolean }
}
interface Place {
  below: number
  units: string[]
  division: { code: string; name: string; retiredOn: string | null; mergedInto: { code: string } | null }
}

let server: TestServer
let system: TestClient

const ask = <T = unknown>(client: TestClient, document: string, variables: object = {}) =>
  client.query<T>(document, { place: WUJIANG, ...variables })
const said = (answer: { errors?: { message: string }[] }) => answer.errors?.[0]?.message ?? ''
const places = async (variables: object = {}) =>
  (await ask<{ adminPlaces: Place[] }>(system, PLACES, variables)).data.adminPlaces
const unit = async (name: string): Promise<Unit> => {
  const { data } = await ask<{ adminUnits: { nodes: Unit[] } }>(system, UNITS, { words: name })
  return data.adminUnits.nodes.find(({ organization }) => organization.name === name) as Unit
}
const facts = (name: string, more: object = {}) => ({
  ...{ name, aliases: [], kind: 'DEPARTMENT', placeCode: WUJIANG, ...more },
})
const VILLAGE = `${LONGGUI.slice(0, 9)}777`

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  await buildOrganization(server, { name: '区数字办' })
  system = await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: WUJIANG })
})

describe('divisions', () => {
  test('are kept by the system administrator of the jurisdiction and nobody else', async () => {
    expect((await ask(asStranger(server), PLACES)).code).toBe('UNAUTHENTICATED')
    const add = { parent: LONGGUI, code: VILLAGE, name: '新村村委会' }
    for (const role of ['SECURITY_ADMIN', 'AUDIT_ADMIN', 'SUPERVISION_HEAD']) {
      const other = await asUser(server, { role, jurisdictionCode: WUJIANG })
      expect((await ask(other, PLACES)).code).toBe('FORBIDDEN')
      expect((await ask(other, ADD, add)).code).toBe('FORBIDDEN')
    }
    const far = await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: NANPING })
    expect((await ask(far, ADD, add)).code).toBe('NOT_FOUND')
    expect((await ask(far, ADD, { ...add, place: NANPING })).code).toBe('NOT_FOUND')
  })

  test('a new one follows the prefix of its parent and brings its body', async () => {
    const { data } = await ask<{ nextDivisionCode: string }>(system, NEXT, { parent: LONGGUI })
    expect(data.nextDivisionCode.startsWith(LONGGUI.slice(0, 9))).toBe(true)
    const add = (code: string, name: string) => ask(system, ADD, { parent: LONGGUI, code, name })
    expect(said(await add('350702001001', '外地村'))).toContain('开头')
    expect((await add(VILLAGE, ' ')).code).toBe('BAD_INPUT')
    expect((await add(VILLAGE, '新村村委会')).code).toBeNull()
    expect((await add(VILLAGE, '另一个村委会')).code).toBe('BAD_INPUT')
    const made = (await places({ parent: LONGGUI })).find(({ division }) => division.code === VILLAGE)
    expect(made?.units).toEqual(['新村村委会'])
    expect((await places({ words: '新村' })).map(({ division }) => division.code)).toEqual([VILLAGE])
  })

  test('a new name reaches the body, whose old name stays as an alias', async () => {
    const rename = (from: string, name: string) => ask(system, RENAME, { code: VILLAGE, from, name })
    expect((await rename('别的', '新风村委会')).code).toBe('CONFLICT')
    expect((await rename('新村村委会', '新风村委会')).code).toBeNull()
    expect((await unit('新风村委会')).organization.aliases).toEqual(['新村村委会'])
  })

  test('one that is retired is there before its day, and not offered from it on', async () => {
    const retire = (on: string, into: string | null = null) =>
      ask(system, RETIRE, { code: VILLAGE, on, into })
    expect((await retire('2024-10-14')).code).toBe('BAD_INPUT')
    expect((await retire('2024-11-01', VILLAGE)).code).toBe('BAD_INPUT')
    expect((await ask(system, RETIRE, { code: WUJIANG, on: '2024-11-01' })).code).toBe('BAD_INPUT')
    expect((await retire('2024-11-01')).code).toBeNull()
    expect((await retire('2024-12-01')).code).toBe('CONFLICT')
    const children = async (asOf: string) => {
      const { data } = await system.query<{ division: { children: { code: string }[] } }>(CHILDREN, {
        ...{ code: LONGGUI, asOf },
      })
      return data.division.children.map(({ code }) => code)
    }
    expect(await children('2024-10-31')).toContain(VILLAGE)
    expect(await children('2024-11-01')).not.toContain(VILLAGE)
    expect((await ask(system, RESTORE, { code: VILLAGE })).code).toBeNull()
    expect(await children('2024-11-01')).toContain(VILLAGE)
  })

  test('a file is looked at first, and what lies above the jurisdiction is not its to change', async () => {
    const tree = {
      ...{ code: '440203', name: '武江区', province: { code: '44', name: '改了名的省' } },
      children: [{ code: '440203888', name: '新设镇' }],
    }
    const upload = async (commit: 0 | 1, json: unknown = tree) => {
      const body = new FormData()
      body.append('file', new Blob([JSON.stringify(json)]), 'tree.json')
      const path = `/files/divisions/import?place=${WUJIANG}&commit=${commit}`
      const response = await system.fetch(path, { method: 'POST', body })
      return (await response.json()) as { code?: string; created: number; added: string[] }
    }
    expect(await upload(0)).toMatchObject({ created: 1, added: ['新设镇'] })
    expect(await server.db.prisma.division.count({ where: { code: '440203888000' } })).toBe(0)
    expect(await upload(1)).toMatchObject({ created: 1 })
    expect(await upload(1)).toMatchObject({ created: 0 })
    expect(await server.db.prisma.division.count({ where: { name: '改了名的省' } })).toBe(0)
    expect((await upload(1, { code: '350700', name: '南平市' })).code).toBe('BAD_INPUT')
  })
})

describe('units', () => {
  test('are listed with how much hangs on them, and changed by the system administrator', async () => {
    const security = await asUser(server, { role: 'SECURITY_ADMIN', jurisdictionCode: WUJIANG })
    expect((await ask(security, UNITS)).code).toBeNull()
    expect((await ask(security, ADD_UNIT, { facts: facts('区文旅局') })).code).toBe('FORBIDDEN')
    expect((await ask(system, ADD_UNIT, { facts: facts('区数字办') })).code).toBe('BAD_INPUT')
    expect((await ask(system, ADD_UNIT, { facts: facts('区文旅局', { placeCode: NANPING }) })).code).toBe(
      'BAD_INPUT',
    )
    expect(
      (await ask(system, ADD_UNIT, { facts: facts('区文旅局', { aliases: ['文旅局'] }) })).code,
    ).toBeNull()
    expect((await unit('区文旅局')).organization.aliases).toEqual(['文旅局'])
  })

  test('an old name stays as an alias; a stale form is told so', async () => {
    const { stamp, organization } = await unit('区文旅局')
    const edit = { id: organization.id, stamp, facts: facts('区文化局', { aliases: ['文旅局'] }) }
    expect((await ask(system, EDIT_UNIT, edit)).code).toBeNull()
    expect((await ask(system, EDIT_UNIT, edit)).code).toBe('CONFLICT')
    expect((await unit('区文化局')).organization.aliases).toEqual(['文旅局', '区文旅局'])
  })

  test('one with people is not retired, and says where to look; merged, its names mean the other', async () => {
    const busy = await unit('区数字办')
    const organizationId = busy.organization.id
    const person = await asUser(server, { role: 'UNIT_LEADER', jurisdictionCode: WUJIANG, organizationId })
    const off = { id: organizationId, stamp: busy.stamp, active: false }
    expect(said(await ask(system, ACTIVE, off))).toContain('1 个在用账号')
    await server.db.prisma.user.update({ where: { id: person.userId }, data: { disabledAt: new Date() } })
    const into = await unit('区文化局')
    const merge = { id: organizationId, stamp: busy.stamp, intoId: into.organization.id }
    expect((await ask(system, MERGE, { ...merge, intoId: organizationId })).code).toBe('BAD_INPUT')
    expect((await ask(system, MERGE, merge)).code).toBeNull()
    expect((await unit('区文化局')).organization.aliases).toContain('区数字办')
    expect((await unit('区数字办')).organization.active).toBe(false)
  })
})

describe('lights', () => {
  const usual = [
    { level: 'GOOD', deadline: '正常', progress: '达标', colour: 'green' },
    { level: 'NEAR', deadline: '临期', progress: '略慢', colour: 'amber' },
    { level: 'BEHIND', deadline: '逾期', progress: '落后', colour: 'red' },
    { level: 'NO_DATA', deadline: '无时限', progress: '无数据', colour: 'grey' },
  ]
  test('are named and coloured by the system administrator, for everybody of the jurisdiction', async () => {
    const leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
    expect((await ask(leader, LIGHTS)).code).toBe('FORBIDDEN')
    const set = (patch: object) =>
      ask(system, SET_LIGHTS, {
        lights: usual.map((light, at) => (at === 0 ? { ...light, ...patch } : light)),
      })
    expect((await set({ deadline: '非常顺利了' })).code).toBe('BAD_INPUT')
    expect((await set({ colour: 'pink' })).code).toBe('BAD_INPUT')
    expect((await set({ deadline: '顺利', colour: 'blue' })).code).toBeNull()
    const seen = await leader.query<{ viewer: { lights: object[] } }>(
      '{ viewer { lights { level deadline usual light { ink } } } }',
    )
    expect(seen.data.viewer.lights[0]).toEqual({
      ...{ level: 'GOOD', deadline: '顺利', usual: false, light: { ink: '#1f5fa8' } },
    })
  })
})
