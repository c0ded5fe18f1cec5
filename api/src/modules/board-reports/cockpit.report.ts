import type { Context } from '../../platform/context.ts'
import { type Cockpit, readCockpit } from '../dashboard/index.ts'
import type { LightName, LightWords } from '../divisions/index.ts'
import type { LightCounts } from '../tasks/index.ts'
import { indicatorDefinitions, indicatorTable } from './indicator.report.ts'
import { lightFace } from './report.lights.ts'
import { firstRows } from './report.tables.ts'
import type { BoardReport, ReportAskedInWords, ReportTable } from './report.type.ts'
import { countWords, percentWords, rateWords } from './report.words.ts'

/** The worst first, as everywhere. */
const LIGHT_ORDER: readonly LightName[] = ['BEHIND', 'NEAR', 'GOOD', 'NO_DATA']

const countHeads = ({ deadline }: LightWords): string[] => [
  ...['总数', '办结'],
  ...LIGHT_ORDER.map(level => lightFace(deadline, level)),
]
const countsOf = (counts: LightCounts): string[] =>
  [counts.total, counts.done, counts.behind, counts.near, counts.good, counts.noData].map(countWords)

const countTable = (
  lights: LightWords,
  title: string,
  head: string,
  rows: readonly { name: string; counts: LightCounts }[],
): ReportTable => ({
  title,
  heads: [head, ...countHeads(lights)],
  widths: [34, 11, 11, 11, 11, 11, 11],
  ...firstRows(rows, ({ name, counts }) => [name, ...countsOf(counts)]),
})

export function taskTables(lights: LightWords, cockpit: Cockpit): ReportTable[] {
  const { counts, byUnit, byPlace, byPlan, onTimeRate } = cockpit
  return [
    {
      title: '任务总体',
      heads: ['范围', ...countHeads(lights), '按期完成率', '分子', '分母'],
      widths: [14, 8, 8, 10, 10, 10, 11, 13, 8, 8],
      rows: [
        [
          '全部任务',
          ...countsOf(counts),
          percentWords(onTimeRate.value),
          countWords(onTimeRate.numerator),
          countWords(onTimeRate.denominator),
        ],
      ],
    },
    ...(byUnit.length > 0
      ? [
          countTable(
            lights,
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
            lights,
            '下辖地区',
            '地区',
            byPlace.map(({ place, counts: own }) => ({ name: place.name, counts: own })),
          ),
        ]
      : []),
    ...(byPlan.length > 1
      ? [
          countTable(
            lights,
            '方案',
            '方案',
            byPlan.map(({ plan, counts: own }) => ({ name: plan.title, counts: own })),
          ),
        ]
      : []),
  ]
}

/** How the tasks stand. */
export const taskSentences = (
  { deadline }: LightWords,
  { counts, onTimeRate, overdue, noLead, noDueDate }: Cockpit,
): string[] => [
  `任务共${countWords(counts.total)}项，办结${counts.done}项，在办${counts.open}项，其中${deadline.BEHIND}${counts.behind}项、${deadline.NEAR}${counts.near}项；到期节点按期完成率${rateWords(onTimeRate)}。`,
  ...(overdue.oldestWorkingDays !== null && overdue.oldestTask
    ? [`超过时限最久的是“${overdue.oldestTask.title}”，已超${overdue.oldestWorkingDays}个工作日。`]
    : []),
  ...(noLead + noDueDate > 0
    ? [`另有${noLead}项没有牵头单位、${noDueDate}项没有时限，不计入${deadline.GOOD}。`]
    : []),
]

export const taskDefinition = ({ onTimeRate }: Cockpit) => ({
  name: '任务按期完成率',
  definition: onTimeRate.definition,
  source: onTimeRate.source,
})

/** The board leaders keep open, as it stands on the day. */
export async function cockpitReport(
  context: Context,
  { place, asOf, period, lights }: ReportAskedInWords,
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
      ...taskSentences(lights, cockpit),
    ],
    tables: [...taskTables(lights, cockpit), ...(cards.length > 0 ? [indicatorTable(lights, cards)] : [])],
    definitions: [taskDefinition(cockpit), ...indicatorDefinitions(cards)],
  }
}
