import type { Context } from '../../platform/context.ts'
import { badInput, DomainError } from '../../platform/errors.ts'
import { noteSheet, type SheetColumn, sheetOf, workbook } from '../../platform/xlsx.ts'
import { recordExport } from '../audit/index.ts'
import {
  divisionLoader,
  type LightWords,
  lightWords,
  organizationLoader,
  requireDivision,
} from '../divisions/index.ts'
import { replyLoader } from '../replies/index.ts'
import { Light, type TaskView, taskLoader, taskView } from '../tasks/index.ts'
import type { ProblemFilter } from './problem.input.ts'
import { readProblems } from './problem.query.ts'
import { type Problem, ProblemStatus } from './problem.type.ts'
import { ORIGIN_WORDS, STATUS_WORDS } from './problem.words.ts'

const STEP = 2000
const MOST_ROWS = 20_000
const LONGEST_WORDS = 100

interface ExportRow {
  problem: Problem
  owner: string
  place: string
  task: string
  /** What the owner handed in last; empty where the viewer sees the outline only. */
  answer: string
}

const ANSWERED_WORDS: Readonly<Record<Light, string>> = {
  GOOD: '按期整改',
  NEAR: '逾期整改',
  BEHIND: '逾期整改',
  NO_DATA: '已整改',
}

const lightWord = ({ deadline }: LightWords, { light, status }: Problem) =>
  status === 'CLOSED' ? ANSWERED_WORDS[light] : deadline[light]

/** What only those who see the record in full may read. */
const detail = ({ readDetail }: Problem, words: string | null) => (readDetail ? words : null)

const columnsOf = (words: LightWords): readonly SheetColumn<ExportRow>[] => [
  { head: '灯号', width: 10, value: ({ problem }) => lightWord(words, problem) },
  { head: '编号', width: 18, value: ({ problem }) => problem.number },
  { head: '问题', width: 40, value: ({ problem }) => problem.title },
  { head: '问题描述', width: 60, value: ({ problem }) => detail(problem, problem.text) },
  { head: '整改措施', width: 48, value: ({ problem }) => detail(problem, problem.measure) },
  { head: '责任单位', width: 24, value: ({ owner }) => owner },
  { head: '地区', width: 12, value: ({ place }) => place },
  { head: '来源', width: 12, value: ({ problem }) => ORIGIN_WORDS[problem.origin] },
  { head: '所属任务', width: 40, value: ({ task }) => task },
  { head: '状态', width: 10, value: ({ problem }) => STATUS_WORDS[problem.status] },
  { head: '轮次', width: 8, value: ({ problem }) => problem.round },
  { head: '整改时限', width: 12, time: true, value: ({ problem }) => problem.dueOn },
  { head: '原定时限', width: 12, time: true, value: ({ problem }) => problem.originalDueOn },
  {
    head: `剩工作日（负数为${words.deadline.BEHIND}）`,
    width: 20,
    value: ({ problem }) => problem.workingDaysLeft,
  },
  { head: '最近整改情况', width: 60, value: ({ answer }) => answer },
  { head: '提出日期', width: 12, time: true, value: ({ problem }) => problem.raisedOn },
  { head: '提出人', width: 12, value: ({ problem }) => problem.raisedBy },
  { head: '整改完成日期', width: 14, time: true, value: ({ problem }) => problem.doneOn },
  { head: '销号日期', width: 12, time: true, value: ({ problem }) => problem.closedOn },
  { head: '销号人', width: 12, value: ({ problem }) => problem.closedBy },
]

/** The filter of an address; names are those of `ProblemFilter`, lists repeat theirs. Throws `BAD_INPUT`. */
export function readProblemExport(params: URLSearchParams): ProblemFilter {
  const place = params.get('place')
  if (!place) throw badInput('place', '没有说明导出哪个地区的问题清单。')
  const words = params.get('words') ?? ''
  if (words.length > LONGEST_WORDS) throw badInput('words', `关键词不能超过 ${LONGEST_WORDS} 字。`)
  return {
    place,
    words,
    status: known(params, 'status', ProblemStatus),
    light: known(params, 'light', Light),
    organizationId: params.get('organizationId'),
    taskId: params.get('taskId'),
  }
}

function known<Value extends string>(
  params: URLSearchParams,
  name: string,
  values: Readonly<Record<string, Value>>,
): Value[] {
  return params.getAll(name).map(value => {
    const found = Object.hasOwn(values, value) ? values[value] : undefined
    if (found === undefined) throw badInput(name, '导出条件里有不认识的值，请回到问题清单重新导出。')
    return found
  })
}

/** All rows of the list, page by page. Throws `TOO_LARGE` for more than a spreadsheet is good for. */
async function allProblems(context: Context, view: TaskView, filter: ProblemFilter): Promise<Problem[]> {
  const problems: Problem[] = []
  let after: string | null = null
  do {
    const page = await readProblems(context, view, { filter, after }, STEP)
    if (page.totalCount > MOST_ROWS)
      throw new DomainError(
        'TOO_LARGE',
        `共有 ${page.totalCount} 个问题，一次最多导出 ${MOST_ROWS} 个。请先用筛选缩小范围。`,
      )
    problems.push(...page.nodes)
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null
  } while (after !== null)
  return problems
}

async function toRow(context: Context, problem: Problem): Promise<ExportRow> {
  const { jurisdictionCode, taskId, readDetail } = problem
  const [owner, place, task, replies] = await Promise.all([
    organizationLoader(context).load(problem.organizationId),
    divisionLoader(context).load(problem.placeCode),
    taskId === null ? null : taskLoader(context).load({ jurisdictionCode, id: taskId }),
    readDetail ? replyLoader(context, 'PROBLEM').load(problem) : [],
  ])
  return {
    problem,
    owner: owner?.name ?? '',
    place: place?.name ?? '',
    task: task?.title ?? '',
    answer: replies[0]?.text ?? '',
  }
}

/** The file and its name. Throws what the list itself throws, and `TOO_LARGE`. */
export async function exportProblems(
  context: Context,
  filter: ProblemFilter,
): Promise<{ name: string; file: Buffer }> {
  const place = await requireDivision(context, filter.place)
  const view = await taskView(context, filter.place)
  const problems = await allProblems(context, view, filter)
  const rows = await Promise.all(problems.map(problem => toRow(context, problem)))
  const words = await lightWords(context, view.scope.jurisdictionCode)
  await recordExport(context, { place: place.code, name: '问题清单', rows: rows.length, filter })
  const today = context.clock.today()
  const notes = noteSheet('说明', [
    ['内容', `问题清单，${rows.length} 个`],
    ['地区', place.name],
    ['截至', today],
    ['导出', `${today} ${context.viewer?.name ?? ''}`],
    ...(context.demo ? [['注意', '演示数据，不代表任何地方的实际情况。'] as const] : []),
  ])
  return {
    name: `问题清单_${place.name}_${today}.xlsx`,
    file: await workbook(sheetOf('问题清单', columnsOf(words), rows), notes),
  }
}
