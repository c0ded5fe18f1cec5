import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attentionSentences } from './attention.rules.ts'
import { completionSeries, touchesUnpublishedYear } from './cockpit.rules.ts'
import { farthestBehind, standingCounts, worstFirst } from './cockpit-indicators.rules.ts'

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
    indicators: null,
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
      indicators: null,
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
    const none = { list: null, organizationId: null, taskId: null, indicatorId: null, placeCode: null }
    expect(opened).toEqual([
      { ...none, text: '2 项任务逾期', list: 'OVERDUE' },
      { ...none, text: '甲', taskId: 'a' },
      { ...none, text: '市数字办 2 项', list: 'OVERDUE', organizationId: 'u' },
      { ...none, text: '1 项没有牵头单位', list: 'NO_LEAD' },
      { ...none, text: '2 项没有时限', list: 'NO_DUE_DATE' },
    ])
  })

  const cloud = {
    id: 'i',
    name: '政务信息系统上云率',
    value: 83.333333,
    expected: 93.934426,
    behind: 10.601093,
    unit: '%',
    decimals: 1,
    worst: { code: '440203102000', name: '龙归镇' },
  }

  test('says of the indicator farthest behind where it stands, by how much, and who holds it back', () => {
    const [sentence] = attentionSentences({ ...nothing, indicators: { behind: 1, farthest: cloud } })
    expect(sentence).toMatchObject({
      light: 'BEHIND',
      sentence: '政务信息系统上云率 83.3%，比应达低 10.6 个百分点，龙归镇落后最多。',
    })
    expect(sentence?.parts.filter(({ indicatorId }) => indicatorId)).toMatchObject([
      { text: '政务信息系统上云率', indicatorId: 'i', placeCode: null },
      { text: '龙归镇', indicatorId: 'i', placeCode: '440203102000' },
    ])
  })

  test('names both figures where the unit is no percentage, and counts the others behind', () => {
    const items = { ...cloud, name: '“免证办”事项', value: 431, expected: 473.4, unit: '项', decimals: 0 }
    const [sentence] = attentionSentences({
      ...nothing,
      indicators: { behind: 3, farthest: { ...items, worst: null } },
    })
    expect(sentence?.sentence).toBe('“免证办”事项 431 项，应达 473 项；另有 2 项指标落后。')
    expect(sentence?.parts.find(({ list }) => list === 'INDICATORS_BEHIND')?.text).toBe('另有 2 项指标落后')
  })

  test('a value that should fall lies above its path', () => {
    const [sentence] = attentionSentences({
      ...nothing,
      indicators: { behind: 1, farthest: { ...cloud, value: 20, expected: 5, behind: 15, worst: null } },
    })
    expect(sentence?.sentence).toBe('政务信息系统上云率 20%，比应达高 15.0 个百分点。')
  })

  test('three sentences have room: what is late before what is missing', () => {
    const sentences = attentionSentences({
      overdue: { count: 1, oldestWorkingDays: 2, oldest: task('a', '甲') },
      worstUnit: null,
      near: { count: 1, tasks: [task('b', '乙')] },
      indicators: { behind: 1, farthest: cloud },
      noLead: 1,
      noDueDate: 0,
    })
    expect(
      sentences.map(({ light, parts }) => [light, parts.some(({ indicatorId }) => indicatorId)]),
    ).toEqual([
      ['BEHIND', false],
      ['BEHIND', true],
      ['NEAR', false],
    ])
  })
})

describe('the indicators of the cockpit', () => {
  const card = (name: string, light: 'GOOD' | 'NEAR' | 'BEHIND' | 'NO_DATA', gap: number | null) => ({
    indicator: { id: name, name },
    state: { light, gap, value: gap === null ? null : 50, expected: 60, unit: '%', decimals: 1 },
    worst: null,
  })
  const cards = [
    card('a', 'NO_DATA', null),
    card('b', 'GOOD', 1),
    card('c', 'BEHIND', -11),
    card('d', 'BEHIND', -30),
  ]

  test('stand worst first, and are counted by light', () => {
    expect(worstFirst(cards).map(({ indicator }) => indicator.name)).toEqual(['d', 'c', 'b', 'a'])
    expect(standingCounts(cards)).toEqual({ total: 4, good: 1, near: 0, behind: 2, noData: 1 })
  })

  test('the farthest behind is spoken of, but none that is only near or without figures', () => {
    expect(farthestBehind(cards)).toMatchObject({ name: 'd', behind: 30 })
    expect(farthestBehind([card('e', 'NEAR', -3), card('f', 'NO_DATA', null)])).toBeNull()
    expect(farthestBehind([card('g', 'BEHIND', null), card('h', 'BEHIND', -12)])).toMatchObject({ name: 'h' })
  })
})

test('a date beyond the published holiday arrangements makes the calendar uncertain', () => {
  expect(touchesUnpublishedYear(['2026-12-31', null])).toBe(false)
  expect(touchesUnpublishedYear(['2027-01-01'])).toBe(true)
})
