import { describe, expect, it } from 'vitest'
import { miniPath } from './mini-path.ts'

const frame = { width: 106, height: 46, right: 0 }
const series = {
  endsOn: ['2024-01-31', '2024-02-29', '2024-03-31'],
  values: [10, null, 30],
  expected: [10, 20, 30],
}

describe('the small chart of an indicator', () => {
  it('draws all lines on one scale, and leads the expected one on to the target', () => {
    const path = miniPath(
      series,
      { target: { day: '2024-05-30', value: 50 }, forecast: { day: '2024-05-30', value: 40 } },
      frame,
    )
    expect(path.actual).toBe('M3 43L53 23')
    expect(path.expected).toBe('M3 43L27.2 33L53 23L103 3')
    expect(path.forecast).toBe('M53 23L103 13')
    expect(path.now).toEqual({ x: 53, y: 23 })
    expect(path.target).toEqual({ x: 103, y: 3 })
  })

  it('draws nothing of what is unknown', () => {
    const none = { endsOn: ['2024-01-31'], values: [null], expected: [null] }
    expect(miniPath(none, { target: null, forecast: null }, frame)).toEqual({
      actual: '',
      expected: '',
      forecast: '',
      now: null,
      target: null,
    })
    const alone = miniPath({ ...none, values: [5] }, { target: null, forecast: null }, frame)
    expect(alone).toMatchObject({ actual: '', now: { x: 3, y: 23 } })
  })

  it('does not forecast backwards', () => {
    const past = { day: '2024-02-29', value: 40 }
    expect(miniPath(series, { target: past, forecast: past }, frame).forecast).toBe('')
  })
})
