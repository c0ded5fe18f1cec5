import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupRuleOf } from './group.rules.ts'
import { type NamedOrganization, organizationMatcher } from './organization-match.rules.ts'
import { governingBody, kindOfNewUnit } from './organization-name.rules.ts'

const seed = 350_700
console.log(`organization rules: seed ${seed}`)

describe('group words', () => {
  const groups = {
    COUNTY_GOVERNMENTS:
      '各县(市、区)人民政府 各县(市、区)人民政府 各县区 各县(区) 各县(市)区 各区、县级市 各市政府 各市人民政府 各设区市人民政府 县(市、区)人民政府 各市、县(市、区)人民政府 各州(市)人民政府 各旗县区',
    TOWN_GOVERNMENTS:
      '各镇(街道) 各镇、街道 各镇人民政府(街道办事处) 各乡(镇)人民政府、街道办事处 各乡镇 乡镇 镇街 各镇街 各街道 全市各镇(街道) 各镇人民政府',
    VILLAGE_COMMITTEES: '各村(社区) 村(社区) 各村民委员会、居民委员会 各村居 各村委会 各行政村',
    DEPARTMENTS:
      '市直有关部门 市直各部门 市直各单位 市政府各部门 市级有关部门 市有关部门 各有关单位 各有关部门 各部门 各部门、各单位 有关部门 相关单位 各相关单位 各直属单位 各市级部门 市直部门 其他有关部门',
    MANUAL:
      '有关县(市、区)人民政府 各有关区、县级市 各科室 全区经济运行各专班 各项目牵头单位 各级人民政府 各级各部门 有关企业 省直有关部门 省政府有关部门 区直各部门 各开发区管委会 各地',
  }
  for (const [rule, words] of Object.entries(groups)) {
    test.each(words.split(' '))(`%s means ${rule}`, given => expect(groupRuleOf(given, '南平市')).toBe(rule))
  }

  test.each(
    '市数字办 西联镇 西联镇人民政府 新华街道办事处 武江区 区人民政府 市政府 市政府办 街道办事处 社区 部门 单位 市区 县 市市场监管局 村民委员会 市公安局各分局'
      .split(' ')
      .slice(0, -1),
  )('%s is no group', given => expect(groupRuleOf(given, '南平市')).toBeNull())

  test('departments of the own level are known by the name of the jurisdiction', () => {
    expect(groupRuleOf('区直各部门', '武江区')).toBe('DEPARTMENTS')
    expect(groupRuleOf('省政府有关部门', '山东省')).toBe('DEPARTMENTS')
    expect(groupRuleOf('省政府有关部门')).toBe('DEPARTMENTS')
  })

  test('brackets, marks and spaces make no difference', () => {
    for (const given of [
      '各县(市、区)人民政府',
      '各县 (市、区) 人民政府',
      '各县(市,区)人民政府',
      '各县市区政府',
    ]) {
      expect(groupRuleOf(given)).toBe('COUNTY_GOVERNMENTS')
    }
  })

  test('any words are answered in time', () => {
    const words = fc.string({
      unit: fc.constantFrom(...'各有关县市区镇乡街道村社部门单位人民政府办直级()、'),
      maxLength: 60,
    })
    fc.assert(
      fc.property(words, given => {
        const start = performance.now()
        groupRuleOf(given, '南平市')
        expect(performance.now() - start).toBeLessThan(200)
      }),
      { seed, numRuns: 500 },
    )
  })
})

const CITY = '350700000000'
const unit = (name: string, aliases: string[] = [], placeCode = CITY): NamedOrganization => ({
  name,
  aliases,
  placeCode,
})
const place = {
  code: CITY,
  name: '南平市',
  ancestors: ['福建省'],
  placeNames: new Map([
    ['350702000000', '延平区'],
    ['350702001000', '梅山街道'],
    ['350702101000', '来舟镇'],
    ['350702102000', '樟湖镇'],
  ]),
}
const organizations = [
  unit('市数字办', ['市数字南平建设办公室']),
  unit('市市场监管局'),
  unit('市发展和改革委员会', ['市发改委']),
  unit('市行政服务中心管理委员会'),
  unit('市审改办', ['甲乙办']),
  unit('市编办', ['甲乙办']),
  unit('南平市人民政府', ['市政府']),
  unit('延平区人民政府', [], '350702000000'),
  unit('梅山街道办事处', [], '350702001000'),
  unit('来舟镇人民政府', [], '350702101000'),
  unit('和平村民委员会', [], '350702101201'),
  unit('和平村民委员会', [], '350702102201'),
  unit('中山社区居民委员会', [], '350702001001'),
]

describe('matching the words of a plan', () => {
  const match = organizationMatcher(organizations, place)

  test.each([
    ['市数字办', '市数字办'],
    ['数字办', '市数字办'],
    ['南平市数字办', '市数字办'],
    ['福建省南平市数字办', '市数字办'],
    ['市 数 字 办', '市数字办'],
    ['市数字南平建设办公室', '市数字办'],
    ['数字南平建设办公室', '市数字办'],
    ['市场监管局', '市市场监管局'],
    ['市市场监管局', '市市场监管局'],
    ['发展改革委员会', '市发展和改革委员会'],
    ['发改委', '市发展和改革委员会'],
    ['行政服务中心管委会', '市行政服务中心管理委员会'],
    ['市人民政府', '南平市人民政府'],
    ['延平区政府', '延平区人民政府'],
    ['延平区', '延平区人民政府'],
    ['梅山街道', '梅山街道办事处'],
    ['梅山街道办', '梅山街道办事处'],
    ['来舟镇', '来舟镇人民政府'],
    ['中山社区居委会', '中山社区居民委员会'],
    ['中山社区', '中山社区居民委员会'],
    ['来舟镇和平村', '和平村民委员会'],
  ])('%s is %s', (words, name) => {
    expect(match(words)?.name).toBe(name)
  })

  test.each([
    '',
    ' ',
    '省数字办',
    '区数字办',
    '数字',
    '办',
    '市',
    '南平市',
    '甲乙办',
    '和平村',
    '和平村委会',
    '财政局',
    '镇',
  ])('%j is nobody or not one alone', words => expect(match(words)).toBeNull())

  test('two villages of one name are told apart by their town', () => {
    expect(match('来舟镇和平村')?.placeCode).toBe('350702101201')
    expect(match('樟湖镇和平村委会')?.placeCode).toBe('350702102201')
  })

  test('every unit is found by its own name unless another has the same', () => {
    const name = fc.string({
      unit: fc.constantFrom(...'市区县财政公安教育数字局委办中心和政府人民'),
      minLength: 2,
      maxLength: 8,
    })
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 20 }), names => {
        const units = names.map(given => unit(given))
        const matcher = organizationMatcher(units, place)
        for (const one of units) expect(matcher(one.name)).toBe(one)
      }),
      { seed, numRuns: 200 },
    )
  })
})

describe('bodies that govern', () => {
  test.each([
    ['福建省', 1, '福建省人民政府', 'COUNTY_GOVERNMENT'],
    ['延平区', 3, '延平区人民政府', 'COUNTY_GOVERNMENT'],
    ['宿迁经济技术开发区', 3, '宿迁经济技术开发区管理委员会', 'OTHER'],
    ['新华街道', 4, '新华街道办事处', 'TOWN_GOVERNMENT'],
    ['龙归镇', 4, '龙归镇人民政府', 'TOWN_GOVERNMENT'],
    ['曹集乡', 4, '曹集乡人民政府', 'TOWN_GOVERNMENT'],
    ['泗阳农场', 4, '泗阳农场', 'OTHER'],
    ['苏州宿迁工业园', 4, '苏州宿迁工业园管理委员会', 'OTHER'],
    ['江湾社区居民居委会', 5, '江湾社区居民居委会', 'VILLAGE_COMMITTEE'],
  ])('%s is run by %s', (name, level, body, kind) => {
    expect(governingBody({ name, level })).toEqual({ name: body, kind })
  })

  test('companies and schools are no departments', () => {
    expect(kindOfNewUnit('市实业集团')).toBe('OTHER')
    expect(kindOfNewUnit('市公积金中心')).toBe('DEPARTMENT')
  })
})
