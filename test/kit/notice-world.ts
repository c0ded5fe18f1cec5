import {
  buildOrganization,
  buildPlaces,
  buildPlan,
  buildTask,
  LONGGUI,
  NANPING,
  WUJIANG,
} from './builders.ts'
import { asUser, type TestClient } from './client.ts'
import { moveTo } from './days.ts'
import { createTestServer, type TestServer } from './server.ts'

const FIELDS = /* GraphQL */ `
  id kind status version documentNumber title content basis requirement contact contactPhone
  replyDueOn originalReplyDueOn light workingDaysLeft stepDueOn issuedOn signedBy withdrawReason
  task { id } milestone { id } problem { id } place { name }
  recipients { id version status round part replyDueOn receiveDueOn light organization { id name }
    replies { round status text } can { receive reply review } }
  history { type summary userName }
  document { number title addressee paragraphs { heading text } signature dateWords contact copyTo void }
  can { edit send sign reject issue withdraw close instruct raiseProblem }
`
const DRAFT = `mutation ($source: NoticeSource!) { draftNotice(source: $source) { ${FIELDS} } }`
export const EDIT = `mutation ($id: ID!, $version: Int!, $input: NoticeInput!) {
  editNotice(id: $id, version: $version, input: $input) { ${FIELDS} } }`
export const ACT = `mutation ($input: NoticeActionInput!) { actOnNotices(input: $input) {
  done { ${FIELDS} } faults { noticeId title message } } }`
export const PREVIEW = `query ($input: NoticeActionInput!) { previewNoticeAction(input: $input) {
  done { id status } faults { noticeId message } } }`
export const RECEIVE = `mutation ($id: ID!, $version: Int!) { receiveNotice(recipientId: $id, version: $version) { ${FIELDS} } }`
export const REPLY = `mutation ($id: ID!, $version: Int!, $text: String!) {
  replyToNotice(recipientId: $id, version: $version, text: $text) { ${FIELDS} } }`
export const REVIEW = `mutation ($id: ID!, $version: Int!, $accept: Boolean!, $opinion: String, $newDueOn: Day) {
  reviewNoticeReply(recipientId: $id, version: $version, accept: $accept, opinion: $opinion, newDueOn: $newDueOn) { ${FIELDS} } }`
const ONE = `query ($id: ID!) { notice(id: $id) { ${FIELDS} } }`
export const LIST = `query ($filter: NoticeFilter!, $first: Int, $after: String) {
  notices(filter: $filter, first: $first, after: $after) {
    totalCount counts { total done open behind near good noData }
    pageInfo { hasNextPage endCursor } nodes { id title light status content documentNumber } } }`
export const TASK = `query ($id: ID!) { task(id: $id) { notices { id status } history { type summary } } }`
export const RAISE = `mutation ($id: ID!, $input: ProblemInput!) { raiseProblemFromNotice(noticeId: $id, input: $input) {
  id number origin originId originWords task { id } } }`

export interface Recipient {
  id: string
  version: number
  status: string
  round: number
  part: string
  replyDueOn: string | null
  receiveDueOn: string | null
  light: string
  organization: { id: string; name: string }
  replies: { round: number; status: string; text: string }[] | null
  can: { receive: boolean; reply: boolean; review: boolean }
}

export interface NoticeAnswer {
  id: string
  kind: string
  status: string
  version: number
  documentNumber: string | null
  title: string
  content: string | null
  basis: string | null
  requirement: string | null
  contact: string | null
  replyDueOn: string
  originalReplyDueOn: string
  light: string
  workingDaysLeft: number | null
  stepDueOn: string | null
  issuedOn: string | null
  signedBy: string | null
  withdrawReason: string | null
  task: { id: string } | null
  problem: { id: string } | null
  recipients: Recipient[]
  history: { type: string; summary: string }[] | null
  document: {
    number: string
    title: string
    addressee: string
    paragraphs: { heading: string | null; text: string }[]
    signature: string
    dateWords: string
    void: boolean
  } | null
  can: Record<string, boolean>
}

export interface Acted {
  done: NoticeAnswer[]
  faults: { noticeId: string; title: string; message: string }[]
}

export interface Listed {
  notices: {
    totalCount: number
    counts: Record<string, number>
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
    nodes: { id: string; title: string; light: string; status: string; content: string | null }[]
  }
}

/** Everybody who has to do with notices in 武江区, and one person elsewhere. */
export interface NoticeWorld {
  server: TestServer
  supervisor: Person
  head: TestClient
  leader: TestClient
  /** 区财政局, which leads the task. */
  owner: Person
  /** 区教育局, which has no part in it. */
  bystander: TestClient
  elsewhere: TestClient
  finance: string
  education: string
  town: string
  /** A task with a date that is past; a new one for each test. */
  planId: string
  taskId: string
}

type Person = TestClient & { userId: string }

export async function noticeWorld(): Promise<NoticeWorld> {
  const server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  const finance = await buildOrganization(server, { name: '区财政局' })
  const education = await buildOrganization(server, { name: '区教育局' })
  const townFacts = { name: '龙归镇人民政府', placeCode: LONGGUI, kind: 'TOWN_GOVERNMENT' as const }
  const at = (role: string, organizationId: string | null = null) =>
    asUser(server, { role, jurisdictionCode: WUJIANG, organizationId })
  return {
    ...{ server, finance, education, planId: '', taskId: '' },
    town: await buildOrganization(server, townFacts),
    supervisor: await at('SUPERVISOR'),
    head: await at('SUPERVISION_HEAD'),
    leader: await at('LEADER'),
    owner: await at('UNIT_OFFICER', finance),
    bystander: await at('UNIT_OFFICER', education),
    elsewhere: await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: NANPING }),
  }
}

/** The first day again, with a task no test has touched. */
export async function beginAgain(world: NoticeWorld): Promise<void> {
  await moveTo(world, '2024-10-15')
  world.planId = await buildPlan(world.server, { title: '武江区数字政府方案' })
  world.taskId = await buildTask(world.server, {
    planId: world.planId,
    no: '3',
    title: '政务信息系统整合迁移上云',
    milestones: [{ due: '2024-09-30', deliverable: '镇村系统迁移' }, { due: '2024-12-31' }],
    lead: [world.finance],
    joint: [world.town],
  })
}

/** What people do with notices, as the program answers it. */
export const act = (
  client: TestClient,
  action: string,
  notices: { id: string; version: number }[],
  reason?: string,
) =>
  client.query<{ actOnNotices: Acted }>(ACT, {
    input: { action, notices: notices.map(({ id, version }) => ({ id, version })), reason },
  })

export const acted = async (client: TestClient, action: string, notice: NoticeAnswer, reason?: string) => {
  const answer = await act(client, action, [notice], reason)
  if (answer.errors) throw new Error(answer.errors[0]?.message)
  return answer.data.actOnNotices.done[0] as NoticeAnswer
}

export const change = async (client: TestClient, document: string, variables: Record<string, unknown>) => {
  const answer = await client.query<Record<string, NoticeAnswer>>(document, variables)
  return { ...answer, notice: Object.values(answer.data ?? {})[0] as NoticeAnswer }
}

export const read = async (client: TestClient, id: string) =>
  (await client.query<{ notice: NoticeAnswer | null }>(ONE, { id })).data.notice

export const first = ({ recipients }: NoticeAnswer) => recipients[0] as Recipient

/** The usual notices of this world. */
export function noticesOf(world: NoticeWorld) {
  const { server, finance, supervisor, head } = world
  const draft = (source: Record<string, unknown> = {}, client: TestClient = supervisor) =>
    client.query<{ draftNotice: NoticeAnswer }>(DRAFT, {
      source: {
        place: WUJIANG,
        kind: 'SUPERVISION',
        taskId: world.taskId,
        organizationIds: [finance],
        ...source,
      },
    })
  const drafted = async (source: Record<string, unknown> = {}) => {
    const answer = await draft(source)
    if (answer.errors) throw new Error(answer.errors[0]?.message)
    return answer.data.draftNotice
  }
  const signed = async (source: Record<string, unknown> = {}, signer = head) =>
    acted(signer, 'SIGN', await acted(supervisor, 'SEND', await drafted(source)))
  const issued = async (source: Record<string, unknown> = {}, signer = head) =>
    acted(supervisor, 'ISSUE', await signed(source, signer))
  const list = (
    client: TestClient,
    filter: Record<string, unknown> = {},
    rest: Record<string, unknown> = {},
  ) => client.query<Listed>(LIST, { filter: { place: WUJIANG, taskId: world.taskId, ...filter }, ...rest })
  const messages = (kind: string, entityId: string) =>
    server.db.prisma.message.findMany({ where: { kind: kind as 'NOTICE_ISSUED', entityId } })
  return { draft, drafted, signed, issued, list, messages }
}
