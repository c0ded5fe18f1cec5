import { factsOf, type HistoryRow } from '../audit/index.ts'

/** `：words` where something was said, else nothing. */
const because = (value: unknown) => (typeof value === 'string' && value !== '' ? `：${value}` : '')

/** What stands in `after` under a key, as text; empty where it does not. */
const said = ({ after }: HistoryRow, key: string): string => {
  const value = factsOf(after)[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const who = (row: HistoryRow) => said(row, 'organization')

const untilWords = (day: string) => (day === '' ? '' : `，新时限 ${day}`)

const percentWords = (row: HistoryRow) =>
  said(row, 'percent') === '' ? '' : `，进度 ${said(row, 'percent')}%`

/** What an edit changed, by the fields it kept. */
const EDITED: Readonly<Record<string, string>> = {
  title: '名称',
  feedbackCycle: '反馈周期',
  responsibleLeader: '责任领导',
  leaderInCharge: '分管领导',
  lead: '牵头单位',
  joint: '配合单位',
  milestones: '时间节点',
}

const editedFields = ({ after }: HistoryRow) => {
  const names = Object.entries(EDITED).flatMap(([key, name]) => (key in factsOf(after) ? [name] : []))
  return names.length === 0 ? '修改了任务' : `修改了${names.join('、')}`
}

/** What an amended plan changed, by the fields kept of both versions. */
const AMENDED: Readonly<Record<string, string>> = {
  title: '名称',
  text: '要求',
  section: '章节',
  lead: '牵头单位',
  joint: '配合单位',
  targets: '目标',
}

const DAYS = /^\d{4}-\d{2}-\d{2}/gm

/** The days of a list of dates, `2024-10-31、2025-03-31`. */
const daysOf = (value: unknown): string =>
  (typeof value === 'string' ? (value.match(DAYS) ?? []) : []).join('、') || '未定'

/** `方案修订：时限由 … 改为 …；序号由 6 改为 5；修改了要求`. */
function amendedFields({ before: was, after: is }: HistoryRow): string {
  const [before, after] = [factsOf(was), factsOf(is)]
  const others = Object.entries(AMENDED).flatMap(([key, name]) => (key in after ? [name] : []))
  const [from, to] = [daysOf(before['milestones']), daysOf(after['milestones'])]
  const parts = [
    'milestones' in after && from !== to ? `时限由 ${from} 改为 ${to}` : '',
    'milestones' in after && from === to ? '修改了时间节点的内容' : '',
    'no' in after ? `序号由 ${String(before['no'] ?? '')} 改为 ${String(after['no'] ?? '')}` : '',
    others.length > 0 ? `修改了${others.join('、')}` : '',
    'keptUnits' in after ? `${String(after['keptUnits'])}已在办理，予以保留` : '',
  ]
  return `方案修订${because(parts.filter(Boolean).join('；'))}`
}

/** What each event says on a screen; those of other modules that are kept on the task as well. */
export const SENTENCES: Readonly<Record<string, (row: HistoryRow) => string>> = {
  TASK_CREATED: () => '由方案生成任务',
  TASK_FROM_COMPLAINTS: row => `由12345诉求转为督办任务${because(said(row, 'from'))}`,
  TASK_AMENDED: amendedFields,
  TASK_CARRIED: row => `方案修订为第 ${said(row, 'edition')} 版，任务沿用`,
  TASK_DROPPED: () => '调整后的方案不再包含这项任务',
  MILESTONE_COMPLETED: row => `登记节点完成，完成日期 ${said(row, 'doneOn')}${because(said(row, 'note'))}`,
  MILESTONE_REOPENED: row => `撤回节点完成${because(said(row, 'reason'))}`,
  GROUPS_REEXPANDED: row => `重新展开责任单位，新增 ${said(row, 'added')} 个`,
  TASK_EDITED: editedFields,
  TASK_BROKEN_DOWN: row => `分解为 ${said(row, 'count')} 个子任务`,
  TASK_SPLIT_OFF: row => `由上级任务分解${because(said(row, 'parent'))}`,
  WEIGHT_CHANGED: row => `权重改为 ${said(row, 'weight')}`,
  TASK_SUBMITTED_FOR_ISSUE: () => '提请交办',
  TASK_ISSUED: row => `交办，立项编号 ${said(row, 'ledgerNo')}`,
  TASK_ISSUE_REJECTED: row => `退回拟办${because(said(row, 'reason'))}`,
  TASK_SIGNED: row => `${who(row)}签收`,
  CONTACTS_CHANGED: row => `${who(row)}更新了责任人和联系方式`,
  DUTY_RETURNED: row => `${who(row)}职责不符退回${because(said(row, 'reason'))}`,
  DUTY_RETURN_REQUESTED: row => `${who(row)}再次申请职责不符退回，等待裁定${because(said(row, 'reason'))}`,
  DUTY_RETURN_ACCEPTED: row => `同意${who(row)}退回${because(said(row, 'opinion'))}`,
  DUTY_RETURN_REFUSED: row => `未同意${who(row)}退回${because(said(row, 'opinion'))}`,
  TASK_SUSPENDED: row => `中止${because(said(row, 'reason'))}`,
  TASK_RESUMED: row =>
    `恢复办理，中止 ${said(row, 'paused')} 个工作日，时限顺延${because(said(row, 'reason'))}`,
  TASK_TERMINATED: row => `终止${because(said(row, 'reason'))}`,
  TASK_CLOSED: () => '销号',
  TASK_REOPENED: row => `重新启动${untilWords(said(row, 'dueOn'))}${because(said(row, 'reason'))}`,
  REPORT_SENT_TO_SIGN: row => `${who(row)}填报进展，送本单位负责人审签`,
  REPORT_HANDED_BACK: row => `${who(row)}负责人退回填报${because(said(row, 'opinion'))}`,
  REPORT_SUBMITTED: row => `${who(row)}报送进展${percentWords(row)}`,
  REPORT_WITHDRAWN: row => `${who(row)}撤回填报`,
  REPORT_APPROVED: row => `审核通过${who(row)}的填报${because(said(row, 'opinion'))}`,
  REPORT_RETURNED: row =>
    `退回${who(row)}的填报重办${untilWords(said(row, 'newDueOn'))}${because(said(row, 'opinion'))}`,
  EXTENSION_REQUESTED: row =>
    `${who(row)}申请延期至 ${said(row, 'requestedDueOn')}${because(said(row, 'reason'))}`,
  EXTENSION_APPROVED: row =>
    `同意${who(row)}延期${untilWords(said(row, 'grantedDueOn'))}${because(said(row, 'opinion'))}`,
  EXTENSION_REFUSED: row => `未同意${who(row)}延期${because(said(row, 'opinion'))}`,
  EXTENSION_WITHDRAWN: row => `${who(row)}撤回延期申请`,
  NOTICE_ISSUED: row => `发出${said(row, 'documentNumber') || '督办通知'}${because(said(row, 'title'))}`,
  NOTICE_WITHDRAWN: row => `作废督办通知${because(said(row, 'title'))}`,
  NOTICE_CLOSED: row => `督办通知办结${because(said(row, 'title'))}`,
  PROBLEM_RAISED: row => `登记问题${because(said(row, 'title'))}`,
  PROBLEM_CLOSED: row => `问题销号${because(said(row, 'title'))}`,
  INSTRUCTION_WRITTEN: () => '领导作出批示',
  CYCLES_OPENED: () => '开始新的填报周期',
}

/** One write in a plain sentence. */
export const sentenceOf = (row: HistoryRow): string => SENTENCES[row.type]?.(row) ?? '修改了任务'
