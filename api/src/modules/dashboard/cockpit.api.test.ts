import { beforeAll, describe, expect, test } from 'vitest'
import {
  buildOrganization,
  buildPlaces,
  buildPlan,
  buildTask,
  JIANGWAN,
  LONGGUI,
  NANPING,
  WUJIANG,
} from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { countedQuery } from '#test/kit/statements.ts'

const COUNTS = '{ total done open behind near good noData }'
const COCKPIT = /* GraphQL */ `
  query ($place: ID!, $asOf: Day) {
    cockpit(place: $place, asOf: $asOf) {
      place { name path { code name } } asOf gaps { kind count } nearUntil before behindBefore calendarUncertain
      counts ${COUNTS}
      below { level count }
      led ${COUNTS} joined ${COUNTS}
      attention { light sentence taskId parts { text list organizationId taskId } }
      overdue { count oldestWorkingDays oldestTask { title lead { organization { name } } } }
      dueWithin15 dueWithin30 noLead noDueDate
      onTimeRate { numerator denominator value definition asOf }
      onTimeRateBefore { numerator denominator value }
      originalOnTimeRate { numerator denominator value }
      onTime { rate { numerator denominator } before { numerator denominator asOf } yearBefore { value } target light }
      byPlan { plan { title } counts ${COUNTS} }
      byUnit { organization { name } lead ${COUNTS} joint ${COUNTS} }
      byPlace { place { code name } counts ${COUNTS} onTimeRate { numerator denominator value } }
      byLevel { level counts ${COUNTS} }
      completion { months due done onTime total }
    }
  }
`

interface Counts {
  total: number
  done: number
  open: number
  behind: number
  near: number
  good: number
  noData: number
}
interface Answer {
  cockpit: {
    counts: Counts
    led: Counts
    joined: Counts
    byPlan: { plan: { title: string }; counts: Counts }[]
    byUnit: { organization: { name: string }; lead: Counts; joint: Counts }[]
    byPlace: { place: { code: string; name: string }; counts: Counts; onTimeRate: { value: number | null } }[]
    byLevel: { level: string; counts: Counts }[]
    [key: string]: unknown
  }
}

let server: TestServer
let leader: TestClient

const cockpit = async (client: TestClient, place = WUJIANG, asOf?: string) => {
  const { data, code } = await client.query<Answer>(COCKPIT, { place, asOf })
  return { board: data?.cockpit, code }
}

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  const finance = await buildOrganization(server, { name: '区财政局' })
  const education = await buildOrganization(server, { name: '区教育局' })
  const town = await buildOrganization(server, {
    name: '龙归镇人民政府',
    placeCode: LONGGUI,
    kind: 'TOWN_GOVERNMENT',
  })
  const first = await buildPlan(server, { title: '方案甲' })
  const second = await buildPlan(server, { title: '方案乙' })
  const task = (facts: Omit<Parameters<typeof buildTask>[1], 'planId'>, planId = first) =>
    buildTask(server, { planId, ...facts })
  await task({ title: '久拖任务', milestones: [{ due: '2024-08-30' }], lead: [finance] })
  // Extended: the date first given is past, the one in force is not.
  await task({
    title: '延期任务',
    milestones: [{ due: '2024-10-25', original: '2024-09-10' }],
    lead: [finance],
    joint: [education],
  })
  await task({ title: '临期任务', milestones: [{ due: '2024-10-16' }], lead: [education], joint: [town] })
  await task({
    title: '按期办结',
    milestones: [{ due: '2024-09-20', done: '2024-09-19' }],
    status: 'DONE',
    doneOn: '2024-09-19',
    lead: [education],
  })
  await task(
    {
      title: '迟办结',
      milestones: [{ due: '2024-09-20', done: '2024-10-08' }],
      status: 'DONE',
      doneOn: '2024-10-08',
      lead: [finance],
    },
    second,
  )
  await task({ title: '无人无期', milestones: [] }, second)
  await task(
    { title: '镇任务', milestones: [{ due: '2024-12-31' }], placeCode: JIANGWAN, lead: [town] },
    second,
  )
  leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
})

describe('who may open the cockpit', () => {
  test('a stranger must sign in; stewards and administrators are refused; other jurisdictions are unknown', async () => {
    expect((await cockpit(asStranger(server))).code).toBe('UNAUTHENTICATED')
    for (const role of ['DATA_STEWARD', 'SYSTEM_ADMIN', 'AUDIT_ADMIN']) {
      expect((await cockpit(await asUser(server, { role, jurisdictionCode: WUJIANG }))).code).toBe(
        'FORBIDDEN',
      )
    }
    expect((await cockpit(leader, NANPING)).code).toBe('NOT_FOUND')
  })

  test('a town operator sees the town, not the county', async () => {
    const operator = await asUser(server, {
      role: 'TOWN_OPERATOR',
      jurisdictionCode: WUJIANG,
      scopeCode: LONGGUI,
    })
    expect((await cockpit(operator)).code).toBe('FORBIDDEN')
    const { board } = await cockpit(operator, LONGGUI)
    expect(board.counts).toEqual({ total: 2, done: 0, open: 2, behind: 0, near: 1, good: 1, noData: 0 })
  })
})

describe('the board of the county', () => {
  test('counts tasks by light, says what is urgent and what has no owner or date', async () => {
    const { board } = await cockpit(leader)
    expect(board).toMatchObject({
      counts: { total: 7, done: 2, open: 5, behind: 1, near: 1, good: 2, noData: 1 },
      overdue: {
        count: 1,
        oldestWorkingDays: 28,
        oldestTask: { title: '久拖任务', lead: [{ organization: { name: '区财政局' } }] },
      },
      dueWithin15: 2,
      dueWithin30: 2,
      noLead: 1,
      noDueDate: 1,
      gaps: [
        { kind: 'TASKS_WITHOUT_LEAD', count: 1 },
        { kind: 'TASKS_WITHOUT_DUE_DATE', count: 1 },
      ],
      before: '2024-09-15',
      behindBefore: 1,
      calendarUncertain: false,
      attention: [
        { light: 'BEHIND', sentence: '1 项任务逾期，最久 28 个工作日：久拖任务。' },
        { light: 'NEAR', sentence: '1 项任务临期：临期任务。' },
        { light: 'NO_DATA' },
      ],
    })
  })

  test('the rate is counted against the dates in force, and beside it against those first given', async () => {
    const { board } = await cockpit(leader)
    expect(board['onTimeRate']).toMatchObject({
      numerator: 1,
      denominator: 3,
      value: 1 / 3,
      asOf: '2024-10-15',
    })
    expect(board['originalOnTimeRate']).toMatchObject({ numerator: 1, denominator: 4, value: 1 / 4 })
    // By 15 September one was due and not done; both others were due later.
    expect(board['onTimeRateBefore']).toMatchObject({ numerator: 0, denominator: 1 })
    expect(board['onTime']).toMatchObject({
      rate: { numerator: 1, denominator: 3 },
      before: { numerator: 0, denominator: 1, asOf: '2024-09-15' },
      yearBefore: null,
      target: 90,
      light: 'BEHIND',
    })
  })

  test('every breakdown adds up to the whole', async () => {
    const { board } = await cockpit(leader)
    for (const key of ['byPlan', 'byLevel'] as const) {
      const sum = board[key].reduce((total, { counts }) => total + counts.total, 0)
      expect([key, sum]).toEqual([key, board.counts.total])
    }
    for (const counts of [board.counts, ...board.byPlan.map(plan => plan.counts)]) {
      expect(counts.total).toBe(counts.open + counts.done)
      expect(counts.open).toBe(counts.behind + counts.near + counts.good + counts.noData)
    }
  })

  test('tells lead and joint part apart by unit, the most overdue first', async () => {
    const { board } = await cockpit(leader)
    const summary = board.byUnit.map(({ organization, lead, joint }) => [
      organization.name,
      lead.total,
      lead.behind,
      joint.total,
    ])
    expect(summary).toEqual([
      ['区财政局', 3, 1, 0],
      ['区教育局', 2, 0, 1],
      ['龙归镇人民政府', 1, 0, 1],
    ])
  })

  test('counts the tasks of a part once, however many units share them', async () => {
    const { board } = await cockpit(leader)
    expect([board.led.total, board.led.behind]).toEqual([6, 1])
    expect([board.joined.total, board.joined.near]).toEqual([2, 1])
    expect(board['below']).toEqual([
      { level: 4, count: 2 },
      { level: 5, count: 1 },
    ])
  })

  test('drills down to towns: carried there or by an organization that works there', async () => {
    const { board } = await cockpit(leader)
    expect(board.byPlace.map(({ place, counts }) => [place.name, counts.total])).toEqual([
      ['龙归镇', 2],
      ['江湾镇', 1],
    ])
    expect((await cockpit(leader, JIANGWAN)).board).toMatchObject({ counts: { total: 1 }, byPlace: [] })
  })

  test('a village without tasks is empty, not green', async () => {
    const { board } = await cockpit(leader, '440203102200')
    expect(board).toMatchObject({
      counts: { total: 0, good: 0 },
      attention: [],
      byUnit: [],
      onTimeRate: { value: null, denominator: 0 },
    })
  })

  test('shows a past day as it was', async () => {
    const { board } = await cockpit(leader, WUJIANG, '2024-09-25')
    expect(board.counts).toMatchObject({ done: 1, behind: 2 })
    expect(board['onTimeRate']).toMatchObject({ numerator: 1, denominator: 3 })
  })

  test('takes at most twenty statements, eight of them for its indicators', async () => {
    const { statements } = await countedQuery(server, leader, COCKPIT, { place: WUJIANG })
    expect(statements.length).toBeLessThanOrEqual(20)
  })
})
