/** What the kinds of write are called. Modules to the right are named here too: the log tells of all of them. */
export const TYPE_NAMES: Readonly<Record<string, string>> = {
  SIGNED_IN: '登录',
  SIGNED_OUT: '退出登录',
  SIGN_IN_FAILED: '登录失败',
  ACCOUNT_LOCKED: '连续登录失败，账号锁定',
  PASSWORD_CHANGED: '修改密码',
  PASSWORD_RESET: '重置密码',
  USER_CREATED: '新建账号',
  USER_DISABLED: '停用账号',
  GRANTS_CHANGED: '调整角色权限',
  CONTACT_SET: '修改联系方式',
  DEMO_WORLD_LOADED: '装入演示数据',
  COMPLAINTS_TAKEN: '收入一批工单',
  RATING_CREATED: '登记评价',
  RATINGS_IMPORTED: '导入评价',
  RATING_IMPORT_UNDONE: '撤销评价导入',
  RATING_FIGURES_FED: '更新好差评指标数据',
  RECTIFICATION_SUBMITTED: '提交差评整改',
  RECTIFICATION_ACCEPTED: '差评整改通过',
  RECTIFICATION_RETURNED: '差评整改退回',
  RATING_APPEALED: '申诉差评',
  RATING_APPEAL_WITHDRAWN: '撤回差评申诉',
  RATING_APPEAL_UPHELD: '差评申诉成立',
  RATING_APPEAL_REFUSED: '差评申诉不成立',
  RATING_UNMASKED: '查看评价原文',
  DIVISIONS_IMPORTED: '导入行政区划',
  ORGANIZATIONS_CREATED: '新建单位',
  ORGANIZATIONS_SAVED: '保存单位',
  ORGANIZATION_UPDATED: '修改单位',
  RULE_SET: '修改规则',
  CALENDAR_CHANGED: '修改工作日历',
  ATTACHMENT_UPLOADED: '上传附件',
  ATTACHMENT_REMOVED: '移除附件',
  ATTACHMENTS_CHANGED: '调整附件',
  ATTACHMENTS_SWEPT: '清理无人使用的附件',
  PLAN_IMPORTED: '导入方案',
  PLAN_DRAFT_EDITED: '修改分解草稿',
  PLAN_DRAFT_DISCARDED: '放弃分解草稿',
  PLAN_CONFIRMED: '确认方案，生成台账',
  PLAN_AMENDS_SET: '标记方案修订关系',
  INDICATORS_CREATED: '由方案生成指标',
  INDICATORS_AMENDED: '按修订方案更新指标',
  INDICATOR_ADOPTED: '纳入指标库',
  INDICATOR_CREATED: '新建指标',
  INDICATOR_EDITED: '修改指标',
  INDICATOR_DEFINED: '修改指标口径',
  INDICATOR_TARGET_SET: '设定指标目标',
  INDICATOR_RETIRED: '停用指标',
  INDICATOR_REACTIVATED: '恢复启用指标',
  INDICATOR_PLACES_EXEMPTED: '设定指标免报',
  INDICATOR_EXEMPTION_ENDED: '结束指标免报',
  INDICATOR_TASK_LINKED: '指标关联任务',
  INDICATOR_TASK_UNLINKED: '取消指标关联任务',
  PERIODS_OPENED: '开放指标填报期',
  PERIOD_REOPENED: '重新开放指标填报期',
  SHEET_DRAFT_SAVED: '保存指标填报草稿',
  OBSERVATIONS_SUBMITTED: '提交指标填报表',
  OBSERVATION_WITHDRAWN: '撤回指标值',
  OBSERVATIONS_REVIEWED: '审核指标值',
  OBSERVATIONS_PUBLISHED: '发布指标值',
  OBSERVATIONS_RETURNED: '退回指标值',
  OBSERVATION_CORRECTED: '更正指标值',
  OBSERVATIONS_IMPORTED: '导入指标值',
  REPORTERS_REMINDED: '催报指标',
  GROUPS_REEXPANDED: '重新展开责任单位',
  TASK_CREATED: '新建任务',
  TASKS_CREATED: '批量生成任务',
  TASK_EDITED: '修改任务',
  TASK_AMENDED: '按修订方案更新任务',
  TASK_DROPPED: '修订后的方案不再包含任务',
  TASK_BROKEN_DOWN: '分解子任务',
  TASK_SUBMITTED_FOR_ISSUE: '任务提请交办',
  TASK_ISSUED: '交办任务',
  TASK_ISSUE_REJECTED: '退回交办',
  TASK_SUSPENDED: '中止任务',
  TASK_RESUMED: '恢复任务',
  TASK_TERMINATED: '终止任务',
  TASK_CLOSED: '任务销号',
  TASK_REOPENED: '重新打开任务',
  TASK_SIGNED: '签收任务',
  TASK_SPLIT_OFF: '由上级任务分解生成',
  CONTACTS_CHANGED: '填写办理联系人',
  DUTY_RETURN_REQUESTED: '职责不符退回',
  DUTY_RETURNED: '职责不符退回',
  DUTY_RETURN_ACCEPTED: '同意职责退回',
  DUTY_RETURN_REFUSED: '不同意职责退回',
  WEIGHT_CHANGED: '调整子任务权重',
  MILESTONE_COMPLETED: '登记节点完成',
  MILESTONE_REOPENED: '撤回节点完成',
  CYCLES_OPENED: '开启填报周期',
  REPORT_DRAFT_SAVED: '保存进展草稿',
  REPORT_DRAFT_DISCARDED: '放弃进展草稿',
  REPORT_SENT_TO_SIGN: '进展送单位负责人签批',
  REPORT_HANDED_BACK: '单位负责人退回进展',
  REPORT_SUBMITTED: '报送进展',
  REPORT_WITHDRAWN: '撤回进展',
  REPORT_APPROVED: '审核通过进展',
  REPORT_RETURNED: '退回进展',
  EXTENSION_REQUESTED: '申请延期',
  EXTENSION_APPROVED: '同意延期',
  EXTENSION_REFUSED: '不同意延期',
  EXTENSION_WITHDRAWN: '撤回延期申请',
  EXTENSION_SEEN: '查看延期结果',
  PROBLEM_RAISED: '登记问题',
  PROBLEM_EDITED: '修改问题',
  PROBLEM_SUBMITTED: '报送整改',
  PROBLEM_RETURNED: '退回整改',
  PROBLEM_CLOSED: '问题销号',
  PROBLEM_REOPENED: '重新打开问题',
  REPLY_SUBMITTED: '报送反馈',
  REPLY_ACCEPTED: '认可反馈',
  REPLY_RETURNED: '退回反馈',
  INSTRUCTION_WRITTEN: '作出批示',
  INSTRUCTION_REPLIED: '反馈批示',
  INSTRUCTION_REPLY_ACCEPTED: '认可批示反馈',
  INSTRUCTION_REPLY_RETURNED: '退回批示反馈',
  INSTRUCTION_CLOSED: '批示办结',
  NOTICE_DRAFTED: '起草通知',
  NOTICE_EDITED: '修改通知',
  NOTICE_SENT: '通知送签',
  NOTICE_SIGNED: '签发通知',
  NOTICE_REJECTED: '退回通知',
  NOTICE_ISSUED: '印发通知',
  NOTICE_RECEIVED: '签收通知',
  NOTICE_REPLIED: '反馈通知',
  NOTICE_REPLY_ACCEPTED: '认可通知反馈',
  NOTICE_REPLY_RETURNED: '退回通知反馈',
  NOTICE_PROBLEM_RAISED: '由通知登记问题',
  NOTICE_CLOSED: '通知办结',
  NOTICE_WITHDRAWN: '撤回通知',
  ESCALATION_RUN: '运行预警升级检查',
  PROPOSAL_CONFIRMED: '确认督办建议',
  PROPOSAL_CHANGED: '改级督办建议',
  PROPOSAL_DISMISSED: '不采纳督办建议',
  PROPOSAL_LAPSED: '督办建议失效',
  DIGESTS_QUEUED: '生成每日摘要',
  DELIVERIES_MOVED: '发送消息',
  DELIVERY_RETRIED: '重新发送消息',
  MESSAGES_READ: '阅读消息',
  MESSAGE_PREFERENCE_SET: '修改消息偏好',
  WEBHOOK_MADE: '新建消息通道',
  WEBHOOK_CHANGED: '修改消息通道',
  SYSTEM_CREATED: '登记信息系统',
  SYSTEM_EDITED: '修改信息系统资料',
  SYSTEM_STATE_RECORDED: '登记信息系统状态变化',
  SYSTEM_REMOVED: '信息系统移出台账',
  SYSTEMS_IMPORTED: '导入信息系统台账',
  SYSTEM_FIGURES_FED: '由信息系统台账计算指标值',
  DIVISION_MAP_SET: '上传示意图',
  DIVISION_MAP_REMOVED: '移除示意图',
}

/** What the records are called. */
export const ENTITY_NAMES: Readonly<Record<string, string>> = {
  User: '账号',
  UnknownName: '不存在的账号',
  Organization: '单位',
  Jurisdiction: '管辖区',
  Rating: '评价',
  RatingImport: '评价导入',
  Division: '行政区划',
  RuleSetting: '规则',
  CalendarDay: '工作日历',
  Attachment: '附件',
  Plan: '方案',
  Task: '任务',
  Milestone: '节点',
  Assignment: '责任分工',
  ProgressReport: '进展填报',
  Extension: '延期申请',
  Problem: '问题',
  Reply: '反馈',
  Instruction: '批示',
  Notice: '通知',
  EscalationProposal: '督办建议',
  Delivery: '消息发送',
  Message: '消息',
  Webhook: '消息通道',
  Indicator: '指标',
  Observation: '指标值',
  ReportingSheet: '指标填报表',
  InformationSystem: '信息系统',
  SystemState: '信息系统状态',
  DivisionMap: '示意图',
}

type Facts = Readonly<Record<string, unknown>>

const factsOf = (value: unknown): Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Facts) : {}

/** Fields that say which record it was, the most telling first. */
const NAMED_BY = ['number', 'ledgerNo', 'title', 'name', 'username', 'subject'] as const

/** Fields that say why. */
const BECAUSE = ['reason', 'opinion', 'note'] as const

const LONGEST = 40

const words = (value: unknown): string | null => {
  if (typeof value !== 'string' || value.trim() === '') return null
  const text = value.trim().replace(/\s+/g, ' ')
  return [...text].length > LONGEST ? `${[...text].slice(0, LONGEST).join('')}…` : text
}

/** A title that quotes something itself gets the other marks. */
const quoted = (text: string): string => (/[“”]/.test(text) ? `《${text}》` : `“${text}”`)

const firstOf = (keys: readonly string[], ...sources: Facts[]): string | null => {
  for (const key of keys) {
    for (const source of sources) {
      const found = words(source[key])
      if (found !== null) return found
    }
  }
  return null
}

/** `交办任务“政务信息系统迁移上云”：…`; a kind of write that has no name yet is said of its record. */
export function summaryOf(entry: { type: string; entity: string; before: unknown; after: unknown }): string {
  const [before, after] = [factsOf(entry.before), factsOf(entry.after)]
  const what = TYPE_NAMES[entry.type] ?? `修改${ENTITY_NAMES[entry.entity] ?? '记录'}`
  const which = firstOf(NAMED_BY, after, before)
  const why = firstOf(BECAUSE, after)
  return `${what}${which === null ? '' : quoted(which)}${why === null ? '' : `：${why}`}`
}
