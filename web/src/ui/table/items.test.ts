import { describe, expect, it } from 'vitest'
import { itemsOf } from './items.ts'

const rows = [
  { id: '1', unit: '政数局' },
  { id: '2', unit: '政数局' },
  { id: '3', unit: '住管局' },
  { id: '4', unit: '政数局' },
]

describe('the lines of a table', () => {
  it('are the rows alone without groups', () => {
    expect(itemsOf(rows, row => row.id).map(item => item.key)).toEqual(['1', '2', '3', '4'])
  })

  it('put one head before neighbours of the same group and keep the order', () => {
    const items = itemsOf(
      rows,
      row => row.id,
      row => row.unit,
    )
    expect(
      items.map(item => (item.kind === 'group' ? `# ${item.key} ${item.rows.length}` : item.key)),
    ).toEqual(['# 政数局 2', '1', '2', '# 住管局 1', '3', '# 政数局 1', '4'])
  })

  it('number the rows without counting the heads', () => {
    const indexes = itemsOf(
      rows,
      row => row.id,
      row => row.unit,
    ).flatMap(item => (item.kind === 'row' ? [item.index] : []))
    expect(indexes).toEqual([0, 1, 2, 3])
  })
})
