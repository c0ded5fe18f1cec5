import { describe, expect, it } from 'vitest'
import { changed, milestoneInput, rowsOf, withDay, withStatus } from './milestone-rows.ts'

const MILESTONES = [{ id: 'a', deliverable: '建成平台', dueOn: '2024-12-31', status: 'DATED' as const }]

describe('dates in the edit form', () => {
  it('are sent as they stand, and nothing counts as changed that was not', () => {
    const rows = rowsOf(MILESTONES)
    expect(changed(rows, MILESTONES)).toBe(false)
    expect(milestoneInput(rows)).toEqual([
      { id: 'a', deliverable: '建成平台', dueOn: '2024-12-31', status: 'DATED' },
    ])
  })

  it('agree with their status: no day, not dated', () => {
    const [row] = rowsOf(MILESTONES)
    if (!row) throw new Error('no row')
    expect(withDay(row, null).status).toBe('UNKNOWN')
    expect(withStatus(row, 'ONGOING')).toMatchObject({ status: 'ONGOING', dueOn: null })
    expect(withDay(withStatus(row, 'ONGOING'), '2025-01-31').status).toBe('DATED')
    expect(changed([withDay(row, '2025-01-31')], MILESTONES)).toBe(true)
  })
})
