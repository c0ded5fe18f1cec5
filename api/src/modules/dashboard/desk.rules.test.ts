import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DeskKind } from './desk.enums.ts'
import { burdenOf, byUrgency, countKinds, deskFacts, deskLight, deskTotals } from './desk.rules.ts'
import { type DeskRow, periodWords } from './desk.words.ts'

const DAY = { asOf: '2024-10-15', nearUntil: '2024-10-18' }

const owed = (facts: Record<string, unknown>): DeskRow =>
  ({
    kind: 'REPORT',
    organization_id: 'unit',
    facts: {
      taskId: 'task',
      assignmentId: 'part',
      part: 'LEAD',
      no: '2024-034',
      title: '系统上云',
      version: 3,
      period: null,
      cycle: null,
      deliverable: null,
      cycleDueOn: null,
      milestoneDueOn: null,
      ownDueOn: null,
      returnedId: null,
      opinion: null,
      newDueOn: null,
      timesReturned: 0,
      draftId: null,
      ...facts,
    },
  }) as DeskRow

describe('the light of a desk row', () => {
  it('is over from the day after, near for three working days, and never green without a date', () => {
    expect(deskLight('2024-10-14', DAY)).toBe('BEHIND')
    expect(deskLight('2024-10-15', DAY)).toBe('NEAR')
    expect(deskLight('2024-10-18', DAY)).toBe('NEAR')
    expect(deskLight('2024-10-19', DAY)).toBe('GOOD')
    expect(deskLight(null, DAY)).toBe('NO_DATA')
  })
})

describe('a report owed', () => {
  it('is one row for the period and the overdue date, by the earlier of the two', () => {
    const item = deskFacts(
      owed({
        period: '2024-10',
        cycleDueOn: '2024-10-31',
        milestoneDueOn: '2024-09-30',
        deliverable: '镇村系统迁移',
      }),
      DAY,
    )
    expect(item).toMatchObject({
      kind: 'REPORT',
      title: '2024-034 系统上云',
      detail: '10 月填报 · 镇村系统迁移',
      dueOn: '2024-09-30',
      light: 'BEHIND',
      version: 3,
    })
    expect(item.workingDaysLeft).toBeLessThan(0)
  })

  it('names the date where no period is owed, and says a draft is there', () => {
    const words = (due: string) =>
      deskFacts(owed({ milestoneDueOn: due, draftId: 'draft', part: 'JOINT' }), DAY).detail
    expect(words('2024-08-30')).toBe('配合 · 8 月节点未办结 · 有草稿')
    expect(words('2024-10-17')).toBe('配合 · 10 月节点将到期 · 有草稿')
  })

  it('counts by the date given with the return, with the reason and which time it was', () => {
    const item = deskFacts(
      owed({
        returnedId: 'report',
        opinion: '缺割接验收单。',
        timesReturned: 1,
        newDueOn: '2024-10-16',
        cycleDueOn: '2024-10-10',
      }),
      DAY,
    )
    expect(item).toMatchObject({
      kind: 'RETURNED',
      detail: '缺割接验收单，第 1 次退回',
      dueOn: '2024-10-16',
      reportId: 'report',
    })
  })
})

describe('periods in words', () => {
  it('are months, weeks and quarters; others have no name', () => {
    expect(periodWords('2024-10')).toBe('10 月填报')
    expect(periodWords('2024-W07')).toBe('第 7 周填报')
    expect(periodWords('2024-Q4')).toBe('第四季度填报')
    expect(periodWords('once')).toBeNull()
    expect(periodWords(null)).toBeNull()
  })
})

const kind = fc.constantFrom(...(Object.keys(DeskKind) as DeskKind[]))
const day = fc
  .integer({ min: 0, max: 400 })
  .map(days => new Date(Date.UTC(2024, 5, 1) + days * 86_400_000).toISOString().slice(0, 10))
const item = fc
  .record({
    id: fc.uuid(),
    kind,
    dueOn: fc.option(day),
    title: fc.constantFrom('甲', '乙', '丙'),
    asOf: fc.constant(DAY.asOf),
  })
  .map(facts => ({ ...facts, light: deskLight(facts.dueOn, DAY) }))

describe('the order and counts of a desk', () => {
  it('do not depend on the order the rows came in, run in sections, and what waits stands last', () => {
    fc.assert(
      fc.property(fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 20 }), items => {
        const sorted = items.toSorted(byUrgency)
        expect(items.toReversed().sort(byUrgency)).toEqual(sorted)
        const sections = sorted.map(row =>
          row.kind === 'WAITING' ? 4 : ['BEHIND', 'NEAR', 'GOOD', 'NO_DATA'].indexOf(row.light),
        )
        expect(sections).toEqual(sections.toSorted((one, other) => one - other))
      }),
    )
  })

  it('agree: the kinds add up to the rows, and the headline leaves out what waits', () => {
    fc.assert(
      fc.property(fc.array(item), items => {
        const counts = countKinds(items)
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(items.length)
        const waiting = counts.find(one => one.kind === 'WAITING')?.count ?? 0
        const { total, overdue, near } = deskTotals(items)
        expect(total).toBe(items.length - waiting)
        expect(overdue + near).toBeLessThanOrEqual(total)
      }),
    )
  })
})

describe('the burden of a month', () => {
  it('adds up its parts in a fixed order, and 0 is no cap', () => {
    const rows = [
      { name: 'NOTICE' as const, asked: 1, given: 1 },
      { name: 'REPORT' as const, asked: 7, given: 4 },
      { name: 'PROBLEM' as const, asked: 0, given: 0 },
    ]
    expect(burdenOf(rows, 0)).toEqual({
      asked: 8,
      given: 5,
      cap: null,
      parts: [
        { name: '任务填报', count: 7 },
        { name: '督办反馈', count: 1 },
      ],
    })
    expect(burdenOf([], 20)).toEqual({ asked: 0, given: 0, cap: 20, parts: [] })
  })
})
