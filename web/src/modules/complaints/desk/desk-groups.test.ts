import { describe, expect, it } from 'vitest'
import type { TicketRow } from '../ticket-row.ts'
import { deskRows, nextOf } from './desk-groups.ts'

const row = (id: string) => ({ id }) as TicketRow
const groups = [
  { key: 'HANDLE', rows: [row('a'), row('b')] },
  { key: 'CONTACT', rows: [row('a')] },
  { key: 'DISPATCH', rows: [row('c')] },
]
const keys = (rows: readonly { key: string }[]) => rows.map(({ key }) => key)

describe('the ticket desk', () => {
  it('lists the groups in their order, a ticket once in each', () => {
    expect(keys(deskRows(groups, null))).toEqual(['DISPATCH:c', 'CONTACT:a', 'HANDLE:a', 'HANDLE:b'])
  })

  it('shows one group alone', () => {
    expect(keys(deskRows(groups, 'HANDLE'))).toEqual(['HANDLE:a', 'HANDLE:b'])
  })

  it('goes on with the next ticket, not with the same one in another group', () => {
    const rows = deskRows(groups, null)
    expect(nextOf(rows, 'CONTACT:a')).toBe('HANDLE:b')
    expect(nextOf(rows, 'HANDLE:b')).toBe('HANDLE:a')
    expect(nextOf(deskRows(groups, 'DISPATCH'), 'DISPATCH:c')).toBeNull()
  })
})
