import { describe, expect, it } from 'vitest'
import { dayPath, stepFor } from './day-path.ts'

const frame = { width: 128, height: 136 }
const days = ['2024-09-30', '2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04']

describe('the line of daily counts', () => {
  it('begins at zero and ends above the highest count of either line', () => {
    const path = dayPath({ days, now: [0, 1, 2, 3, 4], before: [2, 2, 2, 2, 10], daysOff: [] }, frame)
    expect(path.rules).toEqual([
      { value: 0, y: 116 },
      { value: 5, y: 66 },
      { value: 10, y: 16 },
    ])
    expect(path.now).toBe('M22 116L47 106L72 96L97 86L122 76')
    expect(path.before.endsWith('L122 16')).toBe(true)
    expect(path.last).toEqual({ x: 122, y: 76, wordsY: 8 })
  })

  it('has round halves for any height', () => {
    const highest: readonly (readonly [number, number])[] = [
      [0, 1],
      [1, 1],
      [3, 2],
      [10, 5],
      [20, 10],
      [43, 25],
      [50, 25],
      [51, 50],
      [430, 250],
      [1200, 1000],
    ]
    for (const [max, step] of highest) expect([max, stepFor(max)]).toEqual([max, step])
  })

  it('shades the days off that it shows, and no others', () => {
    const { off } = dayPath(
      {
        days,
        now: [1, 1, 1, 1, 1],
        before: [],
        daysOff: [
          { from: '2024-10-01', until: '2024-10-07', name: '国庆' },
          { from: '2024-09-15', until: '2024-09-17', name: '中秋' },
        ],
      },
      frame,
    )
    expect(off).toHaveLength(1)
    expect(off[0]?.name).toBe('国庆')
    expect(off[0]?.width).toBeGreaterThan(80)
  })

  it('names the first, middle and last day, and has nothing to draw without days', () => {
    const { marks } = dayPath({ days, now: [], before: [], daysOff: [] }, frame)
    expect(marks.map(({ day, anchor }) => [day, anchor])).toEqual([
      ['2024-09-30', 'start'],
      ['2024-10-02', 'middle'],
      ['2024-10-04', 'end'],
    ])
    const none = dayPath({ days: [], now: [], before: [], daysOff: [] }, frame)
    expect(none).toMatchObject({ now: '', before: '', marks: [], last: null, strips: [] })
  })
})
