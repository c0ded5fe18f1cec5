import { describe, expect, it } from 'vitest'
import { columnWidth, harmless, sheetValue } from './cell-value.ts'
import { fileName } from './file-name.ts'
import { escaped, framed } from './picture.ts'
import { wrapped } from './wrap.ts'

describe('the name of a saved file', () => {
  it('says what, where and of which day', () => {
    expect(fileName(['12345 走势', '武江区', '2024-10-15'], 'png')).toBe('12345 走势 武江区 2024-10-15.png')
  })

  it('holds nothing a file system refuses, and is not too long', () => {
    expect(fileName(['a/b\\c:d*e?"<f>|', ' 上 云\n率 '], 'svg')).toBe('a b c d e f 上 云 率.svg')
    expect(fileName(['长'.repeat(300)], 'xlsx')).toHaveLength(125)
    expect(fileName(['', '武江区'], 'xlsx')).toBe('武江区.xlsx')
  })
})

describe('a cell of a saved table', () => {
  it('is a number where a figure was written', () => {
    expect(sheetValue('1,234')).toBe(1234)
    expect(sheetValue(' −1.8 ')).toBe(-1.8)
    expect(sheetValue('+12')).toBe(12)
    expect(sheetValue('0')).toBe(0)
  })

  it('is a share where percent was written, with as many digits', () => {
    expect(sheetValue('86.0%')).toEqual({ percent: 0.86, digits: 1 })
    expect(sheetValue('100 %')).toEqual({ percent: 1, digits: 0 })
  })

  it('is a day where one was written in full', () => {
    expect(sheetValue('2024-10-15')).toEqual({ day: '2024-10-15' })
    expect(sheetValue('2024-13-01')).toBe('2024-13-01')
  })

  it('stays words where it is no figure: codes, parts, long numbers', () => {
    for (const words of ['440203102000', '0012', '312/363', '10-15 周二', '剩 5', '3 项'])
      expect(sheetValue(words)).toBe(words)
  })

  it('is empty where there is nothing, never 0', () => {
    for (const words of ['—', '', '  ', '–']) expect(sheetValue(words)).toBeNull()
  })

  it('is never a formula', () => {
    expect(harmless('=1+1')).toBe("'=1+1")
    expect(harmless('@SUM(A1)')).toBe("'@SUM(A1)")
    expect(harmless('上云率')).toBe('上云率')
  })

  it('gives its column room, within reason', () => {
    expect(columnWidth(['单位', '区政务服务和数据管理局'])).toBe(24)
    expect(columnWidth(['字'.repeat(200)])).toBe(60)
  })
})

describe('a saved picture', () => {
  const tokens = { ink: '#000', ink2: '#222', muted: '#555', surface: '#fff', font: '"A B",serif' }

  it('breaks its words between characters and at blanks, never before a mark', () => {
    expect(wrapped('一二三四五六七八', 10, 40)).toEqual(['一二三四', '五六七八'])
    expect(wrapped('一二三四，五六', 10, 40)).toEqual(['一二三四，', '五六'])
    expect(wrapped('', 10, 40)).toEqual([])
  })

  it('holds its title, day, source and definition as text that cannot end it', () => {
    const svg = framed(
      { markup: '<svg width="300" height="100"></svg>', width: 300, height: 100 },
      {
        title: '走势<b>',
        line: '武江区 · 截至 2024-10-15',
        caption: '942 件',
        notes: ['来源：a & b', '口径：x'],
      },
      tokens as Parameters<typeof framed>[2],
    )
    expect(svg.markup).toContain('走势&lt;b&gt;')
    expect(svg.markup).toContain('截至 2024-10-15')
    expect(svg.markup).toContain('a &amp; b')
    expect(svg.markup).toContain('<svg x="24"')
    expect(svg.markup).not.toContain('<b>')
    expect(svg.height).toBeGreaterThan(160)
    expect(escaped('\u0000\u0007"')).toBe('&quot;')
  })
})
