import type { ReplyStatus } from '#prisma'
import { badInput, conflict } from '../../platform/errors.ts'

export const LONGEST_REPLY = 4000
export const LONGEST_OPINION = 2000

/** What a reply says, trimmed. Throws `BAD_INPUT` when it says nothing or too much. */
export function replyText(text: string): string {
  const plain = text.trim()
  if (plain === '') throw badInput('text', '请填写办理情况后再提交。')
  if (plain.length > LONGEST_REPLY)
    throw badInput('text', `办理情况不能超过 ${LONGEST_REPLY} 字，请精简后再提交。`)
  return plain
}

/** What the reviewer says, trimmed; a return needs a reason. Throws `BAD_INPUT`. */
export function reviewOpinion(accept: boolean, opinion: string | null | undefined): string | null {
  const plain = opinion?.trim() || null
  if (!accept && plain === null) throw badInput('opinion', '请写明退回的理由，方便对方修改。')
  if (plain !== null && plain.length > LONGEST_OPINION)
    throw badInput('opinion', `意见不能超过 ${LONGEST_OPINION} 字，请精简后再提交。`)
  return plain
}

/** A second reply while one waits for review would be lost to the reviewer. Throws `CONFLICT`. */
export function assertMayReply(earlier: readonly ReplyStatus[]): void {
  if (earlier.includes('SUBMITTED')) throw conflict('已有一份回复正在等待审核，请等审核结果，不用重复提交。')
  if (earlier.includes('ACCEPTED')) throw conflict('回复已经审核通过，不用再提交。请刷新后查看。')
}
