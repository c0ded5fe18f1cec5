import { beforeAll, describe, expect, test } from 'vitest'
import {
  buildOrganization,
  buildPlaces,
  buildPlan,
  buildTask,
  type TaskFacts,
  WUJIANG,
} from '#test/kit/builders.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { type Day, dayToDate } from '../../platform/day.ts'
import { newId } from '../../platform/id.ts'
import { write } from '../../platform/write.ts'
import { moveMilestone } from './task-change.service.ts'
import { lockTask } from './task-lock.ts'
import { type ReportOutcome, settleReport } from './task-report.service.ts'

const TODAY = '2024-10-15'
let server: TestServer
let finance: string
let education: string
let planId: string

beforeAll(async () => {
  server = await createTestServer({ day: TODAY })
  await buildPlaces(server)
  finance = await buildOrganization(server, { name: '区财政局' })
  education = await buildOrganization(server, { name: '区教育局' })
  planId = await buildPlan(server)
})

/** A task whose parts have signed. */
async function atWork(facts: Partial<TaskFacts> = {}) {
  const id = await buildTask(server, {
    planId,
    lead: [finance],
    milestones: [{ due: '2024-10-20' }],
    ...facts,
  })
  await server.db.prisma.assignment.updateMany({
    where: { taskId: id },
    data: { status: 'IN_PROGRESS', issuedOn: dayToDate(TODAY), signedOn: dayToDate(TODAY) },
  })
  const parts = await server.db.prisma.assignment.findMany({
    where: { taskId: id },
    orderBy: { position: 'asc' },
  })
  const dates = await server.db.prisma.milestone.findMany({
    where: { taskId: id },
    orderBy: { position: 'asc' },
  })
  return { id, parts: parts.map(part => part.id), dates: dates.map(date => date.id) }
}

/** Settles several outcomes in one write, as a review does. */
const settle = (taskId: string, ...outcomes: ReportOutcome[]) =>
  write(server.context, WUJIANG, async step => {
    const locked = await lockTask(step, WUJIANG, taskId)
    for (const outcome of outcomes) await settleReport(step, server.context, locked, outcome)
    await step.record({ type: 'REPORT_SETTLED', entity: 'Task', entityId: taskId })
    return locked
  })

const submitted = (assignmentId: string): ReportOutcome => ({
  assignmentId,
  event: 'SUBMITTED',
  waiting: true,
})

const approved = (assignmentId: string, more: Partial<ReportOutcome> = {}): ReportOutcome => ({
  assignmentId,
  event: 'APPROVED',
  waiting: false,
  ...more,
})

/** An approved report that says 已办结, as the reports keep it. */
const keepFinished = (
  taskId: string,
  assignmentId: string,
  milestoneId: string | null,
  day: Day,
  round = 1,
) =>
  server.db.prisma.progressReport.create({
    data: {
      jurisdictionCode: WUJIANG,
      id: newId(),
      taskId,
      assignmentId,
      organizationId: finance,
      part: 'LEAD',
      milestoneId,
      round,
      status: 'APPROVED',
      text: '已完成',
      claim: 'FINISHED',
      finishedOn: dayToDate(day),
      createdAt: server.clock.now(),
      createdBy: '测试',
      savedAt: server.clock.now(),
    },
  })

const task = (id: string) => server.db.prisma.task.findFirstOrThrow({ where: { id } })
const part = (id: string | undefined) =>
  server.db.prisma.assignment.findFirstOrThrow({ where: { id: id as string } })
const date = (id: string | undefined) =>
  server.db.prisma.milestone.findFirstOrThrow({ where: { id: id as string } })
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code: string; message: string }) => [error.code, error.message],
  )

describe('a report of the lead', () => {
  test('makes the task wait for review while one is there, and withdrawn takes it back', async () => {
    const { id, parts } = await atWork()
    const [lead = ''] = parts
    await settle(id, submitted(lead))
    expect([(await task(id)).status, (await part(lead)).status]).toEqual(['SUBMITTED', 'SUBMITTED'])
    await settle(id, { assignmentId: lead, event: 'WITHDRAWN', waiting: true })
    expect((await task(id)).status).toBe('SUBMITTED')
    await settle(id, { assignmentId: lead, event: 'WITHDRAWN', waiting: false })
    expect((await task(id)).status).toBe('IN_PROGRESS')
  })

  test('approved on the way goes on with the percentage; what was before is kept', async () => {
    const { id, parts } = await atWork()
    const [lead = ''] = parts
    await settle(id, submitted(lead))
    await settle(id, approved(lead, { percent: 60 }))
    expect(await task(id)).toMatchObject({ status: 'IN_PROGRESS', reportedPercent: 60, round: 1, version: 2 })
    const kept = await server.db.prisma.taskChange.findMany({ where: { taskId: id }, orderBy: { id: 'asc' } })
    expect(
      kept.map(({ fromStatus, toStatus, reportedPercent }) => [fromStatus, toStatus, reportedPercent]),
    ).toEqual([
      ['IN_PROGRESS', 'SUBMITTED', null],
      ['SUBMITTED', 'IN_PROGRESS', null],
    ])
  })

  test('that finishes the last of several dates ends the task on the latest of the days, and its joint parts', async () => {
    const { id, parts, dates } = await atWork({
      joint: [education],
      milestones: [{ due: '2024-09-30' }, { due: '2024-10-20' }],
    })
    const [lead = '', joint = ''] = parts
    await settle(id, submitted(lead))
    await settle(id, approved(lead, { finished: { milestoneId: dates[0] as string, doneOn: '2024-09-28' } }))
    expect(await task(id)).toMatchObject({ status: 'IN_PROGRESS', percent: 50 })
    expect((await date(dates[0])).doneOn).toEqual(dayToDate('2024-09-28'))
    await keepFinished(id, lead, dates[0] as string, '2024-09-28')
    await settle(id, submitted(lead))
    await settle(id, approved(lead, { finished: { milestoneId: dates[1] as string, doneOn: '2024-10-14' } }))
    expect(await task(id)).toMatchObject({
      status: 'DONE',
      doneOn: dayToDate('2024-10-14'),
      percent: 100,
      reportedPercent: 100,
    })
    expect([(await part(lead)).status, (await part(joint)).status]).toEqual(['DONE', 'DONE'])
    expect(await refusal(settle(id, submitted(lead)))).toEqual([
      'CONFLICT',
      '任务已办结。如需继续办理，请由督查室主任重新启动。',
    ])
  })

  test('of two leads: the date is done when both have finished it, on the later day', async () => {
    const { id, parts, dates } = await atWork({ lead: [finance, education] })
    const [one = '', two = ''] = parts
    const milestoneId = dates[0] as string
    await settle(id, submitted(one))
    await settle(id, approved(one, { finished: { milestoneId, doneOn: '2024-10-10' } }))
    await keepFinished(id, one, milestoneId, '2024-10-10')
    expect([(await part(one)).status, (await task(id)).status]).toEqual(['DONE', 'IN_PROGRESS'])
    expect((await date(milestoneId)).doneOn).toBeNull()
    await settle(id, submitted(two))
    expect((await task(id)).status).toBe('SUBMITTED')
    await settle(id, approved(two, { finished: { milestoneId, doneOn: '2024-10-12' } }))
    expect(await task(id)).toMatchObject({ status: 'DONE', doneOn: dayToDate('2024-10-12') })
  })

  test('of a task without dates finishes it as a whole', async () => {
    const { id, parts } = await atWork({ milestones: [{ due: null, status: 'ONGOING' }] })
    const [lead = ''] = parts
    await settle(id, submitted(lead))
    await settle(id, approved(lead, { finished: { milestoneId: null, doneOn: '2024-10-11' } }))
    expect(await task(id)).toMatchObject({ status: 'DONE', doneOn: dayToDate('2024-10-11') })
  })

  test('with an older one still waiting, the task waits and is done with the last approval', async () => {
    const { id, parts, dates } = await atWork()
    const [lead = ''] = parts
    const milestoneId = dates[0] as string
    await settle(id, submitted(lead))
    await settle(id, approved(lead, { waiting: true, finished: { milestoneId, doneOn: '2024-10-14' } }))
    await keepFinished(id, lead, milestoneId, '2024-10-14')
    expect((await task(id)).status).toBe('SUBMITTED')
    await settle(id, approved(lead))
    expect(await task(id)).toMatchObject({ status: 'DONE', doneOn: dayToDate('2024-10-14') })
  })
})

describe('退回重办', () => {
  test('begins a new round with a later date; the date first given stays', async () => {
    const { id, parts, dates } = await atWork()
    const [lead = ''] = parts
    await settle(id, submitted(lead))
    const back = { assignmentId: lead, event: 'RETURNED' as const, waiting: false, reason: '材料不全' }
    expect((await refusal(settle(id, back)))?.[0]).toBe('BAD_INPUT')
    expect((await refusal(settle(id, { ...back, newDueOn: TODAY })))?.[0]).toBe('BAD_INPUT')
    await settle(id, { ...back, newDueOn: '2024-10-31', milestoneId: dates[0] ?? null })
    expect(await task(id)).toMatchObject({ status: 'IN_PROGRESS', round: 2 })
    expect(await date(dates[0])).toMatchObject({
      dueOn: dayToDate('2024-10-31'),
      originalDueOn: dayToDate('2024-10-20'),
    })
    const moved = await server.db.prisma.milestoneChange.findFirstOrThrow({ where: { taskId: id } })
    expect(moved).toMatchObject({ kind: 'RETURN', dueOn: dayToDate('2024-10-20'), reason: '材料不全' })
    const kept = await server.db.prisma.taskChange.findFirstOrThrow({
      where: { taskId: id },
      orderBy: { id: 'desc' },
    })
    expect(kept).toMatchObject({
      fromStatus: 'SUBMITTED',
      toStatus: 'IN_PROGRESS',
      round: 1,
      reason: '材料不全',
    })
  })

  test('never shortens a date of the plan: the rework has a date of its own, until it is approved', async () => {
    const { id, parts, dates } = await atWork({ milestones: [{ due: '2024-12-31' }] })
    const [lead = ''] = parts
    await settle(id, submitted(lead))
    const newDueOn = '2024-10-25'
    await settle(id, {
      assignmentId: lead,
      event: 'RETURNED',
      waiting: false,
      newDueOn,
      milestoneId: dates[0] ?? null,
    })
    expect((await date(dates[0])).dueOn).toEqual(dayToDate('2024-12-31'))
    expect((await part(lead)).dueOn).toEqual(dayToDate(newDueOn))
    await settle(id, submitted(lead))
    await settle(id, approved(lead, { percent: 50 }))
    expect((await part(lead)).dueOn).toBeNull()
  })

  test('of a joint part touches that part only', async () => {
    const { id, parts, dates } = await atWork({ joint: [education] })
    const [lead = '', joint = ''] = parts
    await settle(id, submitted(joint))
    expect((await task(id)).status).toBe('IN_PROGRESS')
    const newDueOn = '2024-10-25'
    await settle(id, {
      assignmentId: joint,
      event: 'RETURNED',
      waiting: false,
      newDueOn,
      milestoneId: dates[0] ?? null,
    })
    expect(await task(id)).toMatchObject({ status: 'IN_PROGRESS', round: 1 })
    expect(await part(joint)).toMatchObject({ status: 'IN_PROGRESS', dueOn: dayToDate(newDueOn) })
    expect((await date(dates[0])).dueOn).toEqual(dayToDate('2024-10-20'))
    expect((await part(lead)).status).toBe('IN_PROGRESS')
    await settle(id, submitted(joint))
    await settle(id, approved(joint, { finished: { milestoneId: dates[0] ?? null, doneOn: '2024-10-14' } }))
    expect(await part(joint)).toMatchObject({ status: 'DONE', doneOn: dayToDate('2024-10-14') })
    expect((await task(id)).status).toBe('IN_PROGRESS')
  })
})

describe('what is refused', () => {
  test('a report before signing, of a stranger part, and while the task is suspended', async () => {
    const { id, parts } = await atWork()
    const [lead = ''] = parts
    expect((await refusal(settle(id, submitted(newId()))))?.[0]).toBe('BAD_INPUT')
    expect((await refusal(settle(id, approved(lead))))?.[0]).toBe('CONFLICT')
    await server.db.prisma.assignment.updateMany({ where: { id: lead }, data: { status: 'ISSUED' } })
    expect(await refusal(settle(id, submitted(lead)))).toEqual(['CONFLICT', '请先签收任务，再填报进展。'])
    await server.db.prisma.task.updateMany({ where: { id }, data: { status: 'SUSPENDED' } })
    expect(await refusal(settle(id, submitted(lead)))).toEqual([
      'CONFLICT',
      '任务已中止，恢复办理后才能继续。',
    ])
    expect((await task(id)).version).toBe(0)
  })
})

describe('a moved date', () => {
  const move = (taskId: string, milestoneId: string, dueOn: Day) =>
    write(server.context, WUJIANG, async step => {
      const locked = await lockTask(step, WUJIANG, taskId)
      await moveMilestone(step, server.context, locked, {
        milestoneId,
        dueOn,
        kind: 'EXTENSION',
        reason: '雨季',
      })
      await step.record({ type: 'EXTENSION_APPROVED', entity: 'Task', entityId: taskId })
    })

  test('by extension takes a shorter date of the lead with it, and keeps what was before', async () => {
    const { id, parts, dates } = await atWork()
    await server.db.prisma.assignment.updateMany({
      where: { id: parts[0] as string },
      data: { dueOn: dayToDate('2024-10-18') },
    })
    await move(id, dates[0] as string, '2024-11-15')
    expect((await date(dates[0])).dueOn).toEqual(dayToDate('2024-11-15'))
    expect((await part(parts[0])).dueOn).toBeNull()
    expect(await server.db.prisma.milestoneChange.count({ where: { taskId: id, kind: 'EXTENSION' } })).toBe(1)
  })

  test('is refused for a date of another task, and for one that is done', async () => {
    const one = await atWork({
      milestones: [{ due: '2024-10-20', done: '2024-10-10' }, { due: '2024-12-31' }],
    })
    const two = await atWork()
    expect((await refusal(move(one.id, two.dates[0] as string, '2024-11-15')))?.[0]).toBe('BAD_INPUT')
    expect((await refusal(move(one.id, one.dates[0] as string, '2024-11-15')))?.[0]).toBe('CONFLICT')
  })
})
