import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  buildOrganization,
  buildPlaces,
  buildPlan,
  buildTask,
  LONGGUI,
  NANPING,
  WUJIANG,
} from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { moveTo } from '#test/kit/days.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'

const FIELDS = /* GraphQL */ `
  id number title text measure status round version light dueOn originalDueOn workingDaysLeft doneOn closedOn
  origin originWords organization { id name } place { name } task { id title }
  replies { round status text opinion submittedBy attachments { id name } }
  attachments { name } history { type summary userName }
  can { edit submit review reopen draftNotice }
`
const RAISE = `mutation ($input: ProblemInput!) { raiseProblem(input: $input) { ${FIELDS} } }`
const ONE = `query ($id: ID!) { problem(id: $id) { ${FIELDS} } }`
const EDIT = `mutation ($id: ID!, $version: Int!, $edit: ProblemEditInput!) {
  editProblem(id: $id, version: $version, edit: $edit) { ${FIELDS} } }`
const SUBMIT = `mutation ($id: ID!, $version: Int!, $text: String!, $files: [ID!]) {
  submitProblem(id: $id, version: $version, text: $text, attachmentIds: $files) { ${FIELDS} } }`
const REVIEW = `mutation ($id: ID!, $version: Int!, $accept: Boolean!, $opinion: String, $newDueOn: Day) {
  reviewProblem(id: $id, version: $version, accept: $accept, opinion: $opinion, newDueOn: $newDueOn) { ${FIELDS} } }`
const REOPEN = `mutation ($id: ID!, $version: Int!, $reason: String!, $dueOn: Day!) {
  reopenProblem(id: $id, version: $version, reason: $reason, dueOn: $dueOn) { ${FIELDS} } }`
const LIST = `query ($filter: ProblemFilter!, $first: Int, $after: String) {
  problems(filter: $filter, first: $first, after: $after) {
    totalCount counts { total done open behind near good noData }
    pageInfo { hasNextPage endCursor } nodes { id title light status text } } }`

interface ProblemAnswer {
  id: string
  number: string
  title: string
  text: string | null
  status: string
  round: number
  version: number
  light: string
  dueOn: string | null
  originalDueOn: string | null
  workingDaysLeft: number | null
  doneOn: string | null
  closedOn: string | null
  organization: { id: string; name: string }
  task: { id: string; title: string } | null
  replies:
    | {
        round: number
        status: string
        text: string
        opinion: string | null
        attachments: { name: string }[]
      }[]
    | null
  attachments: { name: string }[] | null
  history: { type: string; summary: string }[] | null
  can: Record<string, boolean>
}
interface Listed {
  problems: {
    totalCount: number
    counts: Record<string, number>
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
    nodes: { id: string; title: string; light: string; text: string | null }[]
  }
}

let server: TestServer
let supervisor: TestClient
let leader: TestClient
let owner: TestClient & { userId: string }
let bystander: TestClient
let elsewhere: TestClient
let finance: string
let education: string
let town: string
let taskId: string

const raise = (client: TestClient, input: Record<string, unknown> = {}) =>
  client.query<{ raiseProblem: ProblemAnswer }>(RAISE, {
    input: {
      place: WUJIANG,
      title: '系统响应缓慢',
      text: '现场检查发现页面打开超过十秒。',
      organizationId: finance,
      origin: 'INSPECTION',
      originWords: '三季度督查',
      dueOn: '2024-10-31',
      ...input,
    },
  })
const raised = async (input: Record<string, unknown> = {}, client = supervisor) =>
  (await raise(client, input)).data.raiseProblem
const change = async (client: TestClient, document: string, variables: Record<string, unknown>) => {
  const answer = await client.query<Record<string, ProblemAnswer>>(document, variables)
  return { ...answer, problem: Object.values(answer.data ?? {})[0] as ProblemAnswer }
}
const read = async (client: TestClient, id: string) =>
  (await client.query<{ problem: ProblemAnswer | null }>(ONE, { id })).data.problem
const list = (client: TestClient, filter: Record<string, unknown> = {}, rest: Record<string, unknown> = {}) =>
  client.query<Listed>(LIST, { filter: { place: WUJIANG, ...filter }, ...rest })
const fieldsOf = (answer: { errors?: { extensions: { fields?: unknown[] } }[] }) =>
  (answer.errors?.[0]?.extensions.fields as { field: string }[] | undefined)?.map(({ field }) => field)

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  finance = await buildOrganization(server, { name: '区财政局' })
  education = await buildOrganization(server, { name: '区教育局' })
  town = await buildOrganization(server, {
    name: '龙归镇人民政府',
    placeCode: LONGGUI,
    kind: 'TOWN_GOVERNMENT',
  })
  const planId = await buildPlan(server)
  taskId = await buildTask(server, { planId, title: '推进一网通办', lead: [finance], joint: [education] })
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
  owner = await asUser(server, { role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG, organizationId: finance })
  bystander = await asUser(server, { role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG, organizationId: town })
  elsewhere = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: NANPING })
})

const comes = (day: string) => moveTo({ server }, day)

beforeEach(() => comes('2024-10-15'))

describe('raising a problem', () => {
  test('a stranger is asked to sign in, an administrator is refused', async () => {
    expect((await raise(asStranger(server))).code).toBe('UNAUTHENTICATED')
    const admin = await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: WUJIANG })
    expect((await raise(admin)).code).toBe('FORBIDDEN')
  })

  test('a unit is refused outside its own tasks, the office of another place finds nothing here', async () => {
    expect((await raise(owner)).code).toBe('FORBIDDEN')
    expect((await raise(bystander, { origin: 'TASK', taskId })).code).toBe('FORBIDDEN')
    expect((await raise(elsewhere)).code).toBe('NOT_FOUND')
  })

  test.each([
    ['title', { title: '  ' }],
    ['text', { text: '字'.repeat(4001) }],
    ['dueOn', { dueOn: '2024-10-14' }],
    ['organizationId', { organizationId: '00000000-0000-4000-8000-000000000000' }],
    ['taskId', { taskId: '00000000-0000-4000-8000-000000000000', origin: 'TASK' }],
    ['taskId', { origin: 'TASK' }],
    ['origin', { origin: 'NOTICE' }],
  ])('a bad %s is named', async (field, input) => {
    const answer = await raise(supervisor, input)
    expect(answer.code).toBe('BAD_INPUT')
    expect(fieldsOf(answer)).toEqual([field])
  })

  test('an organization of another jurisdiction cannot be made the owner', async () => {
    const foreign = await buildOrganization(server, { name: '南平市财政局', jurisdictionCode: NANPING })
    expect(fieldsOf(await raise(supervisor, { organizationId: foreign }))).toEqual(['organizationId'])
  })

  test('a unit that meets one in its own task names a unit of the task, no other', async () => {
    const input = { origin: 'TASK', taskId, originWords: null }
    expect(fieldsOf(await raise(owner, { ...input, organizationId: town }))).toEqual(['organizationId'])
    const problem = await raised({ ...input, organizationId: education }, owner)
    expect(problem.task).toEqual({ id: taskId, title: '推进一网通办' })
    expect(problem.organization.name).toBe('区教育局')
  })

  test('it gets the next number of the year and its owner is told', async () => {
    const first = await raised()
    const second = await raised({}, leader)
    const no = (number: string) => Number(/^问题〔2024〕(\d+)号$/.exec(number)?.[1])
    expect(no(second.number)).toBe(no(first.number) + 1)
    expect(first).toMatchObject({ status: 'OPEN', round: 1, light: 'GOOD', originalDueOn: '2024-10-31' })
    const messages = await server.db.prisma.message.findMany({ where: { entityId: first.id } })
    expect(messages.map(({ userId, kind, path }) => ({ userId, kind, path }))).toEqual([
      { userId: owner.userId, kind: 'PROBLEM_RAISED', path: `/problems/${first.id}` },
    ])
  })

  test('twenty at once get twenty numbers without a gap, and a refused one takes none', async () => {
    const before = await server.db.prisma.documentSequence.findFirstOrThrow({ where: { kind: 'PROBLEM' } })
    const answers = await Promise.all([
      ...Array.from({ length: 20 }, () => raise(supervisor)),
      raise(supervisor, { attachmentIds: ['00000000-0000-4000-8000-000000000000'] }),
    ])
    const numbers = answers.flatMap(({ data }) => data?.raiseProblem?.number ?? [])
    const expected = Array.from({ length: 20 }, (_, index) => `问题〔2024〕${before.last + index + 1}号`)
    expect(numbers.sort()).toEqual(expected.sort())
  })
})

describe('who reads a problem', () => {
  test('its owner, the office, leaders and partners of its task in full', async () => {
    const { id } = await raised({ origin: 'TASK', taskId })
    const partner = await asUser(server, {
      role: 'UNIT_OFFICER',
      jurisdictionCode: WUJIANG,
      organizationId: education,
    })
    for (const client of [owner, supervisor, leader, partner])
      expect((await read(client, id))?.text).toContain('十秒')
  })

  test('another unit sees title, owner, light and dates only', async () => {
    const { id } = await raised()
    const problem = await read(bystander, id)
    expect(problem).toMatchObject({ title: '系统响应缓慢', light: 'GOOD', dueOn: '2024-10-31' })
    expect(problem).toMatchObject({
      text: null,
      measure: null,
      replies: null,
      attachments: null,
      history: null,
    })
    expect(Object.values(problem?.can ?? {}).some(Boolean)).toBe(false)
  })

  test('another jurisdiction finds nothing', async () => {
    const { id } = await raised()
    expect(await read(elsewhere, id)).toBeNull()
    expect((await change(elsewhere, SUBMIT, { id, version: 0, text: '好' })).code).toBe('NOT_FOUND')
    expect((await list(elsewhere)).code).toBe('NOT_FOUND')
  })

  test('a town operator acts for the units of the town, and for no other', async () => {
    const operator = await asUser(server, {
      role: 'TOWN_OPERATOR',
      jurisdictionCode: WUJIANG,
      scopeCode: LONGGUI,
    })
    const own = await raised({ organizationId: town })
    expect((await read(operator, own.id))?.can['submit']).toBe(true)
    const other = await raised()
    expect(await read(operator, other.id)).toBeNull()
  })
})

describe('the rounds of a problem', () => {
  const open = () => raised({ dueOn: '2024-10-18' })

  test('only the owner hands in, only the office reviews', async () => {
    const { id, version } = await open()
    for (const client of [supervisor, leader, bystander])
      expect((await change(client, SUBMIT, { id, version, text: '已处理' })).code).toBe('FORBIDDEN')
    for (const client of [owner, leader])
      expect((await change(client, REVIEW, { id, version, accept: true })).code).toBe('FORBIDDEN')
    expect((await change(supervisor, REVIEW, { id, version, accept: true })).code).toBe('CONFLICT')
  })

  test('empty words are refused and nothing is written', async () => {
    const { id, version } = await open()
    const answer = await change(owner, SUBMIT, { id, version, text: '  ' })
    expect(answer.code).toBe('BAD_INPUT')
    expect(await read(owner, id)).toMatchObject({ status: 'OPEN', version, replies: [] })
  })

  test('a return needs a reason and a new date, starts the next round, and nothing is lost', async () => {
    const { id, version } = await open()
    const first = await change(owner, SUBMIT, { id, version, text: '已扩容一台服务器。' })
    expect(first.problem).toMatchObject({ status: 'SUBMITTED', workingDaysLeft: null })
    const at = { id, version: first.problem.version, accept: false }
    expect(fieldsOf(await change(supervisor, REVIEW, { ...at, newDueOn: '2024-10-25' }))).toEqual(['opinion'])
    expect(fieldsOf(await change(supervisor, REVIEW, { ...at, opinion: '请补测试报告' }))).toEqual([
      'newDueOn',
    ])
    const back = await change(supervisor, REVIEW, { ...at, opinion: '请补测试报告', newDueOn: '2024-10-25' })
    expect(back.problem).toMatchObject({
      status: 'OPEN',
      round: 2,
      dueOn: '2024-10-25',
      originalDueOn: '2024-10-18',
    })
    await comes('2024-10-22')
    const second = await change(owner, SUBMIT, { id, version: back.problem.version, text: '已附测试报告。' })
    await comes('2024-11-05')
    const closed = await change(supervisor, REVIEW, { id, version: second.problem.version, accept: true })
    expect(closed.problem).toMatchObject({
      status: 'CLOSED',
      light: 'GOOD',
      doneOn: '2024-10-22',
      closedOn: '2024-11-05',
    })
    expect(
      closed.problem.replies?.map(({ round, status, text, opinion }) => [round, status, text, opinion]),
    ).toEqual([
      [2, 'ACCEPTED', '已附测试报告。', null],
      [1, 'RETURNED', '已扩容一台服务器。', '请补测试报告'],
    ])
    expect(closed.problem.history?.map(({ type }) => type)).toEqual([
      'PROBLEM_CLOSED',
      'PROBLEM_SUBMITTED',
      'PROBLEM_RETURNED',
      'PROBLEM_SUBMITTED',
      'PROBLEM_RAISED',
    ])
  })

  test('handed in late stays late, also once it is closed', async () => {
    const { id, version } = await open()
    await comes('2024-10-21')
    expect((await read(owner, id))?.light).toBe('BEHIND')
    const sent = await change(owner, SUBMIT, { id, version, text: '已处理' })
    expect(sent.problem.light).toBe('NEAR')
    const closed = await change(supervisor, REVIEW, { id, version: sent.problem.version, accept: true })
    expect(closed.problem.light).toBe('NEAR')
  })

  test('reopening makes a new round and keeps the old one', async () => {
    const { id, version } = await open()
    const sent = await change(owner, SUBMIT, { id, version, text: '已处理' })
    const closed = await change(supervisor, REVIEW, { id, version: sent.problem.version, accept: true })
    const at = { id, version: closed.problem.version, dueOn: '2024-11-29' }
    expect((await change(owner, REOPEN, { ...at, reason: '复发' })).code).toBe('FORBIDDEN')
    expect(fieldsOf(await change(supervisor, REOPEN, { ...at, reason: ' ' }))).toEqual(['reason'])
    const again = await change(supervisor, REOPEN, { ...at, reason: '回访发现复发' })
    expect(again.problem).toMatchObject({
      status: 'OPEN',
      round: 2,
      doneOn: null,
      closedOn: null,
      dueOn: '2024-11-29',
    })
    expect(again.problem.replies).toHaveLength(1)
    expect(again.problem.history?.[0]?.summary).toBe('重新打开，新时限 2024-11-29。理由：回访发现复发')
    const next = await change(owner, SUBMIT, { id, version: again.problem.version, text: '再次处理' })
    expect(next.problem.replies?.map(({ round }) => round)).toEqual([2, 1])
  })

  test('the office moves owner and date; the first date stays, the new owner is told', async () => {
    const { id, version } = await open()
    const edit = { organizationId: education, dueOn: '2024-11-08', measure: '更换线路' }
    expect((await change(owner, EDIT, { id, version, edit })).code).toBe('FORBIDDEN')
    const edited = await change(supervisor, EDIT, { id, version, edit })
    expect(edited.problem).toMatchObject({
      organization: { name: '区教育局' },
      dueOn: '2024-11-08',
      originalDueOn: '2024-10-18',
    })
    expect(edited.problem.history?.[0]?.summary).toBe(
      '修改整改措施，责任单位改为区教育局，整改时限改为 2024-11-08',
    )
    expect((await change(owner, SUBMIT, { id, version: edited.problem.version, text: '好' })).code).toBe(
      'FORBIDDEN',
    )
  })
})

describe('two people at once', () => {
  test('of two submissions one wins, the other is told, and one reply is kept', async () => {
    const { id, version } = await raised()
    const colleague = await asUser(server, {
      role: 'UNIT_LEADER',
      jurisdictionCode: WUJIANG,
      organizationId: finance,
    })
    const answers = await Promise.all(
      [owner, colleague].map(client => change(client, SUBMIT, { id, version, text: '已处理' })),
    )
    expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', null].sort())
    expect((await read(supervisor, id))?.replies).toHaveLength(1)
  })

  test('a form filled in on an older version is refused', async () => {
    const { id, version } = await raised()
    await change(supervisor, EDIT, { id, version, edit: { title: '系统响应很慢' } })
    const late = await change(supervisor, EDIT, { id, version, edit: { title: '另一个名称' } })
    expect(late.code).toBe('CONFLICT')
    expect((await read(supervisor, id))?.title).toBe('系统响应很慢')
  })

  test('acceptance and return at once: one of them holds', async () => {
    const { id, version } = await raised()
    const sent = await change(owner, SUBMIT, { id, version, text: '已处理' })
    const at = { id, version: sent.problem.version }
    const answers = await Promise.all([
      change(supervisor, REVIEW, { ...at, accept: true }),
      change(supervisor, REVIEW, { ...at, accept: false, opinion: '不行', newDueOn: '2024-11-01' }),
    ])
    expect(answers.filter(({ code }) => code === 'CONFLICT')).toHaveLength(1)
    const problem = await read(supervisor, id)
    expect([problem?.status, problem?.round]).toEqual(answers[0]?.code === null ? ['CLOSED', 1] : ['OPEN', 2])
  })
})

describe('evidence', () => {
  const upload = async (client: TestClient, name: string) => {
    const form = new FormData()
    form.append('file', new Blob(['现场情况说明'], { type: 'text/plain' }), name)
    const answer = await client.fetch(`/files/attachments?place=${WUJIANG}`, { method: 'POST', body: form })
    expect(answer.status).toBe(201)
    return ((await answer.json()) as { id: string }).id
  }

  test('files of a reply are for those who read the problem in full', async () => {
    const { id, version } = await raised()
    const file = await upload(owner, '整改.txt')
    const sent = await change(owner, SUBMIT, { id, version, text: '已处理', files: [file] })
    expect(sent.problem.replies?.[0]?.attachments).toEqual([{ id: file, name: '整改.txt' }])
    expect((await supervisor.fetch(`/files/attachments/${file}`)).status).toBe(200)
    expect((await bystander.fetch(`/files/attachments/${file}`)).status).toBe(404)
  })

  test('a file of somebody else is refused and nothing is written', async () => {
    const { id, version } = await raised()
    const file = await upload(bystander, '别人的.txt')
    expect((await change(owner, SUBMIT, { id, version, text: '已处理', files: [file] })).code).toBe(
      'BAD_INPUT',
    )
    expect(await read(owner, id)).toMatchObject({ status: 'OPEN', replies: [] })
  })
})

describe('the list', () => {
  test('counts what it shows, most urgent first, page by page', async () => {
    const place = LONGGUI
    for (const [title, dueOn] of [
      ['无时限', null],
      ['正常', '2024-12-31'],
      ['临期', '2024-10-18'],
    ] as const)
      await raised({ place, title, dueOn, organizationId: town })
    await comes('2024-09-01')
    await raised({ place, title: '逾期', dueOn: '2024-09-30', organizationId: town })
    await comes('2024-10-15')
    const filter = { place, words: '期' }
    const whole = await list(supervisor, filter)
    expect(whole.data.problems.nodes.map(({ title }) => title)).toEqual(['逾期', '临期'])
    const all = await list(supervisor, { place })
    expect(all.data.problems.counts).toMatchObject({ behind: 1, near: 1, noData: 1, done: 0 })
    const titles: string[] = []
    let after: string | null = null
    do {
      const page: Listed['problems'] = (await list(supervisor, { place }, { first: 2, after })).data.problems
      titles.push(...page.nodes.map(({ title }) => title))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    expect(titles).toEqual(all.data.problems.nodes.map(({ title }) => title))
    expect(new Set(titles).size).toBe(5)
  })

  test('a filter by light, status, owner and task; ids that are none are refused', async () => {
    expect((await list(supervisor, { organizationId: 'x' })).code).toBe('BAD_INPUT')
    expect((await list(supervisor, {}, { after: 'x' })).code).toBe('BAD_INPUT')
    const near = await list(supervisor, { light: ['NEAR'], status: ['OPEN'] })
    expect(near.data.problems.nodes.every(({ light }) => light === 'NEAR')).toBe(true)
    const ofTask = await list(supervisor, { taskId })
    expect(ofTask.data.problems.totalCount).toBeGreaterThan(0)
    const ofOwner = await list(supervisor, { organizationId: town })
    expect(ofOwner.data.problems.totalCount).toBe(5)
  })

  test('the task shows its problems to those who read it in full', async () => {
    const query = 'query ($id: ID!) { task(id: $id) { problems { title } } }'
    const ask = async (client: TestClient) =>
      (await client.query<{ task: { problems: unknown[] | null } }>(query, { id: taskId })).data.task.problems
    expect(await ask(bystander)).toBeNull()
    expect((await ask(owner))?.length).toBeGreaterThan(0)
  })

  test('the file is refused to strangers and bad filters, and holds what the list shows', async () => {
    const path = `/files/problems.xlsx?place=${WUJIANG}`
    expect((await asStranger(server).fetch(path)).status).toBe(401)
    expect((await supervisor.fetch(`${path}&light=PINK`)).status).toBe(400)
    const file = await supervisor.fetch(path)
    expect(file.status).toBe(200)
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })
})
