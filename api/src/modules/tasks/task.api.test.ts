import { beforeAll, describe, expect, test } from 'vitest'
import {
  buildOrganization,
  buildPlaces,
  buildPlan,
  buildTask,
  JIANGWAN,
  LONGGUI,
  type MilestoneFacts,
  NANPING,
  WUJIANG,
} from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { countedQuery } from '#test/kit/statements.ts'
import { addDays, type Day } from '../../platform/day.ts'
import { litTasks } from './task.light.sql.ts'
import { lightDay, SEVERITY, taskLight } from './task.rules.ts'

const LIST = /* GraphQL */ `
  query ($filter: TaskFilter!, $sort: TaskSort, $asOf: Day, $first: Int, $after: String) {
    tasks(filter: $filter, sort: $sort, asOf: $asOf, first: $first, after: $after) {
      totalCount
      counts { total done open behind near good noData }
      pageInfo { hasNextPage endCursor }
      nodes { id title light state dueOn workingDaysLeft text source { start end } lead { organization { name } } joint { organization { name } } can { readDetail } }
    }
  }
`
const ONE = /* GraphQL */ `
  query ($id: ID!) {
    task(id: $id) {
      id title light text history { summary } targets { text } groups { words } source { start }
      milestones { id dueOn deliverable words doneNote source { start } can { complete reopen } }
      children { id text }
    }
  }
`

interface Listed {
  tasks: {
    totalCount: number
    counts: Record<string, number>
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
    nodes: {
      id: string
      title: string
      light: string
      text: string | null
      dueOn: Day | null
      workingDaysLeft: number | null
      source: unknown
      can: { readDetail: boolean }
    }[]
  }
}

let server: TestServer
let supervisor: TestClient
let finance: string
let education: string
let planId: string
const ids: Record<string, string> = {}

const listed = (
  client: TestClient,
  filter: Record<string, unknown> = {},
  rest: Record<string, unknown> = {},
) => client.query<Listed>(LIST, { filter: { place: WUJIANG, ...filter }, ...rest })

const titles = async (
  client: TestClient,
  filter: Record<string, unknown> = {},
  rest: Record<string, unknown> = {},
) => (await listed(client, filter, rest)).data.tasks.nodes.map(({ title }) => title)

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  finance = await buildOrganization(server, { name: '区财政局' })
  education = await buildOrganization(server, { name: '区教育局' })
  const town = await buildOrganization(server, {
    name: '龙归镇人民政府',
    placeCode: LONGGUI,
    kind: 'TOWN_GOVERNMENT',
  })
  planId = await buildPlan(server, { title: '数字政府方案' })
  const task = async (title: string, facts: Partial<Parameters<typeof buildTask>[1]>) => {
    ids[title] = await buildTask(server, { planId, title, ...facts })
  }
  await task('逾期任务', { milestones: [{ due: '2024-09-30' }], lead: [finance], text: '财政专用词句' })
  await task('临期任务', { milestones: [{ due: '2024-10-18' }], lead: [education], text: '教育专用词句' })
  await task('正常任务', { milestones: [{ due: '2024-12-31' }], lead: [finance], joint: [education, town] })
  await task('无时限任务', { milestones: [{ due: null }] })
  await task('办结任务', {
    milestones: [{ due: '2024-06-30', done: '2024-06-20' }],
    status: 'DONE',
    doneOn: '2024-06-20',
    lead: [education],
  })
  await task('江湾任务', { milestones: [{ due: '2024-12-31' }], placeCode: JIANGWAN })
  const other = await buildPlan(server, { jurisdictionCode: NANPING })
  ids['南平任务'] = await buildTask(server, {
    planId: other,
    jurisdictionCode: NANPING,
    title: '南平任务',
    milestones: [{ due: '2024-09-30' }],
  })
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
})

describe('who may read the ledger', () => {
  test('a stranger is asked to sign in', async () => {
    expect((await listed(asStranger(server))).code).toBe('UNAUTHENTICATED')
  })

  test.each(['DATA_STEWARD', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'])(
    '%s is refused',
    async role => {
      expect((await listed(await asUser(server, { role, jurisdictionCode: WUJIANG }))).code).toBe('FORBIDDEN')
    },
  )

  test('a supervisor of another jurisdiction finds neither the place nor the task', async () => {
    const stranger = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: NANPING })
    expect((await listed(stranger)).code).toBe('NOT_FOUND')
    expect((await stranger.query<{ task: null }>(ONE, { id: ids['逾期任务'] })).data.task).toBeNull()
  })

  test('a town operator is refused the county and sees only what touches the town', async () => {
    const operator = await asUser(server, {
      role: 'TOWN_OPERATOR',
      jurisdictionCode: WUJIANG,
      scopeCode: LONGGUI,
    })
    expect((await listed(operator)).code).toBe('FORBIDDEN')
    expect(await titles(operator, { place: LONGGUI })).toEqual(['正常任务'])
    expect((await operator.query<{ task: null }>(ONE, { id: ids['江湾任务'] })).data.task).toBeNull()
  })

  test('a place that does not exist is refused', async () => {
    expect((await listed(supervisor, { place: 'nowhere' })).code).toBe('NOT_FOUND')
  })
})

describe('what a unit may read of the work of others', () => {
  const officer = () =>
    asUser(server, { role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG, organizationId: finance })

  test('titles, owners, lights and dates, but neither text nor source', async () => {
    const { data } = await listed(await officer())
    const own = data.tasks.nodes.find(({ title }) => title === '逾期任务')
    const others = data.tasks.nodes.find(({ title }) => title === '临期任务')
    expect(own).toMatchObject({ text: '财政专用词句', can: { readDetail: true } })
    expect(others).toMatchObject({
      text: null,
      source: null,
      can: { readDetail: false },
      light: 'NEAR',
      dueOn: '2024-10-18',
    })
  })

  test('nothing restricted on the page of a task either, also not through its milestones', async () => {
    const { data } = await (await officer()).query<{
      task: Record<string, unknown> & { milestones: unknown[] }
    }>(ONE, { id: ids['临期任务'] })
    expect(data.task).toMatchObject({ text: null, history: null, targets: null, groups: null, source: null })
    expect(data.task.milestones).toEqual([
      expect.objectContaining({
        dueOn: '2024-10-18',
        deliverable: null,
        words: null,
        doneNote: null,
        source: null,
      }),
    ])
  })

  test('search does not find words of a text the unit may not read', async () => {
    expect(await titles(await officer(), { words: '教育专用词句' })).toEqual([])
    expect(await titles(await officer(), { words: '财政专用词句' })).toEqual(['逾期任务'])
    expect(await titles(supervisor, { words: '教育专用词句' })).toEqual(['临期任务'])
  })
})

describe('a list of tasks', () => {
  test('starts with the most urgent and ends with what is done', async () => {
    expect(await titles(supervisor)).toEqual([
      '逾期任务',
      '临期任务',
      '正常任务',
      '江湾任务',
      '无时限任务',
      '办结任务',
    ])
  })

  test('counts the whole list by light', async () => {
    const { data } = await listed(supervisor, {}, { first: 1 })
    expect(data.tasks.counts).toEqual({ total: 6, done: 1, open: 5, behind: 1, near: 1, good: 2, noData: 1 })
    expect(data.tasks.totalCount).toBe(6)
  })

  test.each([
    [{ lights: ['BEHIND'] }, ['逾期任务']],
    [{ state: 'DONE' }, ['办结任务']],
    [{ noDueDate: true }, ['无时限任务']],
    [{ noLead: true }, ['江湾任务', '无时限任务']],
    [{ dueFrom: '2024-10-01', dueTo: '2024-10-31' }, ['临期任务']],
    [{ words: '区教育局 临' }, ['临期任务']],
    [{ words: '100%' }, []],
    [{ levels: ['TOWN'] }, ['江湾任务']],
    [{ place: JIANGWAN }, ['江湾任务']],
    [{ place: LONGGUI, ownPlaceOnly: true }, []],
    [{ statuses: ['DONE'] }, ['办结任务']],
  ])('filters by %j', async (filter, expected) => {
    expect(await titles(supervisor, filter)).toEqual(expected)
  })

  test('filters by a unit in its part', async () => {
    const unit = { organizationIds: [education] }
    expect(await titles(supervisor, { ...unit, part: 'LEAD' })).toEqual(['临期任务', '办结任务'])
    expect(await titles(supervisor, { ...unit, part: 'JOINT' })).toEqual(['正常任务'])
  })

  test('by lead starts with the unit that has most overdue tasks and ends with what nobody leads', async () => {
    expect(await titles(supervisor, {}, { sort: { key: 'LEAD', direction: 'ASC' } })).toEqual([
      '逾期任务',
      '正常任务',
      '临期任务',
      '办结任务',
      '江湾任务',
      '无时限任务',
    ])
  })

  test.each(['LIGHT', 'DUE_ON', 'NO', 'TITLE', 'PLAN', 'LEAD', 'PERCENT'])(
    'reads on by key, sorted by %s both ways',
    async key => {
      for (const direction of ['ASC', 'DESC']) {
        const whole = await titles(supervisor, {}, { sort: { key, direction } })
        const pages: string[] = []
        let after: string | null = null
        do {
          const { data } = await listed(supervisor, {}, { sort: { key, direction }, first: 2, after })
          pages.push(...data.tasks.nodes.map(({ title }) => title))
          after = data.tasks.pageInfo.hasNextPage ? data.tasks.pageInfo.endCursor : null
        } while (after !== null)
        expect(pages).toEqual(whole)
      }
    },
  )

  test('refuses a cursor of another order with a sentence', async () => {
    const first = { sort: { key: 'TITLE', direction: 'ASC' }, first: 1 }
    const { data } = await listed(supervisor, {}, first)
    const after = data.tasks.pageInfo.endCursor
    for (const key of ['PERCENT', 'DUE_ON', 'LEAD', 'LIGHT'])
      expect((await listed(supervisor, {}, { sort: { key, direction: 'ASC' }, after })).code).toBe(
        'BAD_INPUT',
      )
  })

  test('refuses a forged cursor, an empty page and a malformed unit with a sentence', async () => {
    for (const rest of [{ after: 'forged' }, { first: 0 }])
      expect((await listed(supervisor, {}, rest)).code).toBe('BAD_INPUT')
    expect((await listed(supervisor, { organizationIds: ["' or 1=1"] })).code).toBe('BAD_INPUT')
  })

  test('shows a past day as it was', async () => {
    expect(await titles(supervisor, { state: 'DONE' }, { asOf: '2024-06-19' })).toEqual([])
    const { data } = await listed(supervisor, { lights: ['BEHIND'] }, { asOf: '2024-07-01' })
    expect(data.tasks.totalCount).toBe(0)
  })

  test('takes at most six statements for fifty rows with their owners', async () => {
    // What the ledger shows: lists leave the long words of tasks alone.
    const ledger = LIST.replace('nodes {', 'nodes { plan { title } place { name }').replace(
      'text source { start end }',
      '',
    )
    const { statements } = await countedQuery(server, supervisor, ledger, { filter: { place: WUJIANG } })
    expect(statements.length).toBeLessThanOrEqual(6)
  })
})

describe('recording that a milestone was done', () => {
  const COMPLETE = /* GraphQL */ `mutation ($id: ID!, $doneOn: Day!, $note: String) {
    completeMilestone(id: $id, doneOn: $doneOn, note: $note) { id state light percent doneOn history { summary } milestones { id state can { complete reopen } } } }`
  const REOPEN = /* GraphQL */ `mutation ($id: ID!, $reason: String!) { reopenMilestone(id: $id, reason: $reason) { state percent light } }`
  let milestone: string

  beforeAll(async () => {
    const id = await buildTask(server, {
      planId,
      title: '补录任务',
      milestones: [{ due: '2024-09-30' }],
      lead: [finance],
    })
    milestone = (await server.db.prisma.milestone.findFirstOrThrow({ where: { taskId: id } })).id
  })

  test('is refused to strangers, units and other jurisdictions', async () => {
    const unit = await asUser(server, {
      role: 'UNIT_LEADER',
      jurisdictionCode: WUJIANG,
      organizationId: finance,
    })
    const elsewhere = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: NANPING })
    const variables = { id: milestone, doneOn: '2024-10-01' }
    expect((await asStranger(server).query(COMPLETE, variables)).code).toBe('UNAUTHENTICATED')
    expect((await unit.query(COMPLETE, variables)).code).toBe('FORBIDDEN')
    expect((await elsewhere.query(COMPLETE, variables)).code).toBe('NOT_FOUND')
    expect((await supervisor.query(COMPLETE, { ...variables, id: 'nonsense' })).code).toBe('NOT_FOUND')
  })

  test('is refused for a day to come', async () => {
    const { errors, code } = await supervisor.query(COMPLETE, { id: milestone, doneOn: '2024-10-16' })
    expect(code).toBe('BAD_INPUT')
    expect(errors?.[0]?.message).toBe('完成日期不能晚于今天。')
  })

  test('closes the task, keeps it yellow when it was late, and tells its history; one of two at once wins', async () => {
    const variables = { id: milestone, doneOn: '2024-10-09', note: '纸质报送' }
    const answers = await Promise.all([
      supervisor.query(COMPLETE, variables),
      supervisor.query(COMPLETE, variables),
    ])
    expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', null].sort())
    const { data } = answers.find(({ code }) => code === null) as (typeof answers)[0] & {
      data: { completeMilestone: unknown }
    }
    expect(data.completeMilestone).toMatchObject({
      state: 'DONE',
      light: 'NEAR',
      percent: 100,
      doneOn: '2024-10-09',
    })
    expect(JSON.stringify(data)).toContain('登记节点完成，完成日期 2024-10-09：纸质报送')
    const audits = await server.db.prisma.auditEntry.count({ where: { type: 'MILESTONE_COMPLETED' } })
    expect([
      audits,
      await server.db.prisma.outboxEvent.count({ where: { type: 'MILESTONE_COMPLETED' } }),
    ]).toEqual([1, 1])
  })

  test('can be taken back with a reason, and not twice', async () => {
    expect((await supervisor.query(REOPEN, { id: milestone, reason: ' ' })).code).toBe('BAD_INPUT')
    const { data } = await supervisor.query<{ reopenMilestone: unknown }>(REOPEN, {
      id: milestone,
      reason: '登记有误',
    })
    expect(data.reopenMilestone).toEqual({ state: 'OPEN', percent: 0, light: 'BEHIND' })
    expect((await supervisor.query(REOPEN, { id: milestone, reason: '登记有误' })).code).toBe('CONFLICT')
  })
})

test('the lights of the database are those of the rules, for every pair of dates', async () => {
  const asOf = '2024-10-15'
  const around: (Day | null)[] = [null, ...[-20, -1, 0, 1, 2, 3, 4, 20].map(days => addDays(asOf, days))]
  const combinations: MilestoneFacts[][] = around.flatMap(due => around.map(done => [{ due, done }]))
  const pairs = around.flatMap(due =>
    around.map(other => [
      { due, done: null },
      { due: other, done: addDays(asOf, -2) },
    ]),
  )
  const plan = await buildPlan(server, { title: '灯色对照' })
  const issued: (Day | undefined)[] = [undefined, asOf, addDays(asOf, 1)]
  const cases = await Promise.all(
    [...combinations, ...pairs].map(async (milestones, index) => {
      const effectiveOn = issued[index % issued.length]
      return {
        milestones,
        effectiveOn,
        id: await buildTask(server, { planId: plan, milestones, effectiveOn }),
      }
    }),
  )
  const day = lightDay(asOf, 3)
  const rows = await server.db.sql<{ id: string; severity: number }>(
    `with lit as (${litTasks('t.plan_id = $4::uuid')}) select id, severity from lit`,
    [WUJIANG, day.asOf, day.nearUntil, plan],
  )
  const severity = new Map(rows.map(row => [row.id, row.severity]))
  const differing = cases.filter(({ id, milestones, effectiveOn }) => {
    const facts = milestones.map(({ due, done }) => ({ dueOn: due ?? null, doneOn: done ?? null }))
    return (
      severity.get(id) !==
      SEVERITY[taskLight('IN_PROGRESS', facts, day, { effectiveOn: effectiveOn ?? null })]
    )
  })
  expect(cases.length).toBe(162)
  expect(differing).toEqual([])
})
