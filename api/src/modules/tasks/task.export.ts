import type { Context } from '../../platform/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { noteSheet, type SheetColumn, sheetOf, workbook } from '../../platform/xlsx.ts'
import { recordExport } from '../audit/index.ts'
import { divisionLoader, type LightWords, lightWords, requireDivision } from '../divisions/index.ts'
import { planLoader } from '../plans/index.ts'
import type { TaskExport } from './task.export.input.ts'
import { assignmentLoader } from './task.loader.ts'
import { readTasks, type TaskView, taskView } from './task.query.ts'
import type { Task } from './task.type.ts'
import { DONE_WORDS, DUE_WORDS, LEVEL_WORDS, STATUS_WORDS } from './task.words.ts'

/** Rows read in one statement: more than a screen takes, few enough not to hold the database for long. */
const STEP = 2000
const MOST_ROWS = 20_000

/** A row of the file: nothing in it is restricted, so it may go to whoever sees the list. */
interface ExportRow {
  task: Task
  plan: string
  place: string
  lead: string
  joint: string
}

type Id =
  | 'light'
  | 'no'
  | 'title'
  | 'lead'
  | 'joint'
  | 'plan'
  | 'place'
  | 'level'
  | 'status'
  | 'due'
  | 'left'
  | 'percent'
  | 'milestones'

/** The columns of the ledger, in its order. */
const columnsOf = ({ deadline }: LightWords): Readonly<Record<Id, SheetColumn<ExportRow>>> => ({
  light: {
    head: '灯号',
    width: 10,
    value: ({ task }) => (task.state === 'DONE' ? DONE_WORDS : deadline)[task.light],
  },
  // 立项编号 once it is issued, as on the screen; before that the number in the plan.
  no: { head: '编号', width: 10, value: ({ task }) => task.ledgerNo ?? task.no },
  title: { head: '任务', width: 48, value: ({ task }) => task.title },
  lead: { head: '牵头单位', width: 24, value: ({ lead }) => lead },
  joint: { head: '配合单位', width: 36, value: ({ joint }) => joint },
  plan: { head: '方案', width: 36, value: ({ plan }) => plan },
  place: { head: '地区', width: 12, value: ({ place }) => place },
  level: { head: '层级', width: 8, value: ({ task }) => LEVEL_WORDS[task.level] },
  status: { head: '状态', width: 10, value: ({ task }) => STATUS_WORDS[task.status] },
  due: { head: '到期', width: 12, time: true, value: ({ task }) => task.dueOn ?? DUE_WORDS[task.dueStatus] },
  left: {
    head: `剩工作日（负数为${deadline.BEHIND}）`,
    width: 20,
    value: ({ task }) => task.workingDaysLeft,
  },
  percent: { head: '进度 %', width: 8, value: ({ task }) => task.percent },
  milestones: {
    head: '节点（已完成/全部）',
    width: 18,
    value: ({ task: { milestoneCounts } }) => `${milestoneCounts.done}/${milestoneCounts.total}`,
  },
})

const chosenColumns = (words: LightWords, ids: readonly string[]) =>
  Object.entries(columnsOf(words))
    .filter(([id]) => ids.length === 0 || ids.includes(id))
    .map(([, column]) => column)

/** All tasks of a list, page by page. Throws `TOO_LARGE` for more than a spreadsheet is good for. */
async function allTasks(context: Context, view: TaskView, { filter, sort }: TaskExport): Promise<Task[]> {
  const tasks: Task[] = []
  let after: string | null = null
  do {
    const page = await readTasks(context, view, { filter, sort, after }, STEP)
    if (page.totalCount > MOST_ROWS)
      throw new DomainError(
        'TOO_LARGE',
        `共有 ${page.totalCount} 项，一次最多导出 ${MOST_ROWS} 项。请先用筛选缩小范围。`,
      )
    tasks.push(...page.nodes)
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null
  } while (after !== null)
  return tasks
}

async function toRow(context: Context, task: Task): Promise<ExportRow> {
  const { jurisdictionCode, planId, placeCode } = task
  const [plan, place, owners] = await Promise.all([
    planLoader(context).load({ jurisdictionCode, id: planId }),
    divisionLoader(context).load(placeCode),
    assignmentLoader(context).load(task),
  ])
  const names = (part: string) =>
    owners
      .filter(owner => owner.part === part)
      .map(({ organization }) => organization.name)
      .join('、')
  return { task, plan: plan.title, place: place?.name ?? '', lead: names('LEAD'), joint: names('JOINT') }
}

/** The file and its name. Throws what the list itself throws, and `TOO_LARGE`. */
export async function exportTasks(
  context: Context,
  wanted: TaskExport,
): Promise<{ name: string; file: Buffer }> {
  const view = await taskView(context, wanted.filter.place, wanted.asOf)
  const place = await requireDivision(context, wanted.filter.place)
  const tasks = await allTasks(context, view, wanted)
  const rows = await Promise.all(tasks.map(task => toRow(context, task)))
  const words = await lightWords(context, view.scope.jurisdictionCode)
  await recordExport(context, {
    ...{ place: place.code, name: '任务台账', rows: rows.length, asOf: view.asOf, filter: wanted.filter },
  })
  const notes = noteSheet('说明', [
    ['内容', `任务台账，${rows.length} 项`],
    ['地区', place.name],
    ['截至', view.asOf],
    ['导出', `${context.clock.today()} ${context.viewer?.name ?? ''}`],
    ...(context.demo ? [['注意', '演示数据，不代表任何地方的实际情况。'] as const] : []),
  ])
  return {
    name: `任务台账_${place.name}_${view.asOf}.xlsx`,
    file: await workbook(sheetOf('任务台账', chosenColumns(words, wanted.columns), rows), notes),
  }
}
