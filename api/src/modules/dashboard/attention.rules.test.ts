import { describe, expect, test } from 'vitest'
import { type AttentionFacts, attentionSentences } from './attention.rules.ts'

const nothing: AttentionFacts = {
  noneBelow: '未落到镇街',
  local: false,
  overdue: { count: 0, oldestWorkingDays: null, oldest: null },
  worstUnit: null,
  near: { count: 0, tasks: [] },
  indicators: null,
  issue: null,
  overdueNotices: 0,
  gaps: [],
}
const task = (id: string, title: string) => ({ id, title })
const first = (facts: Partial<AttentionFacts>) => attentionSentences({ ...nothing, ...facts })[0]

test('nothing is said where nothing is wrong', () => {
  expect(attentionSentences(nothing)).toEqual([])
})

describe('tasks', () => {
  test('are said by how many, how long, which and whose', () => {
    const sentences = attentionSentences({
      ...nothing,
      overdue: { count: 3, oldestWorkingDays: 42, oldest: task('a', '数据中心整合') },
      worstUnit: { id: 'u', name: '市数字办', behind: 2 },
      near: { count: 4, tasks: [task('b', '甲'), task('c', '乙'), task('d', '丙'), task('e', '丁')] },
    })
    expect(sentences.map(({ light, sentence, taskId }) => [light, sentence, taskId])).toEqual([
      ['BEHIND', '3 项任务逾期，最久 42 个工作日：数据中心整合；市数字办 2 项最多。', 'a'],
      ['NEAR', '4 项任务临期：甲、乙、丙等。', 'b'],
    ])
  })

  test('every count names its list, every title its task', () => {
    const sentence = first({
      overdue: { count: 2, oldestWorkingDays: 5, oldest: task('a', '甲') },
      worstUnit: { id: 'u', name: '市数字办', behind: 2 },
    })
    expect(sentence?.parts.filter(part => part.list ?? part.taskId)).toMatchObject([
      { text: '2 项任务逾期', list: 'OVERDUE', organizationId: null },
      { text: '甲', taskId: 'a', list: null },
      { text: '市数字办 2 项', list: 'OVERDUE', organizationId: 'u' },
    ])
  })

  test('one alone is what a note is about, several are a figure of the board', () => {
    const overdue = { count: 1, oldestWorkingDays: 5, oldest: task('a', '甲') }
    expect(first({ overdue })).toMatchObject({ subject: 'TASK', subjectId: 'a', subjectTitle: '甲' })
    expect(first({ overdue: { ...overdue, count: 2 } })).toMatchObject({
      subject: 'COCKPIT',
      subjectId: null,
      subjectTitle: '2 项任务逾期，最久 5 个工作日：甲',
    })
    expect(first({ near: { count: 1, tasks: [task('b', '乙')] } })).toMatchObject({ subjectId: 'b' })
  })
})

describe('the indicator farthest behind', () => {
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

  test('is said by where it stands, by how much, and who holds it back', () => {
    const sentence = first({ indicators: { behind: 1, farthest: cloud } })
    expect(sentence).toMatchObject({
      light: 'BEHIND',
      sentence: '政务信息系统上云率 83.3%，比应达低 10.6 个百分点，龙归镇落后最多。',
      subject: 'INDICATOR',
      subjectId: 'i',
      subjectTitle: '政务信息系统上云率',
    })
    expect(sentence?.parts.filter(({ indicatorId }) => indicatorId)).toMatchObject([
      { text: '政务信息系统上云率', indicatorId: 'i', placeCode: null },
      { text: '龙归镇', indicatorId: 'i', placeCode: '440203102000' },
    ])
  })

  test('names both figures where the unit is no percentage, and counts the others behind', () => {
    const items = { ...cloud, name: '“免证办”事项', value: 431, expected: 473.4, unit: '项', decimals: 0 }
    const sentence = first({ indicators: { behind: 3, farthest: { ...items, worst: null } } })
    expect(sentence?.sentence).toBe('“免证办”事项 431 项，应达 473 项；另有 2 项指标落后。')
    expect(sentence?.parts.find(({ list }) => list === 'INDICATORS_BEHIND')?.text).toBe('另有 2 项指标落后')
  })

  test('lies above its path where it should fall', () => {
    const falling = { ...cloud, value: 20, expected: 5, behind: 15, worst: null }
    expect(first({ indicators: { behind: 1, farthest: falling } })?.sentence).toBe(
      '政务信息系统上云率 20%，比应达高 15.0 个百分点。',
    )
  })
})

describe('the hot issue that grows most', () => {
  const issue = { id: 'h', title: '夜间施工噪声投诉', count: 46, growth: 0.643, placeName: '惠民街道' }

  test('is said by its tickets, its growth and where most of them lie', () => {
    expect(first({ issue })).toMatchObject({
      light: 'NEAR',
      sentence: '夜间施工噪声投诉 30 天 46 件，较前 30 天 +64%，集中在惠民街道。',
      parts: [{ text: '夜间施工噪声投诉', hotIssueId: 'h' }, { hotIssueId: null }],
      subject: 'HOT_ISSUE',
      subjectId: 'h',
      subjectTitle: '夜间施工噪声投诉',
    })
  })

  test('out of nothing has no percentage; a place its name holds is not said twice', () => {
    expect(first({ issue: { ...issue, growth: null, placeName: null } })?.sentence).toBe(
      '夜间施工噪声投诉 30 天 46 件，此前 30 天没有。',
    )
    expect(first({ issue: { ...issue, title: '惠民街道夜间施工' } })?.sentence).toBe(
      '惠民街道夜间施工诉求 30 天 46 件，较前 30 天 +64%。',
    )
  })
})

describe('gaps', () => {
  test('are said in the order of their pillars, each with its list', () => {
    const sentence = first({
      gaps: [
        { kind: 'TASKS_WITHOUT_LEAD', count: 1 },
        { kind: 'INDICATORS_WITHOUT_FRESH_VALUE', count: 2 },
        { kind: 'COMPLAINTS_WITHOUT_PLACE', count: 12 },
      ],
    })
    expect(sentence).toMatchObject({
      light: 'NO_DATA',
      sentence: '1 项任务没有牵头单位，2 项指标没有新数据，12 件诉求未落到镇街，需补齐。',
      subject: 'COCKPIT',
      subjectTitle: '1 项任务没有牵头单位，2 项指标没有新数据，12 件诉求未落到镇街，需补齐',
    })
    expect(sentence?.parts.flatMap(({ gap, list }) => (gap ? [[gap, list]] : []))).toEqual([
      ['TASKS_WITHOUT_LEAD', 'NO_LEAD'],
      ['INDICATORS_WITHOUT_FRESH_VALUE', null],
      ['COMPLAINTS_WITHOUT_PLACE', null],
    ])
  })

  test('a village reads what it can do about them', () => {
    expect(
      first({ local: true, gaps: [{ kind: 'INDICATORS_WITHOUT_FRESH_VALUE', count: 2 }] })?.sentence,
    ).toBe('2 项指标没有新数据，请核对并补报。')
  })
})

test('three sentences have room: what is late before what grows, what is near and what is missing', () => {
  const all: AttentionFacts = {
    ...nothing,
    issue: { id: 'h', title: '噪声', count: 9, growth: 1, placeName: null },
    overdueNotices: 2,
    near: { count: 1, tasks: [task('b', '乙')] },
    gaps: [{ kind: 'TASKS_WITHOUT_LEAD', count: 1 }],
  }
  expect(attentionSentences(all).map(({ sentence }) => sentence)).toEqual([
    '噪声诉求 30 天 9 件，较前 30 天 +100%。',
    '2 份督办通知逾期未反馈。',
    '1 项任务临期：乙。',
  ])
  const late = attentionSentences({
    ...all,
    overdue: { count: 1, oldestWorkingDays: 2, oldest: task('a', '甲') },
  })
  expect(late.map(({ light }) => light)).toEqual(['BEHIND', 'NEAR', 'BEHIND'])
})
