import { beforeEach, describe, expect, test } from 'vitest'
import { LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { moveTo } from '#test/kit/days.ts'
import {
  beginAgain,
  CHECK,
  HEAD,
  input,
  type Outcome,
  review,
  sheet,
  sheetsIn,
  sheetWorld,
  submit,
  VILLAGE,
} from '#test/kit/sheet-world.ts'
import { openPeriodsToday } from './period.service.ts'

const world = await sheetWorld()
const { server, window, online, speed, cloud, village, town, otherTown, unit, steward, leader } = world
const { full, keysOf } = sheetsIn(world)

beforeEach(() => beginAgain(world))

describe('a sheet', () => {
  test('is for those who see the place; only those who report it enter it', async () => {
    expect((await sheet(asStranger(server))).code).toBe('UNAUTHENTICATED')
    expect((await sheet(await asUser(server, { role: 'AUDIT_ADMIN', jurisdictionCode: WUJIANG }))).code).toBe(
      'FORBIDDEN',
    )
    expect((await sheet(otherTown)).code).toBe('FORBIDDEN')
    const far = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: NANPING })
    expect((await sheet(far)).code).toBe('NOT_FOUND')
    expect((await submit(otherTown, full())).code).toBe('FORBIDDEN')
    expect((await submit(leader, full())).code).toBe('FORBIDDEN')
    expect((await submit(unit, full())).code).toBe('FORBIDDEN')
    expect((await sheet(village, VILLAGE, '2024-13')).code).toBe('BAD_INPUT')
    expect((await sheet(village, VILLAGE, '2024-Q3')).code).toBe('BAD_INPUT')
    const { rows, head } = await sheet(leader)
    expect([rows.length, rows.some(({ canEnter }) => canEnter), head['canEnter']]).toEqual([3, false, false])
  })

  test('holds what the place owes: its level, without what it is exempt from', async () => {
    const names = async (client: TestClient, place: string) =>
      (await sheet(client, place)).rows.map(row => row.indicator.name)
    expect(await names(village, VILLAGE)).toEqual(['一窗受理率', '网上可办率', '网络宽带速率'])
    expect(await names(town, LONGGUI)).toEqual(['一窗受理率', '网上可办率'])
    expect(await names(unit, WUJIANG)).toEqual(['上云率'])
    expect((await sheet(town)).head).toMatchObject({ owed: 3, light: 'NEAR', canEnter: true, submitted: 0 })
  })

  test('keeps what is typed, letter by letter, and forgets it when it is submitted', async () => {
    const save = `mutation ($input: SheetInput!) { saveSheetDraft(input: $input) { draftSavedBy rows { numerator } } }`
    const rows = [{ indicatorId: window, numerator: '九十', note: '待核' }]
    expect((await leader.query(save, input(rows))).code).toBe('FORBIDDEN')
    expect((await otherTown.query(save, input(rows))).code).toBe('FORBIDDEN')
    await village.query(save, input(rows))
    expect((await sheet(town)).rows[0]?.numerator).toBe('九十')
    expect((await sheet(town)).draftSavedBy).toBe('测试VILLAGE_OPERATOR')
    expect((await submit(village, full())).submitted).toBe(3)
    expect((await sheet(town)).draftSavedBy).toBeNull()
  })

  test('asks the same item once, and refuses two figures for it by name', async () => {
    const two = await submit(village, [
      { indicatorId: window, numerator: '90', denominator: '100' },
      { indicatorId: online, numerator: '80', denominator: '110' },
    ])
    expect(two.faults?.map(({ indicatorName, cell, severity }) => [indicatorName, cell, severity])).toEqual([
      ['网上可办率', 'DENOMINATOR', 'ERROR'],
    ])
    expect(two.faults?.[0]?.reason).toContain('在《一窗受理率》里填的是 100，这里填的是 110')
    expect(await submit(village, full())).toMatchObject({ rows: 3, ready: 3, submitted: 3, faults: [] })
    const { rows, head } = await sheet(village)
    expect(rows.map(row => row.observation?.value)).toEqual([90, 80, 100])
    expect(head).toMatchObject({ submitted: 3, light: 'GOOD', canEnter: false })
  })

  test('names every faulty cell at once and writes nothing', async () => {
    const rows = [
      { indicatorId: window, numerator: '120', denominator: '100' },
      { indicatorId: online, numerator: '约80' },
      { indicatorId: speed, value: '-5' },
      { indicatorId: cloud, numerator: '1', denominator: '2' },
    ]
    const checked = await village.query<{ checkSheet: Outcome }>(CHECK, input(rows))
    for (const outcome of [checked.data.checkSheet, await submit(village, rows)]) {
      expect(outcome.faults?.map(({ indicatorName, cell }) => `${indicatorName} ${cell}`).sort()).toEqual(
        ['一窗受理率 NUMERATOR', '上云率 ROW', '网上可办率 NUMERATOR', '网络宽带速率 VALUE'].sort(),
      )
      expect(outcome.submitted).toBe(0)
    }
    expect(await server.db.prisma.observation.count()).toBe(0)
    expect((await submit(village, [])).code).toBe('BAD_INPUT')
  })

  test('twice is once, also at the same moment; other figures have to be withdrawn first', async () => {
    const both = await Promise.all([submit(village, full()), submit(town, full())])
    expect(both.map(({ submitted }) => submitted).sort()).toEqual([0, 3])
    expect(await submit(village, full())).toMatchObject({ submitted: 0, unchanged: 3, faults: [] })
    expect(await server.db.prisma.observation.count()).toBe(3)
    const other = await submit(village, [{ indicatorId: speed, value: '90' }])
    expect(other.faults?.[0]?.reason).toContain('正在审核，与这次填的不同')
  })

  test('two at once on one cell with different figures: one goes in, the other is told', async () => {
    const both = await Promise.all(
      ['90', '95'].map(value => submit(value === '90' ? village : town, [{ indicatorId: speed, value }])),
    )
    expect(both.filter(({ submitted }) => submitted === 1)).toHaveLength(1)
    const lost = both.find(({ submitted }) => submitted !== 1)
    expect(lost?.code === 'CONFLICT' || (lost?.faults?.length ?? 0) > 0).toBe(true)
    expect(await server.db.prisma.observation.count()).toBe(1)
  })

  test('of a period that is not open says why', async () => {
    const reason = async (period: string) =>
      (await submit(village, full(), VILLAGE, period)).faults?.[0]?.reason
    expect(await reason('2024-11')).toContain('还没有到')
    expect(await reason('2024-10')).toContain('还没有开放')
    expect(await reason('2024-07')).toContain('已于 2024-08-25 截止')
    expect(await server.db.prisma.observation.count()).toBe(0)
  })

  test('with a doubt needs a note, which the reviewer sees beside it', async () => {
    await submit(village, [{ indicatorId: speed, value: '100' }], VILLAGE, '2024-09')
    await review(steward, await keysOf(), 'PUBLISH')
    await moveTo(world, '2024-10-28')
    const typed = { indicatorId: speed, value: '80' }
    const asked = await submit(village, [typed], VILLAGE, '2024-10')
    expect(asked.faults?.map(({ cell, severity }) => [cell, severity])).toEqual([['VALUE', 'DOUBT']])
    expect((await submit(village, [{ ...typed, note: '线路改造' }], VILLAGE, '2024-10')).submitted).toBe(1)
    const { data } = await steward.query<{
      observations: { nodes: { period: string; note: string; doubts: string[]; place: { name: string } }[] }
    }>(
      `query ($place: ID!) { observations(place: $place, status: [SUBMITTED]) { total nodes { period note doubts place { name } } } }`,
      { place: WUJIANG },
    )
    expect(data.observations.nodes).toEqual([
      {
        period: '2024-10',
        note: '线路改造',
        doubts: ['数值：累计数比上期的 100 少了 20。'],
        place: { name: '示例村委会' },
      },
    ])
  })
})

describe('periods', () => {
  test('are made every night, twice is once, and keep their days when the rules change', async () => {
    const { context } = server
    expect(await openPeriodsToday(context, WUJIANG, '2024-10-08')).toBe(24)
    expect(await openPeriodsToday(context, WUJIANG, '2024-10-08')).toBe(0)
    const { data } = await village.query<{ reportingPeriods: { period: string; open: boolean }[] }>(
      `query ($place: ID!) { reportingPeriods(place: $place) { period open words } }`,
      { place: VILLAGE },
    )
    expect(data.reportingPeriods[0]).toEqual({ period: '2024-09', open: true, words: '2024年9月' })
    expect(data.reportingPeriods.filter(({ open }) => open)).toHaveLength(1)
  })

  test('are opened again for one place with a reason', async () => {
    const reopen = `mutation ($place: ID!, $period: String!, $untilOn: Day!, $reason: String!) {
      reopenPeriod(place: $place, frequency: MONTHLY, period: $period, untilOn: $untilOn, reason: $reason) { ${HEAD} } }`
    const again = { place: VILLAGE, period: '2024-07', untilOn: '2024-10-12', reason: '补报' }
    expect((await town.query(reopen, again)).code).toBe('FORBIDDEN')
    expect((await steward.query(reopen, { ...again, reason: '' })).code).toBe('BAD_INPUT')
    expect((await steward.query(reopen, { ...again, untilOn: '2024-10-01' })).code).toBe('BAD_INPUT')
    expect((await steward.query(reopen, { ...again, period: '2024-09' })).code).toBe('BAD_INPUT')
    const { data } = await steward.query<{ reopenPeriod: object[] }>(reopen, again)
    expect(data.reopenPeriod).toMatchObject([
      { reopenedUntil: '2024-10-12', canEnter: true, light: 'BEHIND' },
    ])
    expect((await submit(village, full(), VILLAGE, '2024-07')).submitted).toBe(3)
    expect((await submit(town, full().slice(0, 2), LONGGUI, '2024-07')).faults?.[0]?.reason).toContain('截止')
    expect(await server.db.prisma.observation.count({ where: { late: true } })).toBe(3)
  })
})
