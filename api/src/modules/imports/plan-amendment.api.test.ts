import { beforeAll, describe, expect, test } from 'vitest'
import { buildOrganization, buildPlaces, JIANGWAN, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { agreeWithAll, confirm, importText } from '#test/kit/plan-journey.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'

const first = (name: string) => `云岭县${name}实施方案

一、重点任务
(一)整合机房。2023年9月底前建成云平台，2023年12月底前完成50%以上的迁移。
责任单位：县数字办牵头，各镇人民政府配合
(二)汇聚数据。2024年6月底前完成目录编制。
责任单位：县数字办、县统计局
(三)消除孤岛。2024年10月底前完成系统整合，不再保留部门自建的业务专网。
责任单位：县审计局
(四)培训窗口人员。2024年9月底前全部轮训一遍，考核合格后上岗。
责任单位：县统计局
`

/** 一 moved later and lost a date, 二 is now 三, 三 and 四 are gone, a new 二 came. */
const second = (name: string) => `云岭县${name}实施方案

一、重点任务
(一)整合机房。2023年9月底前建成云平台，2025年3月底前完成50%以上的迁移。
责任单位：县数字办牵头，各镇人民政府、县审计局配合
(二)开通掌上办。2025年6月底前上线移动端，高频事项全部可办。
责任单位：县统计局
(三)汇聚数据。2024年6月底前完成目录编制。
责任单位：县数字办、县统计局
`

const AMENDMENT = `query Amendment($id: ID!) { planAmendment(planId: $id) {
  added changed removed unchanged version amends { id title }
  items { kind no title inProgress task { id } fields { field before after } } } }`

const AMENDS = `mutation Amends($id: ID!, $amendsId: ID) { setPlanAmends(planId: $id, amendsId: $amendsId) {
  id edition status amends { id } } }`

let server: TestServer
let supervisor: TestClient
let officer: TestClient
let foreigner: TestClient

interface Amendment {
  added: number
  changed: number
  removed: number
  unchanged: number
  version: number
  items: {
    kind: string
    no: string
    title: string
    inProgress: boolean
    task: { id: string } | null
    fields: { field: string; before: string | null; after: string | null }[]
  }[]
}

const ledgerOf = (planId: string) =>
  server.db.prisma.task.findMany({
    where: { planId },
    orderBy: { position: 'asc' },
    include: {
      milestones: { orderBy: { position: 'asc' }, include: { changes: true } },
      assignments: { orderBy: { position: 'asc' }, include: { organization: true } },
      changes: true,
    },
  })

async function confirmed(name: string): Promise<string> {
  const { plan } = (await importText(supervisor, WUJIANG, first(name))).data.importPlanText
  const { planId, version } = await agreeWithAll(supervisor, plan.id)
  expect((await confirm(supervisor, planId, version)).errors).toBeUndefined()
  return planId
}

async function amended(name: string, amendsId: string) {
  const { plan } = (await importText(supervisor, WUJIANG, second(name))).data.importPlanText
  const set = await supervisor.query(AMENDS, { id: plan.id, amendsId })
  expect(set.errors).toBeUndefined()
  return agreeWithAll(supervisor, plan.id)
}

/** As if it had been issued and a unit were at work on it. */
async function begin(taskId: string): Promise<void> {
  const where = { jurisdictionCode: WUJIANG, taskId }
  await server.db.prisma.task.updateMany({
    where: { jurisdictionCode: WUJIANG, id: taskId },
    data: { status: 'IN_PROGRESS', reportedPercent: 40, ledgerNo: `2023-${taskId.slice(-3)}` },
  })
  await server.db.prisma.assignment.updateMany({ where, data: { status: 'IN_PROGRESS' } })
}

beforeAll(async () => {
  server = await createTestServer()
  await buildPlaces(server)
  for (const name of ['县数字办', '县统计局', '县审计局']) await buildOrganization(server, { name })
  await buildOrganization(server, { name: '龙归镇人民政府', placeCode: LONGGUI, kind: 'TOWN_GOVERNMENT' })
  await buildOrganization(server, { name: '江湾镇人民政府', placeCode: JIANGWAN, kind: 'TOWN_GOVERNMENT' })
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  officer = await asUser(server, { role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG })
  foreigner = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: NANPING })
})

describe('saying that a draft amends a plan', () => {
  test('is for those who import plans there, and for plans of the same place that are in force', async () => {
    const old = await confirmed('权限修订')
    const { plan } = (await importText(supervisor, WUJIANG, second('权限修订'))).data.importPlanText
    const set = (client: TestClient, amendsId: string) => client.query(AMENDS, { id: plan.id, amendsId })
    expect((await set(asStranger(server), old)).code).toBe('UNAUTHENTICATED')
    expect((await set(officer, old)).code).toBe('FORBIDDEN')
    expect((await set(foreigner, old)).code).toBe('NOT_FOUND')
    expect((await set(supervisor, plan.id)).code).toBe('CONFLICT')
    expect((await set(supervisor, old)).data).toMatchObject({
      setPlanAmends: { edition: 2, status: 'DRAFT', amends: { id: old } },
    })
    expect((await officer.query(AMENDMENT, { id: plan.id })).code).toBe('FORBIDDEN')
    const alone = await supervisor.query(AMENDS, { id: plan.id, amendsId: null })
    expect(alone.data).toMatchObject({ setPlanAmends: { edition: 1, amends: null } })
    expect((await supervisor.query(AMENDMENT, { id: plan.id })).data).toEqual({ planAmendment: null })
  })

  test('is offered when the title is that of a plan in force', async () => {
    const old = await confirmed('同名')
    const answer = await supervisor.query(
      'mutation ($place: ID!, $text: String!) { importPlanText(place: $place, text: $text) { recognised mayAmend { id } } }',
      { place: WUJIANG, text: second('同名') },
    )
    expect(answer.data).toEqual({ importPlanText: { recognised: false, mayAmend: { id: old } } })
  })
})

describe('an amended plan', () => {
  let old: string
  let next: string

  test('shows what is added, changed, removed and unchanged before anything is written', async () => {
    old = await confirmed('迁移')
    const before = await ledgerOf(old)
    await begin(before[0]?.id ?? '')
    await begin(before[2]?.id ?? '')
    const draft = await amended('迁移', old)
    next = draft.planId
    const answer = await supervisor.query<{ planAmendment: Amendment }>(AMENDMENT, { id: next })
    const { items, ...counts } = answer.data.planAmendment
    expect(counts).toMatchObject({ added: 1, changed: 2, removed: 2, unchanged: 0 })
    const moved = items.find(({ title }) => title.includes('整合机房'))
    expect(moved).toMatchObject({ kind: 'CHANGED', inProgress: true, task: { id: before[0]?.id } })
    const milestones = moved?.fields.find(({ field }) => field === 'milestones')
    expect(milestones?.before).toContain('2023-12-31')
    expect(milestones?.after).toContain('2025-03-31')
    expect(moved?.fields.find(({ field }) => field === 'joint')?.after).toContain('县审计局')
    const renumbered = items.find(({ title }) => title.includes('汇聚数据'))
    expect(renumbered?.fields.map(({ field }) => field)).toEqual(['no'])
    expect(items.find(({ title }) => title.includes('消除孤岛'))).toMatchObject({
      kind: 'REMOVED',
      inProgress: true,
    })
    expect((await ledgerOf(next)).length).toBe(0)
  })

  test('carries the ledger over: ids, states and first dates stay, nothing under way is lost', async () => {
    const before = await ledgerOf(old)
    const draft = await agreeWithAll(supervisor, next)
    const [one, two] = await Promise.all([
      confirm(supervisor, next, draft.version),
      confirm(supervisor, next, draft.version),
    ])
    expect([one, two].filter(({ errors }) => errors === undefined)).toHaveLength(1)
    expect([one.code, two.code]).toContain('CONFLICT')
    const after = await ledgerOf(next)
    expect(after.map(({ title }) => title.slice(0, 4))).toEqual(['整合机房', '开通掌上', '汇聚数据'])
    expect(after[0]).toMatchObject({ id: before[0]?.id, status: 'IN_PROGRESS', reportedPercent: 40 })
    expect(after[2]).toMatchObject({ id: before[1]?.id, status: 'PENDING_ISSUE' })
    const day = (date: Date | null | undefined) => date?.toISOString().slice(0, 10)
    const [kept, moved] = after[0]?.milestones ?? []
    expect([day(kept?.dueOn), kept?.changes.length]).toEqual(['2023-09-30', 0])
    expect([day(moved?.dueOn), day(moved?.originalDueOn)]).toEqual(['2025-03-31', '2023-12-31'])
    expect(moved?.changes).toMatchObject([{ kind: 'AMENDMENT' }])
    const joined = after[0]?.assignments.find(({ organization }) => organization.name === '县审计局')
    expect(joined).toMatchObject({ part: 'JOINT', status: 'ISSUED' })
  })

  test('keeps what it left out: under way it stays marked, never issued it ends', async () => {
    const left = await ledgerOf(old)
    expect(left.map(({ title, status }) => [title.slice(0, 4), status])).toEqual([
      ['消除孤岛', 'IN_PROGRESS'],
      ['培训窗口', 'TERMINATED'],
    ])
    expect(left[0]?.droppedOn?.toISOString().slice(0, 10)).toBe(server.clock.today())
    expect(left[1]?.changes).toMatchObject([{ toStatus: 'TERMINATED', reason: '修订后的方案不再包含' }])
    const plans = await server.db.prisma.plan.findMany({
      where: { id: { in: [old, next] } },
      orderBy: { edition: 'asc' },
    })
    expect(plans.map(({ status, edition }) => [status, edition])).toEqual([
      ['SUPERSEDED', 1],
      ['CONFIRMED', 2],
    ])
  })

  test('is told in the history of each task', async () => {
    const tell = async (id: string | undefined) => {
      const { data } = await supervisor.query<{ task: { history: { summary: string }[] } }>(
        'query ($id: ID!) { task(id: $id) { history { summary } } }',
        { id },
      )
      return data.task.history.map(({ summary }) => summary)
    }
    const [moved, , renumbered] = await ledgerOf(next)
    const [dropped, ended] = await ledgerOf(old)
    expect(await tell(moved?.id)).toEqual([
      '方案修订：时限由 2023-09-30、2023-12-31 改为 2023-09-30、2025-03-31；修改了要求、配合单位、目标',
      '由方案生成任务',
    ])
    expect(await tell(renumbered?.id)).toEqual([expect.stringContaining('序号由'), '由方案生成任务'])
    expect((await tell(dropped?.id))[0]).toBe('调整后的方案不再包含这项任务')
    expect((await tell(ended?.id))[0]).toBe('终止：修订后的方案不再包含')
  })

  test('stands in the list of plans, the version before it only when asked for', async () => {
    const listed = async (status?: string) => {
      const { data } = await supervisor.query<{ plans: { nodes: { id: string }[] } }>(
        'query ($place: ID!, $status: PlanStatus) { plans(place: $place, status: $status) { nodes { id } } }',
        { place: WUJIANG, status },
      )
      return data.plans.nodes.map(({ id }) => id)
    }
    expect(await listed()).toContain(next)
    expect(await listed()).not.toContain(old)
    expect(await listed('SUPERSEDED')).toEqual([old])
  })

  test('can be amended again, the version before it cannot', async () => {
    const { plan } = (
      await importText(supervisor, WUJIANG, second('迁移').replace('2025年6月底', '2025年9月底'))
    ).data.importPlanText
    expect((await supervisor.query(AMENDS, { id: plan.id, amendsId: old })).code).toBe('CONFLICT')
    expect((await supervisor.query(AMENDS, { id: plan.id, amendsId: next })).data).toMatchObject({
      setPlanAmends: { edition: 3 },
    })
    const chain = await officer.query(
      'query ($id: ID!) { plan(id: $id) { status amendedBy { id edition } } }',
      { id: old },
    )
    expect(chain.data).toEqual({ plan: { status: 'SUPERSEDED', amendedBy: { id: next, edition: 2 } } })
  })
})
