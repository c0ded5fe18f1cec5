import { describe, expect, test } from 'vitest'
import { divisionNameFault, newCodeFault, nextCode } from './division-change.rules.ts'

describe('the code of a new place', () => {
  test('follows the highest right below its parent', () => {
    expect(nextCode('440203000000', ['440203001000', '440203101000'])).toBe('440203102000')
    expect(nextCode('440203101000', ['440203101001', '440203101203'])).toBe('440203101204')
    expect(nextCode('440203101000', [])).toBe('440203101001')
    expect(nextCode('440000000000', ['440200000000'])).toBe('440300000000')
  })

  test('fills a gap when the highest is taken, and there is none below a village', () => {
    expect(nextCode('440203101000', ['440203101999', '440203101001'])).toBe('440203101002')
    expect(nextCode('440203101001', [])).toBeNull()
  })

  test('is refused with what to do', () => {
    const county = { code: '440203000000', name: '武江区', level: 3 }
    expect(newCodeFault('440203105000', county)).toBeNull()
    expect(newCodeFault('44020310500', county)).toContain('12 位')
    expect(newCodeFault('440204105000', county)).toContain('440203 开头')
    expect(newCodeFault('440203105001', county)).toContain('第 5 级')
    expect(newCodeFault('440203105001', { code: '440203105001', name: '某村', level: 5 })).toContain('村居')
  })

  test('comes with a name', () => {
    expect(divisionNameFault('')).not.toBeNull()
    expect(divisionNameFault('镇'.repeat(61))).toContain('60')
    expect(divisionNameFault('新村')).toBeNull()
  })
})
