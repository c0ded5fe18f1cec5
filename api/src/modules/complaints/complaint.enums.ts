import { registerEnumType } from 'type-graphql'
import {
  ComplaintClass,
  ComplaintRequestKind,
  ComplaintRequestStatus,
  ComplaintSatisfaction,
  ComplaintState,
  ComplaintUrgency,
} from '#prisma'

/** Steps in the life of a ticket that people take (DOMAIN §6). */
export const ComplaintAction = {
  DISPATCH: 'DISPATCH',
  SIGN: 'SIGN',
  CONTACT: 'CONTACT',
  NOTE: 'NOTE',
  RETURN: 'RETURN',
  ASK_EXTENSION: 'ASK_EXTENSION',
  FINISH: 'FINISH',
  CALL_BACK: 'CALL_BACK',
  REWORK: 'REWORK',
  ARCHIVE: 'ARCHIVE',
  ASK_EXCLUSION: 'ASK_EXCLUSION',
} as const
export type ComplaintAction = (typeof ComplaintAction)[keyof typeof ComplaintAction]

export {
  ComplaintClass,
  ComplaintRequestKind,
  ComplaintRequestStatus,
  ComplaintSatisfaction,
  ComplaintState,
  ComplaintUrgency,
}

registerEnumType(ComplaintClass, {
  name: 'ComplaintClass',
  description: '诉求性质: 咨询, 求助, 建议, 投诉, 举报, 表扬, 其他.',
})
registerEnumType(ComplaintUrgency, { name: 'ComplaintUrgency', description: '一般, 紧急, 特急.' })
registerEnumType(ComplaintState, {
  name: 'ComplaintState',
  description: '待派发 → 待签收 → 办理中 → 已办结 → 已回访 → 已归档. Overdue is never a state.',
})
registerEnumType(ComplaintSatisfaction, {
  name: 'ComplaintSatisfaction',
  description: 'What the caller said when called back: 满意, 基本满意, 不满意.',
})
registerEnumType(ComplaintRequestKind, {
  name: 'ComplaintRequestKind',
  description: '退单 beyond the limit, 延期, 剔除: asked, and decided by another person.',
})
registerEnumType(ComplaintRequestStatus, {
  name: 'ComplaintRequestStatus',
  description: 'Waiting, granted, refused, or taken back.',
})
registerEnumType(ComplaintAction, {
  name: 'ComplaintAction',
  description: '派发, 签收, 联系, 办理记录, 退单, 申请延期, 办结, 回访, 重办, 归档, 申请剔除.',
})
