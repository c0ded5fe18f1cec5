import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { buildPlaces, buildPlan, buildTask, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import {
  addWorkingDays,
  calendarTag,
  isPublishedYear,
  isWorkingDay,
  setEnteredDays,
} from '../../platform/calendar.ts'
import { followEnteredDays } from '../../platform/calendar-table.ts'
import { dayToDate } from '../../platform/day.ts'
import { write } from '../../platform/write.ts'
import { verifyAudit } from '../audit/index.ts'
import { ruleSettings } from '../divisions/index.ts'

let server: TestServer
let admin: TestClient

beforeAll(async () => {
  server = await createTestServer({ day: '2024-09-10' })
  await buildPlaces(server)
  admin = await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: WUJIANG })
})

afterEach(() => server.clock.setDay('2024-09-10'))

const YEAR = `query Y($place: ID!, $year: Int!) {
  calendarYear(place: $place, year: $year) { year source days { day working note changedBy } } }`
const SET_DAYS = `mutation S($place: ID!, $days: [CalendarDayInput!]!) {
  setCalendarDays(place: $place, days: $days) { day working note changedBy } }`
const REMOVE = 'mutation R($place: ID!, $day: Day!) { removeCalendarDay(place: $place, day: $day) }'
const RULES = `query R($place: ID!) { ruleSettings(place: $place) {
  key name effect unit kind value defaultValue validFrom changedBy versions { version value validFrom } } }`
const SET_RULE = `mutation S($place: ID!, $key: String!, $value: String!, $validFrom: Day!) {
  setRule(place: $place, key: $key, value: $value, validFrom: $validFrom) {
    key value validFrom changedBy versions { version value validFrom } } }`
const WARNINGS = 'query W($place: ID!) { adminWarnings(place: $place) { text path } }'

interface Year {
  calendarYear: {
    source: string
    days: { day: string; working: boolean; note: string; changedBy: string }[]
  }
}
interface Rule {
  key: string
  value: string
  validFrom: string | null
  changedBy: string | null
  versions: { version: number; value: string }[]
}
interface Warned {
  adminWarnings: { text: string; path: string | null }[]
}

/** Where what a new county lacks is put right: a test of its own. */
const FIRST_STEPS = ['/admin/units', '/admin/people']

const yearOf = async (year: number) =>
  (await admin.query<Year>(YEAR, { place: WUJIANG, year })).data.calendarYear
const setDays = (days: object[], who = admin) => who.query(SET_DAYS, { place: WUJIANG, days })
/** Asked by somebody who has just signed in: the tests move the clock by years. */
const warnings = async () => {
  const person = await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: WUJIANG })
  const { adminWarnings } = (await person.query<Warned>(WARNINGS, { place: WUJIANG })).data
  return adminWarnings.filter(({ path }) => path === null || !FIRST_STEPS.includes(path))
}

describe('settings', () => {
  test('are the system administrator’s of the place alone', async () => {
    const year = { place: WUJIANG, year: 2024 }
    expect((await asStranger(server).query(YEAR, year)).code).toBe('UNAUTHENTICATED')
    for (const role of ['SUPERVISION_HEAD', 'AUDIT_ADMIN', 'LEADER']) {
      const other = await asUser(server, { role, jurisdictionCode: WUJIANG })
      expect((await other.query(YEAR, year)).code).toBe('FORBIDDEN')
      expect((await setDays([{ day: '2027-01-01', working: false }], other)).code).toBe('FORBIDDEN')
      expect((await other.query(REMOVE, { place: WUJIANG, day: '2027-01-01' })).code).toBe('FORBIDDEN')
      expect((await other.query(RULES, { place: WUJIANG })).code).toBe('FORBIDDEN')
      const rule = { place: WUJIANG, key: 'nearWorkingDays', value: '5', validFrom: '2024-09-10' }
      expect((await other.query(SET_RULE, rule)).code).toBe('FORBIDDEN')
    }
    expect((await admin.query(RULES, { place: NANPING })).code).toBe('NOT_FOUND')
    const leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
    expect((await leader.query(WARNINGS, { place: WUJIANG })).code).toBe('FORBIDDEN')
    const auditor = await asUser(server, { role: 'AUDIT_ADMIN', jurisdictionCode: WUJIANG })
    expect((await auditor.query(WARNINGS, { place: WUJIANG })).code).toBeNull()
  })
})

describe('the calendar', () => {
  test('shows the feasts and the days worked instead of a published year', async () => {
    const { source, days } = await yearOf(2024)
    expect(source).toBe('LIBRARY')
    expect(days.find(({ day }) => day === '2024-10-01')).toEqual({
      ...{ day: '2024-10-01', working: false, note: '国庆节', changedBy: null },
    })
    expect(days.filter(({ working }) => working).map(({ day }) => day)).toContain('2024-10-12')
  })

  test('refuses no days, a day twice, days of another age, long notes', async () => {
    expect((await setDays([])).errors?.[0]?.message).toBe('请先选择要设置的日期。')
    const day = { day: '2027-01-01', working: false }
    expect((await setDays([day, day])).errors?.[0]?.message).toContain('出现了两次')
    expect((await setDays([{ ...day, day: '1987-01-01' }])).errors?.[0]?.message).toContain('不在 2000–2100')
    expect((await setDays([{ ...day, note: '长'.repeat(51) }])).errors?.[0]?.message).toContain('50 字')
    expect((await admin.query(YEAR, { place: WUJIANG, year: 9 })).code).toBe('BAD_INPUT')
    expect(await server.db.prisma.calendarDay.count()).toBe(0)
  })

  test('a day entered counts at once, is recorded, and can be taken away', async () => {
    const before = calendarTag()
    expect(isWorkingDay('2024-09-11')).toBe(true)
    expect((await setDays([{ day: '2024-09-11', working: false, note: '台风停工' }])).errors).toBeUndefined()
    expect(isWorkingDay('2024-09-11')).toBe(false)
    expect(addWorkingDays('2024-09-10', 1)).toBe('2024-09-12')
    expect(calendarTag()).not.toBe(before)
    const entered = (await yearOf(2024)).days.find(({ day }) => day === '2024-09-11')
    expect(entered).toMatchObject({ working: false, note: '台风停工', changedBy: '测试SYSTEM_ADMIN' })
    await setDays([{ day: '2024-09-11', working: true }])
    expect(isWorkingDay('2024-09-11')).toBe(true)
    const [, last] = await server.db.prisma.auditEntry.findMany({
      where: { type: 'CALENDAR_CHANGED' },
      orderBy: { position: 'asc' },
    })
    expect(last).toMatchObject({
      before: { days: [{ day: '2024-09-11', working: false, note: '台风停工' }] },
      after: { days: [{ day: '2024-09-11', working: true, note: null }] },
    })
    const remove = () => admin.query(REMOVE, { place: WUJIANG, day: '2024-09-11' })
    expect((await remove()).data).toEqual({ removeCalendarDay: true })
    expect((await remove()).data).toEqual({ removeCalendarDay: false })
    expect(calendarTag()).toBe(before)
  })

  test('a year nobody knows becomes known when its feasts are entered', async () => {
    expect((await yearOf(2027)).source).toBe('UNKNOWN')
    const days = Array.from({ length: 11 }, (_, index) => ({
      ...{ day: `2027-10-${String(index + 1).padStart(2, '0')}`, working: false, note: '国庆节' },
    }))
    await setDays(days.slice(0, 10))
    expect(isPublishedYear('2027-05-05')).toBe(false)
    await setDays(days.slice(10))
    expect(isPublishedYear('2027-05-05')).toBe(true)
    expect((await yearOf(2027)).source).toBe('TABLE')
    await server.db.prisma.calendarDay.deleteMany()
    setEnteredDays([])
  })

  test('is followed by processes that did not change it', async () => {
    const following = followEnteredDays(server.db, error => {
      throw error
    })
    await new Promise(resolve => setTimeout(resolve, 300))
    await server.db.prisma.calendarDay.create({
      data: { day: dayToDate('2024-09-12'), working: false, changedAt: new Date(), changedBy: '别的进程' },
    })
    expect(isWorkingDay('2024-09-12')).toBe(true)
    await write(server.context, WUJIANG, ({ record }) =>
      record({ type: 'CALENDAR_CHANGED', entity: 'CalendarDay', entityId: '2024-09-12' }),
    )
    for (let tries = 0; tries < 50 && isWorkingDay('2024-09-12'); tries += 1)
      await new Promise(resolve => setTimeout(resolve, 100))
    expect(isWorkingDay('2024-09-12')).toBe(false)
    await following.stop()
    await server.db.prisma.calendarDay.deleteMany()
    setEnteredDays([])
  })
})

describe('rules', () => {
  const set = (key: string, value: string, validFrom = '2024-09-10') =>
    admin.query<{ setRule: Rule }>(SET_RULE, { place: WUJIANG, key, value, validFrom })

  test('are listed with their defaults, named and explained in words', async () => {
    const { data } = await admin.query<{ ruleSettings: (Rule & { name: string; effect: string })[] }>(RULES, {
      place: WUJIANG,
    })
    expect(data.ruleSettings.length).toBeGreaterThanOrEqual(16)
    expect(data.ruleSettings[0]).toMatchObject({ key: 'nearWorkingDays', value: '3', validFrom: null })
    expect(data.ruleSettings.every(({ name }) => /[\u4e00-\u9fff]/.test(name))).toBe(true)
    expect(data.ruleSettings.every(({ effect }) => effect.endsWith('。'))).toBe(true)
  })

  test.each([
    ['nearWorkingDays', '三天', '应为 0–365 的整数，请重新填写。'],
    ['nearWorkingDays', '-1', '应为 0–365 的整数，请重新填写。'],
    ['nearWorkingDays', '366', '应为 0–365 的整数，请重新填写。'],
    ['reportNeedsUnitLeader', '1', '请选择“是”或“否”。'],
    ['agencyName', '长'.repeat(61), '不能超过 60 个字，请缩短。'],
    ['noSuchRule', '1', '没有这条规则，请刷新页面后重试。'],
    ['constructor', '1', '没有这条规则，请刷新页面后重试。'],
  ])('%s = %s is refused with a sentence', async (key, value, sentence) => {
    expect((await set(key, value)).errors?.[0]?.message).toBe(sentence)
  })

  test('hold from their day on; older versions stay', async () => {
    expect((await set('nearWorkingDays', '5', '2024-09-09')).errors?.[0]?.message).toContain('不能早于今天')
    expect((await set('nearWorkingDays', ' 5 ')).data.setRule).toMatchObject({
      ...{ value: '5', validFrom: '2024-09-10', changedBy: '测试SYSTEM_ADMIN' },
    })
    const later = (await set('nearWorkingDays', '7', '2024-09-20')).data.setRule
    expect(later).toMatchObject({ value: '5', validFrom: '2024-09-10' })
    expect(later.versions.map(({ version, value }) => `${version}:${value}`)).toEqual(['2:7', '1:5'])
    const near = async (day: string) =>
      (await ruleSettings({ ...server.context, memo: new Map() }, WUJIANG, day)).nearWorkingDays
    expect([await near('2024-09-09'), await near('2024-09-10'), await near('2024-09-20')]).toEqual([3, 5, 7])
    await set('reportNeedsUnitLeader', 'true')
    expect((await ruleSettings({ ...server.context, memo: new Map() }, WUJIANG)).reportNeedsUnitLeader).toBe(
      true,
    )
    expect((await ruleSettings({ ...server.context, memo: new Map() }, NANPING)).nearWorkingDays).toBe(3)
  })

  test('set by two at once get two versions or a conflict, never one lost', async () => {
    const answers = await Promise.all(['4', '6', '8'].map(value => set('signWorkingDays', value)))
    const done = answers.filter(({ code }) => code === null)
    expect(answers.every(({ code }) => code === null || code === 'CONFLICT')).toBe(true)
    const versions = await server.db.prisma.ruleSetting.count({ where: { key: 'signWorkingDays' } })
    expect(versions).toBe(done.length)
  })
})

describe('warnings', () => {
  test('are none while all is well', async () => {
    await verifyAudit(server.context, WUJIANG)
    expect(await warnings()).toEqual([])
  })

  test('what a new county still lacks: departments, and people in the roles without whom nothing begins', async () => {
    expect((await admin.query<Warned>(WARNINGS, { place: NANPING })).code).not.toBeNull()
    const first = await asUser(server, { role: 'AUDIT_ADMIN', jurisdictionCode: NANPING })
    const told = async () => (await first.query<Warned>(WARNINGS, { place: NANPING })).data.adminWarnings
    const people = (await told()).find(({ path }) => path === '/admin/people')
    expect(people?.text).toContain('督查员')
    expect(people?.text).not.toContain('审计管理员')
    for (const role of ['LEADER', 'SUPERVISION_HEAD', 'SUPERVISOR', 'DATA_STEWARD', 'SYSTEM_ADMIN'])
      await asUser(server, { role, jurisdictionCode: NANPING })
    expect((await told()).find(({ path }) => path === '/admin/people')?.text).toBe(
      '这些角色还没有人：单位联络员、安全管理员。请安全管理员在人员与权限中新增，或从表格批量导入。',
    )
  })

  test('a year that is needed and unknown: in its season, or because a due date lies in it', async () => {
    server.clock.setDay('2026-10-08')
    await verifyAudit(server.context, WUJIANG)
    expect(await warnings()).toEqual([
      {
        text: '2027 年的放假调休安排还没有录入，暂只扣除周末。国务院办公厅通知公布后，请在工作日历中录入。',
        path: '/admin/calendar?year=2027',
      },
    ])
    server.clock.setDay('2026-03-02')
    const planId = await buildPlan(server)
    await buildTask(server, {
      planId,
      milestones: [{ due: '2030-06-30' }, { due: '2028-06-30', done: '2026-01-01' }],
    })
    expect((await warnings()).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^2030 年.*已有任务或工单的时限落在这一年/),
    ])
  })

  test('jobs that did not end, deliveries that failed, a log that is not sealed or was tampered with', async () => {
    const run = { jurisdictionCode: WUJIANG, day: dayToDate('2024-09-10') }
    await server.db.prisma.jobRun.createMany({
      data: [
        { ...run, name: 'digest', startedAt: new Date('2024-09-10T00:00:00Z'), outcome: { error: 'x' } },
        {
          ...run,
          name: 'audit-check',
          startedAt: new Date('2024-09-10T00:00:00Z'),
          finishedAt: new Date('2024-09-10T00:01:00Z'),
          outcome: { faults: 2 },
        },
      ],
    })
    await write(server.context, WUJIANG, ({ record }) =>
      record({ type: 'TESTED', entity: 'Task', entityId: 'x' }),
    )
    server.clock.advance(15)
    const told = (await warnings()).map(({ text }) => text)
    expect(told).toContain('审计日志夜间校验发现 2 处异常，记录可能被改动。请审计管理员立即核查。')
    expect(told.some(text => text.includes('“每日消息摘要”没有完成'))).toBe(true)
    expect(told.some(text => text.includes('已等待封存 15 分钟'))).toBe(true)
  })
})
