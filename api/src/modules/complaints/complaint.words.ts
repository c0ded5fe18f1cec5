import type { ComplaintClass, ComplaintSatisfaction, ComplaintState, ComplaintUrgency } from '#prisma'

export const CLASS_WORDS: Readonly<Record<ComplaintClass, string>> = {
  INQUIRY: '咨询',
  REQUEST: '求助',
  SUGGESTION: '建议',
  COMPLAINT: '投诉',
  REPORT: '举报',
  PRAISE: '表扬',
  OTHER: '其他',
}

export const URGENCY_WORDS: Readonly<Record<ComplaintUrgency, string>> = {
  NORMAL: '一般',
  URGENT: '紧急',
  CRITICAL: '特急',
}

export const STATE_WORDS: Readonly<Record<ComplaintState, string>> = {
  RECEIVED: '待派发',
  DISPATCHED: '待签收',
  HANDLING: '办理中',
  FINISHED: '已办结',
  CALLED_BACK: '已回访',
  ARCHIVED: '已归档',
}

export const SATISFACTION_WORDS: Readonly<Record<ComplaintSatisfaction, string>> = {
  SATISFIED: '满意',
  BASICALLY_SATISFIED: '基本满意',
  DISSATISFIED: '不满意',
}

/** What a step of the timeline changed, as it is kept. */
type Facts = Readonly<Record<string, unknown>>

/** A step as the timeline keeps it. */
export interface StepForWords {
  kind: string
  /** Name of the unit it concerns. */
  unit: string | null
  before: Facts
  after: Facts
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const until = (value: unknown): string => (text(value) === null ? '' : `，办理时限 ${text(value)}`)
const days = (value: unknown): string => (typeof value === 'number' ? ` ${value} 个工作日` : '')
const caution = ({ caution: words }: Facts): string => text(words) ?? ''

const SENTENCES: Readonly<Record<string, (step: StepForWords) => string>> = {
  RECEIVED: () => '受理诉求',
  DISPATCHED: ({ unit, after }) => `派发给${unit ?? '承办单位'}${until(after['dueOn'])}${caution(after)}`,
  SIGNED: ({ unit, after }) => `${unit ?? '承办单位'}签收${after['late'] === true ? '（超过签收时限）' : ''}`,
  CONTACTED: ({ unit }) => `${unit ?? '承办单位'}已联系来电人`,
  NOTED: ({ unit }) => `${unit ?? '承办单位'}填写办理记录`,
  RETURNED: ({ unit, after }) =>
    `${unit ?? '承办单位'}退单（第 ${String(after['returns'] ?? 1)} 次），待重新派发`,
  RETURN_ASKED: ({ unit }) => `${unit ?? '承办单位'}申请退单，待裁定`,
  RETURN_REFUSED: ({ unit }) => `退单申请未获同意，仍由${unit ?? '原单位'}办理`,
  EXTENSION_ASKED: ({ unit, after }) => `${unit ?? '承办单位'}申请延期${days(after['days'])}`,
  EXTENDED: ({ after }) => `同意延期${days(after['days'])}${until(after['dueOn'])}${caution(after)}`,
  EXTENSION_REFUSED: () => '不同意延期，时限不变',
  FINISHED: ({ unit, after }) => `${unit ?? '承办单位'}办结${finished(after)}`,
  CALLED_BACK: ({ after }) => calledBack(after),
  REWORKED: ({ unit, after }) =>
    `发回${unit ?? '承办单位'}重办，第 ${String(after['round'] ?? 2)} 轮${until(after['dueOn'])}${caution(after)}`,
  ARCHIVED: () => '归档',
  EXCLUSION_ASKED: () => '申请剔除，待另一人审核',
  EXCLUDED: () => '审核同意剔除，不计入考核口径',
  EXCLUSION_REFUSED: () => '审核不同意剔除',
  EXCLUSION_UNDONE: () => '撤回剔除，恢复统计',
  REQUEST_WITHDRAWN: ({ after }) => `撤回${REQUEST_WORDS[String(after['request'])] ?? ''}申请`,
  EDITED: ({ before, after }) => `修改${changed(before, after)}`,
  CHANGED: ({ before, after }) => `来源更新${changed(before, after)}`,
}

export const REQUEST_WORDS: Readonly<Record<string, string>> = {
  RETURN: '退单',
  EXTENSION: '延期',
  EXCLUSION: '剔除',
}

/** By its limit or not; where a source says that it was closed and not when, its closing stands on the day received. */
function finished({ onTime, unknown }: Facts): string {
  const verdict = onTime === true ? '（按时）' : onTime === false ? '（逾期）' : ''
  return `${verdict}${unknown === true ? '，来源未提供办结时间' : ''}`
}

function calledBack({ answered, resolved, satisfaction, rework }: Facts): string {
  if (answered === false) return '回访无人接听'
  const said = SATISFACTION_WORDS[satisfaction as ComplaintSatisfaction]
  const solved = resolved === true ? ['已解决'] : resolved === false ? ['未解决'] : []
  const parts = [...solved, ...(said ? [said] : [])]
  return `${parts.length === 0 ? '已回访' : `回访：${parts.join('，')}`}${rework === true ? '，建议重办' : ''}`
}

/** Names of the fields of a ticket, by column and by property: imports keep columns. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  title: '标题',
  content: '内容',
  answer: '办理结果',
  address: '地址',
  class: '诉求性质',
  urgency: '紧急程度',
  channelId: '渠道',
  categoryId: '分类',
  placeCode: '所属地区',
  placeWords: '地区',
  unitWords: '单位',
  organizationId: '承办单位',
  complainedOfId: '被投诉单位',
  state: '状态',
  receivedAt: '受理时间',
  dispatchedAt: '派发时间',
  signedAt: '签收时间',
  contactedOn: '联系日期',
  contactDueOn: '联系时限',
  dueOn: '办理时限',
  finishedAt: '办结时间',
  closedOn: '办结日期',
  onTime: '是否按时',
  returns: '退单次数',
  reworks: '重办次数',
  units: '经办单位数',
  calledBackOn: '回访日期',
  answered: '回访接通',
  resolved: '是否解决',
  satisfaction: '满意度',
}

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** The names of what is another value now, at most six. */
function changed(before: Facts, after: Facts): string {
  const names = Object.keys(after)
    .filter(key => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null))
    .flatMap(key => FIELD_WORDS[camel(key)] ?? [])
  const unique = [...new Set(names)]
  if (unique.length === 0) return '工单'
  return `${unique.slice(0, 6).join('、')}${unique.length > 6 ? '等' : ''}`
}

/** What happened, in a plain sentence. */
export const stepSummary = (step: StepForWords): string => SENTENCES[step.kind]?.(step) ?? '更新工单'
