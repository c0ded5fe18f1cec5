import type { Attention, AttentionList, AttentionPart } from './attention.type.ts'
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
  noLead: number
  noDueDate: number
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

function aboutGaps({ noLead, noDueDate }: AttentionFacts): Attention[] {
  const gaps = [
    ...(noLead > 0 ? [listed(`${noLead} 项没有牵头单位`, 'NO_LEAD')] : []),
    ...(noDueDate > 0 ? [listed(`${noDueDate} 项没有时限`, 'NO_DUE_DATE')] : []),
  ]
  if (gaps.length === 0) return []
  const parts = gaps.flatMap((gap, index) => (index ? [words('，'), gap] : [gap]))
  return [attention('NO_DATA', [words('在办任务中 '), ...parts, words('，需补齐。')])]
}

/** At most three sentences, the most urgent first; nothing is said where nothing is wrong. */
export const attentionSentences = (facts: AttentionFacts): Attention[] =>
  [...aboutOverdue(facts), ...aboutIndicators(facts), ...aboutNear(facts), ...aboutGaps(facts)].slice(
    0,
    MOST_SENTENCES,
  )
