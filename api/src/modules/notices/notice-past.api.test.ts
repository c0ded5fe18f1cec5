import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildOrganization, buildPlaces, buildPlan, buildTask, LONGGUI, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'

const FIELDS = 'id version status recipients { id version organization { id } }'
const DRAFT = `mutation ($source: NoticeSource!) { draftNotice(source: $source) { ${FIELDS} } }`
const ACT = `mutation ($input: NoticeActionInput!) { actOnNotices(input: $input) { done { id } faults { message } } }`
const RECEIVE = `mutation ($id: ID!, $version: Int!) { receiveNotice(recipientId: $id, version: $version) { id } }`
const REPLY = `mutation ($id: ID!, $version: Int!) { replyToNotice(recipientId: $id, version: $version, text: "已整改") { id } }`
const REVIEW = `mutation ($id: ID!, $version: Int!, $accept: Boolean!, $opinion: String, $newDueOn: Day) {
  reviewNoticeReply(recipientId: $id, version: $version, accept: $accept, opinion: $opinion, newDueOn: $newDueOn) { id } }`
const ONE = `query ($id: ID!) { notice(id: $id) { ${FIELDS} } }`
const LIST = `query ($filter: NoticeFilter!, $asOf: Day) { notices(filter: $filter, asOf: $asOf) {
  totalCount counts { total done open behind near good noData }
  nodes { id kind status documentNumber light workingDaysLeft sentOn signedOn signedBy issuedOn closedOn withdrawnOn withdrawReason } } }`

interface Notice {
  id: string
  version: number
  recipients: { id: string; version: number; organization: { id: string } }[]
}
interface Listed {
  notices: { totalCount: number; counts: { total: number }; nodes: { id: string; status: string }[] }
}

let server: TestServer
let office: TestClient
let head: TestClient
let unit: TestClient
let townClient: TestClient
let finance: string
let town: string
let taskId: string

beforeAll(async () => {
  server = await createTestServer({ day: '2024-09-02' })
  await buildPlaces(server)
  finance = await buildOrganization(server, { name: '区财政局' })
  town = await buildOrganization(server, {
    name: '龙归镇人民政府',
    placeCode: LONGGUI,
    kind: 'TOWN_GOVERNMENT',
  })
  const as = (role: string, organizationId?: string) =>
    asUser(server, { role, jurisdictionCode: WUJIANG, ...(organizationId ? { organizationId } : {}) })
  office = await as('SUPERVISOR')
  head = await as('SUPERVISION_HEAD')
  unit = await as('UNIT_OFFICER', finance)
  townClient = await as('UNIT_OFFICER', town)
  taskId = await buildTask(server, {
    planId: await buildPlan(server),
    milestones: [{ due: '2024-08-30' }],
    lead: [finance],
    joint: [town],
  })
})
afterAll(closeServers)

/** Another day for everybody: sessions do not live that long. */
async function moveTo(day: string) {
  server.clock.setDay(day)
  const now = server.clock.now()
  await server.db.prisma.session.updateMany({ data: { createdAt: now, lastSeenAt: now } })
}

async function ask<Data>(
  client: TestClient,
  document: string,
  variables: Record<string, unknown>,
): Promise<Data> {
  const { data, errors } = await client.query<Data>(document, variables)
  expect(errors).toBeUndefined()
  return data
}

const read = async (id: string) => (await ask<{ notice: Notice }>(office, ONE, { id })).notice
const draft = async (kind: string) =>
  (await ask<{ draftNotice: Notice }>(office, DRAFT, { source: { place: WUJIANG, kind, taskId } }))
    .draftNotice.id
async function act(client: TestClient, action: string, id: string, reason?: string) {
  const { version } = await read(id)
  const { actOnNotices } = await ask<{ actOnNotices: { faults: unknown[] } }>(client, ACT, {
    input: { action, notices: [{ id, version }], reason },
  })
  expect(actOnNotices.faults).toEqual([])
}
async function recipient(client: TestClient, document: string, id: string, who: string, rest = {}) {
  const { recipients } = await read(id)
  const own = recipients.find(({ organization }) => organization.id === who)
  await ask(client, document, { id: own?.id, version: own?.version, ...rest })
}

const listOf = (client: TestClient, asOf?: string, filter: Record<string, unknown> = {}) =>
  ask<Listed>(client, LIST, { filter: { place: WUJIANG, ...filter }, asOf: asOf ?? null })

test('a list of a past day is what the list of that day was: states, numbers, lights, for each reader', async () => {
  const days: [string, () => Promise<void>][] = []
  let ladder = ''
  let card = ''
  let told = ''
  days.push(
    [
      '2024-09-02',
      async () => {
        ladder = await draft('SUPERVISION')
      },
    ],
    ['2024-09-03', () => act(office, 'SEND', ladder)],
    ['2024-09-04', () => act(head, 'SIGN', ladder)],
    ['2024-09-05', () => act(office, 'ISSUE', ladder)],
    ['2024-09-06', () => recipient(unit, RECEIVE, ladder, finance)],
    ['2024-09-09', () => recipient(townClient, RECEIVE, ladder, town)],
    ['2024-09-10', () => recipient(unit, REPLY, ladder, finance)],
    [
      '2024-09-11',
      async () => {
        card = await draft('REMINDER')
      },
    ],
    ['2024-09-12', () => act(office, 'ISSUE', card)],
    ['2024-09-18', () => recipient(townClient, REPLY, ladder, town)],
    [
      '2024-09-19',
      () =>
        recipient(office, REVIEW, ladder, finance, {
          accept: false,
          opinion: '没有说明进度',
          newDueOn: '2024-10-31',
        }),
    ],
    ['2024-09-20', () => recipient(office, REVIEW, ladder, town, { accept: true })],
    ['2024-09-23', () => act(office, 'WITHDRAW', card, '情况有变')],
    [
      '2024-09-24',
      async () => {
        told = await draft('CIRCULAR')
      },
    ],
    ['2024-10-08', () => recipient(unit, REPLY, ladder, finance)],
    ['2024-10-09', () => recipient(office, REVIEW, ladder, finance, { accept: true })],
    ['2024-10-10', () => act(office, 'CLOSE', ladder)],
  )
  const seen: { day: string; office: Listed; unit: Listed }[] = []
  for (const [day, step] of days) {
    await moveTo(day)
    await step()
    seen.push({ day, office: await listOf(office), unit: await listOf(unit) })
  }
  expect(told).not.toBe('')
  await moveTo('2024-10-15')
  for (const { day, office: ofOffice, unit: ofUnit } of seen) {
    expect([day, await listOf(office, day)]).toEqual([day, ofOffice])
    expect([day, await listOf(unit, day)]).toEqual([day, ofUnit])
  }
  expect((await listOf(office, '2024-09-01')).notices.totalCount).toBe(0)
  // A unit does not see a draft of that day, although it was issued since.
  expect((await listOf(unit, '2024-09-04')).notices.totalCount).toBe(0)
})

test('filters speak of the day: state, light, and what waited for an answer', async () => {
  const ids = async (asOf: string, filter: Record<string, unknown>) =>
    (await listOf(office, asOf, filter)).notices.nodes.map(({ status }) => status)
  expect(await ids('2024-09-03', { status: ['SIGNING'] })).toEqual(['SIGNING'])
  expect(await ids('2024-09-06', { status: ['ISSUED'] })).toEqual(['ISSUED'])
  expect(await ids('2024-09-10', { waiting: 'ANY' })).toEqual(['RECEIVED'])
  // Both had answered; then one was sent back.
  expect(await ids('2024-09-18', { waiting: 'ANY', kind: ['SUPERVISION'] })).toEqual([])
  expect(await ids('2024-09-19', { waiting: 'ANY', kind: ['SUPERVISION'] })).toEqual(['RECEIVED'])
  expect(await ids('2024-10-10', { status: ['CLOSED'] })).toEqual(['CLOSED'])
})

test('who may not read the list of today may not read that of a past day', async () => {
  const refused = async (client: TestClient) =>
    (await client.query(LIST, { filter: { place: WUJIANG }, asOf: '2024-09-10' })).code
  expect(await refused(asStranger(server))).toBe('UNAUTHENTICATED')
  expect(await refused(await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG }))).toBe(
    'FORBIDDEN',
  )
})
