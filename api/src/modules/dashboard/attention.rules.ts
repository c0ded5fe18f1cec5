import type { Attention, AttentionList, AttentionPart } from './attention.type.ts'
import type { CockpitGap, CockpitGapKind } from './cockpit-gaps.type.ts'
import { figureWords, type IndicatorFacts } from './cockpit-indicators.rules.ts'

const MOST_NAMES = 3

/** Room on the board; the most urgent come first. */
const MOST_SENTENCES = 3

/** What the sentences of the cockpit are made of. */
export interface AttentionFacts {
  overdue: { count: number; oldestWorkingDays: number | null; oldest: NamedTask | null }
  /** The unit that leads more of the overdue tasks than any other. */
  worstUnit: { id: string; name: string; behind: number } | null
  near: { count: number; tasks: readonly NamedTask[] }
  /** How many indicators are BEHIND, and the one farthest behind; null for those who may not read them. */
  indicators: { behind: number; farthest: IndicatorFacts | null } | null
  /** The hot issue that grows most; null where none grows beyond the usual. */
  issue: IssueFacts | null
  /** Notices that wait for an answer past its date. */
  overdueNotices: number
  gaps: readonly CockpitGap[]
  /** What tickets are called that lie in none of the places below: 未落到镇街. */
  noneBelow: string
  /** A town or village, which mends its gaps itself. */
  local: boolean
}

/** What the sentence about a hot issue needs. */
export interface IssueFacts {
  id: string
  title: string
  /** Tickets of the last 30 days. */
  count: number
  /** Against the 30 days before; null where there were none. */
  growth: number | null
  /** Where below most of it lies. */
  placeName: string | null
}

interface NamedTask {
  id: string
  title: string
}

const words = (text: string): AttentionPart => ({
  text,
  list: null,
  organizationId: null,
  taskId: null,
  indicatorId: null,
  placeCode: null,
  hotIssueId: null,
  gap: null,
})
const listed = (text: string, list: AttentionList, organizationId: string | null = null): AttentionPart => ({
  ...words(text),
  list,
  organizationId,
})
const named = ({ id, title }: NamedTask): AttentionPart => ({ ...words(title), taskId: id })

/** The record a note on a sentence is about. */
type Subject = Pick<Attention, 'subject' | 'subjectId' | 'subjectTitle'>

/** Speaks of one record, or of several as a figure of the board. */
function attention(light: Attention['light'], parts: AttentionPart[], record?: Subject): Attention {
  const sentence = parts.map(({ text }) => text).join('')
  const itself: Subject = { subject: 'COCKPIT', subjectId: null, subjectTitle: sentence.replace(/。$/, '') }
  const taskId = parts.find(part => part.taskId !== null)?.taskId ?? null
  return { light, parts, sentence, taskId, ...(record ?? itself) }
}

function aboutOverdue({ overdue, worstUnit }: AttentionFacts): Attention[] {
  const { count, oldest, oldestWorkingDays } = overdue
  if (count === 0) return []
  const parts = [listed(`${count} 项任务逾期`, 'OVERDUE')]
  if (oldest) parts.push(words(`，最久 ${oldestWorkingDays} 个工作日：`), named(oldest))
  if (worstUnit && count > 1) {
    const { id, name, behind } = worstUnit
    parts.push(words('；'), listed(`${name} ${behind} 项`, 'OVERDUE', id), words('最多'))
  }
  const only = count === 1 ? oldest : null
  return [
    attention('BEHIND', [...parts, words('。')], only ? subjectOf('TASK', only.id, only.title) : undefined),
  ]
}

const subjectOf = (subject: Subject['subject'], subjectId: string, subjectTitle: string): Subject => ({
  subject,
  subjectId,
  subjectTitle,
})

/** `政务信息系统上云率 83.3%，比应达低 10.6 个百分点，龙归镇落后最多；另有 1 项指标落后。` */
function aboutIndicators({ indicators }: AttentionFacts): Attention[] {
  if (!indicators?.farthest) return []
  const { farthest, behind } = indicators
  const { id, name, worst } = farthest
  const parts = [{ ...words(name), indicatorId: id }, words(` ${againstPath(farthest)}`)]
  if (worst)
    parts.push(
      words('，'),
      { ...words(worst.name), indicatorId: id, placeCode: worst.code },
      words('落后最多'),
    )
  if (behind > 1) parts.push(words('；'), listed(`另有 ${behind - 1} 项指标落后`, 'INDICATORS_BEHIND'))
  return [attention('BEHIND', [...parts, words('。')], subjectOf('INDICATOR', id, name))]
}

/** `83.3%，比应达低 10.6 个百分点`; other units say both figures. */
function againstPath({ value, expected, behind, unit, decimals }: IndicatorFacts): string {
  const now = figureWords(value, decimals)
  const side = value < expected ? '低' : '高'
  if (unit === '%') return `${now}%，比应达${side} ${behind.toFixed(1)} 个百分点`
  const of = unit ? ` ${unit}` : ''
  return `${now}${of}，应达 ${figureWords(expected, decimals)}${of}`
}

function aboutNear({ near: { count, tasks } }: AttentionFacts): Attention[] {
  if (count === 0) return []
  const names = tasks.slice(0, MOST_NAMES).flatMap((task, index) => [words(index ? '、' : '：'), named(task)])
  const rest = words(count > MOST_NAMES ? '等。' : '。')
  const [only] = count === 1 ? tasks : []
  const subject = only && subjectOf('TASK', only.id, only.title)
  return [attention('NEAR', [listed(`${count} 项任务临期`, 'NEAR'), ...names, rest], subject)]
}

/** What a list of a gap counts, in the words of its pillar. */
const GAP_WORDS: Readonly<Record<CockpitGapKind, (count: number, noneBelow: string) => string>> = {
  TASKS_WITHOUT_LEAD: count => `${count} 项任务没有牵头单位`,
  TASKS_WITHOUT_DUE_DATE: count => `${count} 项任务没有时限`,
  TASKS_WITHOUT_REPORT: count => `${count} 项任务没有按期填报`,
  INDICATORS_WITHOUT_FRESH_VALUE: count => `${count} 项指标没有新数据`,
  INDICATORS_WITHOUT_OWNER: count => `${count} 项指标没有责任单位`,
  COMPLAINTS_WITHOUT_PLACE: (count, noneBelow) => `${count} 件诉求${noneBelow}`,
  COMPLAINTS_WITHOUT_UNIT: count => `${count} 件诉求没有承办单位`,
}

/** Lists of the ledger that sentences pointed at before there were gaps of other kinds. */
const LEDGER_LISTS: Partial<Record<CockpitGapKind, AttentionList>> = {
  TASKS_WITHOUT_LEAD: 'NO_LEAD',
  TASKS_WITHOUT_DUE_DATE: 'NO_DUE_DATE',
}

/** `1 项任务没有牵头单位，2 项指标没有新数据，需补齐。`; a village reads what it can do about it. */
function aboutGaps({ gaps, noneBelow, local }: AttentionFacts): Attention[] {
  if (gaps.length === 0) return []
  const parts = gaps.flatMap(({ kind, count }, index) => {
    const part = { ...words(GAP_WORDS[kind](count, noneBelow)), list: LEDGER_LISTS[kind] ?? null, gap: kind }
    return index ? [words('，'), part] : [part]
  })
  const ask = local ? '，请核对并补报。' : '，需补齐。'
  return [attention('NO_DATA', [...parts, words(ask)])]
}

/** A name of an issue says what is complained of, not always that it is. */
const spoken = (title: string): string => (/[投申]诉$|诉求$/.test(title) ? title : `${title}诉求`)

/** `夜间施工噪声投诉 30 天 46 件，较前 30 天 +64%，集中在惠民街道。` */
function aboutIssue({ issue }: AttentionFacts): Attention[] {
  if (!issue) return []
  const { id, title, count, growth, placeName } = issue
  const grown = growth === null ? '，此前 30 天没有' : `，较前 30 天 +${Math.round(growth * 100)}%`
  const where = placeName !== null && !title.includes(placeName) ? `，集中在${placeName}` : ''
  const parts = [{ ...words(spoken(title)), hotIssueId: id }, words(` 30 天 ${count} 件${grown}${where}。`)]
  return [attention('NEAR', parts, subjectOf('HOT_ISSUE', id, title))]
}

const aboutNotices = ({ overdueNotices }: AttentionFacts): Attention[] =>
  overdueNotices === 0
    ? []
    : [
        attention('BEHIND', [
          listed(`${overdueNotices} 份督办通知`, 'NOTICES_OVERDUE'),
          words('逾期未反馈。'),
        ]),
      ]

/** At most three sentences, the most urgent first; nothing is said where nothing is wrong. */
export const attentionSentences = (facts: AttentionFacts): Attention[] =>
  [
    ...aboutOverdue(facts),
    ...aboutIndicators(facts),
    ...aboutIssue(facts),
    ...aboutNotices(facts),
    ...aboutNear(facts),
    ...aboutGaps(facts),
  ].slice(0, MOST_SENTENCES)
