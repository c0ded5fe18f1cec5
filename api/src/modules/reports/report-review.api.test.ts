import { describe, expect, test } from 'vitest'
import { NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser } from '#test/kit/client.ts'
import { buildCycle, previewReview, review, submit, withdraw } from '#test/kit/report-journey.ts'
import { reportsIn, reportWorld } from '#test/kit/report-world.ts'

const world = await reportWorld()
const { server, lead, officer, outsider, supervisor, head, leader } = world
const { work, taskRow, cycleRow, submitted } = reportsIn(world)

describe('review', () => {
  test('is the office’s, whole or not at all', async () => {
    const { id, version } = await submitted(await work())
    const verdict = { reports: [{ id, version }], approve: true }
    expect((await review(asStranger(server), verdict)).code).toBe('UNAUTHENTICATED')
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
