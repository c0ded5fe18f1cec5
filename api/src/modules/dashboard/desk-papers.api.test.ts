import { describe, expect, test } from 'vitest'
import { WUJIANG } from '#test/kit/builders.ts'
import { asUser } from '#test/kit/client.ts'
import { DESK, desk, deskWorld, morning, titled, workOf } from '#test/kit/desk-world.ts'
import { countedQuery } from '#test/kit/statements.ts'
import { dayToDate } from '../../platform/day.ts'
import { newId } from '../../platform/id.ts'

const world = await deskWorld()
const { server, bureau, finance, town, officer } = world
const { task, report } = workOf(world)

describe('被退回', () => {
  test('stands with reason and round by the new date, and goes when it is answered', async () => {
    const made = await task(
      { title: '互联网出口', milestones: [{ due: '2024-09-30' }] },
      { status: 'IN_PROGRESS' },
    )
    await report(made, {
      status: 'RETURNED',
      submitted: '2024-10-10',
      reviewed: '2024-10-12',
      opinion: '缺割接验收单',
      newDue: '2024-10-16',
    })
    expect(await titled(officer, '互联网出口', '2024-10-11')).toMatchObject([{ kind: 'WAITING' }])
    expect(await titled(officer, '互联网出口')).toMatchObject([
      { kind: 'RETURNED', detail: '缺割接验收单，第 1 次退回', dueOn: '2024-10-16', light: 'NEAR' },
    ])
    await report(made, { status: 'SUBMITTED', submitted: '2024-10-14' })
    expect(await titled(officer, '互联网出口', '2024-10-14')).toMatchObject([{ kind: 'WAITING' }])
    expect(await titled(officer, '互联网出口', '2024-10-13')).toMatchObject([{ kind: 'RETURNED' }])
  })
})

describe('通知、整改、批示、申请结果', () => {
  const shared = { jurisdictionCode: WUJIANG, placeCode: WUJIANG }

  test('a notice is signed for, answered, and waits', async () => {
    const id = newId()
    await server.db.prisma.notice.create({
      data: {
        ...shared,
        id,
        kind: 'SUPERVISION',
        status: 'ISSUED',
        documentNumber: '韶武府督〔2024〕17号',
        year: 2024,
        number: 17,
        title: '系统迁移上云',
        content: '内容',
        basis: '依据',
        requirement: '要求',
        contact: '甲',
        contactPhone: '1',
        replyDueOn: dayToDate('2024-10-22'),
        originalReplyDueOn: dayToDate('2024-10-22'),
        draftedOn: dayToDate('2024-10-14'),
        draftedAt: morning('2024-10-14'),
        draftedBy: '督查员',
        issuedOn: dayToDate('2024-10-14'),
        recipients: {
          create: {
            id: newId(),
            organizationId: bureau,
            part: 'LEAD',
            position: 0,
            status: 'REPLIED',
            version: 4,
            receiveDueOn: dayToDate('2024-10-15'),
            receivedOn: dayToDate('2024-10-15'),
            replyDueOn: dayToDate('2024-10-22'),
            repliedOn: dayToDate('2024-10-18'),
          },
        },
      },
    })
    expect(await titled(officer, '17号', '2024-10-13')).toEqual([])
    expect(await titled(officer, '17号', '2024-10-14')).toMatchObject([
      {
        kind: 'NOTICE',
        detail: '督办通知单，今日签发，待签收',
        dueOn: '2024-10-15',
        noticeId: id,
        version: 4,
      },
    ])
    expect(await titled(officer, '17号')).toMatchObject([
      {
        title: '韶武府督〔2024〕17号 系统迁移上云',
        detail: '督办通知单，10-14 签发，待反馈',
        dueOn: '2024-10-22',
      },
    ])
    expect(await titled(officer, '17号', '2024-10-18')).toMatchObject([{ kind: 'WAITING' }])
  })

  test('a problem stands until it is said to be put right, and again when that is sent back', async () => {
    const id = newId()
    await server.db.prisma.problem.create({
      data: {
        ...shared,
        id,
        year: 2024,
        no: 3,
        title: '机房测评问题',
        text: '',
        organizationId: bureau,
        origin: 'INSPECTION',
        status: 'OPEN',
        dueOn: dayToDate('2024-10-25'),
        raisedOn: dayToDate('2024-10-08'),
        raisedAt: morning('2024-10-08'),
        raisedBy: '督查员',
      },
    })
    await server.db.prisma.reply.create({
      data: {
        jurisdictionCode: WUJIANG,
        id: newId(),
        subject: 'PROBLEM',
        subjectId: id,
        organizationId: bureau,
        round: 1,
        status: 'RETURNED',
        text: '已整改',
        submittedOn: dayToDate('2024-10-10'),
        submittedAt: morning('2024-10-10'),
        submittedBy: '联络员',
        reviewedOn: dayToDate('2024-10-14'),
        opinion: '缺照片',
      },
    })
    expect(await titled(officer, '机房测评', '2024-10-08')).toMatchObject([
      { kind: 'PROBLEM', detail: '问题〔2024〕3号' },
    ])
    expect(await titled(officer, '机房测评', '2024-10-11')).toMatchObject([{ kind: 'WAITING' }])
    expect(await titled(officer, '机房测评')).toMatchObject([
      { kind: 'PROBLEM', detail: '问题〔2024〕3号 · 退回：缺照片', dueOn: '2024-10-25' },
    ])
  })

  test('an instruction asks each unit it names, and no other', async () => {
    await server.db.prisma.instruction.create({
      data: {
        ...shared,
        id: newId(),
        subject: 'COCKPIT',
        subjectTitle: '热线办理',
        text: '请抓紧',
        status: 'OPEN',
        organizationIds: [bureau, town],
        writtenOn: dayToDate('2024-10-14'),
        writtenAt: morning('2024-10-14'),
        writtenBy: '区领导',
      },
    })
    expect(await titled(officer, '热线办理')).toMatchObject([
      { kind: 'INSTRUCTION', detail: '区领导 10-14 批示：请抓紧', dueOn: null, light: 'NO_DATA' },
    ])
    const other = await asUser(server, {
      role: 'UNIT_OFFICER',
      jurisdictionCode: WUJIANG,
      organizationId: finance,
    })
    expect(await titled(other, '热线办理')).toEqual([])
  })

  test('a decided extension stands until it was seen, with the former date in sight', async () => {
    const made = await task(
      { title: '要延期的事', milestones: [{ due: '2024-11-29' }] },
      { status: 'IN_PROGRESS' },
    )
    await server.db.prisma.task.updateMany({ where: { id: made.id }, data: { ledgerNo: '2024-029' } })
    const id = newId()
    await server.db.prisma.extension.create({
      data: {
        jurisdictionCode: WUJIANG,
        id,
        taskId: made.id,
        milestoneId: made.milestoneId as string,
        assignmentId: made.assignmentId,
        organizationId: bureau,
        status: 'APPROVED',
        dueOn: dayToDate('2024-10-31'),
        requestedDueOn: dayToDate('2024-11-29'),
        grantedDueOn: dayToDate('2024-11-29'),
        reason: '设备未到',
        requestedOn: dayToDate('2024-10-10'),
        requestedAt: morning('2024-10-10'),
        requestedBy: '联络员',
        decidedOn: dayToDate('2024-10-14'),
      },
    })
    expect(await titled(officer, '2024-029', '2024-10-10')).toMatchObject([{ kind: 'WAITING' }])
    expect(await titled(officer, '2024-029')).toMatchObject([
      {
        kind: 'RESULT',
        title: '2024-029 延期申请已批准',
        detail: '要延期的事，原期限 10-31',
        dueOn: '2024-11-29',
      },
    ])
    await server.db.prisma.extension.updateMany({ where: { id }, data: { seenAt: morning('2024-10-15') } })
    expect(await titled(officer, '2024-029')).toEqual([])
  })
})

describe('the whole desk', () => {
  test('counts what it lists: overdue first, waiting last and not counted', async () => {
    const { desk: whole } = await desk(officer)
    const own = whole.items.filter(({ kind }) => kind !== 'WAITING')
    expect(whole.total).toBe(own.length)
    expect(whole.overdue).toBe(own.filter(({ light }) => light === 'BEHIND').length)
    expect(whole.counts.reduce((sum, { count }) => sum + count, 0)).toBe(whole.items.length)
    expect(whole.items.slice(own.length).every(({ kind }) => kind === 'WAITING')).toBe(true)
    const number = await officer.query<{ deskCount: number }>(`{ deskCount(place: "${WUJIANG}") }`)
    expect(number.data?.deskCount).toBe(whole.total)
  })

  test('says what was asked this month, what was given, and the cap where there is one', async () => {
    const { burden } = (await desk(officer)).desk
    expect(burden.cap).toBeNull()
    expect(burden.asked).toBe(burden.parts.reduce((sum, { count }) => sum + count, 0))
    expect(burden.parts).toContainEqual({ name: '督办反馈', count: 1 })
    expect(burden.parts).toContainEqual({ name: '退回重报', count: 1 })
    expect(burden.given).toBeLessThan(burden.asked)
    await server.db.prisma.ruleSetting.create({
      data: {
        jurisdictionCode: WUJIANG,
        key: 'monthlyAskCap',
        version: 1,
        value: 20,
        validFrom: dayToDate('2024-01-01'),
        createdAt: morning('2024-01-01'),
      },
    })
    expect((await desk(officer)).desk.burden.cap).toBe(20)
  })

  test('takes the same few statements for many rows as for few', async () => {
    const ask = async () => {
      const { statements } = await countedQuery(server, officer, DESK, { place: WUJIANG })
      return statements.length
    }
    const few = await ask()
    for (let i = 0; i < 8; i += 1) await task({ title: `再来 ${i}` }, { status: 'ISSUED' })
    expect(await ask()).toBe(few)
    expect(few).toBeGreaterThan(3)
    expect(few).toBeLessThan(12)
  })
})
