import { describe, expect, it } from 'vitest'
import { passwordFault } from './password.rules.ts'

describe('passwordFault', () => {
  it.each([
    ['Ab3-xyz', '至少 8 位'],
    [`Ab3-${'x'.repeat(130)}`, '最多 128 位'],
    ['', '至少 8 位'],
    ['lowercase-only', '至少三种'],
    ['ALLUPPER1234', '至少三种'],
    ['my-Li.Lei-1', '不能包含用户名'],
    ['MY-LI.LEI-1x', '不能包含用户名'],
    ['Password123', '太常见'],
    ['P@ssw0rd!23', '太常见'],
    ['Admin@2024', '太常见'],
    ['Aa123456', '太常见'],
    ['Qwer!2345', '太常见'],
  ])('refuses %j', (password, reason) => {
    expect(passwordFault(password, 'li.lei')).toMatch(reason)
  })

  it.each(['Correct-Horse-7', 'Duban@2024', '督查Office-3室', 'xK9#mmQ2'])('takes %j', password => {
    expect(passwordFault(password, 'li.lei')).toBeNull()
  })
})
