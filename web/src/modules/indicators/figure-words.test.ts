import { describe, expect, it } from 'vitest'
import type { T } from '../../i18n/index.ts'
import {
  changeFigure,
  figure,
  figureOr,
  gapFigure,
  gapWords,
  inColumn,
  partsOf,
  withUnit,
} from './figure-words.ts'

const t = ((key: string, values?: { value: string }) =>
  values ? `${key} ${values.value}` : key) as unknown as T

describe('a figure in words', () => {
  it('keeps the digits of its indicator, and a whole number whole', () => {
    expect(figure(83.333333, 1)).toBe('83.3')
    expect(figure(100, 1)).toBe('100')
    expect(figure(82.98, 1)).toBe('83.0')
    expect(figure(55, 0)).toBe('55')
    expect([inColumn(85, 1), inColumn(-1234.5, 2), inColumn(null, 1)]).toEqual(['85.0', '−1,234.50', '—'])
    expect(figure(1512.5, 2)).toBe('1,512.50')
    expect(figure(-3.25, 1)).toMatch(/^−3\.[23]$/)
  })

  it('never writes nothing as 0, nor 0 as nothing', () => {
    expect([figureOr(null, 1), figureOr(undefined, 1), figureOr(0, 1)]).toEqual(['—', '—', '0'])
  })

  it('puts per cent close and other units apart', () => {
    expect(withUnit(98, 1, '%')).toBe('98%')
    expect(withUnit(98, 0, '兆')).toBe('98 兆')
    expect(withUnit(null, 0, '%')).toBe('—')
    expect(withUnit(3, 0, null)).toBe('3')
  })

  it('shows parts only where there are two', () => {
    expect(partsOf({ numerator: 140, denominator: 168 })).toBe('140/168')
    expect(partsOf({ numerator: 0, denominator: 12 })).toBe('0/12')
    expect(partsOf({ numerator: 5, denominator: null })).toBeNull()
  })

  it('says on which side of the path it stands', () => {
    expect(gapWords(-10.58, '%', t)).toBe('figures:gap.behind 10.6')
    expect(gapWords(2.04, '个', t)).toBe('figures:gap.aheadWay 2.0')
    expect(gapWords(0.01, '%', t)).toBe('figures:gap.on')
    expect(gapWords(null, '%', t)).toBeNull()
    expect(gapFigure(-38.94)).toBe('−38.9')
  })

  it('signs a change', () => {
    expect([changeFigure(1.2, 1), changeFigure(-0.04, 1), changeFigure(null, 1)]).toEqual(['+1.2', '0', '—'])
  })
})
