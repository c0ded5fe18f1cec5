import { beforeAll, describe, expect, test } from 'vitest'
import {
  buildOrganization,
  buildPlaces,
  buildPlan,
  buildTask,
  LONGGUI,
  NANPING,
  type TaskFacts,
  WUJIANG,
} from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { dayToDate } from '../../platform/day.ts'
import { actOnTasks } from './task-life.service.ts'

const SIGN = `mutation ($id: ID!, $version: Int!) { signAssignment(id: $id, version: $version) { status lead { status signedOn signedBy can { sign report returnDuty } } joint { status } } }`
const SIGN_ALL = `mutation ($ids: [ID!]!) { signAssignments(ids: $ids) { id status } }`
const RETURN = `mutation ($id: ID!, $version: Int!, $reason: String!) { returnDuty(assignmentId: $id, version: $version, reason: $reason, suggestion: "区教育局") { id status reason suggestion organization { name } task { id status } can { decide } } }`
const DECIDE = `mutation ($id: ID!, $accept: Boolean!, $opinion: String!) { decideDutyReturn(id: $id, accept: $accept, opinion: $opinion) { status decidedBy opinion } }`
const WAITING = `query ($place: ID!) { dutyReturns(place: $place) { id reason task { title } can { decide } } }`
const CONTACTS = `mutation ($id: ID!, $version: Int!, $contacts: ContactsInput!) { setAssignmentContacts(assignmentId: $id, version: $version, contacts: $contacts) { lead { principal contactPhone deputy version } } }`

const TODAY = '2024-10-15'
let server: TestServer
let head: TestClient
let supervisor: TestClient
let unit: TestClient & { userId: string }
let other: TestClient
let finance: string
let education: string
let town: string
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
  planId = await buildPlan(server)
  head = await asUser(server, { role: 'SUPERVISION_HEAD', jurisdictionCode: WUJIANG })
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  unit = await asUser(server, { role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG, organizationId: finance })
  other = await asUser(server, { role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG, organizationId: education })
})

/** The program itself as head of supervision. */
const asHead = () => ({
  ...server.context,
  memo: new Map(),
  viewer: {
    id: planId,
    name: '督查室主任',
    grants: [
      { role: 'SUPERVISION_HEAD', jurisdictionCode: WUJIANG, scopeCode: WUJIANG, organizationId: null },
    ],
  },
})

const version = async (id: string) =>
  (await server.db.prisma.task.findFirstOrThrow({ where: { id } })).version

const issue = async (id: string) =>
  actOnTasks(asHead(), { action: 'ISSUE', tasks: [{ id, version: await version(id) }] })

const parts = (taskId: string) =>
  server.db.prisma.assignment.findMany({ where: { taskId }, orderBy: { position: 'asc' } })

/** An issued task; answers its id and the first lead. */
async function issued(facts: Partial<TaskFacts> = {}) {
  const id = await buildTask(server, {
    planId,
    status: 'PENDING_ISSUE',
    lead: [finance],
    milestones: [{ due: '2024-12-31' }],
    ...facts,
  })
  await issue(id)
  const [lead, second] = await parts(id)
  return { id, lead: lead as NonNullable<typeof lead>, second }
}

const status = async (id: string) => (await server.db.prisma.task.findFirstOrThrow({ where: { id } })).status

describe('签收', () => {
  test('is refused to strangers, the office, other units and other places', async () => {
    const { lead } = await issued()
    const variables = { id: lead.id, version: lead.version }
    expect((await asStranger(server).query(SIGN, variables)).code).toBe('UNAUTHENTICATED')
    for (const client of [head, supervisor, other])
      expect((await client.query(SIGN, variables)).code).toBe('FORBIDDEN')
    const elsewhere = await asUser(server, { role: 'UNIT_LEADER', jurisdictionCode: NANPING })
    expect((await elsewhere.query(SIGN, variables)).code).toBe('NOT_FOUND')
    expect((await unit.query(SIGN, { ...variables, id: 'nonsense' })).code).toBe('NOT_FOUND')
  })

  test('begins the work, and of two at once one wins', async () => {
    const { id, lead } = await issued()
    const variables = { id: lead.id, version: lead.version }
    const answers = await Promise.all([unit.query(SIGN, variables), unit.query(SIGN, variables)])
    expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', null].sort())
    const won = answers.find(({ code }) => code === null)
    expect(won?.data).toMatchObject({
      signAssignment: {
        status: 'IN_PROGRESS',
        lead: [
          {
            status: 'IN_PROGRESS',
            signedOn: TODAY,
            signedBy: '测试UNIT_OFFICER',
            can: { sign: false, report: true, returnDuty: false },
          },
        ],
      },
    })
    const lost = answers.find(({ code }) => code === 'CONFLICT')
    expect(lost?.errors?.[0]?.message).toContain('签收')
    expect(await server.db.prisma.auditEntry.count({ where: { type: 'TASK_SIGNED', entityId: id } })).toBe(1)
  })

  test('of a joint unit does not move the task; with two leads the last signature does', async () => {
    const { id, lead, second } = await issued({ lead: [finance, education], joint: [town] })
    const operator = await asUser(server, {
      role: 'TOWN_OPERATOR',
      jurisdictionCode: WUJIANG,
      scopeCode: LONGGUI,
    })
    const joint = (await parts(id))[2]
    expect((await operator.query(SIGN, { id: joint?.id, version: joint?.version })).code).toBeNull()
    expect(await status(id)).toBe('ISSUED')
    await unit.query(SIGN, { id: lead.id, version: lead.version })
    expect(await status(id)).toBe('ISSUED')
    await other.query(SIGN, { id: second?.id, version: second?.version })
    expect(await status(id)).toBe('IN_PROGRESS')
  })

  test('of several passes over what is signed for, and writes nothing when one is not theirs', async () => {
    const one = await issued()
    const two = await issued()
    const foreign = await issued({ lead: [education] })
    const ids = [one.lead.id, two.lead.id]
    expect((await unit.query(SIGN_ALL, { ids: [...ids, foreign.lead.id] })).code).toBe('FORBIDDEN')
    expect(await status(one.id)).toBe('ISSUED')
    await unit.query(SIGN, { id: one.lead.id, version: one.lead.version })
    const { data } = await unit.query<{ signAssignments: { status: string }[] }>(SIGN_ALL, { ids })
    expect(data.signAssignments.map(row => row.status)).toEqual(['IN_PROGRESS', 'IN_PROGRESS'])
    expect((await unit.query(SIGN_ALL, { ids: [] })).code).toBe('BAD_INPUT')
  })

  test('waits while the task is suspended, with a sentence', async () => {
    const { id, lead } = await issued()
    await actOnTasks(asHead(), {
      action: 'SUSPEND',
      tasks: [{ id, version: await version(id) }],
      reason: '等待批复',
    })
    const { code, errors } = await unit.query(SIGN, { id: lead.id, version: lead.version })
    expect([code, errors?.[0]?.message]).toEqual(['CONFLICT', '任务已中止，恢复后才能签收。'])
  })
})

describe('职责不符退回', () => {
  test('needs a reason, one of the unit, and a part not signed for', async () => {
    const { lead } = await issued()
    const variables = { id: lead.id, version: lead.version, reason: '不属于我局职责' }
    expect((await asStranger(server).query(RETURN, variables)).code).toBe('UNAUTHENTICATED')
    expect((await other.query(RETURN, variables)).code).toBe('FORBIDDEN')
    expect((await unit.query(RETURN, { ...variables, reason: ' ' })).code).toBe('BAD_INPUT')
    await unit.query(SIGN, variables)
    const signed = await unit.query(RETURN, { ...variables, version: lead.version + 1 })
    expect(signed.code).toBe('CONFLICT')
  })

  test('the first two are taken back at once, the third is decided by the head of supervision', async () => {
    const { id } = await issued({ title: '三次退回', joint: [education] })
    const giveBack = async () => {
      const [lead] = await parts(id)
      return unit.query<{ returnDuty: { id: string; status: string } }>(RETURN, {
        id: lead?.id,
        version: lead?.version,
        reason: '不属于我局职责',
      })
    }
    const insist = async () => {
      await server.db.prisma.assignment.updateMany({
        where: { taskId: id, status: 'RETURNED' },
        data: { status: 'WAITING' },
      })
      for (const action of ['SUBMIT_FOR_ISSUE', 'ISSUE'] as const)
        await actOnTasks(asHead(), { action, tasks: [{ id, version: await version(id) }] })
    }
    const first = await giveBack()
    expect(first.data).toMatchObject({
      returnDuty: {
        status: 'ACCEPTED',
        suggestion: '区教育局',
        task: { status: 'DRAFT' },
        can: { decide: false },
      },
    })
    expect((await parts(id)).map(row => row.status)).toEqual(['RETURNED', 'WAITING'])
    const number = (await server.db.prisma.task.findFirstOrThrow({ where: { id } })).ledgerNo
    await insist()
    await giveBack()
    await insist()
    const third = await giveBack()
    expect(third.data.returnDuty.status).toBe('PENDING')
    expect(await status(id)).toBe('ISSUED')
    expect((await giveBack()).code).toBe('CONFLICT')
    const [lead] = await parts(id)
    expect((await unit.query(SIGN, { id: lead?.id, version: lead?.version })).code).toBe('CONFLICT')

    const request = third.data.returnDuty.id
    const decision = { id: request, accept: false, opinion: '三定方案明确由你局承担' }
    expect((await unit.query(DECIDE, decision)).code).toBe('FORBIDDEN')
    expect((await supervisor.query(DECIDE, decision)).code).toBe('FORBIDDEN')
    expect((await head.query(DECIDE, { ...decision, opinion: ' ' })).code).toBe('BAD_INPUT')
    const list = await head.query(WAITING, { place: WUJIANG })
    expect(list.data).toMatchObject({
      dutyReturns: [{ id: request, task: { title: '三次退回' }, can: { decide: true } }],
    })
    expect((await unit.query(WAITING, { place: WUJIANG })).code).toBe('FORBIDDEN')
    const answers = await Promise.all([head.query(DECIDE, decision), head.query(DECIDE, decision)])
    expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', null].sort())
    const [kept] = await parts(id)
    expect(kept).toMatchObject({ status: 'ISSUED', signDueOn: dayToDate('2024-10-16') })
    const told = await server.db.prisma.message.findMany({
      where: { userId: unit.userId, kind: 'DUTY_RETURNED' },
    })
    expect(told.map(({ title }) => title)).toEqual(['未同意退回，请签收：三次退回'])
    // The number once given stays.
    expect((await server.db.prisma.task.findFirstOrThrow({ where: { id } })).ledgerNo).toBe(number)
    expect((await unit.query(SIGN, { id: kept?.id, version: kept?.version })).code).toBeNull()
  })

  test('of a joint unit leaves the task where it is', async () => {
    const { id } = await issued({ joint: [education] })
    const joint = (await parts(id))[1]
    await other.query(RETURN, { id: joint?.id, version: joint?.version, reason: '不相关' })
    expect(await status(id)).toBe('ISSUED')
    expect((await parts(id))[1]?.status).toBe('RETURNED')
  })

  test('is too late after two working days: Friday to Tuesday', async () => {
    server.clock.setDay('2024-10-18')
    const { lead } = await issued()
    server.clock.setDay('2024-10-23')
    const late = await asUser(server, {
      role: 'UNIT_OFFICER',
      jurisdictionCode: WUJIANG,
      organizationId: finance,
    })
    const { code, errors } = await late.query(RETURN, {
      id: lead.id,
      version: lead.version,
      reason: '不属于',
    })
    expect([code, errors?.[0]?.message]).toEqual([
      'CONFLICT',
      '职责不符退回须在交办后 2 个工作日内提出，现已超过。请签收，或联系督查室。',
    ])
    server.clock.setDay('2024-10-22')
    const intime = await late.query(RETURN, { id: lead.id, version: lead.version, reason: '不属于' })
    expect(intime.code).toBeNull()
    server.clock.setDay(TODAY)
  })
})

describe('责任人 and 联系方式', () => {
  test('are entered by the unit or the office, in the version of the form, and kept out of the history', async () => {
    const { id, lead } = await issued()
    const contacts = { principal: '张三', contactPhone: '0751-8123456' }
    const variables = { id: lead.id, version: lead.version, contacts }
    expect((await other.query(CONTACTS, variables)).code).toBe('FORBIDDEN')
    expect((await unit.query(CONTACTS, { ...variables, contacts: { contactPhone: '见通讯录' } })).code).toBe(
      'BAD_INPUT',
    )
    expect((await unit.query(CONTACTS, variables)).data).toMatchObject({
      setAssignmentContacts: { lead: [{ ...contacts, deputy: null, version: lead.version + 1 }] },
    })
    expect((await unit.query(CONTACTS, variables)).code).toBe('CONFLICT')
    const entry = await server.db.prisma.auditEntry.findFirstOrThrow({
      where: { type: 'CONTACTS_CHANGED', entityId: id },
    })
    expect(JSON.stringify(entry.after)).not.toContain('8123456')
  })
})
