import { Decimal } from 'decimal.js'
import { describe, expect, test } from 'vitest'
import { parseFormula } from './formula.parse.ts'
import { evaluateFormula, formulaUses } from './formula.rules.ts'

const values: Readonly<Record<number, string>> = { 1: '2', 2: '3', 3: '0', 7: '83', 8: '89' }
const figureOf = (no: number) => (values[no] === undefined ? null : new Decimal(values[no]))
const valueIn = (formula: string) => evaluateFormula(formula, figureOf)?.toString() ?? null
const faultIn = (formula: string) => {
  const [fault] = parseFormula(formula).faults
  return fault && [fault.message, formula.slice(fault.start, fault.end)]
}

describe('a formula', () => {
  test.each([
    ['', '请填写公式'],
    ['[7] + 上云率', '不认识“上云率”'],
    ['[abc] * 2', '方括号里填指标编号'],
    ['[7', '方括号里填指标编号'],
    ['7]', '方括号没有配对'],
    ['([7] + 1', '没有配对'],
    ['[7] + 1)', '多了一个右括号'],
    ['[7] [8]', '缺少运算符'],
    ['5[7]', '缺少运算符'],
    ['[7] ** 2', '不能用“**”'],
    ['[7] // 2', '不能用“//”'],
    ['[7] > 2', '不能用“>”'],
    ['[7]; [8]', '不能用“;”'],
    ['[7] / ', '看不懂'],
    ['sum()', 'sum 的括号里'],
    ['sum', '后面要跟括号'],
    ['2([7])', '缺少运算符'],
    ['[7] + eval([8])', '不认识“eval”'],
    ['process.exit()', '不认识“process”'],
    ['constructor', '不认识“constructor”'],
    ['`1`', '不能用“`”'],
    [`${'('.repeat(200)}1${')'.repeat(200)}`, ''],
    [`${'-'.repeat(400)}1`, '套得太深'],
    ['1+'.repeat(300), '不能超过 500'],
    [`${'1+'.repeat(150)}1`, '不能超过 100 个'],
  ])('%j is answered with a sentence or a tree', (formula, words) => {
    const { tree, faults } = parseFormula(formula)
    if (words === '') expect(tree === null).toBe(faults.length > 0)
    else expect(faults[0]?.message).toContain(words)
  })

  test('a fault names its place', () => {
    expect(faultIn('[7] + 上云率')?.[1]).toBe('上云率')
    expect(faultIn('[7] [x]')?.[1]).toBe('[x]')
    expect(faultIn('（[7] + 1')?.[1]).toBe('（')
  })

  test('counts as it is written, brackets and precedence included', () => {
    expect(valueIn('[1] + [2] * 2')).toBe('8')
    expect(valueIn('([1] + [2]) * 2')).toBe('10')
    expect(valueIn('10 - 3 - 2')).toBe('5')
    expect(valueIn('-[1] + 5')).toBe('3')
    expect(valueIn('[7] / [8] * 100')).toBe('93.258427')
    expect(valueIn('min([1], [2]) + max(1, 4) + sum([1], [2], .5)')).toBe('11.5')
    expect(valueIn('（【7】＋１７）÷２')).toBe('50')
    expect(valueIn('0.1 + 0.2')).toBe('0.3')
  })

  test('a missing figure and a division by zero are no data', () => {
    expect(valueIn('[9] + 1')).toBeNull()
    expect(valueIn('sum([1], [9])')).toBeNull()
    expect(valueIn('[1] / [3]')).toBeNull()
    expect(valueIn('[1] / ([2] - 3)')).toBeNull()
    expect(valueIn('no formula')).toBeNull()
  })

  test('names each indicator once, in the order of the text', () => {
    expect(formulaUses('[8] + [7] * [8] - sum([1], 3)')).toEqual([8, 7, 1])
    expect(formulaUses('[8] +')).toEqual([])
  })
})
