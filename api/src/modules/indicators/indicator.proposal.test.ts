import 'reflect-metadata'
import { describe, expect, test } from 'vitest'
import { proposalFor } from './indicator.proposal.rules.ts'
import { coreTerms, rankTasks } from './task-words.rules.ts'

const printed = (name: string, unit: string | null, more: object = {}) =>
  proposalFor({
    jurisdictionCode: '440203000000',
    ...{ name, unit, level: null, comparator: '>=', baseline: 80, target: 98 },
    ...more,
  })

describe('what the library would make of an indicator of a plan', () => {
  test('a share is a ratio of named items over all levels', () => {
    expect(printed('依申请办理政务服务事项“一窗”分类受理率', '%')).toMatchObject({
      kind: 'RATIO',
      reportLevels: [3, 4, 5],
      ownFigure: 'PART',
      feed: 'REPORTED',
      numeratorItem: '“一窗”分类受理的依申请事项数',
      denominatorItem: '依申请办理政务服务事项总数',
    })
    expect(printed('“最多跑一次”事项率', '%').numeratorItem).toBe('最多跑一次的政务服务事项数')
    expect(printed('垃圾分类覆盖率', null)).toMatchObject({
      kind: 'RATIO',
      denominatorItem: expect.stringContaining('垃圾分类覆盖'),
    })
    expect(printed('事项率', '%', { jurisdictionCode: '350700000000' }).reportLevels).toEqual([2, 3, 4])
  })

  test('what the systems ledger counts comes from there', () => {
    const measures = ['政务信息系统上云率', '僵尸系统消除率', '政务信息系统整合率', '信息系统接入率'].map(
      name => {
        const { feed, measure, reportLevels } = printed(name, '%')
        return [feed, measure, reportLevels.length]
      },
    )
    expect(measures).toEqual(['CLOUD', 'ZOMBIE', 'INTEGRATION', 'SHARING'].map(name => ['SYSTEMS', name, 0]))
  })

  test('bandwidth of a level is a line to meet; the table may have lost its unit', () => {
    const village = printed('村级网络宽带速率', '兆', { level: 'village', baseline: 10, target: 50 })
    expect(village).toMatchObject({
      kind: 'MINIMUM',
      direction: 'MINIMUM',
      reportLevels: [5],
      ownFigure: 'WHOLE',
    })
    expect(village.definition).toContain('达到50兆为达标')
    expect(printed('镇级网络宽带速率', null, { level: 'town' })).toMatchObject({
      unit: '兆',
      kind: 'MINIMUM',
      reportLevels: [4],
    })
  })

  test('pieces are counted, from the beginning; averages are not added up over time', () => {
    expect(printed('“免证办”事项', '个', { baseline: 180, target: 600 })).toMatchObject({
      kind: 'COUNT',
      cumulative: true,
      reportLevels: [3],
      decimals: 0,
    })
    expect(printed('平均跑动次数', '次', { comparator: '<=', baseline: 1, target: 0.3 })).toMatchObject({
      direction: 'LOWER',
      cumulative: false,
    })
  })

  test('the figures say which way is good', () => {
    expect(printed('政务服务事项网上办理率', '%', { baseline: 100, target: 100 }).direction).toBe('HOLD')
    expect(printed('差评率', '%', { baseline: 5, target: 1 }).direction).toBe('LOWER')
    expect(printed('某率', '%', { baseline: null }).direction).toBe('HIGHER')
  })
})

describe('tasks that speak of an indicator', () => {
  test('are found by what it is about, not by what every task says', () => {
    expect(coreTerms('依申请办理政务服务事项“一窗”分类受理率')).toEqual(['一窗', '依申请办理', '分类受理'])
    expect(coreTerms('政务信息系统上云率')).toEqual(['上云'])
    expect(coreTerms('村级网络宽带速率')).toEqual(['宽带'])
    expect(coreTerms('最多跑一次”事项率')).toEqual(['最多跑一次'])
    expect(coreTerms('“一件事”事项数')).toEqual(['一件事'])
    expect(coreTerms('政务服务')).toEqual([])
  })

  test('come in the order of how much they say', () => {
    const task = (id: string, title: string, text = '', targets = '') => ({ id, title, text, targets })
    const tasks = [
      task('text', '电子政务外网建设', '系统全部上云'),
      task('none', '政务信息系统运维', '政务信息系统'),
      task('title', '政务信息系统“上云”'),
      task('target', '集约化', '', '上云率100%'),
    ]
    expect(rankTasks('政务信息系统上云率', tasks)).toEqual(['title', 'target', 'text'])
  })
})
