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
  id subject subjectTitle text status version light dueOn workingDaysLeft writtenBy closedBy
  task { id } place { name } organizations { name }
  replies { id round status text opinion organization { name } }
  problems { number title origin } history { type summary }
  can { reply review close draftNotice raiseProblem }
`
const WRITE = `mutation ($input: InstructionInput!) { writeInstruction(input: $input) { ${FIELDS} } }`
const ONE = `query ($id: ID!) { instruction(id: $id) { ${FIELDS} } }`
const REPLY = `mutation ($id: ID!, $version: Int!, $text: String!) {
  replyToInstruction(id: $id, version: $version, text: $text) { ${FIELDS} } }`
const REVIEW = `mutation ($replyId: ID!, $accept: Boolean!, $opinion: String) {
  reviewInstructionReply(replyId: $replyId, accept: $accept, opinion: $opinion) { ${FIELDS} } }`
const CLOSE = `mutation ($id: ID!, $version: Int!, $opinion: String) {
  closeInstruction(id: $id, version: $version, opinion: $opinion) { ${FIELDS} } }`
const RAISE = `mutation ($id: ID!, $input: ProblemInput!) {
  raiseProblemFromInstruction(instructionId: $id, input: $input) { id number origin } }`
const LIST = `query ($filter: InstructionFilter!, $first: Int, $after: String) {
  instructions(filter: $filter, first: $first, after: $after) {
    totalCount counts { total done open behind near good noData }
    pageInfo { hasNextPage endCursor } nodes { id text status } } }`

interface InstructionAnswer {
  id: string
  subjectTitle: string
  text: string
  status: string
  version: number
  light: string
  dueOn: string | null
  closedBy: string | null
  task: { id: string } | null
  organizations: { name: string }[]
  replies: {
    id: string
    round: number
    status: string
    opinion: string | null
    organization: { name: string }
  }[]
  problems: { number: string; title: string; origin: string }[]
  history: { type: string; summary: string }[]
  can: Record<string, boolean>
}
interface Listed {
  instructions: {
    totalCount: number
    counts: Record<string, number>
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
    nodes: { id: string; text: string }[]
  }
}

let server: TestServer
let leader: TestClient & { userId: string }
let head: TestClient
let supervisor: TestClient
let finance: TestClient & { userId: string }
let education: TestClient
let bystander: TestClient
let elsewhere: TestClient
let financeId: string
let educationId: string
let planId: string
let taskId: string

const send = async (client: TestClient, document: string, variables: Record<string, unknown>) => {
  const answer = await client.query<Record<string, InstructionAnswer>>(document, variables)
  return { ...answer, instruction: Object.values(answer.data ?? {})[0] as InstructionAnswer }
}
const writing = (client: TestClient, input: Record<string, unknown> = {}) =>
  send(client, WRITE, {
    input: { place: WUJIANG, subject: 'TASK', subjectId: taskId, text: '请加快进度，下周报告。', ...input },
  })
const written = async (input: Record<string, unknown> = {}) => (await writing(leader, input)).instruction
const read = async (client: TestClient, id: string) =>
  (await client.query<{ instruction: InstructionAnswer | null }>(ONE, { id })).data.instruction
const list = (client: TestClient, filter: Record<string, unknown> = {}, rest: Record<string, unknown> = {}) =>
  client.query<Listed>(LIST, { filter: { place: WUJIANG, ...filter }, ...rest })
const fieldsOf = (answer: { errors?: { extensions: { fields?: unknown[] } }[] }) =>
  (answer.errors?.[0]?.extensions.fields as { field: string }[] | undefined)?.map(({ field }) => field)

const comes = (day: string) => moveTo({ server }, day)

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  financeId = await buildOrganization(server, { name: '区财政局' })
  educationId = await buildOrganization(server, { name: '区教育局' })
  const town = await buildOrganization(server, {
    name: '龙归镇人民政府',
    placeCode: LONGGUI,
    kind: 'TOWN_GOVERNMENT',
  })
  planId = await buildPlan(server, { title: '数字政府方案' })
  taskId = await buildTask(server, { planId, title: '推进一网通办', lead: [financeId], joint: [educationId] })
  const unit = (organizationId: string) =>
    asUser(server, { role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG, organizationId })
  leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
  head = await asUser(server, { role: 'SUPERVISION_HEAD', jurisdictionCode: WUJIANG })
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  finance = await unit(financeId)
  education = await unit(educationId)
  bystander = await unit(town)
  elsewhere = await asUser(server, { role: 'LEADER', jurisdictionCode: NANPING })
})

beforeEach(() => comes('2024-10-15'))

describe('writing an instruction', () => {
  test('a stranger is asked to sign in; nobody but a leader writes', async () => {
    expect((await writing(asStranger(server))).code).toBe('UNAUTHENTICATED')
    for (const client of [supervisor, head, finance]) expect((await writing(client)).code).toBe('FORBIDDEN')
    expect((await writing(elsewhere)).code).toBe('NOT_FOUND')
  })

  test.each([
    ['text', { text: ' ' }],
    ['text', { text: '字'.repeat(2001) }],
    ['dueOn', { dueOn: '2024-10-14' }],
    ['subjectId', { subjectId: null }],
    ['subjectId', { subjectId: '00000000-0000-4000-8000-000000000000' }],
    ['subjectId', { subject: 'NOTICE' }],
    ['subjectTitle', { subject: 'COCKPIT', subjectId: null }],
    ['organizationIds', { organizationIds: ['00000000-0000-4000-8000-000000000000'] }],
  ])('a bad %s is named', async (field, input) => {
    expect(fieldsOf(await writing(leader, input))).toEqual([field])
  })

  test('records and units of another jurisdiction cannot be named', async () => {
    const foreignPlan = await buildPlan(server, { jurisdictionCode: NANPING })
    const foreignTask = await buildTask(server, { planId: foreignPlan, jurisdictionCode: NANPING })
    const foreignUnit = await buildOrganization(server, { name: '南平市财政局', jurisdictionCode: NANPING })
    expect(fieldsOf(await writing(leader, { subjectId: foreignTask }))).toEqual(['subjectId'])
    expect(fieldsOf(await writing(leader, { organizationIds: [foreignUnit] }))).toEqual(['organizationIds'])
  })

  test('on a task: its own title, its leads, five working days; leads and office are told', async () => {
    const instruction = await written({ subjectTitle: '别的名称' })
    expect(instruction).toMatchObject({
      subjectTitle: '推进一网通办',
      organizations: [{ name: '区财政局' }],
      task: { id: taskId },
      dueOn: '2024-10-22',
      status: 'OPEN',
      light: 'GOOD',
    })
    const told = await server.db.prisma.message.findMany({ where: { entityId: instruction.id } })
    expect(told.map(({ userId }) => userId)).toContain(finance.userId)
    expect(told.map(({ userId }) => userId)).not.toContain(leader.userId)
    expect(told.every(({ kind }) => kind === 'INSTRUCTION_WRITTEN')).toBe(true)
  })

  test('on a plan and on the screen it goes to the office unless somebody is named', async () => {
    const onPlan = await written({ subject: 'PLAN', subjectId: planId })
    expect(onPlan).toMatchObject({ subjectTitle: '数字政府方案', organizations: [], task: null })
    const onScreen = await written({
      subject: 'COCKPIT',
      subjectId: null,
      subjectTitle: '任务按期完成率 52%',
    })
    expect(onScreen).toMatchObject({ subjectTitle: '任务按期完成率 52%', organizations: [] })
    expect(await read(finance, onScreen.id)).toBeNull()
  })
})

describe('who sees an instruction', () => {
  test('the unit that is to act and its partners in the task; nobody else knows of it', async () => {
    const { id } = await written()
    expect((await read(finance, id))?.can).toMatchObject({ reply: true, review: false, close: false })
    expect((await read(education, id))?.can['reply']).toBe(false)
    expect(await read(bystander, id)).toBeNull()
    expect(await read(elsewhere, id)).toBeNull()
  })

  test('the list holds and counts only what the viewer may see', async () => {
    await written({ subject: 'COCKPIT', subjectId: null, subjectTitle: '整体进度' })
    const all = (await list(supervisor)).data.instructions
    const mine = (await list(finance)).data.instructions
    expect(all.counts['total']).toBe(all.totalCount)
    expect(mine.totalCount).toBeLessThan(all.totalCount)
    expect((await list(bystander)).data.instructions.totalCount).toBe(0)
    expect((await list(elsewhere)).code).toBe('NOT_FOUND')
  })

  test('pages follow one another without a gap; a foreign cursor is refused', async () => {
    expect((await list(supervisor, {}, { after: 'x' })).code).toBe('BAD_INPUT')
    const whole = (await list(supervisor)).data.instructions.nodes.map(({ id }) => id)
    const ids: string[] = []
    let after: string | null = null
    do {
      const page: Listed['instructions'] = (await list(supervisor, {}, { first: 2, after })).data.instructions
      ids.push(...page.nodes.map(({ id }) => id))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    expect(ids).toEqual(whole)
  })

  test('the task shows those the viewer may see', async () => {
    const { id } = await written()
    const ask = async (client: TestClient) =>
      (
        await client.query<{ task: { instructions: { id: string }[] } }>(
          'query ($id: ID!) { task(id: $id) { instructions { id } } }',
          { id: taskId },
        )
      ).data.task.instructions.map(one => one.id)
    expect(await ask(finance)).toContain(id)
    expect(await ask(bystander)).toEqual([])
  })
})

describe('answering', () => {
  const both = () => written({ organizationIds: [financeId, educationId] })

  test('only those who are to act answer; empty words are refused', async () => {
    const { id, version } = await written()
    for (const client of [education, leader, supervisor])
      expect((await send(client, REPLY, { id, version, text: '好' })).code).toBe('FORBIDDEN')
    expect((await send(bystander, REPLY, { id, version, text: '好' })).code).toBe('NOT_FOUND')
    expect(fieldsOf(await send(finance, REPLY, { id, version, text: ' ' }))).toEqual(['text'])
  })

  test('it counts as replied once everybody has; a return opens it again and keeps the rounds', async () => {
    const { id, version } = await both()
    const first = await send(finance, REPLY, { id, version, text: '已部署' })
    expect(first.instruction.status).toBe('OPEN')
    const second = await send(education, REPLY, { id, version: first.instruction.version, text: '已配合' })
    expect(second.instruction.status).toBe('REPLIED')
    const waiting = second.instruction.replies.find(reply => reply.organization.name === '区财政局')
    const replyId = waiting?.id
    expect((await send(leader, REVIEW, { replyId, accept: true })).code).toBe('FORBIDDEN')
    expect(fieldsOf(await send(supervisor, REVIEW, { replyId, accept: false }))).toEqual(['opinion'])
    const back = await send(supervisor, REVIEW, { replyId, accept: false, opinion: '请附进度表' })
    expect(back.instruction.status).toBe('OPEN')
    expect((await send(supervisor, REVIEW, { replyId, accept: true })).code).toBe('CONFLICT')
    const again = await send(finance, REPLY, { id, version: back.instruction.version, text: '已附进度表' })
    expect(again.instruction.status).toBe('REPLIED')
    expect(
      again.instruction.replies
        .filter(reply => reply.organization.name === '区财政局')
        .map(({ round, status, opinion }) => [round, status, opinion]),
    ).toEqual([
      [2, 'SUBMITTED', null],
      [1, 'RETURNED', '请附进度表'],
    ])
  })

  test('an answer that waits is not doubled, and a stale form is refused', async () => {
    const { id, version } = await both()
    const first = await send(finance, REPLY, { id, version, text: '已部署' })
    expect((await send(finance, REPLY, { id, version, text: '已部署' })).code).toBe('CONFLICT')
    const doubled = await send(finance, REPLY, { id, version: first.instruction.version, text: '再报一次' })
    expect(doubled.code).toBe('CONFLICT')
    expect(doubled.errors?.[0]?.message).toContain('等待审核')
  })

  test('two units at once: one wins, the other is asked to look again, nothing is lost', async () => {
    const { id, version } = await both()
    const answers = await Promise.all(
      [finance, education].map(client => send(client, REPLY, { id, version, text: '已办理' })),
    )
    expect(answers.filter(({ code }) => code === 'CONFLICT')).toHaveLength(1)
    expect((await read(leader, id))?.replies).toHaveLength(1)
  })

  test('late is red until answered, then late for ever', async () => {
    const { id, version } = await written()
    await comes('2024-10-23')
    expect((await read(leader, id))?.light).toBe('BEHIND')
    const late = await send(finance, REPLY, { id, version, text: '已办理' })
    expect(late.instruction.light).toBe('NEAR')
  })
})

describe('closing', () => {
  test('a leader or the head closes; what waits is accepted by that', async () => {
    const { id, version } = await written()
    const answered = await send(finance, REPLY, { id, version, text: '已办理' })
    const at = { id, version: answered.instruction.version }
    for (const client of [supervisor, finance]) expect((await send(client, CLOSE, at)).code).toBe('FORBIDDEN')
    expect((await send(leader, CLOSE, { id, version })).code).toBe('CONFLICT')
    const closed = await send(leader, CLOSE, { ...at, opinion: '很好' })
    expect(closed.instruction).toMatchObject({ status: 'CLOSED', closedBy: '测试LEADER' })
    expect(closed.instruction.replies[0]).toMatchObject({ status: 'ACCEPTED', opinion: '很好' })
    expect(Object.values(closed.instruction.can).some(Boolean)).toBe(false)
    expect((await send(head, CLOSE, { id, version: closed.instruction.version })).code).toBe('CONFLICT')
    expect(closed.instruction.history.map(({ summary }) => summary)).toEqual([
      '批示办结。意见：很好',
      '区财政局回复办理情况',
      '作出批示，办理时限 2024-10-22',
    ])
  })

  test('the office drafts a notice from it, with the leader named; the unit does not see the draft', async () => {
    const DRAFT = `mutation ($id: ID!) {
      draftNoticeFromInstruction(instructionId: $id, kind: SUPERVISION) {
        id title instructedBy content instruction { id } recipients { organization { name } } } }`
    interface Drafted {
      draftNoticeFromInstruction: {
        id: string
        title: string
        instructedBy: string
        content: string
        instruction: { id: string }
        recipients: { organization: { name: string } }[]
      }
    }
    const { id } = await written({
      subject: 'COCKPIT',
      subjectId: null,
      subjectTitle: '完成率偏低',
      organizationIds: [financeId],
    })
    for (const client of [leader, finance]) expect((await client.query(DRAFT, { id })).code).toBe('FORBIDDEN')
    const { data } = await supervisor.query<Drafted>(DRAFT, { id })
    expect(data.draftNoticeFromInstruction).toMatchObject({
      title: '完成率偏低',
      instructedBy: '测试LEADER',
      content: '请加快进度，下周报告。',
      instruction: { id },
      recipients: [{ organization: { name: '区财政局' } }],
    })
    const NOTICES = 'query ($id: ID!) { instruction(id: $id) { notices { id } } }'
    const seen = async (client: TestClient) =>
      (await client.query<{ instruction: { notices: unknown[] } }>(NOTICES, { id })).data.instruction.notices
    expect(await seen(supervisor)).toHaveLength(1)
    expect(await seen(finance)).toHaveLength(0)
  })

  test('where nobody is named the office itself answers, once it is listed as a unit', async () => {
    const { id, version } = await written({
      subject: 'COCKPIT',
      subjectId: null,
      subjectTitle: '完成率偏低',
    })
    expect((await send(supervisor, REPLY, { id, version, text: '已分析' })).code).toBe('FORBIDDEN')
    await buildOrganization(server, { name: '区委区政府督查室', kind: 'SUPERVISION_OFFICE' })
    const answered = await send(supervisor, REPLY, { id, version, text: '已分析' })
    expect(answered.instruction.status).toBe('REPLIED')
    expect(answered.instruction.replies[0]?.organization.name).toBe('区委区政府督查室')
  })

  test('the office raises a problem from it, linked both ways; not once it is closed', async () => {
    const { id, version } = await written()
    const input = {
      place: WUJIANG,
      title: '进度滞后',
      text: '三季度节点未完成。',
      organizationId: financeId,
      origin: 'INSPECTION',
    }
    expect((await finance.query(RAISE, { id, input })).code).toBe('FORBIDDEN')
    expect((await supervisor.query(RAISE, { id, input })).code).toBeNull()
    expect((await read(supervisor, id))?.problems).toMatchObject([
      { title: '进度滞后', origin: 'INSTRUCTION' },
    ])
    await send(head, CLOSE, { id, version })
    expect((await supervisor.query(RAISE, { id, input })).code).toBe('CONFLICT')
  })
})
