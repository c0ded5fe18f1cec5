import type { Context } from '../../platform/context.ts'
import { type HistoryRow, historyOf } from '../audit/index.ts'
import type { HistoryEntry } from '../tasks/index.ts'
import type { Indicator } from './indicator.type.ts'

type Words = Record<string, unknown>

const words = (value: unknown): Words => (typeof value === 'object' && value !== null ? (value as Words) : {})

const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

const because = (value: unknown) => (text(value) === '' ? '' : `。理由：${text(value)}`)

const placesOf = (value: unknown): string => {
  const names = Array.isArray(value) ? value.map(text) : []
  return names.length > 5 ? `${names.slice(0, 5).join('、')}等 ${names.length} 个地方` : names.join('、')
}

const EDITED: Readonly<Record<string, string>> = {
  name: '名称',
  feed: '来源方式',
  measure: '台账比率',
  dataSource: '数据来源',
  ownerId: '责任单位',
  reportLevels: '填报层级',
  frequency: '填报周期',
  ownFigure: '本级数据含义',
}

/** Names of the fields whose value is another one now. */
function editedFields({ before, after }: HistoryRow): string {
  const old = words(before)
  return Object.entries(words(after))
    .filter(([field, value]) => EDITED[field] && JSON.stringify(value) !== JSON.stringify(old[field]))
    .map(([field]) => EDITED[field])
    .join('、')
}

function targetWords({ before, after }: HistoryRow): string {
  const made = words(after)
  const aim = (of: Words) => text(of['target']) || text(of['targetText']) || '未定'
  const from = before ? `由 ${aim(words(before))} ` : ''
  return `设定目标：${from}${before ? '改为 ' : ''}${aim(made)}${text(made['targetYear']) ? `（${text(made['targetYear'])} 年）` : ''}`
}

/** What each event says on a screen. */
const SENTENCES: Readonly<Record<string, (row: HistoryRow) => string>> = {
  INDICATOR_ADOPTED: () => '纳入指标库',
  INDICATOR_CREATED: () => '新建指标',
  INDICATOR_EDITED: row => (editedFields(row) ? `修改${editedFields(row)}` : '保存了指标，内容没有变化'),
  INDICATOR_DEFINED: ({ after }) =>
    `口径改为第 ${text(words(after)['version'])} 版，自 ${text(words(after)['validFrom'])} 起执行${because(words(after)['reason'])}`,
  INDICATOR_TARGET_SET: row => `${targetWords(row)}${because(words(row.after)['reason'])}`,
  INDICATOR_RETIRED: ({ after }) => `停用${because(words(after)['reason'])}`,
  INDICATOR_REACTIVATED: () => '恢复启用',
  INDICATOR_PLACES_EXEMPTED: ({ after }) =>
    `${placesOf(words(after)['places'])}自 ${text(words(after)['fromOn'])} 起免报${because(words(after)['reason'])}`,
  INDICATOR_EXEMPTION_ENDED: ({ after }) =>
    `${placesOf(words(after)['places'])}的免报到 ${text(words(after)['untilOn'])} 为止`,
  INDICATOR_TASK_LINKED: ({ after }) => `关联任务“${text(words(after)['task'])}”`,
  INDICATOR_TASK_UNLINKED: ({ after }) => `取消关联任务“${text(words(after)['task'])}”`,
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
