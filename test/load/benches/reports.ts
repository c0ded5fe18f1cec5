import { WUJIANG } from '#test/kit/builders.ts'
import type { Bench } from '../bench.ts'
import { inTurns, type Measurement, measurement } from '../measure.ts'
import { ask, bareWrite, countRequest, type LoopWorld, loopWorld } from './loop-world.ts'

const SUBMIT = 'mutation ($input: ReportInput!) { submitReport(input: $input) { id version status } }'
const REVIEW = `mutation ($input: ReportReviewInput!) { reviewReports(input: $input) {
  done { id status task { id status percent } } faults { message } } }`

const RUNS = 30
const BATCH = 40
const REFERENCE = 'one row, audit and event'

interface Report {
  id: string
  version: number
}

/** Parts the officer leads, each for one report. */
async function partsOf({ server, organizationId }: LoopWorld): Promise<string[]> {
  const rows = await server.db.sql<{ id: string }>(
    `select id from assignment where division_code = $1 and organization_id = $2::uuid and part = 'LEAD' order by task_id`,
    [WUJIANG, organizationId],
  )
  return rows.map(({ id }) => id)
}

const inputOf = (assignmentId: string) => ({
  input: {
    assignmentId,
    percent: 40,
    text: '按计划推进，完成阶段工作。',
    claim: 'ON_TRACK',
    attachmentIds: [],
  },
})

const verdict = (reports: Report[], approve: boolean) => ({
  input: {
    approve,
    reports: reports.map(({ id, version }) => ({ id, version })),
    ...(approve ? {} : { opinion: '佐证不足，请补充。', newDueOn: '2024-12-31' }),
  },
})

async function onWorld(world: LoopWorld): Promise<Measurement[]> {
  const { officer, supervisor, database } = world
  const parts = await partsOf(world)
  const next = () => {
    const id = parts.shift()
    if (!id) throw new Error('There are not enough parts to report on.')
    return id
  }
  const submit = async () =>
    (await ask<{ submitReport: Report }>(officer, SUBMIT, inputOf(next()))).submitReport
  const waiting: Report[] = []
  const submitted = await inTurns(
    RUNS,
    async () => void waiting.push(await submit()),
    () => bareWrite(world),
  )
  const judge = (reports: Report[], approve: boolean) => ask(supervisor, REVIEW, verdict(reports, approve))
  const take = (count: number) => waiting.splice(0, count)
  const reviewed = await inTurns(
    RUNS / 2 - 2,
    async () => void (await judge(take(1), true)),
    () => bareWrite(world),
  )
  const returned = await inTurns(
    RUNS / 2 - 2,
    async () => void (await judge(take(1), false)),
    () => bareWrite(world),
  )
  const batch: Report[] = []
  while (batch.length < 2 * BATCH + 2) batch.push(await submit())
  const together = await inTurns(
    2,
    async () => void (await judge(batch.splice(0, BATCH), true)),
    () => bareWrite(world),
    0,
  )
  const statements = {
    submit: await countRequest(world, officer, SUBMIT, inputOf(next())),
    approve: await countRequest(world, supervisor, REVIEW, verdict(batch.splice(0, 1), true)),
    returned: await countRequest(world, supervisor, REVIEW, verdict(batch.splice(0, 1), false)),
  }
  const line = (name: string, series: typeof submitted, count: number | null, notes = {}) =>
    measurement(
      {
        bench: 'reports',
        name,
        database,
        statements: count,
        notes: { 'cpu ms': series.processor, ...notes },
      },
      series.work,
      { name: REFERENCE, series: series.reference },
    )
  return [
    line('submit a report', submitted, statements.submit),
    line('approve a report', reviewed, statements.approve),
    line('send a report back', returned, statements.returned),
    line(`approve ${BATCH} reports at once`, together, null, {
      'ms per report': Math.round(together.work.median / BATCH),
    }),
  ]
}

/** 填报 and 审核 at 20,000 open tasks, over HTTP. */
export const reports: Bench = async ({ databases, seed }) => {
  const rows: Measurement[] = []
  for (const database of databases) rows.push(...(await onWorld(await loopWorld(database, seed))))
  return rows
}
