import type { Attention } from './cockpit.type.ts'

const MOST_NAMES = 3

/** What the sentences of the cockpit are made of. */
export interface AttentionFacts {
  overdue: {
    count: number
    oldestWorkingDays: number | null
    oldestTitle: string | null
    oldestTaskId: string | null
  }
  /** The unit that leads most of the overdue tasks. */
  worstUnit: { name: string; behind: number } | null
  near: { count: number; titles: readonly string[]; firstTaskId: string | null }
  noLead: number
  noDueDate: number
}

/** At most three sentences, the most urgent first; nothing is said where nothing is wrong. */
export function attentionSentences({
  overdue,
  worstUnit,
  near,
  noLead,
  noDueDate,
}: AttentionFacts): Attention[] {
  const sentences: Attention[] = []
  if (overdue.count > 0) {
    const oldest =
      overdue.oldestTitle === null ? '' : `,最久 ${overdue.oldestWorkingDays} 个工作日:${overdue.oldestTitle}`
    const unit =
      worstUnit === null || overdue.count === 1 ? '' : `;${worstUnit.name} ${worstUnit.behind} 项最多`
    sentences.push({
      light: 'BEHIND',
      sentence: `${overdue.count} 项任务逾期${oldest}${unit}。`,
      taskId: overdue.oldestTaskId,
    })
  }
  if (near.count > 0) {
    const names = near.titles.slice(0, MOST_NAMES).join('、')
    const more = near.count > MOST_NAMES ? '等' : ''
    sentences.push({
      light: 'NEAR',
      sentence: `${near.count} 项任务临期:${names}${more}。`,
      taskId: near.firstTaskId,
    })
  }
  const gaps = [
    ...(noLead > 0 ? [`${noLead} 项没有牵头单位`] : []),
    ...(noDueDate > 0 ? [`${noDueDate} 项没有时限`] : []),
  ]
  if (gaps.length > 0)
    sentences.push({ light: 'NO_DATA', sentence: `在办任务中 ${gaps.join(',')},需补齐。`, taskId: null })
  return sentences.slice(0, 3)
}
