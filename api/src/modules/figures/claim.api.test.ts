import { Decimal } from 'decimal.js'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildOrganization, buildPlaces, buildPlan, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { buildFigures, buildIndicator } from '#test/kit/indicator-world.ts'
import { buildWork, submit } from '#test/kit/report-journey.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { countedQuery } from '#test/kit/statements.ts'

let server: TestServer
let unit: TestClient
let supervisor: TestClient
let unitId: string
let planId: string
let speed: string

const village = (index: number) => `44020310220${index}`

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  await server.db.prisma.division.createMany({
    data: [1, 2, 3, 4, 5, 6, 7, 8].map(index => ({
      code: village(index),
      name: `龙归村${index}`,
      level: 5,
      parentCode: LONGGUI,
    })),
  })
  unitId = await buildOrganization(server, {
    name: '龙归镇政府',
    placeCode: LONGGUI,
    kind: 'TOWN_GOVERNMENT',
  })
  planId = await buildPlan(server)
  speed = await buildIndicator(server, {
    no: 1,
    name: '村级网络宽带速率',
    definitions: [{ kind: 'MINIMUM', direction: 'MINIMUM', unit: '兆', line: 50 }],
    targets: [{ baselineYear: 2021, baseline: 10, targetYear: 2025, target: 50 }],
  })
  await measure('2024-10-08', 8)
})

/** A session lasts half a day, so everybody signs in anew. */
async function setDay(day: string) {
  server.clock.setDay(day)
  unit = await asUser(server, { role: 'UNIT_LEADER', jurisdictionCode: WUJIANG, organizationId: unitId })
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
}

beforeEach(() => setDay('2024-10-15'))

/** Nine villages, of which so many reach 50 M in September. */
const measure = (knownOn: string, reaching: number) =>
  buildFigures(server.context, knownOn, [
    {
      indicatorId: speed,
      startsOn: '2024-09-01',
      own: ['440203102200', ...[1, 2, 3, 4, 5, 6, 7, 8].map(village)].map((placeCode, index) => ({
        placeCode,
        value: new Decimal(index < reaching ? 60 : 20),
      })),
    },
  ])

const link = (taskId: string, indicatorId: string) =>
  server.db.prisma.indicatorTask.create({
    data: { jurisdictionCode: WUJIANG, indicatorId, taskId, linkedAt: server.clock.now(), linkedBy: '测试' },
  })

async function workOn(indicatorId: string | null) {
  const { taskId, parts } = await buildWork(server, {
    planId,
    placeCode: LONGGUI,
    lead: [unitId],
    milestones: [{ due: '2024-12-31' }],
  })
  if (indicatorId !== null) await link(taskId, indicatorId)
  return parts[unitId]!
}

const CHECKS = `claimChecks { words start end claimed measured contradicts period asOf sentence
  indicator { id } place { code } }`

async function reportSaying(text: string, facts: { claim?: 'FINISHED'; linked?: boolean } = {}) {
  const assignmentId = await workOn(facts.linked === false ? null : speed)
  const finished = facts.claim ? { claim: facts.claim, finishedOn: '2024-10-14' } : {}
  const { data, errors } = await submit(unit, {
    assignmentId,
    text,
    percent: facts.claim ? 100 : 90,
    ...finished,
  })
  expect(errors).toBeUndefined()
  return data.submitReport.id
}

interface Check {
  words: string
  contradicts: boolean
  [key: string]: unknown
}

const read = (client: TestClient, id: string) =>
  client.query<{ report: { claimChecks: Check[] } | null }>(
    `query ($id: ID!) { report(id: $id) { ${CHECKS} } }`,
    { id },
  )

const checksOf = async (id: string) => (await read(supervisor, id)).data.report?.claimChecks

describe('claims of a report', () => {
  it('are read by those who may read the report', async () => {
    const id = await reportSaying('9个村全部达到50兆。')
    expect((await read(asStranger(server), id)).code).toBe('UNAUTHENTICATED')
    const admin = await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: WUJIANG })
    expect((await read(admin, id)).code).toBe('FORBIDDEN')
    const other = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: NANPING })
    expect((await read(other, id)).data.report).toBeNull()
    expect((await read(unit, id)).data.report?.claimChecks).toHaveLength(1)
  })

  it('9 of 9 villages reach 50 M, measured 8 of 9: flagged to the reviewer with both figures', async () => {
    const id = await reportSaying('九月底，9个村全部达到50兆，请予核验。')
    expect(await checksOf(id)).toEqual([
      {
        words: '9个村全部达到50兆',
        start: 4,
        end: 14,
        claimed: '9/9（100%）',
        measured: '8/9（88.9%）',
        contradicts: true,
        period: '2024-09',
        asOf: '2024-10-15',
        sentence: '填报称“9个村全部达到50兆”，“村级网络宽带速率”2024年9月的数据为 8/9（88.9%），与填报不符。',
        indicator: { id: speed },
        place: { code: LONGGUI },
      },
    ])
    const queue = await supervisor.query<{
      reportsToReview: { nodes: { id: string; claimChecks: Check[] }[] }
    }>(`query ($place: ID!) { reportsToReview(place: $place) { nodes { id ${CHECKS} } } }`, {
      place: WUJIANG,
    })
    const found = queue.data.reportsToReview.nodes.find(node => node.id === id)
    expect(found?.claimChecks.map(({ contradicts }) => contradicts)).toEqual([true])
  })

  it('stay what they were on the day of the report when figures are corrected later', async () => {
    await setDay('2024-10-20')
    const id = await reportSaying('9个村中8个达到50兆')
    await setDay('2024-10-25')
    await measure('2024-10-25', 7)
    const after = await reportSaying('9个村中8个达到50兆')
    expect(await checksOf(id)).toMatchObject([{ contradicts: false, measured: '8/9（88.9%）' }])
    expect(await checksOf(after)).toMatchObject([{ contradicts: true, measured: '7/9（77.8%）' }])
  })

  it('say nothing without a linked indicator, or where nothing is claimed of it', async () => {
    expect(await checksOf(await reportSaying('9个村全部达到50兆', { linked: false }))).toEqual([])
    expect(await checksOf(await reportSaying('本月召开推进会3次，计划年底前9个村全部达到50兆。'))).toEqual([])
  })

  it('of a part of a task go by the indicators of the whole', async () => {
    const { taskId: whole } = await buildWork(server, { planId, placeCode: LONGGUI, lead: [unitId] })
    await link(whole, speed)
    const part = await buildWork(server, {
      planId,
      parentId: whole,
      placeCode: LONGGUI,
      lead: [unitId],
      milestones: [{ due: '2024-12-31' }],
    })
    const { data } = await submit(unit, {
      assignmentId: part.parts[unitId]!,
      text: '9个村全部达到50兆',
      percent: 90,
    })
    expect(await checksOf(data.submitReport.id)).toMatchObject([
      { contradicts: true, claimed: '9/9（100%）' },
    ])
  })

  it('count as contradicted when the work is called finished and the target is not reached', async () => {
    const id = await reportSaying('各项工作已经办结。', { claim: 'FINISHED' })
    expect(await checksOf(id)).toMatchObject([
      { words: '已办结', start: 0, end: 0, contradicts: true, measured: '8/9（88.9%）' },
    ])
  })

  it('of a list take as many statements as those of one report', async () => {
    const document = `query ($place: ID!, $first: Int) { reportsToReview(place: $place, first: $first) { nodes { id ${CHECKS} } } }`
    const counted = async (first: number) => {
      const { data, statements } = await countedQuery<{ reportsToReview: { nodes: unknown[] } }>(
        server,
        supervisor,
        document,
        { place: WUJIANG, first },
      )
      return { nodes: data.reportsToReview.nodes.length, statements: statements.length }
    }
    const one = await counted(1)
    const many = await counted(50)
    expect(many.nodes).toBeGreaterThan(3)
    expect(many.statements).toBe(one.statements)
  })
})
