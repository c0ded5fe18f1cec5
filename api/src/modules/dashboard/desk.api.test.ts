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
import { type Day, dayToDate } from '../../platform/day.ts'
import { newId } from '../../platform/id.ts'
import { countStatements } from '../../platform/statements.ts'

const DESK = /* GraphQL */ `
  query ($place: ID!, $asOf: Day) {
    unitDesk(place: $place, asOf: $asOf) {
      total overdue near nearWorkingDays asOf
      counts { kind count }
      burden { asked given cap parts { name count } }
      items { id kind title detail dueOn workingDaysLeft light version
        organization { name } taskId assignmentId reportId noticeId recipientId problemId instructionId extensionId }
    }
  }
`

interface Item {
  kind: string
  title: string
  detail: string
  dueOn: string | null
  light: string
  version: number | null
  organization: { name: string }
  [key: string]: unknown
}
interface Desk {
  total: number
  overdue: number
  near: number
  items: Item[]
  counts: { kind: string; count: number }[]
  burden: { asked: number; given: number; cap: number | null; parts: { name: string; count: number }[] }
}

let server: TestServer
let plan: string
let bureau: string
let finance: string
let town: string
let officer: TestClient
let chief: TestClient

const date = (day: Day | null) => (day === null ? null : dayToDate(day))
const morning = (day: Day) => new Date(`${day}T09:00:00+08:00`)

const desk = async (client: TestClient, place = WUJIANG, asOf?: Day) => {
  const { data, code, errors } = await client.query<{ unitDesk: Desk }>(DESK, { place, asOf })
  if (errors && code === 'INTERNAL') throw new Error(JSON.stringify(errors))
  return { desk: data?.unitDesk as Desk, code }
}
const titled = async (client: TestClient, words: string, asOf?: Day, place = WUJIANG) =>
  (await desk(client, place, asOf)).desk.items.filter(
    ({ title, detail }) => title.includes(words) || detail.includes(words),
  )

/** A task whose parts stand where the test wants them. */
async function task(
  facts: Partial<TaskFacts> & { title: string },
  part: {
    status: 'ISSUED' | 'IN_PROGRESS' | 'SUBMITTED' | 'DONE'
    issued?: Day
    signDue?: Day
    signed?: Day
  },
) {
  const id = await buildTask(server, { planId: plan, lead: [bureau], ...facts })
  await server.db.prisma.assignment.updateMany({
    where: { taskId: id },
    data: {
      status: part.status,
      version: 2,
      issuedOn: date(part.issued ?? '2024-10-08'),
      signDueOn: date(part.signDue ?? '2024-10-09'),
      signedOn: date(part.signed ?? (part.status === 'ISSUED' ? null : '2024-10-08')),
    },
  })
  const parts = await server.db.prisma.assignment.findMany({
    where: { taskId: id },
    orderBy: { position: 'asc' },
  })
  const milestones = await server.db.prisma.milestone.findMany({ where: { taskId: id } })
  return { id, assignmentId: parts[0]?.id as string, parts, milestoneId: milestones[0]?.id ?? null }
}

const cycle = async (
  of: { id: string; assignmentId: string },
  facts: { period: string; opens: Day; due: Day; submitted?: Day },
) => {
  const id = newId()
  await server.db.prisma.reportCycle.create({
    data: {
      jurisdictionCode: WUJIANG,
      id,
      taskId: of.id,
      assignmentId: of.assignmentId,
      period: facts.period,
      round: 1,
      cycle: 'MONTHLY',
      opensOn: dayToDate(facts.opens),
      dueOn: dayToDate(facts.due),
      originalDueOn: dayToDate(facts.due),
      submittedOn: date(facts.submitted ?? null),
    },
  })
  return id
}

const report = async (
  of: { id: string; assignmentId: string },
  facts: {
    status: 'DRAFT' | 'SIGNING' | 'SUBMITTED' | 'APPROVED' | 'RETURNED'
    organizationId?: string
    submitted?: Day
    reviewed?: Day
    opinion?: string
    newDue?: Day
    cycleId?: string
    part?: 'LEAD' | 'JOINT'
  },
) => {
  const id = newId()
  await server.db.prisma.progressReport.create({
    data: {
      jurisdictionCode: WUJIANG,
      id,
      taskId: of.id,
      assignmentId: of.assignmentId,
      organizationId: facts.organizationId ?? bureau,
      part: facts.part ?? 'LEAD',
      cycleId: facts.cycleId ?? null,
      round: 1,
      status: facts.status,
      text: '情况',
      claim: 'ON_TRACK',
      createdAt: morning('2024-10-08'),
      createdBy: '联络员',
      savedAt: morning('2024-10-08'),
      submittedOn: date(facts.submitted ?? null),
      submittedAt: facts.submitted ? morning(facts.submitted) : null,
      reviewedOn: date(facts.reviewed ?? null),
      reviewedAt: facts.reviewed ? morning(facts.reviewed) : null,
      opinion: facts.opinion ?? null,
      newDueOn: date(facts.newDue ?? null),
    },
  })
  return id
}

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  plan = await buildPlan(server)
  bureau = await buildOrganization(server, { name: '区政数局' })
  finance = await buildOrganization(server, { name: '区财政局' })
  town = await buildOrganization(server, {
    name: '龙归镇人民政府',
    placeCode: LONGGUI,
    kind: 'TOWN_GOVERNMENT',
  })
  officer = await asUser(server, { role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG, organizationId: bureau })
  chief = await asUser(server, { role: 'UNIT_LEADER', jurisdictionCode: WUJIANG, organizationId: bureau })
})

describe('who may open the desk', () => {
  test('a stranger is asked to sign in; the office, data stewards and administrators have no unit', async () => {
    expect((await desk(asStranger(server))).code).toBe('UNAUTHENTICATED')
    for (const role of ['SUPERVISOR', 'LEADER', 'DATA_STEWARD', 'SYSTEM_ADMIN']) {
      const other = await asUser(server, { role, jurisdictionCode: WUJIANG })
      expect((await desk(other)).code, role).toBe('FORBIDDEN')
    }
  })

  test('another jurisdiction is not found', async () => {
    expect((await desk(officer, NANPING)).code).toBe('NOT_FOUND')
  })

  test('a unit finds its own rows only, whatever place it looks at; an operator those of the place', async () => {
    await task({ title: '镇里的事', lead: [town] }, { status: 'ISSUED' })
    await task({ title: '局里的事' }, { status: 'ISSUED' })
    const operator = await asUser(server, {
      role: 'TOWN_OPERATOR',
      jurisdictionCode: WUJIANG,
      scopeCode: LONGGUI,
    })
    expect(await titled(officer, '镇里的事')).toEqual([])
    expect(await titled(officer, '局里的事', undefined, JIANGWAN)).toHaveLength(1)
    expect(await titled(operator, '镇里的事', undefined, LONGGUI)).toHaveLength(1)
    expect(await titled(operator, '局里的事', undefined, LONGGUI)).toEqual([])
    expect((await desk(operator, JIANGWAN)).code).toBe('FORBIDDEN')
  })
})

describe('签收', () => {
  test('stands from the issue until it is signed for, with the limit in working days', async () => {
    await task(
      { title: '知识库更新' },
      { status: 'IN_PROGRESS', issued: '2024-10-14', signDue: '2024-10-15', signed: '2024-10-15' },
    )
    expect(await titled(officer, '知识库更新', '2024-10-13')).toEqual([])
    const [row] = await titled(officer, '知识库更新', '2024-10-14')
    expect(row).toMatchObject({
      kind: 'SIGN',
      detail: '10-14 交办，限 1 个工作日',
      dueOn: '2024-10-15',
      light: 'NEAR',
      version: 2,
    })
    expect(await titled(officer, '知识库更新')).toEqual([])
  })

  test('a suspended or ended task is nobody’s work', async () => {
    await task({ title: '停下的事', status: 'SUSPENDED' }, { status: 'ISSUED' })
    await task({ title: '终止的事', status: 'TERMINATED' }, { status: 'ISSUED' })
    expect(await titled(officer, '停下的事')).toEqual([])
    expect(await titled(officer, '终止的事')).toEqual([])
  })
})

describe('填报', () => {
  test('an owed month and an overdue date are one row', async () => {
    const made = await task(
      { title: '系统上云', milestones: [{ due: '2024-09-30', deliverable: '镇村系统迁移' }] },
      { status: 'IN_PROGRESS' },
    )
    await cycle(made, { period: '2024-10', opens: '2024-10-01', due: '2024-10-31' })
    const rows = await titled(officer, '系统上云')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      kind: 'REPORT',
      detail: '10 月填报 · 镇村系统迁移',
      dueOn: '2024-09-30',
      light: 'BEHIND',
    })
  })

  test('a month handed in is not owed; a later period opens on its day', async () => {
    const made = await task({ title: '逐月报' }, { status: 'IN_PROGRESS' })
    await cycle(made, { period: '2024-09', opens: '2024-09-01', due: '2024-09-30', submitted: '2024-10-10' })
    await cycle(made, { period: '2024-11', opens: '2024-11-01', due: '2024-11-30' })
    expect(await titled(officer, '逐月报')).toEqual([])
    expect(await titled(officer, '逐月报', '2024-10-09')).toMatchObject([
      { detail: '9 月填报', light: 'BEHIND' },
    ])
    expect(await titled(officer, '逐月报', '2024-11-01')).toMatchObject([
      { detail: '11 月填报', light: 'GOOD' },
    ])
  })

  test('a date far off asks for nothing; near it does, until a report on it lies with the office', async () => {
    const made = await task(
      { title: '年底的事', milestones: [{ due: '2024-12-31' }] },
      { status: 'IN_PROGRESS' },
    )
    expect(await titled(officer, '年底的事')).toEqual([])
    expect(await titled(officer, '年底的事', '2024-12-30')).toMatchObject([{ kind: 'REPORT', light: 'NEAR' }])
    await report(made, { status: 'SUBMITTED', submitted: '2024-12-30' })
    expect(await titled(officer, '年底的事', '2024-12-30')).toMatchObject([
      { kind: 'WAITING', detail: '进展，12-30 提交' },
    ])
  })

  test('a joint unit owes its part once, while the period of the lead is open', async () => {
    const made = await task(
      { title: '配合的事', lead: [finance], joint: [bureau] },
      { status: 'IN_PROGRESS' },
    )
    await cycle(made, { period: '2024-10', opens: '2024-10-01', due: '2024-10-31' })
    expect(await titled(officer, '配合的事')).toMatchObject([
      { kind: 'REPORT', detail: '配合 · 10 月填报', assignmentId: made.parts[1]?.id },
    ])
    await report(
      { id: made.id, assignmentId: made.parts[1]?.id as string },
      { status: 'SUBMITTED', submitted: '2024-10-14', part: 'JOINT' },
    )
    expect(await titled(officer, '配合的事')).toMatchObject([{ kind: 'WAITING' }])
  })

  test('a report waiting for the unit’s leader is his to sign and waits for the officer', async () => {
    const made = await task({ title: '审签的事' }, { status: 'IN_PROGRESS' })
    const cycleId = await cycle(made, { period: '2024-10', opens: '2024-10-01', due: '2024-10-31' })
    const id = await report(made, { status: 'SIGNING', cycleId })
    expect(await titled(chief, '审签的事')).toMatchObject([
      { kind: 'SIGN_REPORT', detail: '联络员填写，待审签', reportId: id, version: 0 },
    ])
    expect(await titled(officer, '审签的事')).toMatchObject([
      { kind: 'WAITING', detail: '进展填报，等本单位负责人审签' },
    ])
  })
})

describe('被退回', () => {
  test('stands with reason and round by the new date, and goes when it is answered', async () => {
    const made = await task(
      { title: '互联网出口', milestones: [{ due: '2024-09-30' }] },
      { status: 'IN_PROGRESS' },
    )
    await report(made, {
      status: 'RETURNED',
      submitted: '2024-10-10',
      reviewed: '2024-10-12',
      opinion: '缺割接验收单',
      newDue: '2024-10-16',
    })
    expect(await titled(officer, '互联网出口', '2024-10-11')).toMatchObject([{ kind: 'WAITING' }])
    expect(await titled(officer, '互联网出口')).toMatchObject([
      { kind: 'RETURNED', detail: '缺割接验收单，第 1 次退回', dueOn: '2024-10-16', light: 'NEAR' },
    ])
    await report(made, { status: 'SUBMITTED', submitted: '2024-10-14' })
    expect(await titled(officer, '互联网出口', '2024-10-14')).toMatchObject([{ kind: 'WAITING' }])
    expect(await titled(officer, '互联网出口', '2024-10-13')).toMatchObject([{ kind: 'RETURNED' }])
  })
})

describe('通知、整改、批示、申请结果', () => {
  const shared = { jurisdictionCode: WUJIANG, placeCode: WUJIANG }

  test('a notice is signed for, answered, and waits', async () => {
    const id = newId()
    await server.db.prisma.notice.create({
      data: {
        ...shared,
        id,
        kind: 'SUPERVISION',
        status: 'ISSUED',
        documentNumber: '韶武府督〔2024〕17号',
        year: 2024,
        number: 17,
        title: '系统迁移上云',
        content: '内容',
        basis: '依据',
        requirement: '要求',
        contact: '甲',
        contactPhone: '1',
        replyDueOn: dayToDate('2024-10-22'),
        originalReplyDueOn: dayToDate('2024-10-22'),
        draftedOn: dayToDate('2024-10-14'),
        draftedAt: morning('2024-10-14'),
        draftedBy: '督查员',
        issuedOn: dayToDate('2024-10-14'),
        recipients: {
          create: {
            id: newId(),
            organizationId: bureau,
            part: 'LEAD',
            position: 0,
            status: 'REPLIED',
            version: 4,
            receiveDueOn: dayToDate('2024-10-15'),
            receivedOn: dayToDate('2024-10-15'),
            replyDueOn: dayToDate('2024-10-22'),
            repliedOn: dayToDate('2024-10-18'),
          },
        },
      },
    })
    expect(await titled(officer, '17号', '2024-10-13')).toEqual([])
    expect(await titled(officer, '17号', '2024-10-14')).toMatchObject([
      {
        kind: 'NOTICE',
        detail: '督办通知单，今日签发，待签收',
        dueOn: '2024-10-15',
        noticeId: id,
        version: 4,
      },
    ])
    expect(await titled(officer, '17号')).toMatchObject([
      {
        title: '韶武府督〔2024〕17号 系统迁移上云',
        detail: '督办通知单，10-14 签发，待反馈',
        dueOn: '2024-10-22',
      },
    ])
    expect(await titled(officer, '17号', '2024-10-18')).toMatchObject([{ kind: 'WAITING' }])
  })

  test('a problem stands until it is said to be put right, and again when that is sent back', async () => {
    const id = newId()
    await server.db.prisma.problem.create({
      data: {
        ...shared,
        id,
        year: 2024,
        no: 3,
        title: '机房测评问题',
        text: '',
        organizationId: bureau,
        origin: 'INSPECTION',
        status: 'OPEN',
        dueOn: dayToDate('2024-10-25'),
        raisedOn: dayToDate('2024-10-08'),
        raisedAt: morning('2024-10-08'),
        raisedBy: '督查员',
      },
    })
    await server.db.prisma.reply.create({
      data: {
        jurisdictionCode: WUJIANG,
        id: newId(),
        subject: 'PROBLEM',
        subjectId: id,
        organizationId: bureau,
        round: 1,
        status: 'RETURNED',
        text: '已整改',
        submittedOn: dayToDate('2024-10-10'),
        submittedAt: morning('2024-10-10'),
        submittedBy: '联络员',
        reviewedOn: dayToDate('2024-10-14'),
        opinion: '缺照片',
      },
    })
    expect(await titled(officer, '机房测评', '2024-10-08')).toMatchObject([
      { kind: 'PROBLEM', detail: '问题〔2024〕3号' },
    ])
    expect(await titled(officer, '机房测评', '2024-10-11')).toMatchObject([{ kind: 'WAITING' }])
    expect(await titled(officer, '机房测评')).toMatchObject([
      { kind: 'PROBLEM', detail: '问题〔2024〕3号 · 退回：缺照片', dueOn: '2024-10-25' },
    ])
  })

  test('an instruction asks each unit it names, and no other', async () => {
    await server.db.prisma.instruction.create({
      data: {
        ...shared,
        id: newId(),
        subject: 'COCKPIT',
        subjectTitle: '热线办理',
        text: '请抓紧',
        status: 'OPEN',
        organizationIds: [bureau, town],
        writtenOn: dayToDate('2024-10-14'),
        writtenAt: morning('2024-10-14'),
        writtenBy: '区领导',
      },
    })
    expect(await titled(officer, '热线办理')).toMatchObject([
      { kind: 'INSTRUCTION', detail: '区领导 10-14 批示：请抓紧', dueOn: null, light: 'NO_DATA' },
    ])
    const other = await asUser(server, {
      role: 'UNIT_OFFICER',
      jurisdictionCode: WUJIANG,
      organizationId: finance,
    })
    expect(await titled(other, '热线办理')).toEqual([])
  })

  test('a decided extension stands until it was seen, with the former date in sight', async () => {
    const made = await task(
      { title: '要延期的事', milestones: [{ due: '2024-11-29' }] },
      { status: 'IN_PROGRESS' },
    )
    await server.db.prisma.task.updateMany({ where: { id: made.id }, data: { ledgerNo: '2024-029' } })
    const id = newId()
    await server.db.prisma.extension.create({
      data: {
        jurisdictionCode: WUJIANG,
        id,
        taskId: made.id,
        milestoneId: made.milestoneId as string,
        assignmentId: made.assignmentId,
        organizationId: bureau,
        status: 'APPROVED',
        dueOn: dayToDate('2024-10-31'),
        requestedDueOn: dayToDate('2024-11-29'),
        grantedDueOn: dayToDate('2024-11-29'),
        reason: '设备未到',
        requestedOn: dayToDate('2024-10-10'),
        requestedAt: morning('2024-10-10'),
        requestedBy: '联络员',
        decidedOn: dayToDate('2024-10-14'),
      },
    })
    expect(await titled(officer, '2024-029', '2024-10-10')).toMatchObject([{ kind: 'WAITING' }])
    expect(await titled(officer, '2024-029')).toMatchObject([
      {
        kind: 'RESULT',
        title: '2024-029 延期申请已批准',
        detail: '要延期的事，原期限 10-31',
        dueOn: '2024-11-29',
      },
    ])
    await server.db.prisma.extension.updateMany({ where: { id }, data: { seenAt: morning('2024-10-15') } })
    expect(await titled(officer, '2024-029')).toEqual([])
  })
})

describe('the whole desk', () => {
  test('counts what it lists: overdue first, waiting last and not counted', async () => {
    const { desk: whole } = await desk(officer)
    const own = whole.items.filter(({ kind }) => kind !== 'WAITING')
    expect(whole.total).toBe(own.length)
    expect(whole.overdue).toBe(own.filter(({ light }) => light === 'BEHIND').length)
    expect(whole.counts.reduce((sum, { count }) => sum + count, 0)).toBe(whole.items.length)
    expect(whole.items.slice(own.length).every(({ kind }) => kind === 'WAITING')).toBe(true)
    const number = await officer.query<{ deskCount: number }>(`{ deskCount(place: "${WUJIANG}") }`)
    expect(number.data?.deskCount).toBe(whole.total)
  })

  test('says what was asked this month, what was given, and the cap where there is one', async () => {
    const { burden } = (await desk(officer)).desk
    expect(burden.cap).toBeNull()
    expect(burden.asked).toBe(burden.parts.reduce((sum, { count }) => sum + count, 0))
    expect(burden.parts).toContainEqual({ name: '督办反馈', count: 1 })
    expect(burden.parts).toContainEqual({ name: '退回重报', count: 1 })
    expect(burden.given).toBeLessThan(burden.asked)
    await server.db.prisma.ruleSetting.create({
      data: {
        jurisdictionCode: WUJIANG,
        key: 'monthlyAskCap',
        version: 1,
        value: 20,
        validFrom: dayToDate('2024-01-01'),
        createdAt: morning('2024-01-01'),
      },
    })
    expect((await desk(officer)).desk.burden.cap).toBe(20)
  })

  test('takes the same few statements for many rows as for few', async () => {
    const ask = async () => {
      const { result, statements } = await countStatements(() =>
        server.app.inject({
          method: 'POST',
          url: '/graphql',
          headers: { cookie: officer.cookie ?? '', 'apollo-require-preflight': 'true' },
          payload: { query: DESK, variables: { place: WUJIANG } },
        }),
      )
      expect(result.json().errors).toBeUndefined()
      return statements.length
    }
    const few = await ask()
    for (let i = 0; i < 8; i += 1) await task({ title: `再来 ${i}` }, { status: 'ISSUED' })
    expect(await ask()).toBe(few)
    expect(few).toBeGreaterThan(3)
    expect(few).toBeLessThan(12)
  })
})
