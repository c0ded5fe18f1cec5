import { describe, expect, it } from 'vitest'
import { fill, sentenceAt } from './translate.ts'

const words = { tasks: { status: { DONE: '已完成' }, count: '{{count}} 项,其中 {{late}} 项逾期' } }

describe('the words of a screen', () => {
  it('are found by area and path, and nothing stands for what is not there', () => {
    expect(sentenceAt(words, 'tasks:status.DONE')).toBe('已完成')
    expect(sentenceAt(words, 'tasks:status')).toBeUndefined()
    expect(sentenceAt(words, 'tasks:status.DONE.more')).toBeUndefined()
    expect(sentenceAt(words, 'plans:title')).toBeUndefined()
  })

  it('have their gaps filled, as the words stand: nothing in a filling is a gap again', () => {
    expect(fill(words.tasks.count, { count: 0, late: '{{count}} $& ' })).toBe(
      '0 项,其中 {{count}} $&  项逾期',
    )
    expect(fill(words.tasks.count, { count: 3 })).toBe('3 项,其中  项逾期')
    expect(fill(words.tasks.count)).toBe(words.tasks.count)
  })

  it('take counts as counts are written, and years as years', () => {
    expect(fill('导出 {{count}} 项', { count: 9095 })).toBe('导出 9,095 项')
    expect(fill('{{total}} 件', { total: -1234.5 })).toBe('-1,234.5 件')
    expect(fill('{{count}} 项', { count: 999 })).toBe('999 项')
    expect(fill('{{year}} 年，第 {{no}} 号', { year: 2024, no: 1024 })).toBe('2024 年，第 1024 号')
    expect(fill('{{count}}', { count: '9095' })).toBe('9095')
  })

  it('take the form of a word that goes with the number', () => {
    const tickets = '{{count}} {{count|ticket is|tickets are}} late'
    expect(fill(tickets, { count: 1 })).toBe('1 ticket is late')
    expect(fill(tickets, { count: 0 })).toBe('0 tickets are late')
    expect(fill(tickets, { count: '1,204' })).toBe('1,204 tickets are late')
  })
})
