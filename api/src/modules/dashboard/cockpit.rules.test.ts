import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attentionSentences } from './attention.rules.ts'
import { completionSeries, endOfMonthBefore, touchesUnpublishedYear } from './cockpit.rules.ts'

describe('completion against plan', () => {
  test('adds up month by month and says nothing of months to come', () => {
    const series = completionSeries(
      [
        { dueMonth: '2024-08', doneMonth: '2024-08', onTime: true, count: 2 },
        { dueMonth: '2024-09', doneMonth: '2024-10', onTime: false, count: 1 },
        { dueMonth: '2024-12', doneMonth: null, onTime: false, count: 3 },
      ],
      '2024-10-15',
    )
    expect(series).toMatchObject({
      months: ['2024-08', '2024-09', '2024-10', '2024-11', '2024-12'],
      due: [2, 3, 3, 3, 6],
      done: [2, 2, 3, null, null],
      onTime: [2, 2, 2, null, null],
      total: 6,
    })
  })

  test('without any date has no months', () => {
    expect(completionSeries([], '2024-10-15')).toMatchObject({ months: [], due: [], total: 0 })
  })

  test('its columns have one length, never fall, and end at the total', () => {
    const month = fc
      .tuple(fc.integer({ min: 2017, max: 2025 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`)
    const row = fc.record({
      dueMonth: month,
      doneMonth: fc.option(month),
      onTime: fc.boolean(),
      count: fc.nat(9),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), rows => {
        const { months, due, done, onTime, total } = completionSeries(rows, '2026-01-01')
        expect([due.length, done.length, onTime.length]).toEqual(Array(3).fill(months.length))
        expect(due.at(-1)).toBe(total)
        for (const column of [due, done, onTime] as number[][]) {
          expect(column).toEqual(column.toSorted((one, other) => one - other))
        }
        for (const [index, value] of done.entries())
          expect(onTime[index]).toBeLessThanOrEqual(value as number)
      }),
      { verbose: true },
    )
  })
})

describe('what needs attention', () => {
  const nothing = {
    overdue: { count: 0, oldestWorkingDays: null, oldest: null },
    worstUnit: null,
    near: { count: 0, tasks: [] },
    noLead: 0,
    noDueDate: 0,
  }
  const task = (id: string, title: string) => ({ id, title })

  test('nothing is said where nothing is wrong', () => {
    expect(attentionSentences(nothing)).toEqual([])
  })

  test('says how many, how long, which and whose', () => {
    const sentences = attentionSentences({
      overdue: { count: 3, oldestWorkingDays: 42, oldest: task('a', '数据中心整合') },
      worstUnit: { id: 'u', name: '市数字办', behind: 2 },
      near: { count: 4, tasks: [task('b', '甲'), task('c', '乙'), task('d', '丙'), task('e', '丁')] },
      noLead: 1,
      noDueDate: 2,
    })
    expect(sentences.map(({ light, sentence, taskId }) => [light, sentence, taskId])).toEqual([
      ['BEHIND', '3 项任务逾期，最久 42 个工作日：数据中心整合；市数字办 2 项最多。', 'a'],
      ['NEAR', '4 项任务临期：甲、乙、丙等。', 'b'],
      ['NO_DATA', '在办任务中 1 项没有牵头单位，2 项没有时限，需补齐。', null],
    ])
  })

  test('every count in a sentence names its list, every title its task', () => {
    const sentences = attentionSentences({
      ...nothing,
      overdue: { count: 2, oldestWorkingDays: 5, oldest: task('a', '甲') },
      worstUnit: { id: 'u', name: '市数字办', behind: 2 },
      noLead: 1,
      noDueDate: 2,
    })
    const opened = sentences.flatMap(({ parts }) => parts.filter(part => part.list ?? part.taskId))
    expect(opened).toEqual([
      { text: '2 项任务逾期', list: 'OVERDUE', organizationId: null, taskId: null },
      { text: '甲', list: null, organizationId: null, taskId: 'a' },
      { text: '市数字办 2 项', list: 'OVERDUE', organizationId: 'u', taskId: null },
      { text: '1 项没有牵头单位', list: 'NO_LEAD', organizationId: null, taskId: null },
      { text: '2 项没有时限', list: 'NO_DUE_DATE', organizationId: null, taskId: null },
    ])
  })
})

test('the month before ends on its own last day', () => {
  expect(endOfMonthBefore('2024-03-31')).toBe('2024-02-29')
  expect(endOfMonthBefore('2024-01-01')).toBe('2023-12-31')
})

test('a date beyond the published holiday arrangements makes the calendar uncertain', () => {
  expect(touchesUnpublishedYear(['2026-12-31', null])).toBe(false)
  expect(touchesUnpublishedYear(['2027-01-01'])).toBe(true)
})
