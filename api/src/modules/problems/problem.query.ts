import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import { type Day, isDay } from '../../platform/day.ts'
import { badInput, notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/paging.ts'
import { grantsIn, SEES_TASKS } from '../access/index.ts'
import { jurisdictionsOf, ruleSettings } from '../divisions/index.ts'
import {
  LIGHT_OF_SEVERITY,
  type Light,
  type LightCountsRow,
  lightCounts,
  lightDay,
  parameters,
  SEVERITY,
  type TaskKey,
  type TaskView,
  taskView,
  toLightCounts,
  workingDaysLeft,
} from '../tasks/index.ts'
import type { ProblemFilter } from './problem.input.ts'
import { problemNumber } from './problem.rules.ts'
import { filterProblems, inPlace, litProblems, readsDetail } from './problem.sql.ts'
import type { Problem, ProblemConnection } from './problem.type.ts'

/** A lit problem as SQL returns it. */
type LitRow = Omit<Problem, 'number' | 'light' | 'workingDaysLeft'> & {
  year: number
  no: number
  severity: number
  answeredOn: Day | null
  done: boolean
}

const toProblem = ({ year, no, severity, answeredOn, done, ...row }: LitRow, asOf: Day): Problem => ({
  ...row,
  number: problemNumber(year, no),
  light: LIGHT_OF_SEVERITY[severity] as Light,
  workingDaysLeft: workingDaysLeft(row.dueOn, done || answeredOn !== null, asOf),
})

export interface ProblemListInput {
  filter: ProblemFilter
  first?: number | null
  after?: string | null
}

/** A page of the list with the counts of the whole, in one statement. */
export async function listProblems(context: Context, input: ProblemListInput): Promise<ProblemConnection> {
  const view = await taskView(context, input.filter.place)
  return readProblems(context, view, input, pageSize(input.first))
}

/** Open before closed, the worst light first, then by date, then as raised. */
const KEYS = [
  'lit.done::int',
  `${SEVERITY.BEHIND} - lit.severity`,
  `coalesce(lit."dueOn", date '9999-12-31')`,
  'lit.id',
]

type PageRow = LightCountsRow & { page: (LitRow & { key: (string | number)[] }) | null }

/** `size` rows of a list from the one after `input.after` on; files take larger steps than screens. */
export async function readProblems(
  context: Context,
  view: TaskView,
  { filter, after }: ProblemListInput,
  size: number,
): Promise<ProblemConnection> {
  const { values, parameter } = parameters(view.scope.jurisdictionCode, view.asOf, view.nearUntil)
  const lit = litProblems(inPlace(view, parameter), readsDetail(view, parameter))
  const chosen = filterProblems(filter, parameter)
  const behind = after
    ? `(${KEYS.join(', ')}) > (${cursorKey(after).map(cast(parameter)).join(', ')})`
    : 'true'
  const rows = await context.db.sql<PageRow>(
    `with lit as (${lit}), chosen as (select * from lit where ${chosen}),
     counts as (select ${lightCounts('chosen')} from chosen),
     page as (select lit.*, jsonb_build_array(${KEYS.join(', ')}) as key from chosen lit
       where ${behind} order by ${KEYS.join(', ')} limit ${parameter(size + 1)})
     select counts.*, row_to_json(page) as page from counts left join page on true`,
    values,
  )
  const found = rows.flatMap(({ page }) => (page ? [page] : []))
  const nodes = found.slice(0, size)
  const last = nodes.at(-1)
  const counts = toLightCounts(rows[0] as PageRow)
  return {
    nodes: nodes.map(({ key, ...row }) => toProblem(row, view.asOf)),
    pageInfo: { hasNextPage: found.length > size, endCursor: last ? encodeCursor(last.key) : null },
    totalCount: counts.total,
    counts,
  }
}

const TYPES = ['int', 'int', 'date', 'uuid']

const cast = (parameter: (value: unknown) => string) => (value: unknown, index: number) =>
  `${parameter(value)}::${TYPES[index]}`

/** The sort key of the row before. Throws `BAD_INPUT` on a cursor this list did not make. */
function cursorKey(after: string): (string | number | null)[] {
  const key = decodeCursor(after, KEYS.length)
  const [done, severity, due, id] = key
  const fits = Number.isInteger(done) && Number.isInteger(severity) && isDay(String(due)) && isId(String(id))
  if (!fits) throw badInput('after', '翻页位置无效，请从第一页重新开始。')
  return key
}

/** One problem as the viewer may see it, or null: an unknown id and a foreign one look the same. */
export async function findProblem(context: Context, id: string): Promise<Problem | null> {
  if (!isId(id)) return null
  const row = await context.db.prisma.problem.findFirst({
    where: { jurisdictionCode: { in: jurisdictionsOf(context.viewer) }, id },
    select: { jurisdictionCode: true },
  })
  if (!row) return null
  for (const place of rootsIn(context, row.jurisdictionCode)) {
    const view = await taskView(context, place)
    const problem = await readProblem(context, view, id)
    if (problem) return problem
  }
  return null
}

async function readProblem(context: Context, view: TaskView, id: string): Promise<Problem | null> {
  const { values, parameter } = parameters(view.scope.jurisdictionCode, view.asOf, view.nearUntil)
  const where = `p.id = ${parameter(id)}::uuid and ${inPlace(view, parameter)}`
  const [row] = await context.db.sql<LitRow>(litProblems(where, readsDetail(view, parameter)), values)
  return row ? toProblem(row, view.asOf) : null
}

/** The roots of what the viewer sees of tasks and their problems in a jurisdiction. */
function rootsIn({ viewer }: Context, jurisdictionCode: string): string[] {
  const roles: readonly string[] = SEES_TASKS
  const grants = grantsIn(viewer, jurisdictionCode).filter(({ role }) => roles.includes(role))
  return [...new Set(grants.map(({ scopeCode }) => scopeCode))]
}

/** A problem the viewer may see. Throws `NOT_FOUND`. */
export async function problemById(context: Context, id: string): Promise<Problem> {
  const problem = await findProblem(context, id)
  if (!problem) throw notFound('这个问题')
  return problem
}

/** Whether the viewer may open the files of a problem. */
export async function readsProblem(context: Context, jurisdictionCode: string, id: string): Promise<boolean> {
  const problem = await findProblem(context, id)
  return problem !== null && problem.jurisdictionCode === jurisdictionCode && problem.readDetail
}

const LOADERS = Symbol('problems of other records')

/** Problems that hang on records of one kind: on a task, or on what they came from. */
type Owner = 'task_id' | 'origin_id'

const keyOf = ({ jurisdictionCode, id }: TaskKey) => `${jurisdictionCode} ${id}`

function problemsBy(context: Context, column: Owner): DataLoader<TaskKey, Problem[], string> {
  const made = once(context, LOADERS, () => new Map<Owner, DataLoader<TaskKey, Problem[], string>>())
  const loader =
    made.get(column) ??
    new DataLoader(
      async (keys: readonly TaskKey[]) => {
        const codes = [...new Set(keys.map(({ jurisdictionCode }) => jurisdictionCode))]
        const read = await Promise.all(codes.map(code => readRelated(context, code, column, keys)))
        const rows = read.flat()
        const idOf = (row: Problem) => (column === 'task_id' ? row.taskId : row.originId)
        return keys.map(({ jurisdictionCode, id }) =>
          rows.filter(row => row.jurisdictionCode === jurisdictionCode && idOf(row) === id),
        )
      },
      { cacheKeyFn: keyOf },
    )
  made.set(column, loader)
  return loader
}

/** Problems of tasks, the newest first. For those who read the task in full: they read its problems in full too. */
export const taskProblemLoader = (context: Context) => problemsBy(context, 'task_id')

/** Problems raised from a report, notice or instruction, the newest first. For those who read that record in full. */
export const originProblemLoader = (context: Context) => problemsBy(context, 'origin_id')

async function readRelated(
  context: Context,
  jurisdictionCode: string,
  column: Owner,
  keys: readonly TaskKey[],
): Promise<Problem[]> {
  const { nearWorkingDays } = await ruleSettings(context, jurisdictionCode)
  const { asOf, nearUntil } = lightDay(context.clock.today(), nearWorkingDays)
  const rows = await context.db.sql<LitRow>(
    `${litProblems(`p.${column} = any($4::uuid[])`, 'true')} order by p.id desc`,
    [jurisdictionCode, asOf, nearUntil, keys.map(({ id }) => id)],
  )
  return rows.map(row => toProblem(row, asOf))
}
