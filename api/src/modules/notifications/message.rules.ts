import type { MessageKind } from '#prisma'

/** What a person chose for one kind of message. */
export interface Choice {
  /** In the mail of the morning. */
  digest: boolean
  /** By mail at once. */
  instant: boolean
}

/** How a kind behaves until a person chooses. */
interface KindRules {
  /** What mails and webhooks call it. */
  name: string
  /** May be mailed at once: notices, what is sent back, and red. */
  mayInstant: boolean
  /** Is mailed at once where nobody chose otherwise. */
  instant: boolean
}

const quiet = (name: string): KindRules => ({ name, mayInstant: false, instant: false })
const may = (name: string): KindRules => ({ name, mayInstant: true, instant: false })
const urgent = (name: string): KindRules => ({ name, mayInstant: true, instant: true })

/** Every kind, in the order of lists: what a unit has to do, what came back, what waits for the office. */
export const KINDS: Readonly<Record<MessageKind, KindRules>> = {
  TASK_ISSUED: quiet('任务交办'),
  TASK_RETURNED: urgent('退回重办'),
  TASK_CHANGED: quiet('任务中止、终止、销号等'),
  NOTICE_ISSUED: urgent('督办通知'),
  NOTICE_REVIEWED: may('通知反馈审核结果'),
  PROBLEM_RAISED: quiet('问题交办'),
  PROBLEM_REVIEWED: quiet('整改审核结果'),
  INSTRUCTION_WRITTEN: quiet('领导批示'),
  TURNED_RED: urgent('任务逾期'),
  DUE_SOON: quiet('即将到期'),
  REPORTING_REMINDER: quiet('指标催报'),
  OBSERVATION_RETURNED: urgent('指标值退回'),
  REPORT_REVIEWED: quiet('填报审核结果'),
  EXTENSION_DECIDED: quiet('延期审批结果'),
  REPORT_SUBMITTED: quiet('填报待审核'),
  PROBLEM_SUBMITTED: quiet('整改待审核'),
  EXTENSION_REQUESTED: quiet('延期申请'),
  DUTY_RETURNED: quiet('职责不符退回'),
  NOTICE_TO_SIGN: may('通知待签发'),
  NOTICE_REPLIED: may('通知反馈'),
  INSTRUCTION_REPLIED: quiet('批示反馈'),
  PROPOSALS_WAITING: quiet('督办建议待确认'),
  COMPLAINT_DISPATCHED: may('12345 工单派发、重办'),
  COMPLAINT_DECIDED: quiet('工单退单、延期、剔除结果'),
  COMPLAINT_REQUESTED: quiet('工单退单、延期、剔除待裁定'),
  HOT_ISSUES_FOUND: quiet('发现热点问题'),
  RATING_BAD: may('差评待整改'),
  RATING_SUBMITTED: quiet('差评整改、申诉待审核'),
  RATING_DECIDED: quiet('差评整改、申诉结果'),
}

export const MESSAGE_KINDS = Object.keys(KINDS) as MessageKind[]

const namesOf = (test: (rules: KindRules) => boolean): MessageKind[] =>
  MESSAGE_KINDS.filter(kind => test(KINDS[kind]))

/** Kinds that may be mailed at once, and those that are unless the person chose otherwise. */
export const MAY_BE_INSTANT = namesOf(({ mayInstant }) => mayInstant)
export const INSTANT_BY_DEFAULT = namesOf(({ instant }) => instant)

/** What holds for a kind until a person chooses: everything is in the digest. */
export const defaultChoice = (kind: MessageKind): Choice => ({ digest: true, instant: KINDS[kind].instant })
