import type { NoticeKind } from '#prisma'
import { workingDaysBetween } from '../../platform/calendar.ts'
import type { Day } from '../../platform/day.ts'
import { quoted } from '../../platform/quote.ts'
import { dateInWords } from './notice.document.ts'

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const

/** `2024年10月22日（星期二）`: a date people plan with. */
export const dayInWords = (day: Day): string =>
  `${dateInWords(day)}（星期${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]}）`

/** The date of a task a notice is about. */
export interface DateFacts {
  deliverable: string
  dueOn: Day | null
}

/** What a draft about a task says, before anybody edits it. */
export interface TaskDraftFacts {
  kind: NoticeKind
  today: Day
  title: string
  ledgerNo: string | null
  /** Whether every recipient only has a joint part. */
  joint: boolean
  date: DateFacts | null
  /** 催办 of this task to these units so far. */
  reminders: number
  percent: number
  milestones: { total: number; done: number }
  /** The last report of a lead. */
  report: { organization: string; on: Day; text: string } | null
}

/** How the opening ends. */
const ENDINGS: Readonly<Record<NoticeKind, string>> = {
  REMINDER: '请抓紧办理。',
  SUPERVISION: '现予督办。',
  YELLOW_CARD: '现予黄牌警示。',
  RED_CARD: '现予红牌警示。',
  INTERVIEW: '现就此事约谈你单位主要负责人。',
  CIRCULAR: '现予通报。',
}

const LONGEST_DELIVERABLE = 60
const LONGEST_REPORT = 200

const cut = (text: string, longest: number): string => {
  const plain = text.trim().replace(/\s+/g, ' ')
  return plain.length > longest ? `${plain.slice(0, longest - 1)}…` : plain
}

const bare = (text: string): string => cut(text, LONGEST_DELIVERABLE).replace(/[。；;，,]+$/, '')

/** `至10月15日`: the year is said when it is another one. */
const untilWords = (today: Day, since: Day): string =>
  `至${today.slice(0, 4) === since.slice(0, 4) ? dateInWords(today).replace(/^\d+年/, '') : dateInWords(today)}`

function dueWords({ date, today, reminders, title }: TaskDraftFacts): string {
  const deliverable = date === null ? '' : bare(date.deliverable)
  const node = deliverable === '' || deliverable === bare(title) ? '' : `节点${quoted(deliverable)}`
  const reminded = reminders > 0 ? `期间催办${reminders}次，` : ''
  if (date === null || date.dueOn === null)
    return `${node}尚未办结${reminders > 0 ? `，已催办${reminders}次` : ''}。`
  const due = `${node}应于${dateInWords(date.dueOn)}前办结`
  if (date.dueOn >= today) {
    const left = workingDaysBetween(today, date.dueOn)
    const rest = left === 0 ? '今日到期' : `距到期还有${left}个工作日`
    return `${due}，${rest}，尚未办结${reminders > 0 ? `，已催办${reminders}次` : ''}。`
  }
  const over = Math.max(1, -workingDaysBetween(today, date.dueOn))
  return `${due}，${untilWords(today, date.dueOn)}已逾期${over}个工作日，${reminded}仍未办结。`
}

/** The opening of a notice whose cause is no date of the task: not signed for, not reported on, cards. */
export function causeContent({
  kind,
  title,
  ledgerNo,
  summary,
}: Pick<TaskDraftFacts, 'kind' | 'ledgerNo'> & { title: string | null; summary: string }): string {
  const number = ledgerNo === null ? '' : `（立项编号${ledgerNo}）`
  return `你单位${title === null ? '' : `承担的${quoted(title)}${number}，`}${summary}。${ENDINGS[kind]}`
}

/** The opening, and what is known of the work behind it: who, what, since when, how late, how often urged. */
export function taskContent(facts: TaskDraftFacts): string {
  const { title, ledgerNo, joint, kind, percent, milestones, report } = facts
  const number = ledgerNo === null ? '' : `（立项编号${ledgerNo}）`
  const opening = `你单位${joint ? '配合' : '牵头'}的${quoted(title)}${number}${dueWords(facts)}${ENDINGS[kind]}`
  const counted = milestones.total > 1 ? `，${milestones.total}个时间节点已完成${milestones.done}个` : ''
  const said =
    report === null
      ? ''
      : `${report.organization}${dateInWords(report.on)}填报：${quoted(cut(report.text, LONGEST_REPORT))}`
  return `${opening}\n任务进度${percent}%${counted}。${said}`
}

const OFTEN: Readonly<Partial<Record<string, string>>> = {
  WEEKLY: '此后每周反馈一次，至办结为止',
  MONTHLY: '此后每月反馈一次，至办结为止',
  QUARTERLY: '此后每季度反馈一次，至办结为止',
}

const DEMANDS: Readonly<Record<NoticeKind, (by: string) => string>> = {
  REMINDER: by => `请查明进度滞后的原因，明确完成日期，于${by}前书面反馈`,
  SUPERVISION: by => `请列出未完成事项清单和完成日期，于${by}前书面反馈`,
  YELLOW_CARD: by => `请查明原因，制定整改措施，明确责任人和完成日期，于${by}前书面报告`,
  RED_CARD: by => `请主要负责人牵头查明原因，立即整改，于${by}前书面报告整改情况`,
  INTERVIEW: by => `请主要负责人参加约谈，说明情况和原因，并于${by}前书面报告整改措施`,
  CIRCULAR: by => `请对照通报查找问题，抓好整改，于${by}前书面反馈`,
}

/** 办理要求, with the date of the answer. */
export function requirementWords(kind: NoticeKind, replyDueOn: Day, feedbackCycle: string): string {
  const often = kind === 'CIRCULAR' || kind === 'INTERVIEW' ? undefined : OFTEN[feedbackCycle]
  return `${DEMANDS[kind](dayInWords(replyDueOn))}${often ? `；${often}` : ''}。`
}

/** The words of a requirement with another date: only the sentence about the answer speaks of it. */
export const withReplyDate = (requirement: string, from: Day, to: Day): string =>
  requirement.replaceAll(dayInWords(from), dayInWords(to)).replaceAll(dateInWords(from), dateInWords(to))

/** A problem a notice is drafted from. */
export interface ProblemDraftFacts {
  kind: NoticeKind
  today: Day
  number: string
  title: string
  text: string
  measure: string | null
  raisedOn: Day
  dueOn: Day | null
}

export function problemContent({
  kind,
  today,
  number,
  title,
  text,
  raisedOn,
  dueOn,
}: ProblemDraftFacts): string {
  const due =
    dueOn === null
      ? ''
      : dueOn < today
        ? `，整改时限为${dateInWords(dueOn)}，${untilWords(today, dueOn)}已逾期${Math.max(1, -workingDaysBetween(today, dueOn))}个工作日`
        : `，整改时限为${dateInWords(dueOn)}`
  const opening = `${dateInWords(raisedOn)}列入问题清单的${quoted(title)}（${number}）由你单位负责整改${due}，尚未整改到位。${ENDINGS[kind]}`
  return `${opening}\n${cut(text, 1000)}`
}

export const problemRequirement = (facts: ProblemDraftFacts, replyDueOn: Day): string =>
  facts.measure === null
    ? requirementWords(facts.kind, replyDueOn, 'ONCE')
    : `请按整改措施（${cut(facts.measure, 300).replace(/[。；;]+$/, '')}）抓好落实，于${dayInWords(replyDueOn)}前书面反馈整改情况。`

/** Where the words of a plan stand. */
export interface Provenance {
  planTitle: string
  planNumber: string | null
  /** As printed in the plan. */
  no: string
  sourceText: string
  task: { start: number; end: number }
  /** The words of the date, where it has some of its own. */
  date: { start: number; end: number } | null
}

const LONGEST_QUOTE = 300

const SENTENCE_END = /[。；;！？\n]/

/** The sentence of a text that holds the place, inside its task. */
function sentenceAround(text: string, within: { start: number; end: number }, at: number): string {
  let start = at
  while (start > within.start && !SENTENCE_END.test(text[start - 1] ?? '')) start -= 1
  let end = at
  while (end < within.end && !SENTENCE_END.test(text[end] ?? '')) end += 1
  return text.slice(start, Math.min(end + 1, within.end))
}

/**
 * 依据: the plan, the number of the item in it, and the sentence in the plan's own words (DOMAIN §2, provenance): the
 * one that names the date where there is one, else the first of the item.
 */
export function basisWords({ planTitle, planNumber, no, sourceText, task, date }: Provenance): string {
  const inTask = date !== null && date.start >= task.start && date.end <= task.end
  const whole = sourceText.slice(task.start, task.end)
  const quote = inTask ? sentenceAround(sourceText, task, date.start) : whole
  const words = cut(quote, LONGEST_QUOTE).replace(/[；;]$/, '。')
  const title = planTitle.replace(/^《|》$/g, '')
  const item = no.trim() === '' ? '' : `第${no.trim().replace(/^第|[.、．]$/g, '')}项`
  return `《${title}》${planNumber === null ? '' : `（${planNumber}）`}${item}：${quoted(words)}`
}
