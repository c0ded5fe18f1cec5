import { describe, expect, it } from 'vitest'
import { sheetErrors } from './sheet-answer.ts'

const fault = { row: 7, column: '分子', typed: '12', reason: '分子大于分母。', fix: '请核对。' }

describe('a fault of an uploaded table', () => {
  it('says whose cell it is', () => {
    const [error] = sheetErrors([{ ...fault, place: { name: '山前村村民委员会' }, indicatorName: '上云率' }])
    expect(error).toMatchObject({ row: 7, column: '山前村 · 上云率 · 分子', value: '12' })
  })

  it('may be of the table as a whole', () => {
    expect(sheetErrors([{ ...fault, row: null, typed: null }])).toEqual([
      { row: null, column: '分子', value: '', reason: '分子大于分母。', fix: '请核对。' },
    ])
  })
})
