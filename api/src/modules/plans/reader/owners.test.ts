import { describe, expect, it } from 'vitest'
import { readOwners } from './owners.ts'
import { isGroup, looksLikeUnit } from './unit-names.ts'

const read = (text: string, firstLeads = false) => {
  const { lead, joint } = readOwners(text, firstLeads)
  return { lead: lead.map(unit => unit.name), joint: joint.map(unit => unit.name) }
}

describe('readOwners', () => {
  it.each<[string, string[], string[]]>([
    [
      '建平台。\n责任单位:县数字办、县城投集团牵头,县直有关部门,各乡镇人民政府',
      ['县数字办', '县城投集团'],
      ['县直有关部门', '各乡镇人民政府'],
    ],
    ['建平台。\n责任单位:县数字办,各县(市、区)人民政府', ['县数字办', '各县(市、区)人民政府'], []],
    ['建平台。(牵头单位:县政府办,共同责任单位:县工信局、财政局)', ['县政府办'], ['县工信局', '财政局']],
    [
      '建平台。(县委编办牵头,各镇政府和县直有关部门分工负责;2019年年底前完成)',
      ['县委编办'],
      ['各镇政府', '县直有关部门'],
    ],
    ['建平台。(县司法局、县公安局负责)', ['县司法局', '县公安局'], []],
    ['建平台。(县财政局、县审计局等有关部门负责)', ['县财政局', '县审计局'], []],
    [
      '建平台。(县委编办牵头,县大数据局负责系统建设,各镇政府配合;2020年6月底前完成)',
      ['县委编办'],
      ['县大数据局', '各镇政府'],
    ],
    ['建平台。(牵头单位:县教育局;配合单位:县财政局;完成时限:2024年6月底前)', ['县教育局'], ['县财政局']],
    [
      '建平台。\n牵头单位:\n县教育局\n配合单位:\n县财政局\n各乡镇人民政府\n完成时限:\n年底前',
      ['县教育局'],
      ['县财政局', '各乡镇人民政府'],
    ],
    ['建平台。(责任单位:县商务局(牵头)、县税务局)', ['县商务局'], ['县税务局']],
    ['建平台。(县商务局会同县税务局、县统计局于2025年3月底前完成)', ['县商务局'], ['县税务局', '县统计局']],
    ['由县民政局负责,6月底前建成。', ['县民政局'], []],
    ['2018年2月底前,县审计局牵头,县财政局、县统计局配合,制定办法。', ['县审计局'], ['县财政局', '县统计局']],
    ['建平台。\n主办单位:县教育局      协办单位:县财政局', ['县教育局'], ['县财政局']],
    ['建平台。\n牵头单位:县水利局\n配合单位:无', ['县水利局'], []],
    [
      '建平台。\n责任单位:县文化和旅游局、县人力资源和社会保障局',
      ['县文化和旅游局', '县人力资源和社会保障局'],
      [],
    ],
    ['优化流程,提高效率(含网上办理)。', [], []],
    ['各部门要各负其责,抓好落实。', [], []],
  ])('%s', (text, lead, joint) => {
    expect(read(text)).toEqual({ lead, joint })
  })

  it('gives the lead to the first of a list where the plan says so', () => {
    expect(read('建平台。(海事局、商务局负责)', true)).toEqual({ lead: ['海事局'], joint: ['商务局'] })
  })

  it('keeps the place of every name', () => {
    const text = '建平台。\n责任单位:县数字办、 县财政局等'
    const owners = readOwners(text, false)
    expect(owners.lead.map(unit => text.slice(unit.start, unit.end))).toEqual(['县数字办', '县财政局'])
  })
})

describe('unit names', () => {
  it.each(['各县(市、区)人民政府', '市直有关部门', '各镇街', '各相关单位', '各乡镇', '县直各部门'])(
    '%s is a group',
    name => {
      expect(isGroup(name)).toBe(true)
    },
  )

  it.each(['县财政局', '城关镇人民政府', '县委编办', '市实业集团'])('%s is one unit', name => {
    expect(isGroup(name)).toBe(false)
    expect(looksLikeUnit(name)).toBe(true)
  })

  it.each(['推进政务公开工作', '统一平台', '30%以上', '完成建设'])('%s is no unit', name => {
    expect(looksLikeUnit(name)).toBe(false)
  })
})
