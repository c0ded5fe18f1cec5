import { describe, expect, it } from 'vitest'
import { ANY, auditFilter, readAuditChoice } from './audit-url.ts'

describe('the address of a search in the audit log', () => {
  it('gives back what it was made from, and nothing for what makes no sense', () => {
    expect(readAuditChoice('?from=2024-10-01&user= 王 &type=TASK_ISSUED&place=440203000000')).toEqual({
      ...ANY,
      from: '2024-10-01',
      user: '王',
      type: 'TASK_ISSUED',
    })
    expect(readAuditChoice('from=2024-02-30')).toEqual(ANY)
    expect(readAuditChoice(`words=${'x'.repeat(300)}`).words).toHaveLength(100)
  })

  it('asks for nothing where nothing is given', () => {
    const { place, ...rest } = auditFilter('440203000000', ANY)
    expect(place).toBe('440203000000')
    expect(Object.values(rest).every(value => value === null)).toBe(true)
  })
})
