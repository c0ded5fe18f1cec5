import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildOrganization, buildPlaces, buildPlan, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { type BuiltWork, buildWork, type WorkFacts } from '#test/kit/report-journey.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'

let server: TestServer
let lead: string
let joint: string
let plan: string
let officer: TestClient & { userId: string }
let jointOfficer: TestClient
let outsider: TestClient
let supervisor: TestClient
let head: TestClient & { userId: string }
let deputy: TestClient

beforeAll(async () => {
  server = await createTestServer()
  await buildPlaces(server)
  lead = await buildOrganization(server, { name: '区政数局' })
  joint = await buildOrganization(server, { name: '区财政局' })
  const other = await buildOrganization(server, { name: '区教育局' })
  plan = await buildPlan(server)
  const unit = (organizationId: string) =>
    asUser(server, { role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG, organizationId })
  officer = await unit(lead)
  jointOfficer = await unit(joint)
  outsider = await unit(other)
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  head = await asUser(server, { role: 'SUPERVISION_HEAD', jurisdictionCode: WUJIANG })
  deputy = await asUser(server, { role: 'SUPERVISION_HEAD', jurisdictionCode: WUJIANG })
})
afterAll(closeServers)

const work = (facts: Partial<WorkFacts> = {}): Promise<BuiltWork> =>
  buildWork(server, {
    planId: plan,
    lead: [lead],
    joint: [joint],
    milestones: [{ due: '2024-10-31' }],
    ...facts,
  })

const FIELDS = `id status version dueOn requestedDueOn reason grantedDueOn decidedOn decidedBy opinion
  organization { id } milestone { id dueOn originalDueOn } can { decide withdraw }`

interface ExtensionFields {
  id: string
  status: string
  version: number
  dueOn: string
  grantedDueOn: string | null
  milestone: { dueOn: string; originalDueOn: string }
  can: { decide: boolean; withdraw: boolean }
}

const ask = (
  client: TestClient,
  built: BuiltWork,
  more: { by?: string; milestone?: string; until?: string; reason?: string } = {},
) =>
  client.query<{ requestExtension: ExtensionFields }>(
    `mutation ($part: ID!, $milestone: ID!, $until: Day!, $reason: String!) {
      requestExtension(assignmentId: $part, milestoneId: $milestone, requestedDueOn: $until, reason: $reason) { ${FIELDS} } }`,
    {
      part: built.parts[more.by ?? lead],
      milestone: more.milestone ?? built.milestones[0],
      until: more.until ?? '2024-11-29',
      reason: more.reason ?? '市云资源尚未批复。',
    },
  )

const decide = (
  client: TestClient,
  { id, version }: { id: string; version: number },
  more: { approve?: boolean; grantedDueOn?: string; opinion?: string } = {},
) =>
  client.query<{ decideExtension: ExtensionFields }>(
    `mutation ($id: ID!, $version: Int!, $approve: Boolean!, $grantedDueOn: Day, $opinion: String) {
      decideExtension(id: $id, version: $version, approve: $approve, grantedDueOn: $grantedDueOn, opinion: $opinion) { ${FIELDS} } }`,
    { id, version, approve: true, ...more },
  )

const pending = async (built: BuiltWork): Promise<ExtensionFields> =>
  (await ask(officer, built)).data.requestExtension

const milestoneRow = (built: BuiltWork) =>
  server.db.prisma.milestone.findFirstOrThrow({ where: { id: built.milestones[0] as string } })

describe('asking for more time', () => {
  test('is for the unit that leads', async () => {
    const built = await work()
    expect((await ask(asStranger(server), built)).code).toBe('UNAUTHENTICATED')
    for (const one of [supervisor, head, outsider, jointOfficer])
      expect((await ask(one, built)).code).toBe('FORBIDDEN')
    const elsewhere = await asUser(server, { role: 'UNIT_OFFICER', jurisdictionCode: NANPING })
    expect((await ask(elsewhere, built)).code).toBe('NOT_FOUND')
    const byJoint = await ask(jointOfficer, built, { by: joint })
    expect([byJoint.code, byJoint.errors?.[0]?.message]).toEqual([
      'BAD_INPUT',
      '延期由牵头单位申请，请与牵头单位联系。',
    ])
  })

  test('needs a reason, a later date, and a date of this task that is not over', async () => {
    const [built, other, over] = [
      await work(),
      await work(),
      await work({ milestones: [{ due: '2024-10-14' }] }),
    ]
    expect((await ask(officer, built, { reason: '  ' })).errors?.[0]?.message).toBe('请写明申请延期的理由。')
    expect((await ask(officer, built, { until: '2024-10-31' })).code).toBe('BAD_INPUT')
    expect((await ask(officer, built, { milestone: other.milestones[0] as string })).code).toBe('BAD_INPUT')
    expect((await ask(officer, over)).errors?.[0]?.message).toContain('期限 2024-10-14 已过')
    expect(await server.db.prisma.extension.count()).toBe(0)
  })

  test('is possible on the due day itself, once at a time', async () => {
    const built = await work({ milestones: [{ due: '2024-10-15' }] })
    const both = await Promise.all([ask(officer, built), ask(officer, built)])
    expect(both.map(({ code }) => code).sort()).toEqual(['CONFLICT', null])
    const message = await server.db.prisma.message.findFirst({
      where: { userId: head.userId, kind: 'EXTENSION_REQUESTED' },
    })
    expect(message?.title).toContain('区政数局申请延期')
  })

  test('can be taken back, and asked again', async () => {
    const built = await work()
    const { id } = await pending(built)
    const WITHDRAW = 'mutation ($id: ID!, $v: Int!) { withdrawExtension(id: $id, version: $v) { status } }'
    expect((await outsider.query(WITHDRAW, { id, v: 0 })).code).toBe('NOT_FOUND')
    expect((await jointOfficer.query(WITHDRAW, { id, v: 0 })).code).toBe('FORBIDDEN')
    expect((await officer.query(WITHDRAW, { id, v: 5 })).code).toBe('CONFLICT')
    expect((await officer.query(WITHDRAW, { id, v: 0 })).data).toEqual({
      withdrawExtension: { status: 'WITHDRAWN' },
    })
    expect((await officer.query(WITHDRAW, { id, v: 1 })).code).toBe('CONFLICT')
    expect((await ask(officer, built)).code).toBeNull()
  })
})

describe('deciding', () => {
  test('is for the head of supervision', async () => {
    const extension = await pending(await work())
    expect((await decide(asStranger(server), extension)).code).toBe('UNAUTHENTICATED')
    for (const one of [officer, supervisor, outsider])
      expect((await decide(one, extension)).code).toBe('FORBIDDEN')
    const elsewhere = await asUser(server, { role: 'SUPERVISION_HEAD', jurisdictionCode: NANPING })
    expect((await decide(elsewhere, extension)).code).toBe('NOT_FOUND')
    expect((await decide(head, extension, { approve: false })).errors?.[0]?.message).toBe(
      '不同意延期时请写明理由。',
    )
    expect((await decide(head, extension, { grantedDueOn: '2024-10-31' })).code).toBe('BAD_INPUT')
    expect((await decide(head, { ...extension, version: 3 })).code).toBe('CONFLICT')
  })

  test('a granted date moves the one in force; the first one stays visible, the period follows', async () => {
    const built = await work({ cycle: 'BY_STAGE' })
    const day = new Date('2024-10-31')
    await server.db.prisma.reportCycle.create({
      data: {
        ...{ jurisdictionCode: WUJIANG, id: built.taskId, taskId: built.taskId, round: 1, cycle: 'BY_STAGE' },
        ...{ assignmentId: built.parts[lead] as string, milestoneId: built.milestones[0] as string },
        ...{
          period: built.milestones[0] as string,
          opensOn: new Date('2024-10-17'),
          dueOn: day,
          originalDueOn: day,
        },
      },
    })
    const answer = await decide(head, await pending(built), { grantedDueOn: '2024-11-15', opinion: '抓紧。' })
    expect(answer.data.decideExtension).toMatchObject({
      status: 'APPROVED',
      dueOn: '2024-10-31',
      grantedDueOn: '2024-11-15',
      milestone: { dueOn: '2024-11-15', originalDueOn: '2024-10-31' },
      can: { decide: false },
    })
    const cycle = await server.db.prisma.reportCycle.findFirstOrThrow({ where: { taskId: built.taskId } })
    expect(cycle.dueOn.toISOString()).toContain('2024-11-15')
    const change = await server.db.prisma.milestoneChange.findFirstOrThrow({
      where: { taskId: built.taskId },
    })
    expect(change).toMatchObject({ kind: 'EXTENSION', reason: '市云资源尚未批复。' })
    const message = await server.db.prisma.message.findFirst({
      where: { userId: officer.userId, kind: 'EXTENSION_DECIDED' },
    })
    expect(message?.body).toBe('期限延至 2024-11-15。')
  })

  test('of two who decide at once one wins, and the date moves once', async () => {
    const built = await work()
    const extension = await pending(built)
    const answers = await Promise.all([
      decide(head, extension, { grantedDueOn: '2024-11-10' }),
      decide(deputy, extension, { grantedDueOn: '2024-11-20' }),
    ])
    expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', null])
    expect(await server.db.prisma.milestoneChange.count({ where: { taskId: built.taskId } })).toBe(1)
  })

  test('a refusal changes no date; the unit reads it and it is seen once', async () => {
    const built = await work()
    const extension = await pending(built)
    const SEEN = 'mutation ($id: ID!) { markExtensionSeen(id: $id) { status } }'
    expect((await officer.query(SEEN, { id: extension.id })).code).toBe('CONFLICT')
    const answer = await decide(head, extension, { approve: false, opinion: '理由不充分。' })
    expect(answer.data.decideExtension).toMatchObject({ status: 'REFUSED', grantedDueOn: null })
    expect((await milestoneRow(built)).dueOn?.toISOString()).toContain('2024-10-31')
    expect((await head.query(SEEN, { id: extension.id })).code).toBe('FORBIDDEN')
    for (const _ of [1, 2]) expect((await officer.query(SEEN, { id: extension.id })).code).toBeNull()
    const seen = { where: { type: 'EXTENSION_SEEN', entityId: extension.id } }
    expect(await server.db.prisma.auditEntry.count(seen)).toBe(1)
  })

  test('the list is the office’s, by the date in force; the task shows its own', async () => {
    const LIST = `{ extensionsToDecide(place: "${WUJIANG}") { id dueOn status } }`
    expect((await officer.query(LIST)).code).toBe('FORBIDDEN')
    const built = await work({ milestones: [{ due: '2024-10-16' }] })
    const { id } = await pending(built)
    const list = await supervisor.query<{
      extensionsToDecide: { id: string; dueOn: string; status: string }[]
    }>(LIST)
    const rows = list.data.extensionsToDecide
    expect(rows.map(({ dueOn }) => dueOn)).toEqual(rows.map(({ dueOn }) => dueOn).sort())
    expect(rows).toContainEqual({ id, dueOn: '2024-10-16', status: 'PENDING' })
    const TASK = 'query ($id: ID!) { task(id: $id) { extensions { id } } }'
    expect((await jointOfficer.query(TASK, { id: built.taskId })).data).toEqual({
      task: { extensions: [{ id }] },
    })
    expect((await outsider.query(TASK, { id: built.taskId })).data).toEqual({ task: { extensions: null } })
  })
})
