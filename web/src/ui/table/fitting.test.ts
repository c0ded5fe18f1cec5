import { describe, expect, it } from 'vitest'
import { fitting, leastWidth, widened } from './fitting.ts'

const COLUMNS = [
  { id: 'light', width: 100 },
  { id: 'title' },
  { id: 'joint', width: 120, spare: 2 },
  { id: 'plan', width: 160, spare: 1 },
  { id: 'due', width: 120 },
]
const ids = (room: number | null) => fitting(COLUMNS, room).map(({ id }) => id)

describe('columns there is room for', () => {
  it('are all of them while the room is not known, or large enough', () => {
    expect(ids(null)).toHaveLength(5)
    expect(ids(leastWidth(COLUMNS))).toHaveLength(5)
  })

  it('lose what can be spared first, and no more than needed', () => {
    expect(ids(650)).toEqual(['light', 'title', 'joint', 'due'])
    expect(ids(450)).toEqual(['light', 'title', 'due'])
  })

  it('never lose what cannot be spared', () => {
    expect(ids(100)).toEqual(['light', 'title', 'due'])
  })
})

describe('columns of another language', () => {
  it('get more room for words, not for figures or boxes', () => {
    const columns = [{ width: 100 }, { width: 100, figure: true }, { width: 40 }, {}]
    expect(widened(columns, 'en').map(({ width }) => width)).toEqual([125, 100, 40, undefined])
    expect(widened(columns, 'zh-CN')).toBe(columns)
  })
})
