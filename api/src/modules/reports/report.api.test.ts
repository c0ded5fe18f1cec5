import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildOrganization, buildPlaces, buildPlan, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import {
  type BuiltWork,
  buildCycle,
  buildWork,
  previewReview,
  REPORT_FIELDS,
  type ReportFields,
  review,
  saveDraft,
  submit,
  type WorkFacts,
  withdraw,
} from '#test/kit/report-journey.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'

let server: TestServer
let lead: string
let joint: string
let other: string
let plan: string
let officer: TestClient & { userId: string }
let colleague: TestClient
let jointOfficer: TestClient
let stranger: TestClient
let outsider: TestClient
let supervisor: TestClient
let head: TestClient
let leader: TestClient

const unit = (organizationId: string, role = 'UNIT_OFFICER') =>
  asUser(server, { role, jurisdictionCode: WUJIANG, organizationId })

beforeAll(async () => {
  server = await createTestServer()
  await buildPlaces(server)
  lead = await buildOrganization(server, { name: '区政数局' })
  joint = await buildOrganization(server, { name: '区财政局' })
  other = await buildOrganization(server, { name: '区教育局' })
  plan = await buildPlan(server)
  officer = await unit(lead)
  colleague = await unit(lead)
  jointOfficer = await unit(joint)
  outsider = await unit(other)
  stranger = asStranger(server)
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  head = await asUser(server, { role: 'SUPERVISION_HEAD', jurisdictionCode: WUJIANG })
  leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
})
afterAll(closeServers)

const work = (facts: Partial<WorkFacts> = {}): Promise<BuiltWork> =>
  buildWork(server, {
    planId: plan,
    lead: [lead],
    milestones: [{ due: '2024-10-31' }, { due: '2024-12-31' }],
    ...facts,
  })

const taskRow = (id: string) => server.db.prisma.task.findFirstOrThrow({ where: { id } })
const partRow = (id: string) => server.db.prisma.assignment.findFirstOrThrow({ where: { id } })
const cycleRow = (id: string) => server.db.prisma.reportCycle.findFirstOrThrow({ where: { id } })
const reportsOf = (taskId: string) =>
  server.db.prisma.progressReport.findMany({ where: { taskId }, orderBy: { id: 'asc' } })

/** A report of the lead that waits for review. */
async function submitted(built: BuiltWork, words = {}): Promise<ReportFields> {
  const answer = await submit(officer, { assignmentId: built.parts[lead] as string, percent: 40, ...words })
  if (answer.errors) throw new Error(answer.errors[0]?.message)
  return answer.data.submitReport
}

describe('drafts', () => {
  test('nobody but the unit keeps one', async () => {
    const { parts } = await work()
    const words = { assignmentId: parts[lead] as string }
    expect((await saveDraft(stranger, words)).code).toBe('UNAUTHENTICATED')
    expect((await saveDraft(supervisor, words)).code).toBe('FORBIDDEN')
    expect((await saveDraft(outsider, words)).code).toBe('FORBIDDEN')
    const foreigner = await asUser(server, { role: 'UNIT_OFFICER', jurisdictionCode: NANPING })
    expect((await saveDraft(foreigner, words)).code).toBe('NOT_FOUND')
    expect((await saveDraft(officer, { assignmentId: 'nonsense' })).code).toBe('NOT_FOUND')
  })

  test('a period or a date of another task is refused', async () => {
    const [one, two] = [await work(), await work()]
    const cycleId = await buildCycle(server, {
      taskId: two.taskId,
      assignmentId: two.parts[lead] as string,
      month: '2024-10',
    })
    const assignmentId = one.parts[lead] as string
    for (const aim of [{ cycleId }, { milestoneId: two.milestones[0] as string }]) {
      for (const send of [saveDraft, submit])
        expect((await send(officer, { assignmentId, ...aim })).code).toBe('BAD_INPUT')
    }
    expect(await reportsOf(one.taskId)).toEqual([])
  })

  test('unfinished words are kept, and a colleague goes on with them', async () => {
    const { parts } = await work()
    const assignmentId = parts[lead] as string
    const first = await saveDraft(officer, { assignmentId, text: '', claim: 'FINISHED', percent: 30 })
    expect(first.data.saveReportDraft).toMatchObject({ status: 'DRAFT', version: 0, percent: 30, text: '' })
    const second = await saveDraft(colleague, { assignmentId, text: '接着写', percent: 35 }, 0)
    expect(second.data.saveReportDraft).toMatchObject({ version: 1, text: '接着写' })
    expect(second.data.saveReportDraft.id).toBe(first.data.saveReportDraft.id)
  })

  test('the second of two windows learns who saved when, and nothing is overwritten', async () => {
    const { parts } = await work()
    const assignmentId = parts[lead] as string
    await saveDraft(officer, { assignmentId, text: '第一个窗口' })
    for (const stale of [null, 7]) {
      const late = await saveDraft(colleague, { assignmentId, text: '第二个窗口' }, stale)
      expect(late.code).toBe('CONFLICT')
      expect(late.errors?.[0]?.message).toMatch(/测试UNIT_OFFICER 于 10-15 10:00 保存过这份草稿/)
    }
    const both = await Promise.all([1, 2].map(n => saveDraft(officer, { assignmentId, text: `同时${n}` }, 0)))
    expect(both.map(answer => answer.code).sort()).toEqual(['CONFLICT', null])
  })

  test('two first drafts at once are one', async () => {
    const { taskId, parts } = await work()
    const words = { assignmentId: parts[lead] as string }
    const answers = await Promise.all([saveDraft(officer, words), saveDraft(colleague, words)])
    expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', null])
    expect(await reportsOf(taskId)).toHaveLength(1)
  })

  test('it is seen by the unit alone and can be thrown away', async () => {
    const { taskId, parts } = await work()
    const { id } = (await saveDraft(officer, { assignmentId: parts[lead] as string })).data.saveReportDraft
    const READ = 'query ($id: ID!) { report(id: $id) { id } }'
    expect((await colleague.query(READ, { id })).data).toEqual({ report: { id } })
    for (const one of [supervisor, head, outsider])
      expect((await one.query(READ, { id })).data).toEqual({ report: null })
    const DISCARD = 'mutation ($id: ID!, $v: Int!) { discardReportDraft(id: $id, version: $v) }'
    expect((await outsider.query(DISCARD, { id, v: 0 })).code).toBe('NOT_FOUND')
    expect((await officer.query(DISCARD, { id, v: 9 })).code).toBe('CONFLICT')
    expect((await officer.query(DISCARD, { id, v: 0 })).data).toEqual({ discardReportDraft: true })
    expect(await reportsOf(taskId)).toEqual([])
  })
})

describe('submitting', () => {
  test('nobody but the unit does', async () => {
    const { parts } = await work()
    const words = { assignmentId: parts[lead] as string }
    expect((await submit(stranger, words)).code).toBe('UNAUTHENTICATED')
    for (const one of [supervisor, head, leader, outsider])
      expect((await submit(one, words)).code).toBe('FORBIDDEN')
  })

  test('every fault is said at once', async () => {
    const { parts } = await work()
    const answer = await submit(officer, { assignmentId: parts[lead] as string, text: ' ', claim: 'BEHIND' })
    expect(answer.code).toBe('BAD_INPUT')
    expect(answer.errors?.[0]?.extensions.fields).toMatchObject([{ field: 'text' }, { field: 'problem' }])
    const finished = await submit(officer, { assignmentId: parts[lead] as string, claim: 'FINISHED' })
    expect(finished.errors?.[0]?.message).toBe('申请办结时请填写完成日期。')
  })

  test.each([
    ['ISSUED', '请先签收任务，再填报进展。'],
    ['WAITING', '任务还没有交办到你单位，暂不用填报。'],
    ['DONE', '你单位承担的部分已经办结，不用再填报。'],
  ] as const)('a part that stands at %s is told why not', async (standing, sentence) => {
    const { parts } = await work({ standing })
    const answer = await submit(officer, { assignmentId: parts[lead] as string })
    expect([answer.code, answer.errors?.[0]?.message]).toEqual(['CONFLICT', sentence])
  })

  test('a suspended task takes none', async () => {
    const { parts } = await work({ status: 'SUSPENDED' })
    expect((await submit(officer, { assignmentId: parts[lead] as string })).code).toBe('CONFLICT')
  })

  test('the report, its period, the task, the problem and the audit entry are written together', async () => {
    const built = await work()
    const assignmentId = built.parts[lead] as string
    const cycleId = await buildCycle(server, { taskId: built.taskId, assignmentId, month: '2024-10' })
    const { version } = (await saveDraft(officer, { assignmentId, text: '草稿' })).data.saveReportDraft
    const answer = await submit(
      officer,
      {
        assignmentId,
        cycleId,
        percent: 60,
        text: '完成六成。',
        problem: '缺少资金。其他都好。',
        claim: 'BEHIND',
      },
      version,
    )
    expect(answer.data.submitReport).toMatchObject({
      status: 'SUBMITTED',
      submittedOn: '2024-10-15',
      submittedBy: '测试UNIT_OFFICER',
      cycle: { period: '2024-10' },
      milestone: { id: built.milestones[0] },
      can: { edit: false, withdraw: true, review: false },
    })
    expect((await cycleRow(cycleId)).submittedOn?.toISOString()).toContain('2024-10-15')
    expect((await partRow(assignmentId)).status).toBe('SUBMITTED')
    expect((await taskRow(built.taskId)).status).toBe('SUBMITTED')
    const problem = await server.db.prisma.problem.findFirstOrThrow({ where: { taskId: built.taskId } })
    expect(problem).toMatchObject({ origin: 'REPORT', title: '缺少资金', organizationId: lead })
    const audit = await server.db.prisma.auditEntry.findFirstOrThrow({
      where: { entityId: built.taskId, type: 'REPORT_SUBMITTED' },
    })
    expect(audit.after).toMatchObject({ reportId: answer.data.submitReport.id, percent: 60 })
    const told = await server.db.prisma.message.findMany({ where: { kind: 'REPORT_SUBMITTED' } })
    expect(told.some(({ entityId }) => entityId === answer.data.submitReport.id)).toBe(true)
  })

  test('the same request twice is one report, with and without a draft', async () => {
    const built = await work()
    const words = { assignmentId: built.parts[lead] as string, percent: 10, text: '同一份内容。' }
    const twice = await Promise.all([submit(officer, words), submit(officer, words)])
    expect(twice.map(({ code }) => code).sort()).toEqual(['CONFLICT', null])
    const draft = (await saveDraft(officer, { ...words, text: '另一份内容。' })).data.saveReportDraft
    const again = { ...words, text: '另一份内容。' }
    const drafts = [await submit(officer, again, draft.version), await submit(officer, again, draft.version)]
    expect(drafts.map(({ code }) => code)).toEqual([null, 'CONFLICT'])
    expect(drafts[1]?.errors?.[0]?.message).toContain('提交')
    expect(await reportsOf(built.taskId)).toHaveLength(2)
  })

  test('a period is answered once, and owed again when the report is taken back', async () => {
    const built = await work()
    const assignmentId = built.parts[lead] as string
    const cycleId = await buildCycle(server, { taskId: built.taskId, assignmentId, month: '2024-10' })
    const first = await submitted(built, { cycleId })
    const second = await submit(officer, { assignmentId, cycleId, text: '不一样的内容' })
    expect([second.code, second.errors?.[0]?.message]).toEqual([
      'CONFLICT',
      expect.stringContaining('这一期已由 测试UNIT_OFFICER 于 10-15'),
    ])
    expect((await withdraw(outsider, first.id, first.version)).code).toBe('NOT_FOUND')
    expect((await withdraw(officer, first.id, 99)).code).toBe('CONFLICT')
    expect((await withdraw(colleague, first.id, first.version)).data.withdrawReport.status).toBe('WITHDRAWN')
    expect((await cycleRow(cycleId)).submittedOn).toBeNull()
    expect((await partRow(assignmentId)).status).toBe('IN_PROGRESS')
    const form = await officer.query<{ reportForm: { draft: ReportFields; cycle: { id: string } } }>(
      `query ($id: ID!) { reportForm(assignmentId: $id) { draft { ${REPORT_FIELDS} } cycle { id } } }`,
      { id: assignmentId },
    )
    expect(form.data.reportForm).toMatchObject({
      draft: { text: first.text, status: 'DRAFT' },
      cycle: { id: cycleId },
    })
    const draft = form.data.reportForm.draft
    expect((await submit(officer, { assignmentId, cycleId, text: '改过的' }, draft.version)).code).toBeNull()
  })
})

describe('review', () => {
  test('is the office’s, whole or not at all', async () => {
    const { id, version } = await submitted(await work())
    const verdict = { reports: [{ id, version }], approve: true }
    expect((await review(stranger, verdict)).code).toBe('UNAUTHENTICATED')
    for (const one of [officer, outsider, leader]) expect((await review(one, verdict)).code).toBe('FORBIDDEN')
    const elsewhere = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: NANPING })
    const answer = await review(elsewhere, verdict)
    expect(answer.data.reviewReports).toMatchObject({ done: [], faults: [{ reportId: id, title: '' }] })
    expect((await review(supervisor, { ...verdict, reports: [] })).code).toBe('BAD_INPUT')
  })

  test('a return needs an opinion and a date to come', async () => {
    const { id, version } = await submitted(await work())
    const reports = [{ id, version }]
    for (const lacking of [
      {},
      { opinion: '补材料' },
      { newDueOn: '2024-10-20' },
      { opinion: '补材料', newDueOn: '2024-10-15' },
    ])
      expect((await review(supervisor, { reports, approve: false, ...lacking })).code).toBe('BAD_INPUT')
  })

  test('approval lets the percent stand; two at once, one wins', async () => {
    const built = await work()
    const { id, version } = await submitted(built, { percent: 55 })
    const verdict = { reports: [{ id, version }], approve: true }
    const answers = await Promise.all([review(supervisor, verdict), review(head, verdict)])
    const [won, lost] = answers
      .map(({ data }) => data.reviewReports)
      .sort((a, b) => b.done.length - a.done.length)
    expect(won?.done).toMatchObject([{ id, status: 'APPROVED', reviewedOn: '2024-10-15' }])
    expect(lost).toMatchObject({ done: [], faults: [{ message: expect.stringContaining('已经审核通过') }] })
    expect(await taskRow(built.taskId)).toMatchObject({ reportedPercent: 55, status: 'IN_PROGRESS' })
  })

  test('a stale version is a conflict, and the preview says the same without writing', async () => {
    const { id, version } = await submitted(await work())
    const stale = { reports: [{ id, version: version + 1 }], approve: true }
    const seen = (await previewReview(supervisor, stale)).data.previewReportReview
    expect(seen.faults).toEqual((await review(supervisor, stale)).data.reviewReports.faults)
    const good = { reports: [{ id, version }], approve: true }
    expect((await previewReview(supervisor, good)).data.previewReportReview.done).toMatchObject([
      { id, status: 'SUBMITTED' },
    ])
  })

  test('sent back, the period is owed again in round 2, and both reports are kept', async () => {
    const built = await work()
    const assignmentId = built.parts[lead] as string
    const cycleId = await buildCycle(server, { taskId: built.taskId, assignmentId, month: '2024-10' })
    const first = await submitted(built, { cycleId, problem: '人手不够。' })
    const back = {
      reports: [{ id: first.id, version: first.version }],
      approve: false,
      opinion: '请补充佐证。',
      newDueOn: '2024-10-21',
    }
    expect((await review(supervisor, back)).data.reviewReports.done).toMatchObject([
      { status: 'RETURNED', opinion: '请补充佐证。', newDueOn: '2024-10-21', round: 1 },
    ])
    expect(await taskRow(built.taskId)).toMatchObject({ round: 2, status: 'IN_PROGRESS' })
    const cycle = await cycleRow(cycleId)
    expect([cycle.submittedOn, cycle.round, cycle.dueOn.toISOString().slice(0, 10)]).toEqual([
      null,
      2,
      '2024-10-21',
    ])
    const messages = await server.db.prisma.message.findMany({
      where: { userId: officer.userId, kind: 'TASK_RETURNED' },
    })
    expect(messages.at(-1)?.body).toContain('2024-10-21')

    const second = await submitted(built, { cycleId, text: '已补充。', problem: '人手不够。' })
    expect(second.round).toBe(2)
    const approved = { reports: [{ id: second.id, version: second.version }], approve: true }
    expect((await review(head, approved)).data.reviewReports.faults).toEqual([])
    const kept = await supervisor.query<{
      task: { reports: { status: string; round: number; previous: { id: string } | null }[] }
    }>('query ($id: ID!) { task(id: $id) { reports { status round previous { id } } } }', {
      id: built.taskId,
    })
    expect(kept.data.task.reports).toEqual([
      { status: 'APPROVED', round: 2, previous: { id: first.id } },
      { status: 'RETURNED', round: 1, previous: null },
    ])
    expect(await server.db.prisma.problem.count({ where: { taskId: built.taskId } })).toBe(1)
    const hidden = await outsider.query<{ task: { reports: unknown } }>(
      'query ($id: ID!) { task(id: $id) { reports { id } } }',
      { id: built.taskId },
    )
    expect(hidden.data.task.reports).toBeNull()
  })

  test('a batch does what can be done and names the rest', async () => {
    const [one, two] = [await submitted(await work()), await submitted(await work({ title: '第二项' }))]
    await withdraw(officer, two.id, two.version)
    const answer = await review(supervisor, {
      reports: [one, two, { id: 'x', version: 0 }].map(({ id, version }) => ({ id, version })),
      approve: true,
    })
    expect(answer.data.reviewReports.done.map(({ id }) => id)).toEqual([one.id])
    expect(answer.data.reviewReports.faults).toMatchObject([
      { reportId: 'x', title: '' },
      { reportId: two.id, title: '第二项' },
    ])
  })

  test('finished dates are done on the day the unit named, and the last one ends the task', async () => {
    const built = await work()
    const [first, last] = built.milestones as [string, string]
    const finish = { claim: 'FINISHED', finishedOn: '2024-10-14' }
    const one = await submitted(built, { ...finish, percent: 50 })
    expect(one.milestone?.id).toBe(first)
    const twice = await submit(officer, {
      assignmentId: built.parts[lead] as string,
      milestoneId: first,
      text: '再报',
      claim: 'FINISHED',
      finishedOn: '2024-10-14',
    })
    expect(twice.code).toBe('CONFLICT')
    await review(supervisor, { reports: [one], approve: true })
    expect(
      (await server.db.prisma.milestone.findFirstOrThrow({ where: { id: first } })).doneOn?.toISOString(),
    ).toContain('2024-10-14')
    const early = await submit(officer, {
      assignmentId: built.parts[lead] as string,
      milestoneId: last,
      percent: 90,
      claim: 'FINISHED',
      finishedOn: '2024-10-15',
    })
    expect(early.errors?.[0]?.message).toContain('100%')
    const two = await submitted(built, { ...finish, finishedOn: '2024-10-15', percent: null })
    expect(two).toMatchObject({ percent: 100, milestone: { id: last } })
    await review(supervisor, { reports: [{ id: two.id, version: two.version }], approve: true })
    expect(await taskRow(built.taskId)).toMatchObject({ status: 'DONE', percent: 100 })
  })
})

describe('joint units', () => {
  test('their report travels with the next of the lead and is judged with it', async () => {
    const built = await work({ joint: [joint] })
    const part = built.parts[joint] as string
    const own = (await submit(jointOfficer, { assignmentId: part, text: '资金已拨付。' })).data.submitReport
    expect(own).toMatchObject({ status: 'SUBMITTED', part: 'JOINT' })
    expect((await taskRow(built.taskId)).status).toBe('IN_PROGRESS')
    const FORM = `query ($id: ID!) { reportForm(assignmentId: $id) { contributions { organization { id } report { text } light } } }`
    const form = await officer.query<{ reportForm: { contributions: unknown[] } }>(FORM, {
      id: built.parts[lead],
    })
    expect(form.data.reportForm.contributions).toMatchObject([
      { organization: { id: joint }, report: { text: '资金已拨付。' } },
    ])
    const report = await submitted(built)
    const READ = 'query ($id: ID!) { report(id: $id) { contributions { id status } } }'
    expect((await supervisor.query(READ, { id: report.id })).data).toEqual({
      report: { contributions: [{ id: own.id, status: 'SUBMITTED' }] },
    })
    await review(supervisor, { reports: [{ id: report.id, version: report.version }], approve: true })
    expect((await supervisor.query(READ, { id: report.id })).data).toEqual({
      report: { contributions: [{ id: own.id, status: 'APPROVED' }] },
    })
    expect((await partRow(part)).status).toBe('IN_PROGRESS')
  })

  test('sent back alone, only its part is touched; with the lead sent back it waits for the next', async () => {
    const built = await work({ joint: [joint] })
    const part = built.parts[joint] as string
    const own = (await submit(jointOfficer, { assignmentId: part })).data.submitReport
    const report = await submitted(built)
    const back = { approve: false, opinion: '不清楚。', newDueOn: '2024-10-18' }
    await review(supervisor, { ...back, reports: [{ id: own.id, version: own.version }] })
    expect(await taskRow(built.taskId)).toMatchObject({ round: 1, status: 'SUBMITTED' })
    expect(await partRow(part)).toMatchObject({ status: 'IN_PROGRESS' })
    const again = (await submit(jointOfficer, { assignmentId: part, text: '改好了。' })).data.submitReport
    await review(supervisor, { ...back, reports: [{ id: report.id, version: report.version }] })
    const next = await submitted(built, { text: '第二次。' })
    const rows = await server.db.prisma.progressReport.findMany({ where: { attachedToId: next.id } })
    expect(rows.map(({ id }) => id)).toEqual([again.id])
  })

  test('one that finished its part is done with the lead’s approval', async () => {
    const built = await work({ joint: [joint], milestones: [{ due: '2024-12-31' }] })
    const part = built.parts[joint] as string
    const done = await submit(jointOfficer, {
      assignmentId: part,
      claim: 'FINISHED',
      finishedOn: '2024-10-11',
    })
    expect(done.code).toBeNull()
    const report = await submitted(built)
    await review(supervisor, { reports: [{ id: report.id, version: report.version }], approve: true })
    const row = await partRow(part)
    expect([row.status, row.doneOn?.toISOString().slice(0, 10)]).toEqual(['DONE', '2024-10-11'])
    expect((await taskRow(built.taskId)).status).toBe('IN_PROGRESS')
  })
})

describe('the unit’s own leader signs where the jurisdiction asks for it', () => {
  test('an officer’s report waits for the leader, who signs it or gives it back', async () => {
    const chief = await unit(lead, 'UNIT_LEADER')
    await server.db.prisma.ruleSetting.create({
      data: {
        ...{ jurisdictionCode: WUJIANG, key: 'reportNeedsUnitLeader', version: 1, value: true },
        ...{ validFrom: new Date('2024-01-01'), createdAt: server.clock.now() },
      } as never,
    })
    const built = await work()
    const report = await submitted(built)
    expect(report).toMatchObject({ status: 'SIGNING', submittedOn: null })
    expect((await taskRow(built.taskId)).status).toBe('IN_PROGRESS')
    expect(
      (await supervisor.query('query ($id: ID!) { report(id: $id) { id } }', { id: report.id })).data,
    ).toEqual({ report: null })
    const SIGN = `mutation ($id: ID!, $v: Int!, $accept: Boolean!, $opinion: String) {
      signReport(id: $id, version: $v, accept: $accept, opinion: $opinion) { ${REPORT_FIELDS} } }`
    const sign = (client: TestClient, v: number, accept: boolean, opinion?: string) =>
      client.query<{ signReport: ReportFields }>(SIGN, { id: report.id, v, accept, opinion })
    expect((await sign(colleague, 0, true)).code).toBe('FORBIDDEN')
    expect((await sign(outsider, 0, true)).code).toBe('NOT_FOUND')
    expect((await sign(chief, 0, false)).code).toBe('BAD_INPUT')
    const back = await sign(chief, 0, false, '数字再核对。')
    expect(back.data.signReport).toMatchObject({ status: 'DRAFT', opinion: '数字再核对。', version: 1 })
    const again = await submit(officer, { assignmentId: built.parts[lead] as string, text: '核对过。' }, 1)
    expect(again.data.submitReport).toMatchObject({ id: report.id, status: 'SIGNING', version: 2 })
    expect((await saveDraft(officer, { assignmentId: built.parts[lead] as string }, 2)).code).toBe('CONFLICT')
    const both = await Promise.all([sign(chief, 2, true), sign(chief, 2, true)])
    expect(both.map(({ code }) => code).sort()).toEqual(['CONFLICT', null])
    expect((await taskRow(built.taskId)).status).toBe('SUBMITTED')
    await server.db.prisma.ruleSetting.deleteMany({})
  })
})

describe('the queue of the office', () => {
  test('is paged by due date and closed to units', async () => {
    const QUEUE = `query ($first: Int, $after: String) { reportsToReview(place: "${WUJIANG}", first: $first, after: $after) {
      nodes { id milestone { dueOn } } pageInfo { hasNextPage endCursor } totalCount } }`
    interface Page {
      reportsToReview: {
        nodes: { id: string; milestone: { dueOn: string } }[]
        pageInfo: { hasNextPage: boolean; endCursor: string }
        totalCount: number
      }
    }
    expect((await officer.query(QUEUE)).code).toBe('FORBIDDEN')
    expect((await supervisor.query(QUEUE, { after: 'nonsense' })).code).toBe('BAD_INPUT')
    const late = await submitted(await work({ milestones: [{ due: '2025-03-31' }] }))
    const soon = await submitted(await work({ milestones: [{ due: '2024-10-16' }] }))
    const whole = (await supervisor.query<Page>(QUEUE, { first: 200 })).data.reportsToReview
    const ids = whole.nodes.map(({ id }) => id)
    expect(ids.indexOf(soon.id)).toBeLessThan(ids.indexOf(late.id))
    expect(whole.totalCount).toBe(ids.length)
    const paged: string[] = []
    let after: string | null = null
    do {
      const { nodes, pageInfo }: Page['reportsToReview'] = (
        await leader.query<Page>(QUEUE, { first: 2, after })
      ).data.reportsToReview
      paged.push(...nodes.map(({ id }) => id))
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after)
    expect(paged).toEqual(ids)
  })
})

describe('evidence', () => {
  const handIn = async (client: TestClient, text: string): Promise<string> => {
    const form = new FormData()
    form.append('file', new Blob([text]), '验收单.txt')
    const answer = await client.fetch(`/files/attachments?place=${WUJIANG}`, { method: 'POST', body: form })
    return ((await answer.json()) as { id: string }).id
  }
  const opens = async (client: TestClient, id: string) =>
    (await client.fetch(`/files/attachments/${id}`)).status

  test('is read by whoever reads the report, and goes on with a report taken back', async () => {
    const built = await work()
    const assignmentId = built.parts[lead] as string
    const file = await handIn(officer, '验收合格')
    const attachmentIds = [file]
    expect((await saveDraft(outsider, { assignmentId, attachmentIds })).code).toBe('FORBIDDEN')
    expect((await saveDraft(colleague, { assignmentId, attachmentIds })).code).toBe('BAD_INPUT')
    expect((await saveDraft(officer, { assignmentId, attachmentIds })).code).toBeNull()
    expect(
      (await saveDraft(colleague, { assignmentId, attachmentIds, text: '同一份草稿' }, 0)).code,
    ).toBeNull()
    expect([await opens(colleague, file), await opens(supervisor, file)]).toEqual([200, 404])
    const sent = (await submit(officer, { assignmentId, attachmentIds }, 1)).data.submitReport
    expect(sent.attachments).toEqual([{ name: '验收单.txt' }])
    expect([await opens(stranger, file), await opens(outsider, file), await opens(supervisor, file)]).toEqual(
      [401, 404, 200],
    )
    const back = (await withdraw(officer, sent.id, sent.version)).data.withdrawReport
    expect(back.attachments).toEqual([])
    const draft = await server.db.prisma.progressReport.findFirstOrThrow({
      where: { assignmentId, status: 'DRAFT' },
    })
    expect((await submit(officer, { assignmentId, attachmentIds }, draft.version)).code).toBeNull()
  })
})

describe('several periods at once', () => {
  test('wait side by side; both sent back, both are owed again and neither is asked for twice', async () => {
    const built = await work()
    const { taskId } = built
    const assignmentId = built.parts[lead] as string
    const cycles = [
      await buildCycle(server, { taskId, assignmentId, month: '2024-09' }),
      await buildCycle(server, { taskId, assignmentId, month: '2024-10' }),
    ]
    // Without naming a period a report answers the oldest one owed.
    const reports = [await submitted(built, { text: '九月。' }), await submitted(built, { text: '十月。' })]
    expect(reports.map(({ cycle }) => cycle?.id)).toEqual(cycles)
    for (const report of reports)
      await review(supervisor, {
        reports: [report],
        approve: false,
        opinion: '不清楚。',
        newDueOn: '2024-10-25',
      })
    const rows = await server.db.prisma.reportCycle.findMany({
      where: { taskId, cancelledOn: null },
      orderBy: { period: 'asc' },
    })
    expect(rows.map(({ id, round, submittedOn }) => [id, round, submittedOn])).toEqual(
      cycles.map(id => [id, 3, null]),
    )
    expect(await taskRow(taskId)).toMatchObject({ round: 3, status: 'IN_PROGRESS' })
    const again = [
      await submitted(built, { text: '九月，已补。' }),
      await submitted(built, { text: '十月，已补。' }),
    ]
    expect(again.map(({ cycle, round }) => [cycle?.id, round])).toEqual(cycles.map(id => [id, 3]))
  })
})
