import type { Context } from '../../platform/context.ts'
import { type Cockpit, readCockpit } from '../dashboard/index.ts'
import type { LightCounts } from '../tasks/index.ts'
import { indicatorDefinitions, indicatorTable } from './indicator.report.ts'
import type { BoardReport, ReportAsked, ReportTable } from './report.type.ts'
import { percentWords, rateWords } from './report.words.ts'

const MOST_ROWS = 30

const COUNT_HEADS = ['总数', '办结', '■逾期', '▲临期', '●正常', '○无时限']
const countsOf = (counts: LightCounts): string[] =>
  [counts.total, counts.done, counts.behind, counts.near, counts.good, counts.noData].map(String)

const countTable = (
  title: string,
  head: string,
  rows: readonly { name: string; counts: LightCounts }[],
): ReportTable => ({
  title,
  heads: [head, ...COUNT_HEADS],
  widths: [34, 11, 11, 11, 11, 11, 11],
  rows: rows.slice(0, MOST_ROWS).map(({ name, counts }) => [name, ...countsOf(counts)]),
  ...(rows.length > MOST_ROWS ? { note: `只列前${MOST_ROWS}个，共${rows.length}个。` } : {}),
})

export function taskTables(cockpit: Cockpit): ReportTable[] {
  const { counts, byUnit, byPlace, byPlan, onTimeRate } = cockpit
  return [
    {
      title: '任务总体',
      heads: ['范围', ...COUNT_HEADS, '按期完成率', '分子', '分母'],
      widths: [14, 8, 8, 10, 10, 10, 11, 13, 8, 8],
      rows: [
        [
          '全部任务',
          ...countsOf(counts),
          percentWords(onTimeRate.value),
          String(onTimeRate.numerator),
          String(onTimeRate.denominator),
        ],
      ],
    },
    ...(byUnit.length > 0
      ? [
          countTable(
            '牵头单位',
            '单位',
            byUnit
              .filter(({ lead }) => lead.total > 0)
              .map(({ organization, lead }) => ({ name: organization.name, counts: lead })),
          ),
        ]
      : []),
    ...(byPlace.length > 0
      ? [
          countTable(
            '下辖地区',
            '地区',
            byPlace.map(({ place, counts: own }) => ({ name: place.name, counts: own })),
          ),
        ]
      : []),
    ...(byPlan.length > 1
      ? [
          countTable(
            '方案',
            '方案',
            byPlan.map(({ plan, counts: own }) => ({ name: plan.title, counts: own })),
          ),
        ]
      : []),
  ]
}

/** How the tasks stand. */
export const taskSentences = ({ counts, onTimeRate, overdue, noLead, noDueDate }: Cockpit): string[] => [
  `任务共${counts.total}项，办结${counts.done}项，在办${counts.open}项，其中逾期${counts.behind}项、临期${counts.near}项；到期节点按期完成率${rateWords(onTimeRate)}。`,
  ...(overdue.oldestWorkingDays !== null && overdue.oldestTask
    ? [`逾期最久的是“${overdue.oldestTask.title}”，已超过${overdue.oldestWorkingDays}个工作日。`]
    : []),
  ...(noLead + noDueDate > 0 ? [`另有${noLead}项没有牵头单位、${noDueDate}项没有时限，不计入正常。`] : []),
]

export const taskDefinition = ({ onTimeRate }: Cockpit) => ({
  name: '任务按期完成率',
  definition: onTimeRate.definition,
  source: onTimeRate.source,
})

/** The board leaders keep open, as it stands on the day. */
export async function cockpitReport(
  context: Context,
  { place, asOf, period }: ReportAsked,
): Promise<BoardReport> {
  const cockpit = await readCockpit(context, place, { asOf, period })
  const cards = cockpit.indicators?.cards ?? []
  return {
    title: `${cockpit.place.name}重点工作督办情况`,
    place: cockpit.place,
    asOf: cockpit.asOf,
    period: null,
    sentences: [
      ...cockpit.attention.map(({ sentence }) => sentence.replace(/[。；]?$/, '。')),
      ...taskSentences(cockpit),
    ],
    tables: [...taskTables(cockpit), ...(cards.length > 0 ? [indicatorTable(cards)] : [])],
    definitions: [taskDefinition(cockpit), ...indicatorDefinitions(cards)],
  }
}
