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

describe('columns of another language or size', () => {
  const columns = [{ width: 100 }, { width: 100, figure: true }, { width: 40 }, {}]
  const widths = (english: boolean, large: boolean) =>
    widened(columns, { english, large }).map(({ width }) => width)

  it('get more room for English words, not for figures or boxes', () => {
    expect(widths(true, false)).toEqual([125, 100, 40, undefined])
  })

  it('get more room for large letters, figures too', () => {
    expect(widths(false, true)).toEqual([125, 125, 40, undefined])
    expect(widths(true, true)).toEqual([156, 125, 40, undefined])
  })

  it('stay as they are in Chinese of the usual size', () => {
    expect(widened(columns, { english: false, large: false })).toBe(columns)
  })
})
