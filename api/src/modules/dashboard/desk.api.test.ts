import { describe, expect, test } from 'vitest'
import { JIANGWAN, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser } from '#test/kit/client.ts'
import { desk, deskWorld, titled, workOf } from '#test/kit/desk-world.ts'

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
