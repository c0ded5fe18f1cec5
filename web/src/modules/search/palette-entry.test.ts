import { describe, expect, test } from 'vitest'
import { foundBy, piecesOf, rankOfName } from './palette-entry.ts'

const cockpit = { title: '驾驶舱', pinyin: 'jia shi cang' }
const ledger = { title: '任务台账', pinyin: 'ren wu tai zhang' }

describe('a page of the app', () => {
  test('is found by its name, its pinyin and the initials of it', () => {
    for (const text of ['驾驶', '驶舱', 'jsc', 'JSC', 'jiashi', 'sc'])
      expect(rankOfName(cockpit, text)).not.toBeNull()
    for (const text of ['台账', 'zhang x', 'c', '']) expect(rankOfName(cockpit, text)).toBeNull()
    expect(rankOfName(ledger, '任务 tz')).toBe(3)
  })

  test('comes before others that hold the word further back', () => {
    const names = [cockpit, { title: '考核驾驶舱', pinyin: 'kao he jia shi cang' }, ledger]
    expect(foundBy(names, '驾驶').map(({ title }) => title)).toEqual(['驾驶舱', '考核驾驶舱'])
    expect(foundBy(names, ' ')).toHaveLength(3)
  })
})

test('a title is cut at its marks and nowhere else', () => {
  expect(piecesOf('系统迁移上云', [{ from: 2, to: 4 }])).toEqual([
    { text: '系统', found: false },
    { text: '迁移', found: true },
    { text: '上云', found: false },
  ])
  expect(piecesOf('上云', [{ from: 0, to: 2 }])).toEqual([{ text: '上云', found: true }])
  expect(piecesOf('上云', [])).toEqual([{ text: '上云', found: false }])
})
