import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#api/platform/id.ts'
import { countStatements } from '#api/platform/statements.ts'
import { buildOrganization, buildTask, JIANGWAN, LONGGUI, WUJIANG } from '#test/kit/builders.ts'
import { asStranger } from '#test/kit/client.ts'
import { createTestServer } from '#test/kit/server.ts'
import { buildSystem } from './access-records.ts'
import { ACTORS, type AccessWorld, type Actor, buildAccessWorld, type Person } from './access-world.ts'

const KINDS = [
  ...['TASK', 'ORGANIZATION', 'DIVISION', 'INDICATOR', 'NOTICE', 'COMPLAINT', 'HOT_ISSUE', 'SYSTEM', 'PLAN'],
  'PERSON',
]

interface Hit {
  kind: string
  id: string
  title: string
  number: string | null
  owner: string | null
  marks: { from: number; to: number }[]
}

const SEARCH = `query ($text: String!, $place: ID, $first: Int, $kinds: [SearchKind!]) {
  search(text: $text, place: $place, first: $first, kinds: $kinds) {
    groups { kind more hits { kind id title number owner light on done roles organizationId marks { from to } } } } }`

interface Found {
  search: { groups: { kind: string; more: boolean; hits: Hit[] }[] }
}

const find = async (who: Person, text: string, more: Record<string, unknown> = {}): Promise<Hit[]> => {
  const { data, errors } = await who.query<Found>(SEARCH, { text, first: 20, ...more })
  expect(errors).toBeUndefined()
  return data.search.groups.flatMap(({ hits }) => hits)
}

/** What the lists of each kind show at a place, with all that may be asked of them. */
const LISTS: Record<string, string> = {
  TASK: '{ tasks(filter: {place: "PLACE"}, first: 200) { nodes { id } } }',
  NOTICE: '{ notices(filter: {place: "PLACE"}, first: 200) { nodes { id } } }',
  SYSTEM: '{ systems(place: "PLACE", first: 200) { nodes { id } } }',
  PLAN: '{ plans(place: "PLACE", first: 200) { nodes { id } } }',
  INDICATOR: '{ indicators(place: "PLACE") { id } }',
  COMPLAINT: '{ complaints(place: "PLACE", first: 200) { nodes { id } } }',
  HOT_ISSUE:
    '{ hotIssues(place: "PLACE", first: 200, filter: {statuses: [OPEN, WATCHED, SUPERVISED, CLOSED, DISMISSED]}) { nodes { id } } }',
  ORGANIZATION: '{ organizations(place: "440203000000", first: 200) { nodes { id } } }',
  DIVISION: '{ division(code: "PLACE") { id: code children { id: code children { id: code } } } }',
}

/** Every id anywhere in an answer. */
const idsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(idsIn)
  if (typeof value !== 'object' || value === null) return []
  const { id, ...rest } = value as { id?: string }
  return [...(id ? [id] : []), ...Object.values(rest).flatMap(idsIn)]
}

const placeOf = (actor: Actor) => (actor === 'town' ? LONGGUI : WUJIANG)

async function listed(who: Person, actor: Actor, kind: string): Promise<Set<string>> {
  const document = LISTS[kind]?.replaceAll('PLACE', placeOf(actor))
  if (!document) return new Set()
  const { data, errors } = await who.query<Record<string, unknown>>(document)
  return new Set(errors ? [] : idsIn(data))
}

let world: AccessWorld

/** Work of a town beside the unit's: what a unit elsewhere and another town may not see is there to be found. */
async function buildTowns({ server, planId }: AccessWorld): Promise<void> {
  // The number of the next system is always the same.
  await server.db.prisma.informationSystem.updateMany({ data: { no: 70 } })
  for (const [placeCode, name] of [
    [LONGGUI, '龙归镇人民政府'],
    [JIANGWAN, '江湾镇人民政府'],
  ] as const) {
    const unit = await buildOrganization(server, { name, placeCode, kind: 'TOWN_GOVERNMENT' })
    await buildTask(server, { planId, title: `${name}清查系统`, placeCode, lead: [unit] })
    const { systemId } = await buildSystem(server, unit)
    await server.db.prisma.informationSystem.updateMany({
      where: { id: systemId },
      data: { placeCode, name: `${name}系统`, no: placeCode === LONGGUI ? 71 : 72 },
    })
  }
}

async function buildDisabled({ server }: AccessWorld): Promise<void> {
  const { db, clock } = server
  const id = newId()
  await db.prisma.user.create({
    data: {
      ...{ id, username: `gone-${id}`, name: '离任人员', passwordHash: 'x', phone: '13912345678' },
      ...{ createdAt: clock.now(), disabledAt: clock.now() },
      grants: {
        create: { id: newId(), role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG, scopeCode: WUJIANG },
      },
    },
  })
}

/** Two characters of every title there is, of whatever jurisdiction, and the words people would try. */
async function everyWord({ server }: AccessWorld): Promise<string[]> {
  const rows = await server.db.sql<{ title: string }>(
    `select title from task union select title from notice union select name from information_system
     union select title from plan union select name from indicator union select title from complaint
     union select title from hot_issue union select name from organization union select name from division
     union select name from app_user`,
  )
  const pieces = rows.flatMap(({ title }) => [title, title.slice(0, 2), title.slice(-2)])
  return [...new Set([...pieces, 'rw', 'lgz', 'qszb', '督办〔2024〕1号', '测试'])].filter(
    text => text.trim() !== '',
  )
}

const found = new Map<Actor, Hit[]>()

/** What a person finds by any of the words; asked once. */
async function everyHit(actor: Actor): Promise<Hit[]> {
  const known = found.get(actor)
  if (known) return known
  const hits: Hit[] = []
  for (const word of await everyWord(world)) hits.push(...(await find(world.people[actor], word)))
  found.set(actor, hits)
  return hits
}

beforeAll(async () => {
  world = await buildAccessWorld(await createTestServer({ day: '2024-10-15' }))
  await buildTowns(world)
  await buildDisabled(world)
}, 120_000)

describe('the search', () => {
  test('asks strangers to sign in, and refuses other places and long texts', async () => {
    const { server, people, foreigners } = world
    const code = async (who: Pick<Person, 'query'>, variables: Record<string, unknown>) =>
      (await who.query(SEARCH, variables)).code
    expect(await code(asStranger(server), { text: '任务' })).toBe('UNAUTHENTICATED')
    expect(await code(people.town, { text: '任务', place: WUJIANG })).toBe('FORBIDDEN')
    expect(await code(foreigners.leader, { text: '任务', place: WUJIANG })).toBe('NOT_FOUND')
    expect(await code(foreigners.security, { text: '任务', place: WUJIANG })).toBe('NOT_FOUND')
    expect(await code(people.leader, { text: '任'.repeat(61) })).toBe('BAD_INPUT')
    expect(await code(people.leader, { text: '任务', first: 0 })).toBe('BAD_INPUT')
    expect(await find(people.leader, ' ，')).toEqual([])
  })

  test.each(ACTORS)(
    'shows %s nothing that the list of its kind would not',
    async actor => {
      const hits = await everyHit(actor)
      for (const kind of KINDS.filter(one => one !== 'PERSON')) {
        const own = await listed(world.people[actor], actor, kind)
        const shown = [...new Set(hits.filter(hit => hit.kind === kind).map(({ id }) => id))]
        expect(
          shown.filter(id => !own.has(id)),
          `${kind} beyond the list`,
        ).toEqual([])
      }
      const seesPeople = ['leader', 'head', 'supervisor', 'security'].includes(actor)
      expect(hits.some(({ kind }) => kind === 'PERSON')).toBe(seesPeople)
      if (['system', 'audit'].includes(actor)) expect(hits).toEqual([])
      expect(JSON.stringify(hits)).not.toMatch(/离任|139\d{8}|138\d{8}/)
    },
    120_000,
  )

  test.each(['leader', 'unit', 'other', 'town', 'steward'] as const)(
    'finds for %s what the lists show',
    async actor => {
      const hits = new Set((await everyHit(actor)).map(({ id }) => id))
      for (const kind of KINDS.filter(one => one !== 'PERSON' && one !== 'COMPLAINT')) {
        const own = [...(await listed(world.people[actor], actor, kind))]
        expect(
          own.filter(id => !hits.has(id)),
          `${kind} not found`,
        ).toEqual([])
      }
    },
    120_000,
  )

  test('finds nothing of one jurisdiction for the people of another', async () => {
    const ids = await world.server.db.sql<{ id: string }>(
      `select id::text from task where division_code = '${WUJIANG}' union select id::text from organization where division_code = '${WUJIANG}'`,
    )
    const known = new Set(ids.map(({ id }) => id))
    for (const actor of ACTORS)
      for (const word of ['任务', '区数字办', '清查', '督办'])
        expect((await find(world.foreigners[actor], word)).filter(({ id }) => known.has(id))).toEqual([])
  }, 60_000)

  test('knows numbers, pinyin and several words, and marks where they stand', async () => {
    const { people } = world
    const [first] = await find(people.leader, 'lgz qingcha', { kinds: ['TASK'] })
    expect(first).toMatchObject({ title: '龙归镇人民政府清查系统', owner: '龙归镇人民政府' })
    expect(first?.marks).toEqual([
      { from: 0, to: 3 },
      { from: 7, to: 9 },
    ])
    const byNumber = await find(people.leader, '〔2024〕2号')
    expect(byNumber.map(({ number }) => number)).toEqual(['督办〔2024〕2号'])
    const units = await find(people.leader, 'lgz', { kinds: ['ORGANIZATION', 'DIVISION'] })
    expect(units.map(({ title }) => title)).toEqual(expect.arrayContaining(['龙归镇', '龙归镇人民政府']))
  })

  test('tells of a person the name, the unit and the roles', async () => {
    const { people, unitId } = world
    const { userId } = people.unit
    await world.server.db.prisma.user.update({
      where: { id: userId },
      data: { name: '欧阳修', phone: '13800001111' },
    })
    // A name changes by a write, which the outbox tells of; this test writes past it, so it tells by hand.
    await people.unit.query('mutation { setMyContact(phone: "13800001111") { id } }')
    const [person] = await find(people.leader, 'oyx')
    expect(person).toMatchObject({
      kind: 'PERSON',
      title: '欧阳修',
      owner: '区数字办',
      organizationId: unitId,
    })
    expect(await find(people.other, 'oyx')).toEqual([])
    expect(await find(people.leader, '13800001111')).toEqual([])
  })

  test('sees what was written a moment ago', async () => {
    const { server, people, planId, unitId } = world
    expect(await find(people.unit, '雨污分流')).toEqual([])
    const id = await buildTask(server, { planId, title: '雨污分流改造', lead: [unitId] })
    await server.db.prisma.outboxEvent.create({
      data: {
        ...{ jurisdictionCode: WUJIANG, at: server.clock.now(), type: 'TASK_CREATED' },
        payload: { entity: 'Task', entityId: id },
      },
    })
    expect((await find(people.unit, 'ywfl')).map(hit => hit.id)).toEqual([id])
  })

  test('asks the database at most once a kind, twice for hot issues, for lights of indicators a fixed number of times', async () => {
    const { server, people } = world
    const send = (kinds: string[]) =>
      countStatements(() =>
        server.app.inject({
          method: 'POST',
          url: '/graphql',
          headers: { cookie: people.leader.cookie ?? '', 'apollo-require-preflight': 'true' },
          payload: { query: SEARCH, variables: { text: '任务', kinds } },
        }),
      )
    const { statements: bare } = await send(['PLAN'])
    for (const kind of ['TASK', 'NOTICE', 'SYSTEM', 'INDICATOR', 'ORGANIZATION', 'PERSON', 'DIVISION']) {
      const { statements } = await send([kind])
      // The place, the library and the figures of an indicator are read as for its card.
      expect(statements.length - bare.length, kind).toBeLessThanOrEqual(kind === 'INDICATOR' ? 8 : 2)
    }
  })
})
