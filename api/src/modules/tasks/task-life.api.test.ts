import { beforeAll, describe, expect, test } from 'vitest'
import {
  buildOrganization,
  buildPlaces,
  buildPlan,
  buildTask,
  NANPING,
  type TaskFacts,
  WUJIANG,
} from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { dateToDay, dayToDate } from '../../platform/day.ts'

const ACT = /* GraphQL */ `
  mutation ($input: TaskActionInput!) {
    actOnTasks(input: $input) {
      done { id status version round ledgerNo issuedOn closedOn suspendedOn can { issue suspend resume close reopen } }
      faults { taskId title message }
    }
  }
`
const PREVIEW = /* GraphQL */ `
  query ($input: TaskActionInput!) { previewTaskAction(input: $input) { done { id status } faults { taskId message } } }
`

interface Acted {
  actOnTasks: {
    done: {
      id: string
      status: string
      version: number
      round: number
      ledgerNo: string | null
      [key: string]: unknown
    }[]
    faults: { taskId: string; title: string; message: string }[]
  }
}

const TODAY = '2024-10-15'
let server: TestServer
let head: TestClient
let supervisor: TestClient
let finance: string
let education: string
let planId: string

beforeAll(async () => {
  server = await createTestServer({ day: TODAY })
  await buildPlaces(server)
  finance = await buildOrganization(server, { name: '区财政局' })
  education = await buildOrganization(server, { name: '区教育局' })
  planId = await buildPlan(server, { title: '数字政府方案' })
  head = await asUser(server, { role: 'SUPERVISION_HEAD', jurisdictionCode: WUJIANG })
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
})

const make = (facts: Partial<TaskFacts> = {}) =>
  buildTask(server, {
    planId,
    status: 'PENDING_ISSUE',
    lead: [finance],
    milestones: [{ due: '2024-12-31' }],
    ...facts,
  })

const row = (id: string) =>
  server.db.prisma.task.findUniqueOrThrow({
    where: { jurisdictionCode_id: { jurisdictionCode: WUJIANG, id } },
  })

const parts = (taskId: string) =>
  server.db.prisma.assignment.findMany({ where: { taskId }, orderBy: { position: 'asc' } })

const milestones = (taskId: string) =>
  server.db.prisma.milestone.findMany({ where: { taskId }, orderBy: { position: 'asc' } })

/** Takes a step on one task in the version it has now. */
async function act(client: TestClient, action: string, id: string, more: Record<string, unknown> = {}) {
  const { version } = await row(id)
  return client.query<Acted>(ACT, { input: { action, tasks: [{ id, version }], ...more } })
}

describe('who may take a step', () => {
  test('strangers sign in first, units and leaders are refused', async () => {
    const id = await make()
    expect((await act(asStranger(server), 'ISSUE', id)).code).toBe('UNAUTHENTICATED')
    const unit = await asUser(server, {
      role: 'UNIT_LEADER',
      jurisdictionCode: WUJIANG,
      organizationId: finance,
    })
    const leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
    expect((await act(unit, 'ISSUE', id)).code).toBe('FORBIDDEN')
    expect((await act(leader, 'ISSUE', id)).code).toBe('FORBIDDEN')
  })

  test('a supervisor proposes a task for issue and takes no other step', async () => {
    const id = await make({ status: 'DRAFT' })
    expect((await act(supervisor, 'SUBMIT_FOR_ISSUE', id)).data.actOnTasks.done[0]?.status).toBe(
      'PENDING_ISSUE',
    )
    for (const action of ['ISSUE', 'REJECT_ISSUE', 'SUSPEND', 'RESUME', 'TERMINATE', 'CLOSE', 'REOPEN'])
      expect([
        action,
        (await act(supervisor, action, id, { reason: '理由', dueOn: '2024-12-01' })).code,
      ]).toEqual([action, 'FORBIDDEN'])
  })

  test('a head of another place finds nothing', async () => {
    const id = await make()
    const elsewhere = await asUser(server, { role: 'SUPERVISION_HEAD', jurisdictionCode: NANPING })
    expect((await act(elsewhere, 'ISSUE', id)).code).toBe('NOT_FOUND')
    const unknown = await head.query(ACT, {
      input: { action: 'ISSUE', tasks: [{ id: 'nonsense', version: 0 }] },
    })
    expect(unknown.code).toBe('NOT_FOUND')
  })
})

describe('what a step needs', () => {
  test.each(['REJECT_ISSUE', 'SUSPEND', 'TERMINATE', 'REOPEN'])(
    '%s without a reason is refused',
    async action => {
      const id = await make()
      const { code, errors } = await act(head, action, id, { reason: '  ', dueOn: '2024-12-01' })
      expect(code).toBe('BAD_INPUT')
      expect(errors?.[0]?.message).toContain('理由')
    },
  )

  test('reopening needs a date after today', async () => {
    const id = await make({ status: 'DONE', doneOn: '2024-10-01' })
    expect((await act(head, 'REOPEN', id, { reason: '再办' })).code).toBe('BAD_INPUT')
    expect((await act(head, 'REOPEN', id, { reason: '再办', dueOn: TODAY })).code).toBe('BAD_INPUT')
  })

  test('more than 200 tasks, none, and words too long are refused', async () => {
    const tasks = Array.from({ length: 201 }, () => ({ id: planId, version: 0 }))
    expect((await head.query(ACT, { input: { action: 'ISSUE', tasks } })).code).toBe('BAD_INPUT')
    const none = await head.query(ACT, { input: { action: 'ISSUE', tasks: [] } })
    expect([none.code, none.errors?.[0]?.message]).toEqual(['BAD_INPUT', '请至少选择一项任务。'])
    const id = await make()
    expect((await act(head, 'REJECT_ISSUE', id, { reason: '长'.repeat(2001) })).code).toBe('BAD_INPUT')
  })

  test('a draft that is not whole is not proposed: the sentence names everything it lacks', async () => {
    const id = await make({ status: 'DRAFT', lead: [], milestones: [] })
    const { code, errors } = await act(supervisor, 'SUBMIT_FOR_ISSUE', id)
    expect(code).toBe('CONFLICT')
    expect(errors?.[0]?.message).toContain('牵头单位')
    expect(errors?.[0]?.message).toContain('时间节点')
    expect((await row(id)).status).toBe('DRAFT')
  })

  test('a step from the wrong state is a conflict that says what to do', async () => {
    const id = await make({ status: 'IN_PROGRESS' })
    const { code, errors } = await act(head, 'CLOSE', id)
    expect([code, errors?.[0]?.message]).toEqual(['CONFLICT', '不能销号：任务正在办理。'])
  })
})

describe('交办', () => {
  test('gives a number, asks every part to sign, opens a period, and tells each unit once', async () => {
    const person = await asUser(server, {
      role: 'UNIT_OFFICER',
      jurisdictionCode: WUJIANG,
      organizationId: education,
    })
    const one = await make({ lead: [education], joint: [finance] })
    await server.db.prisma.task.updateMany({ where: { id: one }, data: { feedbackCycle: 'MONTHLY' } })
    const two = await make({ lead: [education] })
    const refs = await Promise.all([one, two].map(async id => ({ id, version: (await row(id)).version })))
    const { data } = await head.query<Acted>(ACT, { input: { action: 'ISSUE', tasks: refs } })
    expect(data.actOnTasks.faults).toEqual([])
    expect(data.actOnTasks.done.map(({ status }) => status)).toEqual(['ISSUED', 'ISSUED'])
    expect(data.actOnTasks.done[0]?.ledgerNo).toMatch(/^2024-\d{3}$/)
    const [lead] = await parts(one)
    expect(lead).toMatchObject({
      status: 'ISSUED',
      issuedOn: dayToDate(TODAY),
      signDueOn: dayToDate('2024-10-16'),
    })
    const told = await server.db.prisma.message.findMany({ where: { userId: person.userId } })
    expect(told.map(({ kind, path }) => [kind, path])).toEqual([['TASK_ISSUED', '/desk']])
    const cycles = await server.db.prisma.reportCycle.findMany({ where: { taskId: one } })
    expect(cycles.map(({ period, assignmentId }) => [period, assignmentId])).toEqual([['2024-10', lead?.id]])
  })

  test('keeps what was before, and says so in the history', async () => {
    const id = await make()
    await act(head, 'ISSUE', id)
    const { data } = await head.query<{ task: Record<string, unknown> }>(
      `query ($id: ID!) { task(id: $id) { changes { fromStatus toStatus round userName } history { type summary } } }`,
      { id },
    )
    expect(data.task).toMatchObject({
      changes: [{ fromStatus: 'PENDING_ISSUE', toStatus: 'ISSUED', round: 1 }],
      history: [{ type: 'TASK_ISSUED', summary: expect.stringContaining('交办，立项编号 2024-') }],
    })
  })

  test('of several at once: numbers without a gap and without a double', async () => {
    const before = await lastNumber()
    const ids = await Promise.all(Array.from({ length: 12 }, () => make()))
    const answers = await Promise.all(ids.map(id => act(head, 'ISSUE', id)))
    expect(answers.map(({ code }) => code)).toEqual(ids.map(() => null))
    const given = answers
      .map(({ data }) => Number(data.actOnTasks.done[0]?.ledgerNo?.slice(5)))
      .sort((a, b) => a - b)
    expect(given).toEqual(ids.map((_, index) => before + index + 1))
  })

  test('a refused one takes no number', async () => {
    const before = await lastNumber()
    const id = await make({ status: 'IN_PROGRESS' })
    expect((await act(head, 'ISSUE', id)).code).toBe('CONFLICT')
    expect(await lastNumber()).toBe(before)
  })

  test('twice at once: one wins, the other is told', async () => {
    const id = await make()
    const answers = await Promise.all([act(head, 'ISSUE', id), act(head, 'ISSUE', id)])
    expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', null].sort())
    expect(await server.db.prisma.auditEntry.count({ where: { type: 'TASK_ISSUED', entityId: id } })).toBe(1)
  })

  test('from a stale form is a conflict', async () => {
    const id = await make()
    const { version } = await row(id)
    await act(head, 'REJECT_ISSUE', id, { reason: '补充依据' })
    await act(supervisor, 'SUBMIT_FOR_ISSUE', id)
    const stale = await head.query(ACT, { input: { action: 'ISSUE', tasks: [{ id, version }] } })
    expect(stale.code).toBe('CONFLICT')
    expect((await row(id)).status).toBe('PENDING_ISSUE')
  })

  test('of a batch names those that cannot be, and does the rest; the preview said so before', async () => {
    const good = await make()
    const running = await make({ status: 'IN_PROGRESS', title: '已在办理' })
    const tasks = [
      { id: good, version: 0 },
      { id: running, version: 0 },
      { id: planId, version: 0 },
    ]
    const preview = await head.query<{ previewTaskAction: Acted['actOnTasks'] }>(PREVIEW, {
      input: { action: 'ISSUE', tasks },
    })
    expect(preview.data.previewTaskAction.done).toEqual([{ id: good, status: 'PENDING_ISSUE' }])
    expect(preview.data.previewTaskAction.faults.map(({ taskId }) => taskId)).toEqual([running, planId])
    expect((await row(good)).version).toBe(0)
    const { data } = await head.query<Acted>(ACT, { input: { action: 'ISSUE', tasks } })
    expect(data.actOnTasks.done.map(({ id }) => id)).toEqual([good])
    expect(data.actOnTasks.faults).toMatchObject([
      { taskId: running, title: '已在办理', message: '不能交办：任务正在办理。' },
      { taskId: planId, title: '' },
    ])
  })
})

const lastNumber = async () =>
  (await server.db.prisma.documentSequence.findFirst({ where: { kind: 'TASK', year: 2024 } }))?.last ?? 0

describe('中止 and 恢复', () => {
  test('the clock stands still: open dates move by the paused working days, done ones do not', async () => {
    const id = await make({
      milestones: [{ due: '2024-09-30', done: '2024-09-30' }, { due: '2024-10-31' }],
    })
    await act(head, 'ISSUE', id)
    const suspended = await act(head, 'SUSPEND', id, { reason: '政策调整' })
    expect(suspended.data.actOnTasks.done[0]).toMatchObject({ status: 'SUSPENDED', suspendedOn: TODAY })
    server.clock.setDay('2024-10-22')
    const later = await asUser(server, { role: 'SUPERVISION_HEAD', jurisdictionCode: WUJIANG })
    const resumed = await act(later, 'RESUME', id)
    server.clock.setDay(TODAY)
    expect(resumed.data.actOnTasks.done[0]).toMatchObject({ status: 'ISSUED', suspendedOn: null })
    const [done, open] = await milestones(id)
    expect(done?.dueOn).toEqual(dayToDate('2024-09-30'))
    expect(open?.dueOn && dateToDay(open.dueOn)).toBe('2024-11-07')
    expect(open?.originalDueOn && dateToDay(open.originalDueOn)).toBe('2024-10-31')
    const [change] = await server.db.prisma.milestoneChange.findMany({ where: { taskId: id } })
    expect(change).toMatchObject({ kind: 'SUSPENSION', dueOn: dayToDate('2024-10-31') })
    const [part] = await parts(id)
    expect(part?.signDueOn).toEqual(dayToDate('2024-10-23'))
  })

  test('a suspended task can be terminated, and then nothing more', async () => {
    const id = await make()
    await act(head, 'SUSPEND', id, { reason: '等待批复' })
    expect((await act(head, 'TERMINATE', id, { reason: '上级取消' })).data.actOnTasks.done[0]?.status).toBe(
      'TERMINATED',
    )
    for (const action of ['RESUME', 'ISSUE', 'SUSPEND', 'CLOSE'])
      expect((await act(head, action, id, { reason: '理由' })).code).toBe('CONFLICT')
  })
})

describe('销号 and 重新启动', () => {
  test('a task that is done is closed, and reopened in a new round with the old date beside the new one', async () => {
    const id = await make({
      status: 'DONE',
      doneOn: '2024-10-10',
      joint: [education],
      milestones: [
        { due: '2024-06-30', done: '2024-06-28' },
        { due: '2024-10-12', done: '2024-10-10' },
      ],
    })
    const closed = await act(head, 'CLOSE', id)
    expect(closed.data.actOnTasks.done[0]).toMatchObject({ status: 'CLOSED', closedOn: TODAY })
    const reopened = await act(head, 'REOPEN', id, { reason: '群众反映未落实', dueOn: '2024-11-29' })
    expect(reopened.data.actOnTasks.done[0]).toMatchObject({
      status: 'IN_PROGRESS',
      round: 2,
      closedOn: null,
    })
    const [first, last] = await milestones(id)
    expect(first?.doneOn).toEqual(dayToDate('2024-06-28'))
    expect(last).toMatchObject({
      doneOn: null,
      dueOn: dayToDate('2024-11-29'),
      originalDueOn: dayToDate('2024-10-12'),
      sinceRound: 2,
    })
    expect((await parts(id)).map(({ status }) => status)).toContain('IN_PROGRESS')
    const kept = await server.db.prisma.milestoneChange.findFirstOrThrow({ where: { taskId: id } })
    expect(kept).toMatchObject({ kind: 'REOPENING', doneOn: dayToDate('2024-10-10') })
    const { data } = await head.query<{ task: unknown }>(
      `query ($id: ID!) { task(id: $id) { changes { fromStatus toStatus round reason } history { summary } } }`,
      { id },
    )
    expect(data.task).toMatchObject({
      changes: [
        { fromStatus: 'CLOSED', toStatus: 'IN_PROGRESS', round: 1, reason: '群众反映未落实' },
        { fromStatus: 'DONE', toStatus: 'CLOSED' },
      ],
    })
  })

  test('a unit does not see the steps of a task it has no part in', async () => {
    const id = await make()
    await act(head, 'ISSUE', id)
    const other = await asUser(server, {
      role: 'UNIT_OFFICER',
      jurisdictionCode: WUJIANG,
      organizationId: education,
    })
    const { data } = await other.query<{ task: unknown }>(
      `query ($id: ID!) { task(id: $id) { title changes { id } dutyReturns { id } lead { signedBy contactPhone can { sign } } can { issue edit close } } }`,
      { id },
    )
    expect(data.task).toMatchObject({
      changes: null,
      dutyReturns: null,
      lead: [{ signedBy: null, contactPhone: null, can: { sign: false } }],
      can: { issue: false, edit: false, close: false },
    })
  })
})

describe('completions that the office records', () => {
  const COMPLETE = `mutation ($id: ID!, $doneOn: Day!) { completeMilestone(id: $id, doneOn: $doneOn) { status version } }`
  const REOPEN = `mutation ($id: ID!, $reason: String!) { reopenMilestone(id: $id, reason: $reason) { status version } }`

  test('end the task with its parts, and taken back it stands where it stood, with what was before', async () => {
    const id = await make({ joint: [education] })
    const [milestone] = await milestones(id)
    const done = await supervisor.query(COMPLETE, { id: milestone?.id, doneOn: TODAY })
    expect(done.data).toEqual({ completeMilestone: { status: 'DONE', version: 1 } })
    expect((await parts(id)).map(({ status }) => status)).toEqual(['DONE', 'DONE'])
    const back = await supervisor.query(REOPEN, { id: milestone?.id, reason: '登记有误' })
    expect(back.data).toEqual({ reopenMilestone: { status: 'PENDING_ISSUE', version: 2 } })
    expect((await parts(id)).map(({ status }) => status)).toEqual(['WAITING', 'WAITING'])
    const changes = await server.db.prisma.taskChange.findMany({
      where: { taskId: id },
      orderBy: { id: 'asc' },
    })
    expect(changes.map(({ fromStatus, toStatus }) => [fromStatus, toStatus])).toEqual([
      ['PENDING_ISSUE', 'DONE'],
      ['DONE', 'PENDING_ISSUE'],
    ])
    const kept = await server.db.prisma.milestoneChange.findFirstOrThrow({ where: { taskId: id } })
    expect(kept).toMatchObject({ kind: 'REOPENING', doneOn: dayToDate(TODAY) })
  })

  test('are not taken back once the task is closed', async () => {
    const id = await make()
    const [milestone] = await milestones(id)
    await supervisor.query(COMPLETE, { id: milestone?.id, doneOn: TODAY })
    await act(head, 'CLOSE', id)
    expect((await supervisor.query(REOPEN, { id: milestone?.id, reason: '登记有误' })).code).toBe('CONFLICT')
  })
})
