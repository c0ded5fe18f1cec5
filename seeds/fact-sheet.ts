import { type IndicatorFact, indicatorFacts, type PlanFacts, type TaskFact } from './facts/read-facts.ts'

/** Added to the title, so that nobody takes the sheet for the published document. */
export const SHEET_MARK = '(任务要点，演示)'

const chineseDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

function dueSentences({ milestones }: TaskFact): string {
  const dated = milestones.flatMap(({ due }) => (due === null ? [] : [`${chineseDay(due)}前完成。`]))
  return dated.length > 0 ? dated.join('') : milestones.length > 0 ? '完成时限：待明确。' : ''
}

function ownerLine({ lead, joint }: TaskFact): string[] {
  if (lead.length === 0 && joint.length === 0) return []
  const first = joint.length > 0 ? `${lead.join('、')}牵头，${joint.join('、')}` : lead.join('、')
  return [`责任单位：${first}`]
}

function taskLines(task: TaskFact, number: string): string[] {
  const targets = task.targets.map(({ text }) => `${text}。`).join('')
  return [`${number}${task.title}。${dueSentences(task)}${targets}`, ...ownerLine(task)]
}

/** Rows of an annex table, cells divided by bars. */
function annexLines(indicators: readonly IndicatorFact[]): string[] {
  const [first] = indicators
  if (!first) return []
  const head = `指标|单位|${first.baselineYear}年|${first.targetYear}年`
  return [
    '附件：主要指标',
    head,
    ...indicators.map(({ name, unit, baseline, target }) => [name, unit, baseline, target].join('|')),
  ]
}

/**
 * A plan document made of facts: numbers, short titles, dates, owners, figures. It goes through the reader like any
 * other document. Tasks are numbered 1, 2, 3 …, sub-tasks too: their own numbers and parents are set on the draft.
 */
export function factSheet(facts: PlanFacts, withIndicators: boolean): string {
  const lines = [`${facts.title}${SHEET_MARK}`, '']
  if (facts.documentNumber) lines.push(facts.documentNumber, '')
  lines.push('一、任务清单', '')
  for (const [index, task] of facts.tasks.entries()) lines.push(...taskLines(task, `${index + 1}.`), '')
  if (withIndicators) lines.push(...annexLines(indicatorFacts()), '')
  if (facts.issuer) lines.push(facts.issuer)
  if (facts.issuedOn) lines.push(chineseDay(facts.issuedOn))
  return lines.join('\n')
}
