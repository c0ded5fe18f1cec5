import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildOrganization, buildPlaces, JIANGWAN, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import {
  agreeWithAll,
  confirm,
  type DraftFields,
  editDraft,
  importText,
  readDraft,
  upload,
} from '#test/kit/plan-journey.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'

const documentOf = (name: string) => `云岭县${name}实施方案

一、重点任务
(一)整合机房。2023年9月底前建成云平台，2023年12月底前完成50%以上的迁移。
责任单位：县数字办牵头，各镇人民政府配合
(二)汇聚数据。2024年6月底前完成目录编制。
责任单位：县数字办、县统计局
(三)消除孤岛。完成系统整合。
责任单位：县审计局
`

let server: TestServer
let supervisor: TestClient
let head: TestClient
let leader: TestClient
let officer: TestClient
let foreigner: TestClient

async function ready(name: string): Promise<DraftFields> {
  const { plan } = (await importText(supervisor, WUJIANG, documentOf(name))).data.importPlanText
  return agreeWithAll(supervisor, plan.id)
}

const ledgerOf = (planId: string) =>
  server.db.prisma.task.findMany({
    where: { planId },
    orderBy: { position: 'asc' },
    include: {
      milestones: { orderBy: { position: 'asc' } },
      assignments: { orderBy: { position: 'asc' }, include: { organization: true } },
      groups: true,
      targets: true,
    },
  })

/** Everything a confirmation may write. */
async function countRows(): Promise<number[]> {
  const {
    task,
    milestone,
    assignment,
    assignmentGroup,
    taskTarget,
    indicator,
    organization,
    auditEntry,
    outboxEvent,
  } = server.db.prisma
  const confirmed = await server.db.prisma.plan.count({ where: { status: 'CONFIRMED' } })
  const counts = [
    task,
    milestone,
    assignment,
    assignmentGroup,
    taskTarget,
    indicator,
    organization,
    auditEntry,
    outboxEvent,
  ]
  return [confirmed, ...(await Promise.all(counts.map(table => (table as typeof task).count())))]
}

beforeAll(async () => {
  server = await createTestServer()
  await buildPlaces(server)
  await buildOrganization(server, { name: '县数字办' })
  await buildOrganization(server, { name: '龙归镇人民政府', placeCode: LONGGUI, kind: 'TOWN_GOVERNMENT' })
  await buildOrganization(server, { name: '江湾镇人民政府', placeCode: JIANGWAN, kind: 'TOWN_GOVERNMENT' })
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  head = await asUser(server, { role: 'SUPERVISION_HEAD', jurisdictionCode: WUJIANG })
  leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
  officer = await asUser(server, { role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG })
  foreigner = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: NANPING })
})

describe('confirming a plan', () => {
  test('is for those who import; nothing is written otherwise', async () => {
    const { planId, version } = await ready('权限')
    const before = await countRows()
    expect((await confirm(asStranger(server), planId, version)).code).toBe('UNAUTHENTICATED')
    expect((await confirm(officer, planId, version)).code).toBe('FORBIDDEN')
    expect((await confirm(leader, planId, version)).code).toBe('FORBIDDEN')
    expect((await confirm(foreigner, planId, version)).code).toBe('NOT_FOUND')
    expect(await countRows()).toEqual(before)
  })

  test('says what is left to do before the ledger can be made', async () => {
    const { plan } = (await importText(supervisor, WUJIANG, documentOf('未完'))).data.importPlanText
    const before = await countRows()
    const answer = await confirm(supervisor, plan.id, 0)
    expect([answer.code, answer.errors?.[0]?.message]).toEqual([
      'BAD_INPUT',
      expect.stringContaining('没有确认'),
    ])
    expect(await countRows()).toEqual(before)
  })

  test('is refused when the draft has moved on since the viewer saw it', async () => {
    const { planId, version } = await ready('过时')
    await editDraft(head, planId, version, { task: { id: 't1', note: '又改了' } })
    expect((await confirm(supervisor, planId, version)).code).toBe('CONFLICT')
  })

  test('makes tasks with milestones, owners, groups and targets as the draft had them', async () => {
    const { planId, version } = await ready('整体')
    const answer = await confirm(supervisor, planId, version)
    expect(answer.data.confirmPlan).toMatchObject({ id: planId, status: 'CONFIRMED', taskCount: 3 })
    const [rooms, data, islands] = await ledgerOf(planId)
    expect(rooms).toMatchObject({
      title: '整合机房',
      placeCode: WUJIANG,
      status: 'PENDING_ISSUE',
      percent: 0,
    })
    expect(rooms?.milestones.map(({ dueOn }) => dueOn?.toISOString().slice(0, 10))).toEqual([
      '2023-09-30',
      '2023-12-31',
    ])
    expect(rooms?.assignments.map(({ part, organization }) => [part, organization.name])).toEqual([
      ['LEAD', '县数字办'],
      ['JOINT', '龙归镇人民政府'],
      ['JOINT', '江湾镇人民政府'],
    ])
    expect(rooms?.groups).toMatchObject([{ words: '各镇人民政府', rule: 'TOWN_GOVERNMENTS', part: 'JOINT' }])
    expect(rooms?.assignments.map(({ groupId }) => groupId)).toEqual([
      null,
      rooms?.groups[0]?.id,
      rooms?.groups[0]?.id,
    ])
    expect(rooms?.targets.length).toBeGreaterThan(0)
    expect(data?.assignments.map(({ part }) => part)).toEqual(['LEAD', 'LEAD'])
    expect(islands?.milestones).toMatchObject([{ status: 'UNKNOWN', dueOn: null }])
  })

  test('creates units nobody knew, once, and finds them again with the next plan', async () => {
    const first = await ready('新单位甲')
    await confirm(supervisor, first.planId, first.version)
    const unknown = { name: '县审计局', jurisdictionCode: WUJIANG }
    const made = await server.db.prisma.organization.findMany({ where: unknown })
    expect(made).toMatchObject([{ kind: 'DEPARTMENT', placeCode: WUJIANG, active: true }])
    const second = await ready('新单位乙')
    await confirm(supervisor, second.planId, second.version)
    expect(await server.db.prisma.organization.count({ where: unknown })).toBe(1)
  })

  test('leaves a task without a lead in the ledger as 拟办', async () => {
    const { planId, version } = await ready('无牵头')
    const edited = await editDraft(supervisor, planId, version, { task: { id: 't3', lead: [] } })
    await confirm(supervisor, planId, edited.data.editPlanDraft.version)
    expect((await ledgerOf(planId)).map(({ status }) => status)).toEqual([
      'PENDING_ISSUE',
      'PENDING_ISSUE',
      'DRAFT',
    ])
  })

  test('is recorded with the write, and the ledger cannot be made a second time', async () => {
    const { planId, version } = await ready('一次')
    await confirm(supervisor, planId, version)
    const entries = await server.db.prisma.auditEntry.findMany({
      where: { entityId: planId, type: 'PLAN_CONFIRMED' },
    })
    expect(entries).toMatchObject([{ after: { tasks: 3, version } }])
    const before = await countRows()
    expect((await confirm(supervisor, planId, version)).code).toBe('CONFLICT')
    expect((await editDraft(supervisor, planId, version, { addAfter: 't1' })).code).toBe('CONFLICT')
    expect((await readDraft(supervisor, planId)).data.planDraft).toBeNull()
    expect(await countRows()).toEqual(before)
  })

  test('of several people confirming at once one wins and the others are told', async () => {
    const { planId, version } = await ready('抢先')
    const answers = await Promise.all(
      [supervisor, head, supervisor, head].map(one => confirm(one, planId, version)),
    )
    expect(answers.map(({ code }) => code ?? 'OK').sort()).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', 'OK'])
    expect(await ledgerOf(planId)).toHaveLength(3)
  })

  test('against an edit at the same moment only one of the two happens', async () => {
    const { planId, version } = await ready('一边改一边定')
    const [confirmed, edited] = await Promise.all([
      confirm(supervisor, planId, version),
      editDraft(head, planId, version, { task: { id: 't1', title: '同时改的' } }),
    ])
    expect([confirmed.code, edited.code].filter(code => code === 'CONFLICT')).toHaveLength(1)
    const titles = (await ledgerOf(planId)).map(({ title }) => title)
    expect(titles).toEqual(confirmed.code ? [] : ['整合机房', '汇聚数据', '消除孤岛'])
  })

  test('a failure in the middle leaves nothing behind', async () => {
    const { planId, version } = await ready('中断')
    const before = await countRows()
    // One of the last tables refuses, when tasks and assignments are written already.
    await server.db.script(`
      create function refuse_targets() returns trigger language plpgsql as 'begin raise exception ''disk full''; end';
      create trigger refuse_targets before insert on task_target for each row execute function refuse_targets();`)
    const answer = await confirm(supervisor, planId, version)
    await server.db.script('drop trigger refuse_targets on task_target; drop function refuse_targets();')
    expect(answer.code).toBe('INTERNAL')
    expect(await countRows()).toEqual(before)
    expect((await confirm(supervisor, planId, version)).data.confirmPlan.status).toBe('CONFIRMED')
  })

  test('of 500 tasks is quick', async () => {
    const text = [
      '云岭县大部头实施方案',
      '',
      ...[...'一二三四五六七八九十'].flatMap((number, chapter) => [
        `${number}、第${number}类任务`,
        ...Array.from({ length: 50 }, (_, index) => [
          `${index + 1}.推进第${number}类第${index + 1}项工作。2023年${(index % 12) + 1}月底前完成方案编制，2024年${(index % 12) + 1}月底前完成建设任务。`,
          `责任单位：县${[...'甲乙丙丁戊己庚辛壬癸'][chapter]}局牵头，县数字办、各镇人民政府配合`,
        ]).flat(),
      ]),
    ].join('\n')
    const { plan } = (await upload(supervisor, { place: WUJIANG, text })).body
    const { planId, version, tasks } = await agreeWithAll(supervisor, plan?.id ?? '')
    expect(tasks).toHaveLength(500)
    const start = performance.now()
    const answer = await confirm(supervisor, planId, version)
    const milliseconds = performance.now() - start
    expect(answer.data.confirmPlan.taskCount).toBe(500)
    // About one second on an idle machine; this only catches a statement per row.
    expect(milliseconds).toBeLessThan(8_000)
    console.log(`confirmed 500 tasks in ${Math.round(milliseconds)} ms`)
  })
})

const PLANS = new URL('../../../../../shared/plans/', import.meta.url)

interface Gold {
  tasks: { deadlines?: string[] }[]
}

type LedgerTask = Awaited<ReturnType<typeof ledgerOf>>[number]

const duesOf = ({ milestones }: LedgerTask) =>
  milestones.flatMap(({ dueOn }) => dueOn?.toISOString().slice(0, 10) ?? []).sort()

/** Leads named by themselves, not through a group. */
const leadsOf = ({ assignments }: LedgerTask) =>
  assignments.filter(({ part, groupId }) => part === 'LEAD' && groupId === null).length

describe('the five plans of the project', () => {
  const found = existsSync(PLANS)
  if (!found) console.log('skipped: the plan documents are not beside the repository (../shared/plans)')

  test
    .skipIf(!found)
    .each([
      'nanping-egov-pilot-2018',
      'province-digital-government-masked',
      'wujiang-digital-government-2021-2025',
      'shandong-online-services-2018',
      'suqian-systems-integration-2017',
    ])('%s goes from the file to the ledger', async name => {
    const bytes = new Uint8Array(readFileSync(new URL(`${name}.txt`, PLANS)))
    const gold = JSON.parse(readFileSync(new URL(`gold/${name}.json`, PLANS), 'utf8')) as Gold
    const imported = await upload(supervisor, { place: WUJIANG }, { bytes, name: `${name}.txt` })
    expect(imported.status).toBe(201)
    const draft = await agreeWithAll(supervisor, imported.body.plan?.id ?? '')
    expect(draft.blockers).toEqual([])
    expect((await confirm(supervisor, draft.planId, draft.version)).errors).toBeUndefined()
    const ledger = await ledgerOf(draft.planId)
    const kept = draft.tasks.filter(({ kind }) => kind !== 'OBJECTIVE')
    expect(ledger.map(({ title }) => title)).toEqual(kept.map(({ title }) => title))
    expect(ledger.map(duesOf)).toEqual(
      kept.map(({ milestones }) => milestones.flatMap(({ due }) => due ?? []).sort()),
    )
    expect(ledger.map(leadsOf)).toEqual(
      kept.map(({ lead }) => lead.filter(({ groupRule }) => !groupRule).length),
    )
    const dates = gold.tasks.flatMap(({ deadlines }) => deadlines ?? []).filter(day => /^\d{4}-/.test(day))
    const read = ledger.flatMap(duesOf)
    expect(dates.filter(day => !read.includes(day))).toEqual([])
    const again = await upload(supervisor, { place: WUJIANG }, { bytes, name: `${name}.txt` })
    expect(again.body).toMatchObject({ recognised: true, plan: { id: draft.planId } })
  })
})
