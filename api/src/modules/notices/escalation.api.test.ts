import { beforeAll, describe, expect, test } from 'vitest'
import type { Day } from '#api/platform/day.ts'
import { dayToDate } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import { buildOrganization, buildPlaces, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { agreeWithAll, confirm, importText } from '#test/kit/plan-journey.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'

const RUN =
  'mutation ($place: ID!) { runEscalation(place: $place) { day proposed lapsed cyclesOpened turnedRed dueSoon finishedAt } }'
const OPEN = `query ($place: ID!, $status: [ProposalStatus!]) { proposals(place: $place, status: $status) { totalCount nodes {
  id version kind cause status summary reason task { id title } milestone { dueOn } organization { name } notice { id kind status documentNumber }
  can { confirm dismiss } } } }`
const DECIDE = `mutation ($input: ProposalDecisionInput!) { decideProposals(input: $input) {
  done { id status notice { id kind status documentNumber recipients { organization { name } status } } } faults { proposalId message } } }`
const PREVIEW =
  'query ($input: ProposalDecisionInput!) { previewProposals(input: $input) { done { id } faults { message } } }'

const PLAN = `云岭县催办试点实施方案

一、重点任务
(一)整合机房。2024年9月底前建成云平台。
责任单位：县数字办
(二)汇聚数据。2024年10月10日前完成目录编制。
责任单位：县统计局
(三)消除孤岛。2024年12月底前完成系统整合。
责任单位：县数字办
`

interface Proposal {
  id: string
  version: number
  kind: string
  cause: string
  status: string
  summary: string
  task: { id: string; title: string } | null
  organization: { name: string }
  notice: { id: string; kind: string; status: string; documentNumber: string | null } | null
}

let server: TestServer
let supervisor: TestClient
let head: TestClient
let officer: TestClient
let foreigner: TestClient

/** As if every task had been issued and signed for in summer. */
async function beginAll(): Promise<void> {
  const where = { jurisdictionCode: WUJIANG }
  const issuedOn = dayToDate('2024-07-01')
  await server.db.prisma.task.updateMany({ where, data: { status: 'IN_PROGRESS', issuedOn } })
  await server.db.prisma.assignment.updateMany({
    where,
    data: { status: 'IN_PROGRESS', issuedOn, signDueOn: dayToDate('2024-07-02'), signedOn: issuedOn },
  })
}

const run = async (client = supervisor, place = WUJIANG) =>
  client.query<{ runEscalation: Record<string, number> }>(RUN, { place })

async function proposals(status: string[] = ['OPEN']): Promise<Proposal[]> {
  const answer = await supervisor.query<{ proposals: { nodes: Proposal[] } }>(OPEN, {
    place: WUJIANG,
    status,
  })
  expect(answer.errors).toBeUndefined()
  return answer.data.proposals.nodes
}

const about = async (title: string, status?: string[]): Promise<Proposal> => {
  const found = (await proposals(status)).find(({ task }) => task?.title.includes(title))
  if (!found) throw new Error(`No proposal about ${title}.`)
  return found
}

const decide = (client: TestClient, input: object) =>
  client.query<{ decideProposals: { done: Proposal[]; faults: { message: string }[] } }>(DECIDE, { input })

const refs = (...found: Proposal[]) => found.map(({ id, version }) => ({ id, version }))

async function moveDue(title: string, dueOn: Day): Promise<void> {
  const task = await server.db.prisma.task.findFirstOrThrow({ where: { title: { contains: title } } })
  await server.db.prisma.milestone.updateMany({
    where: { taskId: task.id },
    data: { dueOn: dayToDate(dueOn) },
  })
}

/** Sessions do not last for days: everybody signs in again. */
async function moveTo(day: Day): Promise<void> {
  server.clock.setDay(day)
  await signIn()
}

async function signIn(): Promise<void> {
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  head = await asUser(server, { role: 'SUPERVISION_HEAD', jurisdictionCode: WUJIANG })
  officer = await asUser(server, { role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG })
  foreigner = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: NANPING })
}

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-11' })
  await buildPlaces(server)
  for (const name of ['县数字办', '县统计局']) await buildOrganization(server, { name })
  await signIn()
  const { plan } = (await importText(supervisor, WUJIANG, PLAN)).data.importPlanText
  const { planId, version } = await agreeWithAll(supervisor, plan.id)
  expect((await confirm(supervisor, planId, version)).errors).toBeUndefined()
  await beginAll()
})

describe('the escalation run', () => {
  test('is for the supervision office of the place', async () => {
    expect((await run(asStranger(server) as TestClient)).code).toBe('UNAUTHENTICATED')
    expect((await run(officer)).code).toBe('FORBIDDEN')
    expect((await run(foreigner)).code).toBe('NOT_FOUND')
    expect(await server.db.prisma.escalationProposal.count()).toBe(0)
  })

  test('proposes what the ladder says of the day, and nothing more the second time', async () => {
    const first = await run()
    expect(first.errors).toBeUndefined()
    expect(first.data.runEscalation).toMatchObject({ proposed: 2, lapsed: 0 })
    // Due on 30 September: the holiday week does not count, so four working days have passed.
    expect(await about('整合机房')).toMatchObject({
      kind: 'REMINDER',
      summary: '应于 2024-09-30 完成，逾期 4 个工作日',
    })
    expect(await about('汇聚数据')).toMatchObject({
      kind: 'REMINDER',
      cause: 'OVERDUE',
      organization: { name: '县统计局' },
      summary: '应于 2024-10-10 完成，逾期 1 个工作日',
    })
    const [again, third] = await Promise.all([run(), run(head)])
    expect(again.errors ?? third.errors).toBeUndefined()
    expect([again, third].map(({ data }) => data.runEscalation['proposed'])).toEqual([0, 0])
    expect(await proposals()).toHaveLength(2)
    expect(await server.db.prisma.jobRun.count({ where: { name: 'escalation' } })).toBe(1)
  })

  test('lets a proposal lapse when its cause is gone, and arms it again for a new date', async () => {
    await moveDue('汇聚数据', '2024-10-18')
    expect((await run()).data.runEscalation).toMatchObject({ lapsed: 1 })
    expect((await about('汇聚数据', ['LAPSED'])).status).toBe('LAPSED')
    await moveTo('2024-10-21')
    await run()
    const armed = await about('汇聚数据')
    expect(armed).toMatchObject({ kind: 'REMINDER', summary: '应于 2024-10-18 完成，逾期 1 个工作日' })
  })
})

describe('deciding on a proposal', () => {
  test('is for the office; reasons are asked for, and stale ones refused', async () => {
    const found = await about('汇聚数据')
    const input = { proposals: refs(found), confirm: true }
    expect((await decide(officer, input)).code).toBe('FORBIDDEN')
    expect((await decide(foreigner, input)).code).toBe('NOT_FOUND')
    expect((await decide(supervisor, { ...input, confirm: false })).code).toBe('BAD_INPUT')
    expect((await decide(supervisor, { ...input, kind: 'SUPERVISION' })).code).toBe('BAD_INPUT')
    expect((await decide(supervisor, { ...input, proposals: [{ id: found.id, version: 99 }] })).code).toBe(
      'CONFLICT',
    )
    expect((await decide(supervisor, { ...input, proposals: [{ id: newId(), version: 0 }] })).code).toBe(
      'NOT_FOUND',
    )
    const preview = await supervisor.query<{ previewProposals: { done: object[] } }>(PREVIEW, { input })
    expect(preview.data.previewProposals.done).toHaveLength(1)
    expect(await server.db.prisma.notice.count()).toBe(0)
  })

  test('confirming 催办 issues it at once, with a number; of two people one wins', async () => {
    const input = { proposals: refs(await about('汇聚数据')), confirm: true }
    const [one, two] = await Promise.all([decide(supervisor, input), decide(head, input)])
    expect([one, two].filter(({ errors }) => errors === undefined)).toHaveLength(1)
    expect([one.code, two.code]).toContain('CONFLICT')
    const { notice } = await about('汇聚数据', ['CONFIRMED'])
    expect(notice).toMatchObject({ kind: 'REMINDER', status: 'ISSUED', documentNumber: '催办〔2024〕1号' })
  })

  test('after 催办 the part is left alone for five working days, then a 督办通知单 is proposed', async () => {
    await moveTo('2024-10-25')
    await run()
    expect((await proposals()).some(({ task }) => task?.title.includes('汇聚数据'))).toBe(false)
    await moveTo('2024-10-28')
    await run()
    expect(await about('汇聚数据')).toMatchObject({ kind: 'SUPERVISION', cause: 'STILL_OVERDUE' })
  })

  test('another step of the ladder is drafted with its reason; dismissing leaves none', async () => {
    const [data, rooms] = [await about('汇聚数据'), await about('整合机房')]
    const changed = await decide(supervisor, {
      proposals: refs(data),
      confirm: true,
      kind: 'REMINDER',
      reason: '单位刚换人，先催一次',
    })
    expect(changed.errors).toBeUndefined()
    expect(changed.data.decideProposals.done[0]).toMatchObject({
      status: 'CHANGED',
      notice: { kind: 'REMINDER' },
    })
    const dismissed = await decide(supervisor, {
      proposals: refs(rooms),
      confirm: false,
      reason: '已当面说明',
    })
    expect(dismissed.data.decideProposals.done[0]).toMatchObject({ status: 'DISMISSED', notice: null })
    await run()
    expect(await proposals()).toEqual([])
  })
})
