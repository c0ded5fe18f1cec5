import { describe, expect, it } from 'vitest'
import { DUE_WINDOWS, dueWindow, windowName } from './due-window.ts'

describe('windows of due dates', () => {
  it('count calendar days from the date looked at, both ends in', () => {
    expect(dueWindow('days15', '2024-12-20')).toEqual({ dueFrom: '2024-12-20', dueTo: '2025-01-04' })
    expect(dueWindow('past', '2024-03-01')).toEqual({ dueFrom: null, dueTo: '2024-02-29' })
  })

  it('end a month where it ends', () => {
    expect(dueWindow('month', '2024-02-10')).toEqual({ dueFrom: '2024-02-01', dueTo: '2024-02-29' })
    expect(dueWindow('month', '2024-12-31')).toEqual({ dueFrom: '2024-12-01', dueTo: '2024-12-31' })
  })

  it('are known again by their days, and other days have no name', () => {
    for (const name of DUE_WINDOWS) {
      expect(windowName(dueWindow(name, '2024-10-15'), '2024-10-15')).toBe(name)
    }
    expect(windowName({ dueFrom: '2024-10-15', dueTo: null }, '2024-10-15')).toBeNull()
    expect(windowName({ dueFrom: null, dueTo: null }, '2024-10-15')).toBeNull()
  })
})
