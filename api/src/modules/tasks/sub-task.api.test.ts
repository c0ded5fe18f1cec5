import { beforeAll, describe, expect, test } from 'vitest'
import {
  buildOrganization,
  buildPlaces,
  buildPlan,
  buildTask,
  JIANGWAN,
  LONGGUI,
  NANPING,
  type TaskFacts,
  WUJIANG,
} from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { write } from '../../platform/write.ts'
import { lockTask } from './task-lock.ts'
import { settleReport } from './task-report.service.ts'

const EDIT = /* GraphQL */ `
  mutation ($id: ID!, $version: Int!, $edit: TaskEditInput!) {
    editTask(id: $id, version: $version, edit: $edit) {
      title version feedbackCycle responsibleLeader
      lead { organization { name } } joint { organization { name } }
      milestones { id dueOn originalDueOn status changes { kind dueOn newDueOn } }
      history { summary }
    }
  }
`
const BREAK = /* GraphQL */ `
  mutation ($id: ID!, $version: Int!, $parts: [SubTaskInput!]!) {
    breakDownTask(id: $id, version: $version, parts: $parts) {
      id version percent
      children { id no title status weight feedbackCycle source { start end } place { code } dueOn lead { organization { name } } }
    }
  }
`
const WEIGH = `mutation ($id: ID!, $version: Int!, $weight: Float!) { setSubTaskWeight(id: $id, version: $version, weight: $weight) { weight parent { percent } } }`

const VILLAGE = '440203102200'
const TODAY = '2024-10-15'
let server: TestServer
let supervisor: TestClient
let operator: TestClient
let finance: string
let education: string
let town: string
let otherTown: string
let village: string
let foreign: string
let planId: string

beforeAll(async () => {
  server = await createTestServer({ day: TODAY })
  await buildPlaces(server)
  finance = await buildOrganization(server, { name: '区财政局' })
  education = await buildOrganization(server, { name: '区教育局' })
  town = await buildOrganization(server, {
    name: '龙归镇人民政府',
    placeCode: LONGGUI,
    kind: 'TOWN_GOVERNMENT',
  })
  otherTown = await buildOrganization(server, {
    name: '江湾镇人民政府',
    placeCode: JIANGWAN,
    kind: 'TOWN_GOVERNMENT',
  })
  village = await buildOrganization(server, {
    name: '示例村委会',
    placeCode: VILLAGE,
    kind: 'VILLAGE_COMMITTEE',
  })
  foreign = await buildOrganization(server, { name: '南平市财政局', jurisdictionCode: NANPING })
  planId = await buildPlan(server)
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  operator = await asUser(server, { role: 'TOWN_OPERATOR', jurisdictionCode: WUJIANG, scopeCode: LONGGUI })
})

const make = (facts: Partial<TaskFacts> = {}) =>
  buildTask(server, {
    planId,
    status: 'PENDING_ISSUE',
    lead: [finance],
    milestones: [{ due: '2024-12-31' }],
    ...facts,
  })

const row = (id: string) => server.db.prisma.task.findFirstOrThrow({ where: { id } })

async function edit(client: TestClient, id: string, change: Record<string, unknown>) {
  const { version } = await row(id)
  return client.query<{ editTask: Record<string, unknown> }>(EDIT, { id, version, edit: change })
}

async function breakDown(client: TestClient, id: string, parts: Record<string, unknown>[]) {
  const { version } = await row(id)
  return client.query<{
    breakDownTask: { percent: number; children: { id: string; no: string; [key: string]: unknown }[] }
  }>(BREAK, { id, version, parts })
}

describe('editing', () => {
  test('is the office’s work', async () => {
    const id = await make()
    expect((await edit(asStranger(server), id, { title: '新' })).code).toBe('UNAUTHENTICATED')
    const unit = await asUser(server, {
      role: 'UNIT_LEADER',
      jurisdictionCode: WUJIANG,
      organizationId: finance,
    })
    expect((await edit(unit, id, { title: '新' })).code).toBe('FORBIDDEN')
    const elsewhere = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: NANPING })
    expect((await edit(elsewhere, id, { title: '新' })).code).toBe('NOT_FOUND')
  })

  test('replaces owners and dates before the task is issued, and keeps the date first given', async () => {
    const id = await make({ joint: [education] })
    const milestone = await server.db.prisma.milestone.findFirstOrThrow({ where: { taskId: id } })
    const { data } = await edit(supervisor, id, {
      title: ' 建设平台 ',
      feedbackCycle: 'MONTHLY',
      responsibleLeader: '王副区长',
      leadIds: [education],
      jointIds: [town],
      milestones: [
        { id: milestone.id, dueOn: '2024-11-30', status: 'DATED' },
        { status: 'ONGOING', deliverable: '长期运行' },
      ],
    })
    expect(data.editTask).toMatchObject({
      title: '建设平台',
      feedbackCycle: 'MONTHLY',
      responsibleLeader: '王副区长',
      lead: [{ organization: { name: '区教育局' } }],
      joint: [{ organization: { name: '龙归镇人民政府' } }],
      milestones: [
        {
          dueOn: '2024-11-30',
          originalDueOn: '2024-12-31',
          changes: [{ kind: 'EDIT', dueOn: '2024-12-31' }],
        },
        { dueOn: null, status: 'ONGOING' },
      ],
    })
    expect(JSON.stringify(data.editTask['history'])).toContain(
      '修改了名称、反馈周期、责任领导、牵头单位、配合单位、时间节点',
    )
  })

  test('refuses what cannot be: nobody in the lead, foreign units, both parts, a date without a day, none at all', async () => {
    const id = await make()
    const cases = [
      { leadIds: [] },
      { leadIds: [foreign] },
      { leadIds: ['nonsense'] },
      { leadIds: [finance], jointIds: [finance] },
      { milestones: [] },
      { milestones: [{ status: 'DATED' }] },
      { milestones: [{ status: 'ONGOING', dueOn: '2024-12-01' }] },
      { milestones: [{ id: planId, status: 'UNKNOWN' }] },
      { title: '  ' },
    ]
    for (const change of cases)
      expect([change, (await edit(supervisor, id, change)).code]).toEqual([change, 'BAD_INPUT'])
    expect((await row(id)).version).toBe(0)
  })

  test('once issued leaves owners and dates alone, and says how they change', async () => {
    const id = await make({ status: 'IN_PROGRESS' })
    expect((await edit(supervisor, id, { leaderInCharge: '李主任' })).code).toBeNull()
    expect((await edit(supervisor, id, { leadIds: [education] })).errors?.[0]?.message).toContain('已交办')
    expect(
      (await edit(supervisor, id, { milestones: [{ status: 'UNKNOWN' }] })).errors?.[0]?.message,
    ).toContain('延期')
    const done = await make({ status: 'DONE', doneOn: TODAY })
    expect((await edit(supervisor, done, { title: '新' })).code).toBe('CONFLICT')
  })

  test('twice at once from the same form: one wins', async () => {
    const id = await make()
    const answers = await Promise.all(
      ['甲', '乙'].map(title => supervisor.query(EDIT, { id, version: 0, edit: { title } })),
    )
    expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', null].sort())
  })
})

describe('breaking down', () => {
  const part = (placeCode: string, leadId: string, more: Record<string, unknown> = {}) => ({
    placeCode,
    leadIds: [leadId],
    title: '镇级任务',
    ...more,
  })

  test('is refused to strangers, units and other places', async () => {
    const id = await make()
    const parts = [part(LONGGUI, town)]
    expect((await breakDown(asStranger(server), id, parts)).code).toBe('UNAUTHENTICATED')
    const unit = await asUser(server, {
      role: 'UNIT_LEADER',
      jurisdictionCode: WUJIANG,
      organizationId: finance,
    })
    expect((await breakDown(unit, id, parts)).code).toBe('FORBIDDEN')
    expect((await breakDown(operator, id, parts)).code).toBe('NOT_FOUND')
  })

  test('makes sub-tasks ready to be issued, with the provenance and the cycle of their parent', async () => {
    const id = await make({ no: '3' })
    await server.db.prisma.task.updateMany({ where: { id }, data: { feedbackCycle: 'MONTHLY' } })
    const { data } = await breakDown(supervisor, id, [
      part(LONGGUI, town, { weight: 2, dueOn: '2024-11-30', deliverable: '清单' }),
      part(JIANGWAN, otherTown),
    ])
    expect(data.breakDownTask.children).toMatchObject([
      {
        no: '3-1',
        status: 'PENDING_ISSUE',
        weight: 2,
        feedbackCycle: 'MONTHLY',
        source: { start: 0, end: 4 },
        place: { code: LONGGUI },
        dueOn: '2024-11-30',
        lead: [{ organization: { name: '龙归镇人民政府' } }],
      },
      { no: '3-2', weight: 1, place: { code: JIANGWAN }, dueOn: null },
    ])
    const more = await breakDown(supervisor, id, [part(WUJIANG, finance)])
    expect(more.data.breakDownTask.children.map(({ no }) => no)).toEqual(['3-1', '3-2', '3-3'])
  })

  test('refuses what cannot be, and makes nothing', async () => {
    const id = await make({ placeCode: LONGGUI, lead: [town] })
    const cases = [
      [],
      [part(JIANGWAN, otherTown)],
      [part(NANPING, foreign)],
      [part(LONGGUI, foreign)],
      [part(LONGGUI, finance)],
      [part('440203102999', town)],
      [part(LONGGUI, town, { title: ' ' })],
      [part(LONGGUI, town, { leadIds: [] })],
      [part(LONGGUI, town, { weight: -1 })],
      [part(LONGGUI, town, { weight: 0 })],
      [part(LONGGUI, town, { dueOn: '2024-10-14' })],
    ]
    for (const parts of cases)
      expect([parts, (await breakDown(supervisor, id, parts)).code]).toEqual([parts, 'BAD_INPUT'])
    expect(await server.db.prisma.task.count({ where: { parentId: id } })).toBe(0)
  })

  test('a town operator breaks the task of the own town down, to its villages only', async () => {
    const id = await make({ placeCode: LONGGUI, lead: [town], status: 'IN_PROGRESS' })
    const own = await breakDown(operator, id, [part(VILLAGE, village)])
    expect(own.data.breakDownTask.children).toMatchObject([
      { place: { code: VILLAGE }, status: 'PENDING_ISSUE' },
    ])
    expect((await breakDown(operator, id, [part(LONGGUI, town)])).code).toBe('BAD_INPUT')
    const led = await make({ placeCode: LONGGUI, lead: [finance], joint: [town] })
    expect((await breakDown(operator, led, [part(VILLAGE, village)])).code).toBe('FORBIDDEN')
  })

  test('goes five levels deep and no further', async () => {
    let id = await make()
    for (let level = 2; level <= 5; level += 1) {
      const { data } = await breakDown(supervisor, id, [part(WUJIANG, finance)])
      id = data.breakDownTask.children[0]?.id as string
    }
    const { code, errors } = await breakDown(supervisor, id, [part(WUJIANG, finance)])
    expect([code, errors?.[0]?.message]).toEqual(['CONFLICT', '任务最多分解 5 级，不能再往下分解。'])
  })
})

describe('progress of sub-tasks', () => {
  /** A county task, a town task and two village tasks at work. */
  async function tree() {
    const county = await make({ status: 'IN_PROGRESS' })
    const under = (parentId: string) => make({ parentId, status: 'IN_PROGRESS' })
    const first = await under(county)
    const second = await under(county)
    const deep = await under(first)
    await server.db.prisma.assignment.updateMany({
      where: { taskId: { in: [county, first, second, deep] } },
      data: { status: 'SUBMITTED' },
    })
    return { county, first, second, deep }
  }

  /** An interim report of the lead that says a percentage is approved. */
  const approve = (taskId: string, percent: number) =>
    write(server.context, WUJIANG, async step => {
      const locked = await lockTask(step, WUJIANG, taskId)
      const assignmentId = locked.assignments[0]?.id as string
      await settleReport(step, server.context, locked, {
        assignmentId,
        event: 'APPROVED',
        percent,
        waiting: false,
      })
      await step.record({ type: 'REPORT_APPROVED', entity: 'Task', entityId: taskId })
    })

  test('rolls up the whole chain in one write, with what was before', async () => {
    const { county, first, second, deep } = await tree()
    await approve(second, 20)
    expect((await row(county)).reportedPercent).toBe(10)
    await approve(deep, 80)
    expect([(await row(first)).reportedPercent, (await row(county)).reportedPercent]).toEqual([80, 50])
    const kept = await server.db.prisma.taskChange.findMany({
      where: { taskId: county },
      orderBy: { id: 'asc' },
    })
    expect(kept.map(({ reportedPercent }) => reportedPercent)).toEqual([null, 10])
    // Its own report says nothing any more.
    await approve(county, 99)
    expect((await row(county)).reportedPercent).toBe(50)
  })

  test('two at once are both counted', async () => {
    const { county, first, second } = await tree()
    await server.db.prisma.task.updateMany({ where: { parentId: first }, data: { status: 'TERMINATED' } })
    await Promise.all([approve(first, 40), approve(second, 60)])
    expect((await row(county)).reportedPercent).toBe(50)
  })

  test('follows a changed weight; all of them 0 is refused', async () => {
    const { county, first, second } = await tree()
    await approve(second, 60)
    const weigh = async (id: string, weight: number) =>
      supervisor.query<{ setSubTaskWeight: unknown }>(WEIGH, { id, version: (await row(id)).version, weight })
    expect((await weigh(second, 3)).data.setSubTaskWeight).toMatchObject({ weight: 3 })
    expect((await row(county)).reportedPercent).toBe(45)
    expect((await weigh(first, 0)).code).toBeNull()
    expect((await weigh(second, 0)).code).toBe('BAD_INPUT')
    expect((await weigh(county, 2)).code).toBe('BAD_INPUT')
    expect((await weigh(second, Number.NaN)).code).not.toBeNull()
    expect((await supervisor.query(WEIGH, { id: second, version: 0, weight: 2 })).code).toBe('CONFLICT')
  })
})

describe('ending a task that was broken down', () => {
  const ACT =
    'mutation ($input: TaskActionInput!) { actOnTasks(input: $input) { done { id } faults { message } } }'

  test('waits for its sub-tasks, in the preview too; those at work on it are told', async () => {
    const parent = await make()
    await breakDown(supervisor, parent, [
      { placeCode: LONGGUI, leadIds: [town], title: '龙归镇的部分', dueOn: '2024-11-30' },
    ])
    const child = (await server.db.prisma.task.findFirstOrThrow({ where: { parentId: parent } })).id
    const head = await asUser(server, { role: 'SUPERVISION_HEAD', jurisdictionCode: WUJIANG })
    const terminate = async (id: string) => ({
      input: { action: 'TERMINATE', tasks: [{ id, version: (await row(id)).version }], reason: '政策调整' },
    })
    const refused = await head.query(ACT, await terminate(parent))
    expect([refused.code, refused.errors?.[0]?.message]).toEqual([
      'CONFLICT',
      '不能终止：还有 1 个子任务没有办结，请先办结或终止它们。',
    ])
    const preview = await head.query<{ previewTaskAction: { faults: { message: string }[] } }>(
      'query ($input: TaskActionInput!) { previewTaskAction(input: $input) { faults { message } } }',
      await terminate(parent),
    )
    expect(preview.data.previewTaskAction.faults[0]?.message).toContain('1 个子任务')
    const issued = { action: 'ISSUE', tasks: [{ id: child, version: (await row(child)).version }] }
    expect((await head.query(ACT, { input: issued })).errors).toBeUndefined()
    expect((await head.query(ACT, await terminate(child))).errors).toBeUndefined()
    expect((await head.query(ACT, await terminate(parent))).errors).toBeUndefined()
    const told = await server.db.prisma.message.findMany({ where: { kind: 'TASK_CHANGED', entityId: child } })
    expect(told.map(({ title, body }) => [title, body])).toEqual([['“龙归镇的部分”已终止', '政策调整']])
  })
})
