import { describe, expect, test } from 'vitest'
import { JIANGWAN, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser } from '#test/kit/client.ts'
import { DESK, desk, deskWorld, morning, titled, workOf } from '#test/kit/desk-world.ts'
import { dayToDate } from '../../platform/day.ts'
import { countStatements } from '../../platform/statements.ts'

const world = await deskWorld()
const { server, bureau, finance, town, officer, chief } = world
const { task, cycle, report } = workOf(world)

describe('who may open the desk', () => {
  test('a stranger is asked to sign in; the office, data stewards and administrators have no unit', async () => {
    expect((await desk(asStranger(server))).code).toBe('UNAUTHENTICATED')
    for (const role of ['SUPERVISOR', 'LEADER', 'DATA_STEWARD', 'SYSTEM_ADMIN']) {
      const other = await asUser(server, { role, jurisdictionCode: WUJIANG })
      expect((await desk(other)).code, role).toBe('FORBIDDEN')
    }
  })

  test('another jurisdiction is not found', async () => {
    expect((await desk(officer, NANPING)).code).toBe('NOT_FOUND')
  })

  test('a unit finds its own rows only, whatever place it looks at; an operator those of the place', async () => {
    await task({ title: '镇里的事', lead: [town] }, { status: 'ISSUED' })
    await task({ title: '局里的事' }, { status: 'ISSUED' })
    const operator = await asUser(server, {
      role: 'TOWN_OPERATOR',
      jurisdictionCode: WUJIANG,
      scopeCode: LONGGUI,
    })
    expect(await titled(officer, '镇里的事')).toEqual([])
    expect(await titled(officer, '局里的事', undefined, JIANGWAN)).toHaveLength(1)
    expect(await titled(operator, '镇里的事', undefined, LONGGUI)).toHaveLength(1)
    expect(await titled(operator, '局里的事', undefined, LONGGUI)).toEqual([])
    expect((await desk(operator, JIANGWAN)).code).toBe('FORBIDDEN')
  })
})

describe('签收', () => {
  test('stands from the issue until it is signed for, with the limit in working days', async () => {
    await task(
      { title: '知识库更新' },
      { status: 'IN_PROGRESS', issued: '2024-10-14', signDue: '2024-10-15', signed: '2024-10-15' },
    )
    expect(await titled(officer, '知识库更新', '2024-10-13')).toEqual([])
    const [row] = await titled(officer, '知识库更新', '2024-10-14')
    expect(row).toMatchObject({
      kind: 'SIGN',
      detail: '10-14 交办，限 1 个工作日',
      dueOn: '2024-10-15',
      light: 'NEAR',
      version: 2,
    })
    expect(await titled(officer, '知识库更新')).toEqual([])
  })

  test('a suspended or ended task is nobody’s work', async () => {
    await task({ title: '停下的事', status: 'SUSPENDED' }, { status: 'ISSUED' })
    await task({ title: '终止的事', status: 'TERMINATED' }, { status: 'ISSUED' })
    expect(await titled(officer, '停下的事')).toEqual([])
    expect(await titled(officer, '终止的事')).toEqual([])
  })
})

describe('填报', () => {
  test('an owed month and an overdue date are one row', async () => {
    const made = await task(
      { title: '系统上云', milestones: [{ due: '2024-09-30', deliverable: '镇村系统迁移' }] },
      { status: 'IN_PROGRESS' },
    )
    await cycle(made, { period: '2024-10', opens: '2024-10-01', due: '2024-10-31' })
    const rows = await titled(officer, '系统上云')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      kind: 'REPORT',
      detail: '10 月填报 · 镇村系统迁移',
      dueOn: '2024-09-30',
      light: 'BEHIND',
    })
  })

  test('a month handed in is not owed; a later period opens on its day', async () => {
    const made = await task({ title: '逐月报' }, { status: 'IN_PROGRESS' })
    await cycle(made, { period: '2024-09', opens: '2024-09-01', due: '2024-09-30', submitted: '2024-10-10' })
    await cycle(made, { period: '2024-11', opens: '2024-11-01', due: '2024-11-30' })
    expect(await titled(officer, '逐月报')).toEqual([])
    expect(await titled(officer, '逐月报', '2024-10-09')).toMatchObject([
      { detail: '9 月填报', light: 'BEHIND' },
    ])
    expect(await titled(officer, '逐月报', '2024-11-01')).toMatchObject([
      { detail: '11 月填报', light: 'GOOD' },
    ])
  })

  test('a date far off asks for nothing; near it does, until a report on it lies with the office', async () => {
    const made = await task(
      { title: '年底的事', milestones: [{ due: '2024-12-31' }] },
      { status: 'IN_PROGRESS' },
    )
    expect(await titled(officer, '年底的事')).toEqual([])
    expect(await titled(officer, '年底的事', '2024-12-30')).toMatchObject([{ kind: 'REPORT', light: 'NEAR' }])
    await report(made, { status: 'SUBMITTED', submitted: '2024-12-30' })
    expect(await titled(officer, '年底的事', '2024-12-30')).toMatchObject([
      { kind: 'WAITING', detail: '进展，12-30 提交' },
    ])
  })

  test('a joint unit owes its part once, while the period of the lead is open', async () => {
    const made = await task(
      { title: '配合的事', lead: [finance], joint: [bureau] },
      { status: 'IN_PROGRESS' },
    )
    await cycle(made, { period: '2024-10', opens: '2024-10-01', due: '2024-10-31' })
    expect(await titled(officer, '配合的事')).toMatchObject([
      { kind: 'REPORT', detail: '配合 · 10 月填报', assignmentId: made.parts[1]?.id },
    ])
    await report(
      { id: made.id, assignmentId: made.parts[1]?.id as string },
      { status: 'SUBMITTED', submitted: '2024-10-14', part: 'JOINT' },
    )
    expect(await titled(officer, '配合的事')).toMatchObject([{ kind: 'WAITING' }])
  })

  test('a report waiting for the unit’s leader is his to sign and waits for the officer', async () => {
    const made = await task({ title: '审签的事' }, { status: 'IN_PROGRESS' })
    const cycleId = await cycle(made, { period: '2024-10', opens: '2024-10-01', due: '2024-10-31' })
    const id = await report(made, { status: 'SIGNING', cycleId })
    expect(await titled(chief, '审签的事')).toMatchObject([
      { kind: 'SIGN_REPORT', detail: '联络员填写，待审签', reportId: id, version: 0 },
    ])
    expect(await titled(officer, '审签的事')).toMatchObject([
      { kind: 'WAITING', detail: '进展填报，等本单位负责人审签' },
    ])
  })
})

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
      const { result, statements } = await countStatements(() =>
        server.app.inject({
          method: 'POST',
          url: '/graphql',
          headers: { cookie: officer.cookie ?? '', 'apollo-require-preflight': 'true' },
          payload: { query: DESK, variables: { place: WUJIANG } },
        }),
      )
      expect(result.json().errors).toBeUndefined()
      return statements.length
    }
    const few = await ask()
    for (let i = 0; i < 8; i += 1) await task({ title: `再来 ${i}` }, { status: 'ISSUED' })
    expect(await ask()).toBe(few)
    expect(few).toBeGreaterThan(3)
    expect(few).toBeLessThan(12)
  })
})
