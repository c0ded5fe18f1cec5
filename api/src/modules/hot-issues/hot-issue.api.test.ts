import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays, dayToDate } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import { buildOrganization, JIANGWAN, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { emptyDatabase } from '#test/kit/database.ts'
import {
  buildVillages,
  burst,
  chanceOf,
  HOT_CATEGORIES,
  MATTERS,
  type Matter,
  oddTickets,
} from '#test/kit/hot-world.ts'
import { addCategories, addTickets } from '#test/kit/plain-tickets.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'

const TODAY = '2024-10-15'
const ISSUE = /* GraphQL */ `id title status version count total reason note closedOn organization { id } place { code }
  can { rename merge split supervise watch dismiss close }
  links { id linkedBy task { id title status } notice { id } hotIssue { id } }
  effect { on days before after change summary } examples { id }`
const FIND = 'mutation ($place: ID!) { findHotIssues(place: $place) }'
const LIST = `query ($place: ID!, $filter: HotIssueFilter, $first: Int, $after: String) {
  hotIssues(place: $place, filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { ${ISSUE} } } }`
const ONE = `query ($id: ID!) { hotIssue(id: $id) { ${ISSUE} } }`
const RENAME = `mutation ($id: ID!, $version: Int!, $title: String!) { renameHotIssue(id: $id, version: $version, title: $title) { ${ISSUE} } }`
const MERGE = `mutation ($id: ID!, $otherIds: [ID!]!) { mergeHotIssues(id: $id, otherIds: $otherIds) { ${ISSUE} } }`
const SPLIT = `mutation ($id: ID!, $complaintIds: [ID!]!, $title: String) { splitHotIssue(id: $id, complaintIds: $complaintIds, title: $title) { ${ISSUE} } }`
const MOVE = `mutation ($id: ID!, $version: Int!, $status: HotIssueStatus!, $note: String) { setHotIssueStatus(id: $id, version: $version, status: $status, note: $note) { ${ISSUE} } }`
const TASK = `mutation ($input: SuperviseInput!) { superviseAsTask(input: $input) {
  id title text status plan { id title } source { start end } milestones { dueOn words deliverable source { start end } }
  lead { organization { id } } joint { organization { id } } complaintLinks { id hotIssue { id title } complaint { id } } } }`
const NOTICE = `mutation ($input: SuperviseNoticeInput!) { superviseAsNotice(input: $input) {
  id kind status title content basis recipients { organization { id } } complaintLinks { hotIssue { id } complaint { id } } } }`

interface Issue {
  id: string
  title: string
  status: string
  version: number
  count: number
  total: number
  note: string | null
  closedOn: string | null
  place: { code: string }
  can: Record<string, boolean>
  links: { id: string; task: { id: string; status: string } | null; notice: { id: string } | null }[]
  effect: { on: string; days: number; before: number; after: number; summary: string } | null
  examples: { id: string }[]
}

let server: TestServer
let office: TestClient
let leader: TestClient
let unit: TestClient
let stranger: TestClient
let foreigner: TestClient
let waterworks: string
let policeStation: string
let lamps: string[]
let water: string[]

const matter = (name: string) => MATTERS.find(one => one.name === name) as Matter

const list = async (client = office, variables: Record<string, unknown> = {}) => {
  const { data, errors } = await client.query<{
    hotIssues: { nodes: Issue[]; totalCount: number; pageInfo: { endCursor: string; hasNextPage: boolean } }
  }>(LIST, { place: WUJIANG, ...variables })
  expect(errors).toBeUndefined()
  return data.hotIssues
}

const issueOf = async (words: string) =>
  (await list()).nodes.find(({ title }) => title.includes(words)) as Issue

const one = async (id: string, client = office) =>
  (await client.query<{ hotIssue: Issue }>(ONE, { id })).data.hotIssue

beforeAll(async () => {
  server = await createTestServer()
})

/** Lamps in Longgui (nobody's), water in Jiangwan (the waterworks'), and this and that. */
beforeEach(async () => {
  await emptyDatabase(server.db)
  await buildVillages(server)
  const categories = await addCategories(server, HOT_CATEGORIES)
  waterworks = await buildOrganization(server, { name: '区水务局' })
  policeStation = await buildOrganization(server, { name: '区公安分局' })
  office = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
  unit = await asUser(server, { role: 'UNIT_LEADER', jurisdictionCode: WUJIANG, organizationId: waterworks })
  foreigner = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: NANPING })
  stranger = asStranger(server)
  const random = chanceOf(3)
  const recent = { until: TODAY, days: 25 }
  lamps = await addTickets(server, burst(matter('路灯不亮'), LONGGUI, 18, recent, categories, random))
  water = await addTickets(
    server,
    burst(matter('水压不足'), JIANGWAN, 14, recent, categories, random).map(ticket => ({
      ...ticket,
      organizationId: waterworks,
    })),
  )
  await addTickets(server, oddTickets(80, TODAY, 200, categories, random))
  await office.query(FIND, { place: WUJIANG })
})

const task = (facts: Record<string, unknown>) => ({
  input: {
    title: '路灯照明整治',
    text: '排查修复全镇不亮的路灯，建立巡查制度。',
    leadId: waterworks,
    jointIds: [policeStation],
    dueOn: '2024-12-31',
    deliverable: '路灯修复台账',
    key: newId(),
    ...facts,
  },
})

interface MadeTask {
  id: string
  status: string
  text: string
  plan: { id: string; title: string }
  source: { start: number; end: number }
  milestones: { dueOn: string; words: string; source: { start: number; end: number } }[]
  lead: { organization: { id: string } }[]
  joint: { organization: { id: string } }[]
  complaintLinks: { hotIssue: { id: string } | null; complaint: { id: string } | null }[]
}

const supervise = (client: TestClient, facts: Record<string, unknown>) =>
  client.query<{ superviseAsTask: MadeTask }>(TASK, task(facts))

describe('who sees hot issues and works on them', () => {
  test('strangers and people elsewhere learn nothing', async () => {
    const { id } = await issueOf('路灯')
    expect((await stranger.query(ONE, { id })).code).toBe('UNAUTHENTICATED')
    expect((await foreigner.query(ONE, { id })).code).toBe('NOT_FOUND')
    expect((await foreigner.query(LIST, { place: WUJIANG })).code).toBe('NOT_FOUND')
    expect((await foreigner.query(RENAME, { id, version: 0, title: '别人的问题' })).code).toBe('NOT_FOUND')
    expect((await office.query(ONE, { id: newId() })).code).toBe('NOT_FOUND')
    expect((await office.query(ONE, { id: 'no id' })).code).toBe('NOT_FOUND')
  })

  test('a unit sees those with tickets of its own, counted by these; a town those of its place', async () => {
    const town = await asUser(server, {
      role: 'TOWN_OPERATOR',
      jurisdictionCode: WUJIANG,
      scopeCode: LONGGUI,
    })
    expect((await list()).totalCount).toBe(2)
    const seen = await list(unit)
    expect(seen.nodes.map(({ title }) => title)).toEqual([expect.stringContaining('水压')])
    expect(seen.nodes[0]).toMatchObject({ total: 14, can: { rename: false, supervise: false, merge: false } })
    const inTown = await list(town, { place: LONGGUI })
    expect(inTown.nodes.map(({ title }) => title)).toEqual([expect.stringContaining('路灯')])
    const { id } = await issueOf('路灯')
    expect((await unit.query(ONE, { id })).code).toBe('FORBIDDEN')
    expect((await unit.query(FIND, { place: WUJIANG })).code).toBe('FORBIDDEN')
    expect((await leader.query(RENAME, { id, version: 0, title: '领导改名' })).code).toBe('FORBIDDEN')
    expect((await supervise(unit, { hotIssueId: id })).code).toBe('FORBIDDEN')
    expect((await supervise(leader, { hotIssueId: id })).code).toBe('FORBIDDEN')
  })

  test('the list is filtered and read page by page', async () => {
    const first = await list(office, { first: 1 })
    expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } })
    const rest = await list(office, { first: 1, after: first.pageInfo.endCursor })
    expect(rest.nodes[0]?.id).not.toBe(first.nodes[0]?.id)
    expect(rest.pageInfo.hasNextPage).toBe(false)
    const by = async (filter: Record<string, unknown>) => (await list(office, { filter })).totalCount
    expect(await by({ organizationId: waterworks })).toBe(1)
    expect(await by({ search: '水压' })).toBe(1)
    expect(await by({ search: '%' })).toBe(0)
    expect(await by({ statuses: ['DISMISSED'] })).toBe(0)
    expect((await office.query(LIST, { place: WUJIANG, after: 'x' })).code).toBe('BAD_INPUT')
  })
})

describe('the office changes hot issues', () => {
  test('renames: a stale form and a bad name are refused, runs leave the name alone', async () => {
    const { id, version } = await issueOf('路灯')
    expect((await office.query(RENAME, { id, version, title: '灯' })).code).toBe('BAD_INPUT')
    const { data } = await office.query<{ renameHotIssue: Issue }>(RENAME, {
      id,
      version,
      title: '龙归照明不足',
    })
    expect(data.renameHotIssue).toMatchObject({ title: '龙归照明不足', version: version + 1 })
    expect((await office.query(RENAME, { id, version, title: '又改名字' })).code).toBe('CONFLICT')
    await office.query(FIND, { place: WUJIANG })
    expect((await one(id)).title).toBe('龙归照明不足')
  })

  test('merges: tickets and links go over, the old address leads to the new one, runs keep it so', async () => {
    const [lamp, tap] = [await issueOf('路灯'), await issueOf('水压')]
    await supervise(office, { hotIssueId: tap.id })
    expect((await office.query(MERGE, { id: lamp.id, otherIds: [] })).code).toBe('BAD_INPUT')
    expect((await office.query(MERGE, { id: lamp.id, otherIds: [newId()] })).code).toBe('NOT_FOUND')
    const { data } = await office.query<{ mergeHotIssues: Issue }>(MERGE, { id: lamp.id, otherIds: [tap.id] })
    expect(data.mergeHotIssues).toMatchObject({ total: lamp.total + tap.total, status: 'SUPERVISED' })
    expect(data.mergeHotIssues.links).toHaveLength(1)
    expect((await one(tap.id)).id).toBe(lamp.id)
    expect((await office.query(MERGE, { id: lamp.id, otherIds: [tap.id] })).code).toBe('CONFLICT')
    const { data: again } = await office.query<{ findHotIssues: number }>(FIND, { place: WUJIANG })
    expect(again.findHotIssues).toBe(0)
    expect(await list()).toMatchObject({ totalCount: 1 })
  })

  test('splits: what is taken out stays out, or makes an issue of its own', async () => {
    const { id } = await issueOf('路灯')
    expect((await office.query(SPLIT, { id, complaintIds: [] })).code).toBe('BAD_INPUT')
    expect((await office.query(SPLIT, { id, complaintIds: lamps })).code).toBe('BAD_INPUT')
    expect((await office.query(SPLIT, { id, complaintIds: [water[0]] })).code).toBe('CONFLICT')
    await office.query(SPLIT, { id, complaintIds: lamps.slice(0, 2) })
    expect(await one(id)).toMatchObject({ total: 16 })
    await office.query(SPLIT, { id, complaintIds: lamps.slice(2, 7), title: '学校门口路灯' })
    await office.query(FIND, { place: WUJIANG })
    expect(await one(id)).toMatchObject({ total: 11 })
    expect(await issueOf('学校门口')).toMatchObject({ total: 5, title: '学校门口路灯' })
  })

  test('moves by hand with a note, along the ways there are', async () => {
    const { id, version } = await issueOf('路灯')
    const move = (status: string, at: number, note?: string) =>
      office.query<{ setHotIssueStatus: Issue }>(MOVE, { id, version: at, status, note })
    expect((await move('DISMISSED', version)).code).toBe('BAD_INPUT')
    expect((await move('SUPERVISED', version)).code).toBe('CONFLICT')
    const { data } = await move('CLOSED', version, '路灯已全部修复')
    expect(data.setHotIssueStatus).toMatchObject({
      status: 'CLOSED',
      closedOn: TODAY,
      note: '路灯已全部修复',
    })
    expect((await move('WATCHED', version)).code).toBe('CONFLICT')
    expect(await list()).toMatchObject({ totalCount: 1 })
    expect((await supervise(office, { hotIssueId: id })).code).toBe('CONFLICT')
    const { data: back } = await move('WATCHED', version + 1)
    expect(back.setHotIssueStatus).toMatchObject({ status: 'WATCHED', closedOn: null })
  })
})

describe('the chain from complaints to a task', () => {
  test('refuses what makes no sense, in sentences', async () => {
    const { id } = await issueOf('路灯')
    const fault = async (facts: Record<string, unknown>) => (await supervise(office, facts)).code
    expect(await fault({})).toBe('BAD_INPUT')
    expect(await fault({ hotIssueId: id, complaintId: lamps[0] })).toBe('BAD_INPUT')
    expect(await fault({ hotIssueId: id, dueOn: TODAY })).toBe('BAD_INPUT')
    expect(await fault({ hotIssueId: id, title: ' ' })).toBe('BAD_INPUT')
    expect(await fault({ hotIssueId: id, jointIds: [waterworks] })).toBe('BAD_INPUT')
    expect(await fault({ hotIssueId: id, leadId: newId() })).toBe('BAD_INPUT')
    expect(await fault({ hotIssueId: newId() })).toBe('NOT_FOUND')
    expect(await server.db.prisma.task.count()).toBe(0)
    expect(await server.db.prisma.plan.count()).toBe(0)
  })

  test('one click makes a task that waits to be issued, with its source, linked both ways, once', async () => {
    const issue = await issueOf('路灯')
    const key = newId()
    const answers = await Promise.all([1, 2].map(() => supervise(office, { hotIssueId: issue.id, key })))
    const [first, second] = answers.map(({ data }) => data.superviseAsTask)
    expect(answers.map(({ code }) => code)).toEqual([null, null])
    expect(first?.id).toBe(second?.id)
    const made = first as MadeTask
    expect(made).toMatchObject({
      status: 'PENDING_ISSUE',
      plan: { title: '12345 热点问题督办事项（2024年）' },
      milestones: [{ dueOn: '2024-12-31', words: '2024年12月31日前' }],
    })
    expect(made.lead).toEqual([{ organization: { id: waterworks } }])
    expect(made.joint).toEqual([{ organization: { id: policeStation } }])
    const plan = await server.db.prisma.plan.findFirstOrThrow({ where: { id: made.plan.id } })
    const words = plan.sourceText.slice(made.source.start, made.source.end)
    expect(words).toMatch(
      /^1\. 路灯照明整治。.+区水务局牵头，区公安分局配合；2024年12月31日前完成）.+路灯.+诉求 1\d 件/,
    )
    const due = made.milestones[0]?.source
    expect(plan.sourceText.slice(due?.start, due?.end)).toBe('2024年12月31日前')
    expect(made.complaintLinks).toMatchObject([{ hotIssue: { id: issue.id }, complaint: null }])
    expect(await one(issue.id)).toMatchObject({
      status: 'SUPERVISED',
      links: [{ task: { id: made.id } }],
      effect: null,
    })
    expect((await supervise(office, { hotIssueId: issue.id })).code).toBe('CONFLICT')
    const other = (await supervise(office, { hotIssueId: (await issueOf('水压')).id, title: '水压整治' }))
      .data
    expect(other.superviseAsTask.plan.id).toBe(made.plan.id)
    expect(
      await server.db.prisma.task.findMany({
        select: { no: true, position: true },
        orderBy: { position: 'asc' },
      }),
    ).toEqual([
      { no: '1', position: 1 },
      { no: '2', position: 2 },
    ])
  })

  test('closed, it shows what became of the complaints', async () => {
    const issue = await issueOf('路灯')
    const { data } = await supervise(office, { hotIssueId: issue.id })
    await server.db.prisma.task.updateMany({
      where: { id: data.superviseAsTask.id },
      data: { status: 'CLOSED', closedOn: dayToDate(addDays(TODAY, -4)) },
    })
    const { effect } = await one(issue.id)
    const days = await server.db.prisma.complaint.findMany({
      where: { id: { in: lamps } },
      select: { receivedOn: true },
    })
    const isIn = (from: string, until: string) =>
      days.filter(({ receivedOn }) => receivedOn >= dayToDate(from) && receivedOn <= dayToDate(until)).length
    expect(effect).toMatchObject({
      on: addDays(TODAY, -4),
      days: 4,
      before: isIn(addDays(TODAY, -7), addDays(TODAY, -4)),
      after: isIn(addDays(TODAY, -3), TODAY),
    })
    expect(effect?.summary).toContain('销号后 4 天')
  })

  test('a single ticket is supervised too; its page and the page of the task show each other', async () => {
    const { data } = await supervise(office, { complaintId: water[0] })
    expect(data.superviseAsTask.complaintLinks).toMatchObject([
      { hotIssue: null, complaint: { id: water[0] } },
    ])
    const ticket = await office.query<{
      complaint: { links: { task: { id: string } }[]; hotIssue: { title: string } }
    }>('query ($id: ID!) { complaint(id: $id) { links { task { id } } hotIssue { title } } }', {
      id: water[0],
    })
    expect(ticket.data.complaint.links).toMatchObject([{ task: { id: data.superviseAsTask.id } }])
    expect(ticket.data.complaint.hotIssue.title).toContain('水压')
  })
})

describe('the chain from complaints to a notice', () => {
  interface MadeNotice {
    id: string
    status: string
    title: string
    content: string
    basis: string
    complaintLinks: { hotIssue: { id: string } | null }[]
  }
  const draft = (client: TestClient, facts: Record<string, unknown>) =>
    client.query<{ superviseAsNotice: MadeNotice }>(NOTICE, {
      input: { kind: 'SUPERVISION', organizationIds: [waterworks], ...facts },
    })

  test('drafts it with counts and numbers, never with names; a draft that waits is found again', async () => {
    const { id } = await issueOf('水压')
    expect((await draft(unit, { hotIssueId: id })).code).toBe('FORBIDDEN')
    expect((await draft(office, { hotIssueId: id, kind: 'RED_CARD' })).code).toBe('BAD_INPUT')
    expect((await draft(office, { hotIssueId: id, organizationIds: [] })).code).toBe('BAD_INPUT')
    expect((await draft(office, { hotIssueId: id, replyDueOn: TODAY })).code).toBe('BAD_INPUT')
    const { data } = await draft(office, { hotIssueId: id })
    expect(data.superviseAsNotice).toMatchObject({ status: 'DRAFT', complaintLinks: [{ hotIssue: { id } }] })
    expect(data.superviseAsNotice.content).toMatch(/12345 收到“.*水压.*”诉求 1\d 件，此前 30 天/)
    expect(data.superviseAsNotice.basis).toMatch(/^12345 工单 T\w+、.+ 等 1\d 件。$/)
    const again = await draft(office, { hotIssueId: id })
    expect(again.data.superviseAsNotice.id).toBe(data.superviseAsNotice.id)
    expect(await one(id)).toMatchObject({
      status: 'SUPERVISED',
      links: [{ notice: { id: data.superviseAsNotice.id } }],
    })
  })
})
