import { describe, expect, test } from 'vitest'
import { NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import {
  buildCycle,
  REPORT_FIELDS,
  type ReportFields,
  saveDraft,
  submit,
  withdraw,
} from '#test/kit/report-journey.ts'
import { reportsIn, reportWorld } from '#test/kit/report-world.ts'

const world = await reportWorld()
const { server, lead, officer, colleague, outsider, supervisor, head, leader } = world
const { work, taskRow, partRow, cycleRow, reportsOf, submitted } = reportsIn(world)

describe('drafts', () => {
  test('nobody but the unit keeps one', async () => {
    const { parts } = await work()
    const words = { assignmentId: parts[lead] as string }
    expect((await saveDraft(asStranger(server), words)).code).toBe('UNAUTHENTICATED')
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
    expect((await submit(asStranger(server), words)).code).toBe('UNAUTHENTICATED')
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
    expect([
      await opens(asStranger(server), file),
      await opens(outsider, file),
      await opens(supervisor, file),
    ]).toEqual([401, 404, 200])
    const back = (await withdraw(officer, sent.id, sent.version)).data.withdrawReport
    expect(back.attachments).toEqual([])
    const draft = await server.db.prisma.progressReport.findFirstOrThrow({
      where: { assignmentId, status: 'DRAFT' },
    })
    expect((await submit(officer, { assignmentId, attachmentIds }, draft.version)).code).toBeNull()
  })
})
