import { describe, expect, test } from 'vitest'
import { checkFormulaText, type FormulaNeighbour, formulaWords } from './formula.check.ts'
import type { Definition } from './indicator.facts.ts'

const neighbour = (no: number, unit: string | null, formula: string | null = null): FormulaNeighbour => ({
  id: `id${no}`,
  no,
  name: `指标${no}`,
  status: 'ACTIVE',
  definitions: [{ unit, formula } as Definition],
})

const library = [
  neighbour(1, '个'),
  neighbour(2, '个'),
  neighbour(3, '%'),
  neighbour(4, '个', '[1] + [5]'),
  neighbour(5, '个', '[2] * 2'),
  neighbour(6, null),
]

const faultsOf = (formula: string, self: string | null = null) =>
  checkFormulaText(formula, library, self).faults.map(({ message, start, end }) => [
    message,
    formula.slice(start, end),
  ])

describe('a formula in the library', () => {
  test('knows the indicators it names', () => {
    expect(faultsOf('[1] + [42]')).toEqual([[expect.stringContaining('没有编号为 [42]'), '[42]']])
    expect(faultsOf('3 * 4')).toEqual([[expect.stringContaining('公式里没有指标'), '3 * 4']])
  })

  test('does not come back to itself, directly or through others', () => {
    expect(faultsOf('[2] + 1', 'id2')).toEqual([
      ['循环引用：[2] 指标2 → [2] 指标2。公式不能绕回到指标自己。', '[2]'],
    ])
    expect(faultsOf('[1] + [4]', 'id2')).toEqual([
      [expect.stringContaining('[2] 指标2 → [4] 指标4 → [5] 指标5 → [2] 指标2'), '[4]'],
    ])
    expect(faultsOf('[4]', 'id3')).toEqual([])
  })

  test('adds only what is counted alike', () => {
    expect(faultsOf('[1] + [3]')).toEqual([[expect.stringContaining('“个”和“%”'), '[1] + [3]']])
    expect(faultsOf('sum([1], [2], [3])')).toHaveLength(1)
    expect(faultsOf('[1] / [2] * 100 + [3]')).toEqual([])
    expect(faultsOf('100 - [3]')).toEqual([])
    expect(faultsOf('[6] + [3]')).toEqual([])
  })

  test('divides by nothing that is always 0', () => {
    expect(faultsOf('[1] / (3 - 3)')).toEqual([['除数是 0，请改正。', '3 - 3']])
    expect(faultsOf('[1] / ([2] - [2])')).toEqual([])
  })

  test('has the unit that follows from its parts', () => {
    const unit = (formula: string) => checkFormulaText(formula, library, null).unit
    expect([
      unit('[1] + [2]'),
      unit('[1] / [2]'),
      unit('[3] / 2'),
      unit('2 * [1]'),
      unit('[1] * [3]'),
    ]).toEqual(['个', null, '%', '个', null])
  })

  test('is read out with names', () => {
    expect(formulaWords('【1】 / [2] * 100 - [9]', library)).toBe('“指标1” / “指标2” * 100 - [9]')
    expect(checkFormulaText('[1] / [2]', library, null)).toMatchObject({ uses: ['id1', 'id2'], faults: [] })
  })
})
