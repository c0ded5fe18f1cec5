import { beforeAll, expect, test } from 'vitest'
import { buildOrganization, buildPlaces, buildPlan, buildTask, WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { type Day, dayToDate } from '../../platform/day.ts'
import { newId } from '../../platform/id.ts'

/** What a read of a past day shows, from the before-images that changes keep. */

const TASK = /* GraphQL */ `
  query ($id: ID!, $asOf: Day) {
    task(id: $id, asOf: $asOf) {
      status state light percent round dueOn closedOn milestoneCounts { total done due }
      milestones { dueOn originalDueOn doneOn light can { complete reopen } }
      joint { light }
    }
  }
`
const LISTS = /* GraphQL */ `
  query ($place: ID!, $asOf: Day, $words: String) {
    tasks(filter: { place: $place, words: $words }, asOf: $asOf) { totalCount nodes { id ledgerNo } }
    milestones(filter: { place: $place }, asOf: $asOf) { totalCount nodes { dueOn doneOn onTime } }
  }
`

interface Seen {
  task: {
    status: string
    light: string
    percent: number
    round: number
    dueOn: Day | null
    milestones: {
      dueOn: Day | null
      doneOn: Day | null
      light: string
      can: { complete: boolean; reopen: boolean }
    }[]
    milestoneCounts: { total: number; done: number; due: number }
    joint: { light: string }[]
  }
}

let server: TestServer
let supervisor: TestClient
let planId: string
let finance: string
let education: string

const on = async (id: string, asOf: Day) => (await supervisor.query<Seen>(TASK, { id, asOf })).data.task

const own = (taskId: string, changedOn: Day) => ({
  jurisdictionCode: WUJIANG,
  id: newId(),
  taskId,
  changedOn: dayToDate(changedOn),
  at: new Date(`${changedOn}T02:00:00Z`),
})

const milestonesOf = (taskId: string) =>
  server.db.prisma.milestone.findMany({ where: { taskId }, orderBy: { position: 'asc' } })

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  finance = await buildOrganization(server, { name: '区财政局' })
  education = await buildOrganization(server, { name: '区教育局' })
  planId = await buildPlan(server)
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
})

test('a date that was moved is judged by the one in force on the day asked about', async () => {
  const id = await buildTask(server, {
    planId,
    milestones: [{ due: '2024-10-31', original: '2024-09-20' }],
    lead: [finance],
  })
  const [milestone] = await milestonesOf(id)
  await server.db.prisma.milestoneChange.create({
    data: {
      ...own(id, '2024-09-25'),
      milestoneId: milestone?.id ?? '',
      kind: 'EXTENSION',
      dueOn: dayToDate('2024-09-20'),
      newDueOn: dayToDate('2024-10-31'),
    },
  })
  expect(await on(id, '2024-09-24')).toMatchObject({
    light: 'BEHIND',
    dueOn: '2024-09-20',
    milestones: [{ dueOn: '2024-09-20', originalDueOn: '2024-09-20', light: 'BEHIND' }],
  })
  expect(await on(id, '2024-09-25')).toMatchObject({ light: 'GOOD', milestones: [{ dueOn: '2024-10-31' }] })
  const lists = async (asOf: Day) =>
    (await supervisor.query<{ milestones: { nodes: unknown[] } }>(LISTS, { place: WUJIANG, asOf })).data
      .milestones.nodes
  expect(await lists('2024-09-24')).toEqual([{ dueOn: '2024-09-20', doneOn: null, onTime: false }])
  expect(await lists('2024-09-25')).toEqual([{ dueOn: '2024-10-31', doneOn: null, onTime: false }])
})

test('a task sent back was submitted before, in an earlier round and with its progress then', async () => {
  const id = await buildTask(server, {
    planId,
    milestones: [{ due: '2024-10-31', original: '2024-09-30', done: null }],
    lead: [finance],
  })
  const [milestone] = await milestonesOf(id)
  await server.db.prisma.task.updateMany({ where: { id }, data: { round: 2, reportedPercent: 40 } })
  await server.db.prisma.taskChange.createMany({
    data: [
      {
        ...own(id, '2024-09-27'),
        userName: '张三',
        fromStatus: 'IN_PROGRESS',
        toStatus: 'SUBMITTED',
        round: 1,
        reportedPercent: 20,
      },
      {
        ...own(id, '2024-10-08'),
        userName: '李四',
        fromStatus: 'SUBMITTED',
        toStatus: 'IN_PROGRESS',
        round: 1,
        reportedPercent: 90,
      },
    ],
  })
  await server.db.prisma.milestoneChange.create({
    data: {
      ...own(id, '2024-10-08'),
      milestoneId: milestone?.id ?? '',
      kind: 'RETURN',
      dueOn: dayToDate('2024-09-30'),
      doneOn: dayToDate('2024-09-27'),
    },
  })
  expect(await on(id, '2024-09-26')).toMatchObject({ status: 'IN_PROGRESS', round: 1, percent: 20 })
  expect(await on(id, '2024-10-07')).toMatchObject({
    status: 'SUBMITTED',
    round: 1,
    percent: 90,
    light: 'GOOD',
    milestoneCounts: { total: 1, done: 1, due: 1 },
    milestones: [{ doneOn: '2024-09-27', can: { complete: true, reopen: false } }],
  })
  expect(await on(id, '2024-10-08')).toMatchObject({
    status: 'IN_PROGRESS',
    round: 2,
    percent: 40,
    milestones: [{ doneOn: null, dueOn: '2024-10-31' }],
  })
})

test('a suspended task carried no light while it was', async () => {
  const id = await buildTask(server, { planId, milestones: [{ due: '2024-09-10' }], lead: [finance] })
  await server.db.prisma.taskChange.createMany({
    data: [
      {
        ...own(id, '2024-09-05'),
        userName: '张三',
        fromStatus: 'IN_PROGRESS',
        toStatus: 'SUSPENDED',
        round: 1,
      },
      {
        ...own(id, '2024-09-20'),
        userName: '张三',
        fromStatus: 'SUSPENDED',
        toStatus: 'IN_PROGRESS',
        round: 1,
      },
    ],
  })
  expect((await on(id, '2024-09-04')).light).toBe('GOOD')
  expect(await on(id, '2024-09-19')).toMatchObject({
    status: 'SUSPENDED',
    light: 'NO_DATA',
    milestones: [{ light: 'NO_DATA' }],
  })
  expect((await on(id, '2024-09-20')).light).toBe('BEHIND')
})

test('what an amended plan dropped is shown and judged no more', async () => {
  const id = await buildTask(server, {
    planId,
    milestones: [{ due: '2024-09-10' }, { due: '2024-12-31' }],
    lead: [finance],
  })
  const [first] = await milestonesOf(id)
  const dropped = { droppedOn: dayToDate('2024-10-10') }
  await server.db.prisma.milestone.updateMany({ where: { id: first?.id ?? '' }, data: dropped })
  expect((await on(id, '2024-10-09')).light).toBe('BEHIND')
  expect(await on(id, '2024-10-10')).toMatchObject({
    light: 'GOOD',
    dueOn: '2024-12-31',
    milestoneCounts: { total: 1 },
    milestones: [{ light: 'NO_DATA' }, { light: 'GOOD' }],
  })
  await server.db.prisma.task.updateMany({ where: { id }, data: dropped })
  expect([(await on(id, '2024-10-09')).light, (await on(id, '2024-10-10')).light]).toEqual([
    'BEHIND',
    'NO_DATA',
  ])
})

test('a joint part with a date of its own is judged by that date', async () => {
  const id = await buildTask(server, {
    planId,
    milestones: [{ due: '2024-12-31' }],
    lead: [finance],
    joint: [education],
  })
  expect((await on(id, '2024-10-15')).joint).toEqual([{ light: 'GOOD' }])
  await server.db.prisma.assignment.updateMany({
    where: { taskId: id, part: 'JOINT' },
    data: { dueOn: dayToDate('2024-10-14') },
  })
  expect(await on(id, '2024-10-15')).toMatchObject({ light: 'GOOD', joint: [{ light: 'BEHIND' }] })
  expect((await on(id, '2024-10-14')).joint).toEqual([{ light: 'NEAR' }])
})

test('a task is found by its 立项编号', async () => {
  const id = await buildTask(server, { planId, lead: [finance] })
  await server.db.prisma.task.updateMany({ where: { id }, data: { ledgerNo: '2024-034' } })
  const { data } = await supervisor.query<{ tasks: unknown }>(LISTS, { place: WUJIANG, words: '2024-034' })
  expect(data.tasks).toEqual({ totalCount: 1, nodes: [{ id, ledgerNo: '2024-034' }] })
})
