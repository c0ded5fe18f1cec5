import { describe, expect, it } from 'vitest'
import { checkPassword } from './password-rules.ts'

describe('a new password', () => {
  it('is refused when short, plain, unchanged or mistyped', () => {
    const current = 'Old12345'
    expect(checkPassword({ current: '', next: 'New12345', again: 'New12345' })).toEqual({
      current: 'access:password.needCurrent',
    })
    expect(checkPassword({ current, next: 'a1', again: 'a1' }).next).toBe('access:password.tooShort')
    expect(checkPassword({ current, next: 'abcdefgh', again: 'abcdefgh' }).next).toBe(
      'access:password.tooPlain',
    )
    expect(checkPassword({ current, next: current, again: current }).next).toBe('access:password.same')
    expect(checkPassword({ current, next: 'New12345', again: 'New12346' })).toEqual({
      again: 'access:password.mismatch',
    })
  })

  it('passes otherwise', () => {
    expect(checkPassword({ current: 'Old12345', next: 'New12345', again: 'New12345' })).toEqual({})
  })
})
