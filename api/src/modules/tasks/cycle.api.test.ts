import { beforeAll, describe, expect, test } from 'vitest'
import type { FeedbackCycle } from '#prisma'
import { buildOrganization, buildPlaces, buildPlan, buildTask, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { type Day, dateToDay, dayToDate } from '../../platform/day.ts'
import { newId } from '../../platform/id.ts'
import { countStatements } from '../../platform/statements.ts'
import { type Write, write } from '../../platform/write.ts'
import { openCycleOf } from './cycle.query.ts'
import { markCycleSubmitted, moveCycle, openCycles } from './cycle.service.ts'

const CYCLES = /* GraphQL */ `
  query ($id: ID!, $asOf: Day) {
    task(id: $id, asOf: $asOf) { light cycles { period label cycle opensOn dueOn originalDueOn submittedOn light } }
  }
`

let server: TestServer
let supervisor: TestClient
let finance: string
let education: string
let planId: string

/** One write that does nothing but `work`. */
const inWrite = <T>(work: (step: Write) => Promise<T>, jurisdictionCode = WUJIANG): Promise<T> =>
  write(server.context, jurisdictionCode, async step => {
    await step.record({ type: 'CYCLES_OPENED', entity: 'Jurisdiction', entityId: jurisdictionCode })
    return work(step)
  })

const open = (day: Day, taskIds: string[] | null = null) =>
  inWrite(step => openCycles(step, server.context, WUJIANG, taskIds, day))

/** A task that was issued to its owners on a day. */
async function issued(
  feedbackCycle: FeedbackCycle,
  issuedOn: Day,
  facts: Partial<Parameters<typeof buildTask>[1]> = {},
): Promise<string> {
  const id = await buildTask(server, { planId, lead: [finance], joint: [education], ...facts })
  await change(id, { feedbackCycle, issuedOn: dayToDate(issuedOn) })
  await server.db.prisma.assignment.updateMany({
    where: { taskId: id },
    data: { status: 'IN_PROGRESS', issuedOn: dayToDate(issuedOn) },
  })
  return id
}

const change = (id: string, data: Parameters<TestServer['db']['prisma']['task']['updateMany']>[0]['data']) =>
  server.db.prisma.task.updateMany({ where: { id }, data })

async function rowsOf(taskId: string) {
  const rows = await server.db.prisma.reportCycle.findMany({
    where: { taskId },
    orderBy: [{ round: 'asc' }, { dueOn: 'asc' }],
  })
  return rows.map(row => ({
    ...row,
    due: dateToDay(row.dueOn),
    cancelled: row.cancelledOn === null ? null : dateToDay(row.cancelledOn),
  }))
}

const periodsOf = async (taskId: string) =>
  (await rowsOf(taskId)).filter(row => row.cancelled === null).map(row => row.period)

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  finance = await buildOrganization(server, { name: '区财政局' })
  education = await buildOrganization(server, { name: '区教育局' })
  planId = await buildPlan(server)
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
})

describe('opening the periods', () => {
  test('asks the leads of issued tasks only, and twice is the same as once', async () => {
    const monthly = await issued('MONTHLY', '2024-10-08')
    const drafted = await buildTask(server, { planId, lead: [finance], status: 'DRAFT' })
    const opened = await open('2024-10-08', [monthly, drafted])
    expect(opened).toBe(1)
    expect(await open('2024-10-08', [monthly, drafted])).toBe(0)
    const rows = await rowsOf(monthly)
    expect(rows.map(({ period, due }) => [period, due])).toEqual([['2024-10', '2024-10-31']])
    const part = await server.db.prisma.assignment.findFirstOrThrow({
      where: { taskId: monthly, part: 'LEAD' },
    })
    expect(rows[0]?.assignmentId).toBe(part.id)
    expect(await rowsOf(drafted)).toEqual([])
  })

  test('goes on month by month, also over days on which nothing ran', async () => {
    const id = await issued('MONTHLY', '2024-07-01')
    await open('2024-07-01', [id])
    await open('2024-10-01', [id])
    expect(await periodsOf(id)).toEqual(['2024-07', '2024-08', '2024-09', '2024-10'])
  })

  test('makes nobody late for what was over before the cycle was chosen', async () => {
    const id = await issued('ONCE', '2024-01-08')
    await open('2024-10-08', [id])
    await change(id, { feedbackCycle: 'WEEKLY' })
    await open('2024-10-08', [id])
    expect(await periodsOf(id)).toEqual(['2024-W41'])
  })

  test('another cycle cancels what is to come and keeps what was reported', async () => {
    const id = await issued('WEEKLY', '2024-10-08')
    await open('2024-10-08', [id])
    await open('2024-10-14', [id])
    const [first] = await rowsOf(id)
    await inWrite(step => markCycleSubmitted(step, WUJIANG, first?.id ?? '', '2024-10-11'))
    await change(id, { feedbackCycle: 'MONTHLY' })
    await open('2024-10-15', [id])
    expect((await rowsOf(id)).map(({ period, cancelled }) => [period, cancelled])).toEqual([
      ['2024-W41', null],
      ['2024-W42', '2024-10-15'],
      ['2024-10', null],
    ])
  })

  test('a suspension stops the periods, and afterwards they go on without those it swallowed', async () => {
    const id = await issued('WEEKLY', '2024-09-02')
    await open('2024-09-02', [id])
    await change(id, { status: 'SUSPENDED' })
    await open('2024-09-04', [id])
    expect(await periodsOf(id)).toEqual([])
    await open('2024-09-16', [id])
    await change(id, { status: 'IN_PROGRESS' })
    await server.db.prisma.taskChange.create({
      data: {
        jurisdictionCode: WUJIANG,
        id: newId(),
        taskId: id,
        changedOn: dayToDate('2024-09-23'),
        at: new Date('2024-09-23T02:00:00Z'),
        userName: '测试',
        fromStatus: 'SUSPENDED',
        toStatus: 'IN_PROGRESS',
        round: 1,
      },
    })
    await open('2024-09-23', [id])
    expect(await periodsOf(id)).toEqual(['2024-W39'])
  })

  test('resumed at once, the same period is owed again', async () => {
    const id = await issued('MONTHLY', '2024-10-08')
    await open('2024-10-08', [id])
    await change(id, { status: 'SUSPENDED' })
    await open('2024-10-09', [id])
    await change(id, { status: 'IN_PROGRESS' })
    await open('2024-10-10', [id])
    expect(await periodsOf(id)).toEqual(['2024-10'])
    expect(await rowsOf(id)).toHaveLength(1)
  })

  test.each(['DONE', 'CLOSED', 'TERMINATED'] as const)(
    '%s: nothing more is owed, what was missed stays',
    async status => {
      const id = await issued('MONTHLY', '2024-09-02')
      await open('2024-09-02', [id])
      await open('2024-10-08', [id])
      await change(id, { status })
      await open('2024-10-15', [id])
      expect((await rowsOf(id)).map(({ period, cancelled }) => [period, cancelled])).toEqual([
        ['2024-09', null],
        ['2024-10', '2024-10-15'],
      ])
    },
  )

  test('a new round asks anew', async () => {
    const id = await issued('MONTHLY', '2024-10-08')
    await open('2024-10-08', [id])
    await change(id, { round: 2 })
    await open('2024-10-15', [id])
    expect((await rowsOf(id)).map(({ round, period, cancelled }) => [round, period, cancelled])).toEqual([
      [1, '2024-10', '2024-10-15'],
      [2, '2024-10', null],
    ])
  })

  test('periods of the dates of a task follow them when they move, and end with them', async () => {
    const id = await issued('BY_STAGE', '2024-10-08', {
      milestones: [{ due: '2024-10-18' }, { due: '2024-10-25' }, { due: '2024-12-31' }],
    })
    await open('2024-10-15', [id])
    const stages = await server.db.prisma.milestone.findMany({
      where: { taskId: id },
      orderBy: { position: 'asc' },
    })
    expect(await periodsOf(id)).toEqual([stages[0]?.id, stages[1]?.id])
    await server.db.prisma.milestone.updateMany({
      where: { id: stages[0]?.id ?? '' },
      data: { dueOn: dayToDate('2024-11-29') },
    })
    await server.db.prisma.milestone.updateMany({
      where: { id: stages[1]?.id ?? '' },
      data: { doneOn: dayToDate('2024-10-15') },
    })
    expect(await open('2024-10-15', [id])).toBe(0)
    expect(
      (await rowsOf(id)).map(({ due, cancelled, originalDueOn }) => [
        due,
        cancelled,
        dateToDay(originalDueOn),
      ]),
    ).toEqual([
      ['2024-10-25', '2024-10-15', '2024-10-25'],
      ['2024-11-29', null, '2024-10-18'],
    ])
  })

  test('leaves the tasks of another jurisdiction alone', async () => {
    const id = await issued('MONTHLY', '2024-10-08')
    await inWrite(step => openCycles(step, server.context, NANPING, [id], '2024-10-15'), NANPING)
    expect(await rowsOf(id)).toEqual([])
  })
})

describe('a unit that reports', () => {
  test('answers the oldest period it owes; the first report counts, a withdrawn one does not', async () => {
    const id = await issued('MONTHLY', '2024-09-02')
    await open('2024-09-02', [id])
    await open('2024-10-15', [id])
    const [september, october] = await rowsOf(id)
    const part = september?.assignmentId ?? ''
    const owed = (day: Day) => openCycleOf(server.context, WUJIANG, part, day)
    expect(await owed('2024-10-15')).toMatchObject({ label: '9 月', light: 'NEAR', taskId: id, round: 1 })
    const mark = (cycle: string | undefined, day: Day | null) =>
      inWrite(step => markCycleSubmitted(step, WUJIANG, cycle ?? '', day))
    await mark(september?.id, '2024-10-15')
    await mark(september?.id, '2024-10-20')
    expect(await owed('2024-10-15')).toMatchObject({ label: '10 月', light: 'GOOD' })
    expect((await rowsOf(id))[0]?.submittedOn).toEqual(dayToDate('2024-10-15'))
    await mark(september?.id, null)
    expect(await owed('2024-10-15')).toMatchObject({ label: '9 月' })
    expect(await owed('2024-08-15')).toBeNull()
    await inWrite(step => moveCycle(step, WUJIANG, october?.id ?? '', '2024-11-15'))
    expect((await rowsOf(id))[1]).toMatchObject({ due: '2024-11-15', originalDueOn: dayToDate('2024-10-31') })
  })

  test('turns the task yellow by a period missed, keeps it until the next is on time, red by a quarter', async () => {
    const id = await issued('MONTHLY', '2024-08-01', { milestones: [{ due: '2025-12-31' }] })
    for (const day of ['2024-08-01', '2024-09-02', '2024-10-08'] as const) await open(day, [id])
    const [august, september] = await rowsOf(id)
    const light = async (asOf: Day) =>
      (await supervisor.query<{ task: { light: string } }>(CYCLES, { id, asOf })).data.task.light
    expect([await light('2024-08-30'), await light('2024-08-31')]).toEqual(['GOOD', 'NEAR'])
    expect([await light('2024-11-27'), await light('2024-11-28')]).toEqual(['NEAR', 'BEHIND'])
    await inWrite(step => markCycleSubmitted(step, WUJIANG, august?.id ?? '', '2024-09-06'))
    expect([await light('2024-09-06'), await light('2024-09-20')]).toEqual(['NEAR', 'NEAR'])
    await inWrite(step => markCycleSubmitted(step, WUJIANG, september?.id ?? '', '2024-09-25'))
    expect([await light('2024-09-05'), await light('2024-09-24'), await light('2024-09-25')]).toEqual([
      'NEAR',
      'NEAR',
      'GOOD',
    ])
  })
})

describe('the periods on the page of a task', () => {
  test('are shown newest first, as known on the day, to those who may read it in full', async () => {
    const id = await issued('MONTHLY', '2024-09-02')
    await open('2024-09-02', [id])
    await open('2024-10-08', [id])
    const { data } = await supervisor.query<{ task: { cycles: unknown[] } }>(CYCLES, { id })
    expect(data.task.cycles).toEqual([
      {
        period: '2024-10',
        label: '10 月',
        cycle: 'MONTHLY',
        opensOn: '2024-10-01',
        dueOn: '2024-10-31',
        originalDueOn: '2024-10-31',
        submittedOn: null,
        light: 'GOOD',
      },
      expect.objectContaining({ period: '2024-09', light: 'NEAR' }),
    ])
    const earlier = await supervisor.query<{ task: { cycles: unknown[] } }>(CYCLES, {
      id,
      asOf: '2024-09-20',
    })
    expect(earlier.data.task.cycles).toEqual([expect.objectContaining({ period: '2024-09', light: 'GOOD' })])
  })

  test('are withheld from a unit that has no part in the task', async () => {
    const id = await issued('MONTHLY', '2024-10-08', { joint: [] })
    await open('2024-10-08', [id])
    const other = await asUser(server, {
      role: 'UNIT_OFFICER',
      jurisdictionCode: WUJIANG,
      organizationId: education,
    })
    const { data } = await other.query<{ task: { cycles: unknown } }>(CYCLES, { id })
    expect(data.task.cycles).toBeNull()
  })
})

test('a thousand tasks take the same three statements as one', async () => {
  const ids = await Promise.all(
    Array.from({ length: 1000 }, () => buildTask(server, { planId, lead: [finance] })),
  )
  await server.db.prisma.task.updateMany({
    where: { id: { in: ids } },
    data: { feedbackCycle: 'MONTHLY', issuedOn: dayToDate('2024-10-08') },
  })
  await server.db.prisma.assignment.updateMany({ where: { taskId: { in: ids } }, data: { status: 'ISSUED' } })
  const { result, statements } = await countStatements(() => open('2024-10-08', ids))
  const ofPeriods = statements.filter(statement => statement.includes('report_cycle'))
  expect([result, ofPeriods.length]).toEqual([1000, 3])
  await open('2024-10-16')
  expect(await open('2024-10-16')).toBe(0)
})
