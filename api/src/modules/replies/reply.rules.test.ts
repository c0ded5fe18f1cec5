import { describe, expect, test } from 'vitest'
import { assertMayReply, LONGEST_REPLY, replyText, reviewOpinion } from './reply.rules.ts'

describe('what a reply says', () => {
  test('an empty one is refused, and one that is too long', () => {
    expect(() => replyText(' \n')).toThrow('请填写办理情况')
    expect(() => replyText('字'.repeat(LONGEST_REPLY + 1))).toThrow(`${LONGEST_REPLY} 字`)
  })

  test('it is kept without blanks around it', () => {
    expect(replyText('  已整改。\n')).toBe('已整改。')
  })
})

describe('what a reviewer says', () => {
  test('a return needs a reason, an approval does not', () => {
    expect(() => reviewOpinion(false, ' ')).toThrow('理由')
    expect(reviewOpinion(true, ' ')).toBeNull()
    expect(reviewOpinion(false, ' 请补充照片 ')).toBe('请补充照片')
  })
})

describe('a second reply', () => {
  test('is refused while one waits, and after one was accepted', () => {
    expect(() => assertMayReply(['SUBMITTED'])).toThrow('等待审核')
    expect(() => assertMayReply(['ACCEPTED'])).toThrow('审核通过')
  })

  test('is welcome after a return or a withdrawal', () => {
    expect(() => assertMayReply(['RETURNED', 'WITHDRAWN'])).not.toThrow()
  })
})
