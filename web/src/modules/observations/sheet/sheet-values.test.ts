import { describe, expect, it } from 'vitest'
import {
  cellAt,
  fill,
  isBlock,
  liveValue,
  NO_VALUES,
  paste,
  type RowShape,
  readBlock,
  rowInputs,
  sameAbove,
  step,
} from './sheet-values.ts'

const row = (
  id: string,
  ratio: boolean,
  above: string,
  below: string | null = null,
  open = true,
): RowShape => ({
  ...{ id, ratio, numeratorItem: above, denominatorItem: below, open },
})

const rows = [
  row('cloud', true, '已上云系统', '应上云系统'),
  row('count', false, '应上云系统'),
  row('done', true, '已办', '总数', false),
  row('zombie', true, '已关停', '应上云系统'),
]

describe('cells that ask for the same', () => {
  it('fill each other, whichever is typed into', () => {
    const typed = fill(rows, {}, 0, 'denominator', '168')
    expect(typed['count']?.value).toBe('168')
    expect(typed['zombie']?.denominator).toBe('168')
    expect(fill(rows, typed, 1, 'value', '170')['cloud']?.denominator).toBe('170')
  })

  it('leave closed rows and notes alone', () => {
    const typed = fill(rows, {}, 0, 'note', '已核对')
    expect(Object.keys(typed)).toEqual(['cloud'])
    expect(fill(rows, {}, 2, 'numerator', '1')).toEqual({})
  })

  it('say in which row the item stood first', () => {
    expect(sameAbove(rows, 0, 'denominator')).toBeNull()
    expect(sameAbove(rows, 1, 'value')).toBe(1)
    expect(sameAbove(rows, 3, 'denominator')).toBe(1)
    expect(sameAbove(rows, 3, 'numerator')).toBeNull()
  })
})

describe('moves', () => {
  it('pass over closed rows', () => {
    expect(step(rows, { row: 1, column: 0 }, 1, 0)).toEqual({ row: 3, column: 0 })
  })

  it('fall back to the one figure of a value, and go on to the note beside it', () => {
    expect(step(rows, { row: 0, column: 1 }, 1, 0)).toEqual({ row: 1, column: 0 })
    expect(step(rows, { row: 1, column: 0 }, 0, 1)).toEqual({ row: 1, column: 2 })
  })

  it('end at the edges', () => {
    expect(step(rows, { row: 0, column: 0 }, -1, 0)).toBeNull()
    expect(step(rows, { row: 3, column: 2 }, 0, 1)).toBeNull()
    expect(step(rows, { row: 3, column: 0 }, 1, 0)).toBeNull()
  })

  it('know which cell a row has in a column', () => {
    expect([0, 1, 2, 3].map(column => cellAt({ ratio: false }, column))).toEqual([
      'value',
      null,
      'note',
      null,
    ])
  })
})

describe('a block from a workbook', () => {
  it('is read with quotes, Windows lines and an empty last line', () => {
    expect(readBlock('1\t2\r\n"a\nb"\t"say ""x"""\r\n')).toEqual([
      ['1', '2'],
      ['a\nb', 'say "x"'],
    ])
  })

  it('is more than one cell', () => {
    expect(isBlock('140')).toBe(false)
    expect(isBlock('140\r\n')).toBe(false)
    expect(isBlock('140\t168')).toBe(true)
  })

  it('fills figures from the cell on, row by row, and keeps closed rows', () => {
    const pasted = paste(rows, {}, { row: 0, column: 0 }, readBlock('140\t168\n168\n1\t2\n3\t168'))
    expect(pasted['cloud']).toMatchObject({ numerator: '140', denominator: '168' })
    expect(pasted['count']?.value).toBe('168')
    expect(pasted['done']).toBeUndefined()
    expect(pasted['zombie']?.numerator).toBe('3')
  })

  it('puts a computed percentage nowhere and words into the note', () => {
    const pasted = paste(rows, {}, { row: 0, column: 0 }, readBlock('140\t168\t83.3%\t含在建\n\t\t168\t新增'))
    expect(pasted['cloud']).toMatchObject({ numerator: '140', denominator: '168', note: '含在建' })
    expect(pasted['count']).toMatchObject({ value: '168', note: '新增' })
  })
})

describe('what is shown and sent', () => {
  it('a ratio in percent, and nothing for a denominator of 0', () => {
    const typed = { ...NO_VALUES, numerator: '１４０', denominator: '168' }
    expect(liveValue({ ratio: true }, typed)).toBeCloseTo(83.3333, 4)
    expect(liveValue({ ratio: true }, { ...typed, denominator: '0' })).toBeNull()
  })

  it('leaves out closed rows, and on request empty ones', () => {
    const typed = fill(rows, {}, 0, 'numerator', ' 140 ')
    expect(rowInputs(rows, typed, { filled: true })).toEqual([
      { indicatorId: 'cloud', numerator: '140', denominator: null, value: null, note: null },
    ])
    expect(rowInputs(rows, typed, { filled: false }).map(one => one.indicatorId)).toEqual([
      'cloud',
      'count',
      'zombie',
    ])
  })
})
