import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import { type Day, isDay } from '../../platform/day.ts'
import { badInput, notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/paging.ts'
import { grantsIn, SEES_TASKS } from '../access/index.ts'
import { jurisdictionsOf } from '../divisions/index.ts'
import {
  LIGHT_OF_SEVERITY,
  type Light,
  type LightCountsRow,
  lightCounts,
  parameters,
  SEVERITY,
  type Task,
  type TaskKey,
  taskView,
  toLightCounts,
  workingDaysLeft,
} from '../tasks/index.ts'
import type { InstructionFilter } from './instruction.input.ts'
import { filterInstructions, inPlace, litInstructions, visible } from './instruction.sql.ts'
import type { Instruction, InstructionConnection } from './instruction.type.ts'

/** A lit instruction as SQL returns it; inside JSON its instant is text. */
type LitRow = Omit<Instruction, 'light' | 'workingDaysLeft' | 'writtenAt'> & {
  severity: number
  answeredOn: Day | null
  done: boolean
  writtenAt: Date | string
}

const toInstruction = ({ severity, answeredOn, done, ...row }: LitRow, asOf: Day): Instruction => ({
  ...row,
  writtenAt: new Date(row.writtenAt),
  light: LIGHT_OF_SEVERITY[severity] as Light,
  workingDaysLeft: workingDaysLeft(row.dueOn, done || answeredOn !== null, asOf),
})

/** Open before closed, the worst light first, then by date, the newest first among equals. */
const KEYS = [
  'lit.done::int',
  `${SEVERITY.BEHIND} - lit.severity`,
  `coalesce(lit."dueOn", date '9999-12-31')`,
  'lit.id',
]
const TYPES = ['int', 'int', 'date', 'uuid']

type PageRow = LightCountsRow & { page: (LitRow & { key: (string | number)[] }) | null }

/** A page of the list with the counts of the whole, in one statement. */
export async function listInstructions(
  context: Context,
  { filter, first, after }: { filter: InstructionFilter; first?: number | null; after?: string | null },
): Promise<InstructionConnection> {
  const size = pageSize(first)
  const view = await taskView(context, filter.place)
  const { values, parameter } = parameters(view.scope.jurisdictionCode, view.asOf, view.nearUntil)
  const lit = litInstructions(`${inPlace(view, parameter)} and ${visible(view, parameter)}`)
  const chosen = filterInstructions(filter, parameter)
  const limits = after ? cursorKey(after).map((value, index) => `${parameter(value)}::${TYPES[index]}`) : []
  const rows = await context.db.sql<PageRow>(
    `with lit as (${lit}), chosen as (select * from lit where ${chosen}),
     counts as (select ${lightCounts('chosen')} from chosen),
     page as (select lit.*, jsonb_build_array(${KEYS.join(', ')}) as key from chosen lit
       where ${after ? `(${KEYS.join(', ')}) > (${limits.join(', ')})` : 'true'}
       order by ${KEYS.join(', ')} limit ${parameter(size + 1)})
     select counts.*, row_to_json(page) as page from counts left join page on true`,
    values,
  )
  const found = rows.flatMap(({ page }) => (page ? [page] : []))
  const nodes = found.slice(0, size)
  const last = nodes.at(-1)
  const counts = toLightCounts(rows[0] as PageRow)
  return {
    nodes: nodes.map(({ key, ...row }) => toInstruction(row, view.asOf)),
    pageInfo: { hasNextPage: found.length > size, endCursor: last ? encodeCursor(last.key) : null },
    totalCount: counts.total,
    counts,
  }
}

/** The sort key of the row before. Throws `BAD_INPUT` on a cursor this list did not make. */
function cursorKey(after: string): (string | number | null)[] {
  const key = decodeCursor(after, KEYS.length)
  const [done, severity, due, id] = key
  const fits = Number.isInteger(done) && Number.isInteger(severity) && isDay(String(due)) && isId(String(id))
  if (!fits) throw badInput('after', '翻页位置无效，请从第一页重新开始。')
  return key
}

/** One instruction the viewer may see, or null: unknown, foreign and not addressed to the viewer look the same. */
export async function findInstruction(context: Context, id: string): Promise<Instruction | null> {
  if (!isId(id)) return null
  const row = await context.db.prisma.instruction.findFirst({
    where: { jurisdictionCode: { in: jurisdictionsOf(context.viewer) }, id },
    select: { jurisdictionCode: true },
  })
  if (!row) return null
  const [found] = await readInstructions(context, row.jurisdictionCode, 'i.id', [id])
  return found ?? null
}

/** An instruction the viewer may see. Throws `NOT_FOUND`. */
export async function instructionById(context: Context, id: string): Promise<Instruction> {
  const instruction = await findInstruction(context, id)
  if (!instruction) throw notFound('这条批示')
  return instruction
}

/** What the viewer may see of instructions with one of these values in a column, the newest first. */
async function readInstructions(
  context: Context,
  jurisdictionCode: string,
  column: 'i.id' | 'i.task_id' | 'i.subject_id',
  ids: readonly string[],
): Promise<Instruction[]> {
  const roles: readonly string[] = SEES_TASKS
  const grants = grantsIn(context.viewer, jurisdictionCode).filter(({ role }) => roles.includes(role))
  const found = new Map<string, Instruction>()
  for (const place of new Set(grants.map(({ scopeCode }) => scopeCode))) {
    const view = await taskView(context, place)
    const { values, parameter } = parameters(jurisdictionCode, view.asOf, view.nearUntil)
    const where = `${column} = any(${parameter(ids)}::uuid[]) and ${visible(view, parameter)}`
    const rows = await context.db.sql<LitRow>(litInstructions(where), values)
    for (const row of rows) found.set(row.id, toInstruction(row, view.asOf))
  }
  return [...found.values()].sort((one, other) => (one.id < other.id ? 1 : -1))
}

const BY_TASK = Symbol('instructions by task')

/** Instructions on tasks that the viewer may see, the newest first, batched over the request. */
export const taskInstructionLoader = (context: Context): DataLoader<TaskKey, Instruction[], string> =>
  once(
    context,
    BY_TASK,
    () =>
      new DataLoader(
        async tasks => {
          const codes = [...new Set(tasks.map(({ jurisdictionCode }) => jurisdictionCode))]
          const ids = tasks.map(({ id }) => id)
          const rows = (
            await Promise.all(codes.map(code => readInstructions(context, code, 'i.task_id', ids)))
          ).flat()
          return tasks.map(task => rows.filter(row => isOf(row, task)))
        },
        { cacheKeyFn: ({ jurisdictionCode, id }) => `${jurisdictionCode} ${id}` },
      ),
  )

const BY_SUBJECT = Symbol('instructions by subject')

/**
 * Instructions on records of any kind that the viewer may see, the newest first, batched over the request. Ids are unique
 * over all kinds.
 */
export const subjectInstructionLoader = (context: Context): DataLoader<TaskKey, Instruction[], string> =>
  once(
    context,
    BY_SUBJECT,
    () =>
      new DataLoader(
        async subjects => {
          const codes = [...new Set(subjects.map(({ jurisdictionCode }) => jurisdictionCode))]
          const ids = subjects.map(({ id }) => id)
          const rows = (
            await Promise.all(codes.map(code => readInstructions(context, code, 'i.subject_id', ids)))
          ).flat()
          return subjects.map(({ jurisdictionCode, id }) =>
            rows.filter(row => row.jurisdictionCode === jurisdictionCode && row.subjectId === id),
          )
        },
        { cacheKeyFn: ({ jurisdictionCode, id }) => `${jurisdictionCode} ${id}` },
      ),
  )

const isOf = (row: Instruction, { jurisdictionCode, id }: Pick<Task, 'jurisdictionCode' | 'id'>): boolean =>
  row.jurisdictionCode === jurisdictionCode && row.taskId === id
