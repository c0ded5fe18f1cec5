import type { NoticeKind, NoticeStatus, RecipientStatus } from '#prisma'
import type { NoticeAction } from './notice.status.ts'

/** What a kind is called, as the title of the paper ends. */
export const KIND_WORDS: Readonly<Record<NoticeKind, string>> = {
  REMINDER: '催办通知',
  SUPERVISION: '督办通知单',
  YELLOW_CARD: '黄牌警示单',
  RED_CARD: '红牌警示单',
  INTERVIEW: '约谈通知',
  CIRCULAR: '督查通报',
}

export const NOTICE_STATUS_WORDS: Readonly<Record<NoticeStatus, string>> = {
  DRAFT: '拟稿',
  SIGNING: '待签发',
  SIGNED: '待印发',
  ISSUED: '待签收',
  RECEIVED: '待回复',
  REPLIED: '已回复',
  CLOSED: '已办结',
  WITHDRAWN: '已作废',
}

export const RECIPIENT_STATUS_WORDS: Readonly<Record<RecipientStatus, string>> = {
  WAITING: '未发出',
  ISSUED: '待签收',
  RECEIVED: '待回复',
  REPLIED: '待审核',
  ACCEPTED: '已通过',
}

export const ACTION_WORDS: Readonly<Record<NoticeAction, string>> = {
  SEND: '送签',
  SIGN: '签发',
  REJECT: '退回修改',
  ISSUE: '印发',
  WITHDRAW: '作废',
  CLOSE: '办结',
}
