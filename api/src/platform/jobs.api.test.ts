import { beforeAll, beforeEach, expect, test } from 'vitest'
import { buildPlaces, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { emptyDatabase } from '#test/kit/database.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { clockFixedAt } from './clock.ts'
import { isDue, type Job, runDueJobs, runOnce } from './jobs.ts'

const TODAY = '2024-10-15'

let server: TestServer
let runs: string[]

const job = (facts: Partial<Job> = {}): Job => ({
  name: 'count',
  at: '07:30',
  run: async (_context, jurisdictionCode, day) => {
    runs.push(`${jurisdictionCode} ${day}`)
    return { runs: runs.length }
  },
  ...facts,
})

const faults: object[] = []

const parts = (...jobs: Job[]) => ({
  jobs,
  makeContext: () => server.context,
  jurisdictions: async () => [WUJIANG, NANPING],
  log: { info: () => {}, error: (facts: object) => void faults.push(facts) },
})

beforeAll(async () => {
  server = await createTestServer()
})

beforeEach(async () => {
  await emptyDatabase(server.db)
  await buildPlaces(server)
  server.clock.setDay(TODAY)
  runs = []
  faults.length = 0
})

test('of several processes one does the job of a day, and its outcome is kept', async () => {
  const won = await Promise.all([1, 2, 3].map(() => runOnce(server.context, job(), WUJIANG, TODAY)))
  expect(won.filter(Boolean)).toHaveLength(1)
  expect(runs).toEqual([`${WUJIANG} ${TODAY}`])
  const row = await server.db.prisma.jobRun.findFirstOrThrow()
  expect(row).toMatchObject({ outcome: { runs: 1 }, finishedAt: expect.any(Date) })
})

test('every jurisdiction has its run, each day its own, and what is done is not asked for again', async () => {
  await runDueJobs(parts(job()))
  await runDueJobs(parts(job()))
  server.clock.setDay('2024-10-16')
  await runDueJobs(parts(job()))
  expect(runs).toEqual([
    `${WUJIANG} ${TODAY}`,
    `${NANPING} ${TODAY}`,
    `${WUJIANG} 2024-10-16`,
    `${NANPING} 2024-10-16`,
  ])
})

test('a job waits for its hour; on a clock that stands still it is due at once', async () => {
  const late = job({ at: '22:00' })
  await runDueJobs(parts(late))
  expect(runs).toEqual([])
  server.clock.advance(12 * 60)
  await runDueJobs(parts(late))
  expect(runs).toHaveLength(2)
  expect(isDue(job({ at: '23:59' }), clockFixedAt(TODAY))).toBe(true)
})

test('a run that died is taken over after half an hour, not before', async () => {
  await server.db.prisma.jobRun.create({
    data: {
      jurisdictionCode: WUJIANG,
      name: 'count',
      day: new Date(`${TODAY}T00:00:00Z`),
      startedAt: server.clock.now(),
    },
  })
  server.clock.advance(29)
  expect(await runOnce(server.context, job(), WUJIANG, TODAY)).toBe(false)
  server.clock.advance(2)
  expect(await runOnce(server.context, job(), WUJIANG, TODAY)).toBe(true)
})

test('a job that fails is written down and tried again in half an hour, and keeps no other waiting', async () => {
  let broken = true
  const failing = job({
    name: 'failing',
    run: async () => {
      if (broken) throw new Error('no paper')
      return {}
    },
  })
  await runDueJobs(parts(failing, job()))
  expect(runs).toHaveLength(2)
  expect(faults).toHaveLength(2)
  const where = { name: 'failing', jurisdictionCode: WUJIANG }
  expect(await server.db.prisma.jobRun.findFirstOrThrow({ where })).toMatchObject({
    outcome: { error: 'no paper' },
    finishedAt: null,
  })
  broken = false
  server.clock.advance(31)
  await runDueJobs(parts(failing))
  expect(await server.db.prisma.jobRun.findFirstOrThrow({ where })).toMatchObject({ outcome: {} })
})
