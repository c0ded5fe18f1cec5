import { describe, expect, it } from 'vitest'
import { definitionChanges } from './definition-changes.ts'

describe('what a version changes', () => {
  it('is each field that differs, in the order of the form', () => {
    const before = { kind: 'RATIO', unit: '%', denominatorItem: '全部系统', definition: '甲' }
    const after = { kind: 'RATIO', unit: '%', denominatorItem: '应上云系统', definition: '乙' }
    expect(definitionChanges(before, after)).toEqual([
      { field: 'definition', before: '甲', after: '乙' },
      { field: 'denominatorItem', before: '全部系统', after: '应上云系统' },
    ])
  })

  it('is nothing where an empty field stays empty', () => {
    expect(definitionChanges({ excluded: null, line: null }, { excluded: '', line: undefined })).toEqual([])
  })

  it('tells 0 from nothing', () => {
    expect(definitionChanges({ line: null }, { line: 0 })).toEqual([
      { field: 'line', before: null, after: 0 },
    ])
  })
})
