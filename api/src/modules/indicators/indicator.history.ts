import type { Context } from '../../platform/context.ts'
import {
  because,
  changedFields,
  type Facts,
  factsOf,
  factText,
  type HistoryRow,
  historyOf,
} from '../audit/index.ts'
import type { HistoryEntry } from '../tasks/index.ts'
import type { Indicator } from './indicator.type.ts'

const placesOf = (value: unknown): string => {
  const names = Array.isArray(value) ? value.map(factText) : []
  return names.length > 5 ? `${names.slice(0, 5).join('、')}等 ${names.length} 个地方` : names.join('、')
}

const EDITED: Readonly<Record<string, string>> = {
  name: '名称',
  feed: '来源方式',
  measure: '计算的比率',
  dataSource: '数据来源',
  ownerId: '责任单位',
  reportLevels: '填报层级',
  frequency: '填报周期',
  ownFigure: '本级数据含义',
}

function targetWords({ before, after }: HistoryRow): string {
  const made = factsOf(after)
  const aim = (of: Facts) => factText(of['target']) || factText(of['targetText']) || '未定'
  const from = before ? `由 ${aim(factsOf(before))} ` : ''
  return `设定目标：${from}${before ? '改为 ' : ''}${aim(made)}${factText(made['targetYear']) ? `（${factText(made['targetYear'])} 年）` : ''}`
}

/** What each event says on a screen. */
const SENTENCES: Readonly<Record<string, (row: HistoryRow) => string>> = {
  INDICATOR_ADOPTED: () => '纳入指标库',
  INDICATOR_CREATED: () => '新建指标',
  INDICATOR_EDITED: row =>
    changedFields(row, EDITED) ? `修改${changedFields(row, EDITED)}` : '保存了指标，内容没有变化',
  INDICATOR_DEFINED: ({ after }) =>
    `口径改为第 ${factText(factsOf(after)['version'])} 版，自 ${factText(factsOf(after)['validFrom'])} 起执行${because('理由', factsOf(after)['reason'])}`,
  INDICATOR_TARGET_SET: row => `${targetWords(row)}${because('理由', factsOf(row.after)['reason'])}`,
  INDICATOR_RETIRED: ({ after }) => `停用${because('理由', factsOf(after)['reason'])}`,
  INDICATOR_REACTIVATED: () => '恢复启用',
  INDICATOR_PLACES_EXEMPTED: ({ after }) =>
    `${placesOf(factsOf(after)['places'])}自 ${factText(factsOf(after)['fromOn'])} 起免报${because('理由', factsOf(after)['reason'])}`,
  INDICATOR_EXEMPTION_ENDED: ({ after }) =>
    `${placesOf(factsOf(after)['places'])}的免报到 ${factText(factsOf(after)['untilOn'])} 为止`,
  INDICATOR_TASK_LINKED: ({ after }) => `关联任务“${factText(factsOf(after)['task'])}”`,
  INDICATOR_TASK_UNLINKED: ({ after }) => `取消关联任务“${factText(factsOf(after)['task'])}”`,
}

/** Titles of tasks are for those who may read tasks. */
const TELLS_OF_TASKS = new Set(['INDICATOR_TASK_LINKED', 'INDICATOR_TASK_UNLINKED'])

/** The history of an indicator in plain sentences, newest first; without its tasks for those who read none. */
export async function indicatorHistory(
  context: Context,
  { jurisdictionCode, id }: Indicator,
  withTasks: boolean,
): Promise<HistoryEntry[]> {
  const rows = await historyOf(context, jurisdictionCode, 'Indicator', [id])
  return rows
    .filter(({ type }) => withTasks || !TELLS_OF_TASKS.has(type))
    .map(row => ({
      at: row.at,
      userName: row.userName,
      type: row.type,
      summary: SENTENCES[row.type]?.(row) ?? '修改了指标',
    }))
}
