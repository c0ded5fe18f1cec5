import { describe, expect, test } from 'vitest'
import { WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { REPORT_FIELDS, type ReportFields, review, saveDraft, submit } from '#test/kit/report-journey.ts'
import { reportsIn, reportWorld } from '#test/kit/report-world.ts'

const world = await reportWorld()
const { server, lead, joint, officer, colleague, jointOfficer, outsider, supervisor } = world
const { work, taskRow, partRow, submitted } = reportsIn(world)

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
    const chief = await asUser(server, {
      role: 'UNIT_LEADER',
      jurisdictionCode: WUJIANG,
      organizationId: lead,
    })
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
