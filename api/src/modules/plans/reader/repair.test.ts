import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { toSource } from './mapped-text.ts'
import { flatten, repair } from './repair.ts'

/** What a page shows after the first byte of a GBK line got lost. */
function loseFirstByte(line: string): string {
  const bytes = iconv.encode(line, 'gbk')
  return `?${iconv.decode(bytes.subarray(1), 'gbk')}`
}

describe('repair', () => {
  it.each([
    ['pinyin after a character', '統(tǒng)籌(chóu)推進(jìn)數(shù)據(jù)共享', '统筹推进数据共享'],
    [
      'a capital letter where a character was lost',
      '夯實基A(chǔ)設(shè)施建設(shè)，責任到人',
      '夯实基础设施建设，责任到人',
    ],
    ['markup scraps and entities', '<p>一、工作目标</p>\n完成&nbsp;任务', '一、工作目标\n完成 任务'],
    ['a page translated into Taiwan words', '最佳化網路服務，網際網路與軟體', '优化网络服务，互联网与软件'],
    ['the archives, which are no "files"', '縣檔案局負責網路歸檔', '县档案局负责网络归档'],
    ['blanks inside a date', '2023年 9 月底前完成', '2023年9月底前完成'],
    ['carriage returns and zero-width characters', '一、任务\r\n\ufeff二、\u200b要求', '一、任务\n二、要求'],
  ])('takes away %s', (_, damaged, sound) => {
    expect(repair(damaged).text).toBe(sound)
  })

  it('leaves brackets alone that are not pronunciations', () => {
    const text = '推广办公平台(OA)和数据库(db)，见附件(a)'
    expect(repair(text).text).toBe(text)
  })

  it('leaves simplified text with the word 套用 as it is', () => {
    expect(repair('不得套用标准').text).toBe('不得套用标准')
  })

  it.each([
    ['　（一）摸清信息資源底數，按月通報。', '　（一）摸清信息资源底数，按月通报。'],
    ['　（十二）整合數據資源，建立臺賬。', '　（十二）整合数据资源，建立台账。'],
  ])('undoes a lost first byte: %s', (line, sound) => {
    const { text, restored, lost } = repair(loseFirstByte(line))
    expect(text.trim()).toBe(sound.trim())
    expect([restored.length, lost.length]).toEqual([1, 0])
  })

  it('says where a character cannot be brought back', () => {
    const { text, lost } = repair(loseFirstByte('　（六）加强宣传引导与监察'))
    expect(text.trim()).toBe('（六）加强宣传引导与监□')
    expect(lost).toHaveLength(1)
  })

  it('does not take a real question for damage', () => {
    const text = '问题是什么?我们这样回答。是否完成?没有完成。'
    expect(repair(text).text).toBe(text)
  })

  it('joins a sentence cut by a line end and keeps headings apart', () => {
    const text =
      '一、重点任务\n1.整合全县政务信息系统,推动部门之间数据共\n享,减少群众跑动次数。\n2.完善制度。'
    expect(repair(text).text).toBe(
      '一、重点任务\n1.整合全县政务信息系统,推动部门之间数据共享,减少群众跑动次数。\n2.完善制度。',
    )
  })

  it('points every character back to the place it came from', () => {
    const original = '責(zé)任單(dān)位：縣(xiàn)財(cái)政局'
    const { mapped, text } = repair(original)
    const at = text.indexOf('财政局')
    expect(original.slice(...toSource(mapped, at, at + 3))).toBe('財(cái)政局')
  })
})

describe('flatten', () => {
  it('makes marks half-width without moving anything', () => {
    const text = '（１）责任单位：Ａ、Ｂ；９８％　～ —'
    expect(flatten(text)).toBe('(1)责任单位:A、B;98% ~ -')
    expect(flatten(text)).toHaveLength(text.length)
  })
})
