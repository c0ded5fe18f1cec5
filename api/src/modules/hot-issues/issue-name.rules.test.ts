import { describe, expect, test } from 'vitest'
import { distinctName, keywordsOf, nameOf } from './issue-name.rules.ts'

const lamps = ['社区路灯不亮', '路灯坏了不亮', '村口路灯不亮已有半月', '下坑村路灯不亮', '主干道路灯不亮']

describe('the name of an issue', () => {
  test('is the phrase most of its tickets have in common', () => {
    expect(nameOf({ texts: lamps, category: '照明', places: [] })).toBe('路灯不亮')
    expect(keywordsOf({ texts: lamps, places: [] })).toEqual(['不亮', '路灯'])
  })

  test('holds no place and nobody: what few wrote is left out', () => {
    const texts = [
      '龙归村张三丰家旁水压不足',
      '龙归村自来水水压不足',
      '龙归村水压不足，李四说没人管',
      '龙归村水压不足，电话138****5678',
    ]
    expect(nameOf({ texts, category: '供水', places: ['龙归村委会'] })).toBe('水压不足')
  })

  test('is a word with the category where nothing longer is common, and the category without words', () => {
    const texts = ['公厕脏', '公厕门坏', '旁边的公厕很臭', '公厕']
    expect(nameOf({ texts, category: '环境卫生', places: [] })).toMatch(/公厕/)
    expect(nameOf({ texts: [], category: '乱摆卖', places: [] })).toBe('乱摆卖')
    expect(nameOf({ texts: [], category: null, places: [] })).toBe('诉求集中')
  })

  test('is told apart from another of the same place', () => {
    expect(distinctName('路灯不亮', ['路灯', '学校'], new Set())).toBe('路灯不亮')
    expect(distinctName('路灯不亮', ['路灯', '学校'], new Set(['路灯不亮']))).toBe('路灯不亮（学校）')
    expect(distinctName('路灯不亮', [], new Set(['路灯不亮', '路灯不亮（2）']))).toBe('路灯不亮（3）')
  })
})
