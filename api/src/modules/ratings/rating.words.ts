import type { AppealStatus, RatingLevel, RectificationStatus } from '#prisma'

/** The five levels, best first. */
export const LEVEL_WORDS: Readonly<Record<RatingLevel, string>> = {
  VERY_SATISFIED: '非常满意',
  SATISFIED: '满意',
  BASICALLY_SATISFIED: '基本满意',
  DISSATISFIED: '不满意',
  VERY_DISSATISFIED: '非常不满意',
}

export const RECTIFICATION_WORDS: Readonly<Record<RectificationStatus, string>> = {
  OPEN: '待整改',
  SUBMITTED: '待审核',
  DONE: '已整改',
  VOID: '不再整改',
}

export const APPEAL_WORDS: Readonly<Record<AppealStatus, string>> = {
  PENDING: '申诉中',
  UPHELD: '申诉成立',
  REFUSED: '申诉不成立',
  WITHDRAWN: '已撤回申诉',
}
