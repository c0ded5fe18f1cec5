import { describe, expect, it } from 'vitest'
import { readValue } from './table-ledger.ts'
import { readTargets } from './targets.ts'

describe('readTargets', () => {
  it.each([
    ['完成50%及以上部门的整合', 50, '%', '>='],
    ['受理率达到98%', 98, '%', '>='],
    ['带宽不低于100兆', 100, '兆', '>='],
    ['时间压缩至3个工作日以内', 3, '个工作日', '<='],
    ['次数不超过5次', 5, '次', '<='],
    ['新建学校12所', 12, '所', '='],
    ['实现乡镇网络全覆盖', 100, '%', '='],
    ['培训新型农民达到40000名', 40000, '名', '>='],
  ])('%s', (text, value, unit, comparator) => {
    expect(readTargets(text)[0]).toMatchObject({ value, unit, comparator })
  })

  it.each(['2019年6月底前完成', '(甲政办〔2018〕33号)', '拨打12345热线', '第2批名单'])(
    '%s holds no target',
    text => {
      expect(readTargets(text)).toEqual([])
    },
  )
})

describe('readValue', () => {
  it.each([
    ['≥93', 93, '>='],
    ['低于4.1', 4.1, '<'],
    ['[15000]', 15000, '='],
    ['98%', 98, '='],
    ['55以上', 55, '>='],
    ['一级', null, '='],
    [null, null, '='],
  ])('%s', (text, value, comparator) => {
    expect(readValue(text)).toMatchObject({ value, comparator })
  })
})
