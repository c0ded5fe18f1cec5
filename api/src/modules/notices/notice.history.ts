import type { Context } from '../../platform/context.ts'
import { quoted } from '../../platform/quote.ts'
import { because, changedFields, factsOf, factText, type HistoryRow, historyOf } from '../audit/index.ts'
import type { HistoryEntry } from '../tasks/index.ts'
import type { Notice } from './notice.type.ts'

const who = ({ after }: HistoryRow): string => factText(factsOf(after)['organization'])

const EDITED: Readonly<Record<string, string>> = {
  title: '督办事项',
  content: '督办内容',
  basis: '依据',
  requirement: '办理要求',
  annex: '附件',
  copyTo: '抄送',
  instructedBy: '批示领导',
  leadLeader: '牵头领导',
  jointLeader: '配合领导',
  contact: '联系人',
  contactPhone: '联系电话',
  feedbackCycle: '反馈周期',
  recipients: '单位',
  replyDueOn: '反馈时限',
}

/** What each event says on a screen. */
const SENTENCES: Readonly<Record<string, (row: HistoryRow) => string>> = {
  NOTICE_DRAFTED: () => '拟稿',
  NOTICE_EDITED: row =>
    changedFields(row, EDITED) ? `修改${changedFields(row, EDITED)}` : '保存了拟稿，内容没有变化',
  NOTICE_SENT: () => '送签',
  NOTICE_SIGNED: () => '签发',
  NOTICE_REJECTED: ({ after }) => `退回修改${because('理由', factsOf(after)['reason'])}`,
  NOTICE_ISSUED: ({ after }) =>
    `印发，文号${factText(factsOf(after)['documentNumber'])}，反馈时限 ${factText(factsOf(after)['replyDueOn'])}`,
  NOTICE_WITHDRAWN: ({ after }) => `作废${because('理由', factsOf(after)['reason'])}`,
  NOTICE_CLOSED: ({ after }) => `办结${because('意见', factsOf(after)['reason'])}`,
  NOTICE_RECEIVED: row => `${who(row)}签收`,
  NOTICE_REPLIED: row => `${who(row)}提交第 ${factsOf(row.after)['round']} 轮回复`,
  NOTICE_REPLY_ACCEPTED: row => `${who(row)}的回复审核通过${because('意见', factsOf(row.after)['opinion'])}`,
  NOTICE_REPLY_RETURNED: row =>
    `退回${who(row)}的回复，新时限 ${factText(factsOf(row.after)['newDueOn'])}${because('意见', factsOf(row.after)['opinion'])}`,
  NOTICE_PROBLEM_RAISED: ({ after }) => `登记问题${quoted(factText(factsOf(after)['title']))}`,
  ATTACHMENTS_CHANGED: () => '修改了随文附件',
}

/** The history of a notice in plain sentences, newest first. */
export async function noticeHistory(
  context: Context,
  { jurisdictionCode, id }: Notice,
): Promise<HistoryEntry[]> {
  const rows = await historyOf(context, jurisdictionCode, 'Notice', [id])
  return rows.map(row => ({
    at: row.at,
    userName: row.userName,
    type: row.type,
    summary: SENTENCES[row.type]?.(row) ?? '修改了通知',
  }))
}
