import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#api/platform/id.ts'
import { buildOrganization, buildPlaces, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'

const FIELDS = /* GraphQL */ `
  id externalId service level byDefault voided words version organization { name } place { code }
  rectification { id status round version dueOn light daysLeft measure doneOn opinion rating { id } }
  appeals { status reason opinion } history { type summary }
  can { rectify review appeal decideAppeal withdrawAppeal unmask }
`
const CREATE = `mutation ($input: NewRating!) { createRating(input: $input) { ${FIELDS} } }`
const ONE = `query ($id: ID!) { rating(id: $id) { ${FIELDS} } }`
const LIST = `query ($place: ID!, $filter: RatingFilter, $first: Int, $after: String) {
  ratings(place: $place, filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id words } } }`
const SUBMIT = `mutation ($id: ID!, $version: Int!, $measure: String!) {
  submitRectification(id: $id, version: $version, measure: $measure) { status version round } }`
const REVIEW = `mutation ($id: ID!, $version: Int!, $approve: Boolean!, $opinion: String) {
  reviewRectification(id: $id, version: $version, approve: $approve, opinion: $opinion) { status version round doneOn } }`
const APPEAL = `mutation ($id: ID!, $reason: String!) { appealRating(id: $id, reason: $reason) { ${FIELDS} } }`
const WITHDRAW = `mutation ($id: ID!) { withdrawAppeal(id: $id) { appeals { status } } }`
const DECIDE = `mutation ($id: ID!, $uphold: Boolean!, $opinion: String!) {
  decideAppeal(id: $id, uphold: $uphold, opinion: $opinion) { ${FIELDS} } }`
const UNMASK = `mutation ($id: ID!, $reason: String!) { unmaskRating(id: $id, reason: $reason) { name phone words } }`
const BOARD = `query ($place: ID!, $from: Day, $until: Day) { ratingBoard(place: $place, from: $from, until: $until) {
  events rated byDefault voided levels openRectifications overdueRectifications
  rates { kind light rate { numerator denominator } whole { numerator denominator } } } }`

interface Answer {
  id: string
  words: string | null
  voided: boolean
  rectification: {
    id: string
    status: string
    round: number
    version: number
    dueOn: string
    light: string
  } | null
  appeals: { status: string }[]
  history: { type: string; summary: string }[]
  can: Record<'rectify' | 'review' | 'appeal' | 'decideAppeal' | 'withdrawAppeal' | 'unmask', boolean>
}

let server: TestServer
let steward: TestClient
let supervisor: TestClient
let officer: TestClient
let other: TestClient
let town: TestClient
let foreigner: TestClient
let bureau: string
let school: string

/** Sessions do not outlive the day. */
async function signIn(): Promise<void> {
  const at = { jurisdictionCode: WUJIANG }
  steward = await asUser(server, { role: 'DATA_STEWARD', ...at })
  supervisor = await asUser(server, { role: 'SUPERVISOR', ...at })
  officer = await asUser(server, { role: 'UNIT_OFFICER', ...at, organizationId: bureau })
  other = await asUser(server, { role: 'UNIT_OFFICER', ...at, organizationId: school })
  town = await asUser(server, { role: 'TOWN_OPERATOR', ...at, scopeCode: LONGGUI })
  foreigner = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: NANPING })
}

const onDay = (day: string): Promise<void> => {
  server.clock.setDay(day)
  return signIn()
}

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  bureau = await buildOrganization(server, { name: '区政务服务数据管理局' })
  await buildOrganization(server, { name: '龙归镇人民政府', placeCode: LONGGUI, kind: 'TOWN_GOVERNMENT' })
  school = await buildOrganization(server, { name: '区教育局' })
  await signIn()
})
afterAll(closeServers)
beforeEach(async () => {
  if (server.clock.today() !== '2024-10-15') await onDay('2024-10-15')
  await server.db.script(
    'truncate rating, rating_person, rectification, rating_appeal, rating_import, rating_delta, rating_day cascade',
  )
})

const facts = () => ({
  ...{ place: WUJIANG, service: '个体工商户注册登记', channel: '大厅', organizationId: bureau },
  ...{ servedOn: '2024-10-15', level: 'DISSATISFIED', words: '窗口的张伟态度不好，我电话13800138000。' },
  ...{ callerName: '张伟', callerPhone: '13800138000', key: newId() },
})

const create = async (change: object = {}): Promise<Answer> => {
  const { data, code } = await steward.query<{ createRating: Answer }>(CREATE, {
    input: { ...facts(), ...change },
  })
  expect(code).toBeNull()
  return data.createRating
}
const read = async (who: TestClient, id: string) =>
  (await who.query<{ rating: Answer }>(ONE, { id })).data.rating

describe('writing an evaluation down', () => {
  test('is for the office and the steward of the place: 401, 403, 404, then what is wrong with it', async () => {
    const input = facts()
    expect((await asStranger(server).query(CREATE, { input })).code).toBe('UNAUTHENTICATED')
    expect((await officer.query(CREATE, { input })).code).toBe('FORBIDDEN')
    expect((await foreigner.query(CREATE, { input })).code).toBe('NOT_FOUND')
    const foreign = await buildOrganization(server, { name: '市教育局', jurisdictionCode: NANPING })
    expect((await steward.query(CREATE, { input: { ...input, organizationId: foreign } })).code).toBe(
      'NOT_FOUND',
    )
    for (const [change, field] of [
      [{ service: ' ' }, 'service'],
      [{ servedOn: '2024-10-16' }, 'servedOn'],
      [{ servedOn: '1999-10-16' }, 'servedOn'],
      [{ words: '长'.repeat(1001) }, 'words'],
      [{ key: 'x' }, 'key'],
    ] as const) {
      const { code, errors } = await steward.query(CREATE, { input: { ...input, ...change } })
      expect([code, errors?.[0]?.extensions.fields]).toMatchObject(['BAD_INPUT', [{ field }]])
    }
    expect(await server.db.prisma.rating.count()).toBe(0)
  })

  test('twice with one key gives the same one, once counted', async () => {
    const input = facts()
    const first = await steward.query<{ createRating: Answer }>(CREATE, { input })
    const second = await steward.query<{ createRating: Answer }>(CREATE, { input })
    expect(second.data.createRating.id).toBe(first.data.createRating.id)
    const { data } = await steward.query<{ ratingBoard: { events: number } }>(BOARD, { place: WUJIANG })
    expect(data.ratingBoard.events).toBe(1)
  })

  test('masks the words; the bad rating is to be put right in five working days, and its unit hears of it', async () => {
    const made = await create()
    expect(made.words).not.toContain('13800138000')
    expect(made.words).not.toContain('张伟')
    expect(made.rectification).toMatchObject({ status: 'OPEN', dueOn: '2024-10-22', light: 'GOOD' })
    expect(await server.db.prisma.message.count({ where: { kind: 'RATING_BAD', entityId: made.id } })).toBe(1)
    const log = JSON.stringify(
      await server.db.prisma.auditEntry.findMany({ select: { before: true, after: true } }),
    )
    expect(log).not.toContain('13800138000')
    expect((await create({ level: 'SATISFIED' })).rectification).toBeNull()
  })
})

describe('reading', () => {
  test('units read what was said of them, operators their part, nobody elsewhere', async () => {
    const { id } = await create()
    expect((await asStranger(server).query(ONE, { id })).code).toBe('UNAUTHENTICATED')
    expect((await other.query(ONE, { id })).code).toBe('FORBIDDEN')
    expect((await town.query(ONE, { id })).code).toBe('FORBIDDEN')
    expect((await foreigner.query(ONE, { id })).code).toBe('NOT_FOUND')
    expect((await steward.query(ONE, { id: 'x' })).code).toBe('NOT_FOUND')
    expect((await read(officer, id)).can).toMatchObject({
      rectify: true,
      appeal: true,
      unmask: false,
      review: false,
    })
    const listed = async (who: TestClient) =>
      (await who.query<{ ratings: { totalCount: number } }>(LIST, { place: WUJIANG })).data.ratings.totalCount
    expect([await listed(steward), await listed(officer), await listed(other)]).toEqual([1, 1, 0])
  })

  test('the list is narrowed, counted and read page by page', async () => {
    for (const level of ['VERY_SATISFIED', 'SATISFIED', 'DISSATISFIED', 'VERY_DISSATISFIED'])
      await create({ level, service: `事项${level}` })
    const ask = async (filter: object, first = 50, after: string | null = null) =>
      (
        await steward.query<{
          ratings: {
            totalCount: number
            pageInfo: { endCursor: string; hasNextPage: boolean }
            nodes: Answer[]
          }
        }>(LIST, { place: WUJIANG, filter, first, after })
      ).data.ratings
    expect((await ask({ levels: ['DISSATISFIED', 'VERY_DISSATISFIED'] })).totalCount).toBe(2)
    expect((await ask({ rectification: ['OPEN'] })).totalCount).toBe(2)
    expect((await ask({ overdue: true })).totalCount).toBe(0)
    expect((await ask({ rated: false })).totalCount).toBe(0)
    expect((await ask({ search: '事项VERY_SATISFIED' })).totalCount).toBe(1)
    const first = await ask({}, 3)
    const second = await ask({}, 3, first.pageInfo.endCursor)
    expect([first.nodes.length, second.nodes.length, second.pageInfo.hasNextPage]).toEqual([3, 1, false])
    expect(new Set([...first.nodes, ...second.nodes].map(({ id }) => id)).size).toBe(4)
    await onDay('2024-10-23')
    expect((await ask({ overdue: true })).totalCount).toBe(2)
  })
})

describe('putting right', () => {
  test('the unit hands in, another person accepts: done on the day handed in', async () => {
    const made = await create()
    const { id = '', version = 0 } = made.rectification ?? {}
    const input = { id, version, measure: '已向群众道歉，并对窗口人员批评教育。' }
    expect((await other.query(SUBMIT, input)).code).toBe('FORBIDDEN')
    expect((await officer.query(SUBMIT, { ...input, measure: ' ' })).code).toBe('BAD_INPUT')
    expect((await officer.query(SUBMIT, { ...input, version: 7 })).code).toBe('CONFLICT')
    await onDay('2024-10-17')
    expect((await officer.query(SUBMIT, input)).code).toBeNull()
    const again = await officer.query(SUBMIT, input)
    expect([again.code, again.errors?.[0]?.message]).toEqual([
      'CONFLICT',
      expect.stringContaining('等待审核'),
    ])
    expect((await officer.query(REVIEW, { id, version: 1, approve: true })).code).toBe('FORBIDDEN')
    expect((await supervisor.query(REVIEW, { id, version: 1, approve: false })).code).toBe('BAD_INPUT')
    await onDay('2024-10-21')
    const returned = await supervisor.query(REVIEW, {
      id,
      version: 1,
      approve: false,
      opinion: '没有回访群众',
    })
    expect(returned.data).toMatchObject({ reviewRectification: { status: 'OPEN', round: 2, version: 2 } })
    await officer.query(SUBMIT, { ...input, version: 2 })
    await onDay('2024-10-24')
    const { data } = await steward.query(REVIEW, { id, version: 3, approve: true })
    expect(data).toMatchObject({ reviewRectification: { status: 'DONE', doneOn: '2024-10-21' } })
    const { ratingBoard } = (
      await steward.query<{ ratingBoard: { rates: unknown[] } }>(BOARD, { place: WUJIANG })
    ).data
    expect(ratingBoard.rates[2]).toMatchObject({
      kind: 'PUT_RIGHT',
      rate: { numerator: 1, denominator: 1 },
      light: 'GOOD',
    })
    expect((await read(steward, made.id)).history.map(({ type }) => type)).toEqual([
      ...[
        'RECTIFICATION_ACCEPTED',
        'RECTIFICATION_SUBMITTED',
        'RECTIFICATION_RETURNED',
        'RECTIFICATION_SUBMITTED',
      ],
      'RATING_CREATED',
    ])
  })

  test('what is due today may still be put right; the day after it is missed', async () => {
    await create()
    const putRight = async () =>
      (
        await steward.query<{ ratingBoard: { overdueRectifications: number; rates: { rate: object }[] } }>(
          BOARD,
          { place: WUJIANG },
        )
      ).data.ratingBoard
    await onDay('2024-10-22')
    expect(await putRight()).toMatchObject({
      overdueRectifications: 0,
      rates: [{}, {}, { rate: { denominator: 0 } }],
    })
    await onDay('2024-10-23')
    expect(await putRight()).toMatchObject({
      overdueRectifications: 1,
      rates: [{}, {}, { rate: { numerator: 0, denominator: 1 } }],
    })
  })
})

describe('appeals', () => {
  test('upheld, the rating counts no more, and both rates are shown', async () => {
    await create({ level: 'VERY_SATISFIED' })
    const { id } = await create()
    const reason = '群众反映的不是我局办理的事项'
    expect((await other.query(APPEAL, { id, reason })).code).toBe('FORBIDDEN')
    expect((await supervisor.query(APPEAL, { id, reason })).code).toBe('FORBIDDEN')
    expect((await officer.query(APPEAL, { id, reason: '不服' })).code).toBe('BAD_INPUT')
    expect((await officer.query(APPEAL, { id, reason })).code).toBeNull()
    expect((await officer.query(APPEAL, { id, reason })).code).toBe('CONFLICT')
    expect((await officer.query(WITHDRAW, { id })).data).toMatchObject({
      withdrawAppeal: { appeals: [{ status: 'WITHDRAWN' }] },
    })
    await officer.query(APPEAL, { id, reason })
    expect((await officer.query(DECIDE, { id, uphold: true, opinion: '情况属实' })).code).toBe('FORBIDDEN')
    expect((await steward.query(DECIDE, { id, uphold: true, opinion: '' })).code).toBe('BAD_INPUT')
    const { data } = await steward.query<{ decideAppeal: Answer }>(DECIDE, {
      id,
      uphold: true,
      opinion: '经核实情况属实',
    })
    expect(data.decideAppeal).toMatchObject({
      voided: true,
      rectification: { status: 'VOID', light: 'NO_DATA' },
    })
    expect((await steward.query(DECIDE, { id, uphold: true, opinion: '经核实情况属实' })).code).toBe(
      'CONFLICT',
    )
    const board = await steward.query<{ ratingBoard: object }>(BOARD, { place: WUJIANG })
    expect(board.data.ratingBoard).toMatchObject({
      ...{ rated: 2, voided: 1, openRectifications: 0 },
      rates: [
        { kind: 'GOOD', rate: { numerator: 1, denominator: 1 }, whole: { numerator: 1, denominator: 2 } },
        { kind: 'ACTIVE', rate: { numerator: 2, denominator: 2 } },
        { kind: 'PUT_RIGHT' },
      ],
    })
  })

  test('of two decisions at once one holds', async () => {
    const { id } = await create()
    await officer.query(APPEAL, { id, reason: '不是我局办理的事项' })
    const answers = await Promise.all(
      [true, false].map(uphold => steward.query(DECIDE, { id, uphold, opinion: '经核实作此裁定' })),
    )
    expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', null])
  })

  test('a good rating cannot be appealed against', async () => {
    const { id } = await create({ level: 'SATISFIED' })
    expect((await officer.query(APPEAL, { id, reason: '请把评价改得更好一些' })).code).toBe('CONFLICT')
  })
})

describe('unmasking', () => {
  test('needs a reason, is recorded without what it showed, and is closed to the unit rated', async () => {
    const { id } = await create()
    expect((await officer.query(UNMASK, { id, reason: '想联系这位群众' })).code).toBe('FORBIDDEN')
    expect((await steward.query(UNMASK, { id, reason: '看' })).code).toBe('BAD_INPUT')
    const { data } = await steward.query(UNMASK, { id, reason: '回访核实差评情况' })
    expect(data).toMatchObject({ unmaskRating: { name: '张伟', phone: '13800138000', words: facts().words } })
    const entry = await server.db.prisma.auditEntry.findFirstOrThrow({ where: { type: 'RATING_UNMASKED' } })
    expect(entry.after).toEqual({ reason: '回访核实差评情况' })
  })
})
