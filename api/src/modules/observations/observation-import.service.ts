import { bulkInsert } from '../../platform/bulk-insert.ts'
import type { Context } from '../../platform/context.ts'
import { conflict, DomainError } from '../../platform/errors.ts'
import { write } from '../../platform/write.ts'
import { codeRange } from '../divisions/index.ts'
import { libraryOf } from '../indicators/index.ts'
import { publishObservations } from './observation.publish.ts'
import { cellKey, sameAmounts } from './observation.row.ts'
import { isSame, type Known, knownCells, newRow, TABLE } from './observation-import.rows.ts'
import {
  type ImportCell,
  type ImportFault,
  ImportJudge,
  type ImportRow,
  importFault,
} from './observation-import.rules.ts'

export interface ImportOptions {
  /** False: only says what would happen. */
  commit?: boolean
  /** Why values that are there already are changed. */
  reason?: string
}

export interface ImportOutcome {
  rows: number
  created: number
  /** Published values that got a further revision. */
  corrected: number
  unchanged: number
  faults: ImportFault[]
}

/** Any constant; the same in every process. Two imports at once would write the same cells. */
const IMPORT_LOCK = 4_402_034

/** Values written in one transaction. */
const BATCH = 10_000

const REASON = '批量导入更正'

/**
 * Brings values in by indicator × place × period and publishes them at once: new ones, and with a reason those that
 * are there with other figures. Repeating changes nothing. With a fault nothing is written; what is wrong with each row
 * is answered. Written in batches, each whole: after a crash the same again goes on where it stopped. No policy.
 */
export function bringIn(
  context: Context,
  jurisdictionCode: string,
  rows: readonly ImportRow[],
  { commit = true, reason = REASON }: ImportOptions = {},
): Promise<ImportOutcome> {
  return context.db.exclusively(IMPORT_LOCK, async () => {
    const outcome: ImportOutcome = { rows: rows.length, created: 0, corrected: 0, unchanged: 0, faults: [] }
    const cells = await judgeRows(context, jurisdictionCode, rows, outcome)
    await refuseWaiting(context, jurisdictionCode, cells, outcome)
    const write = commit && outcome.faults.length === 0
    for (const batch of batchesOf(cells))
      await takeBatch(context, jurisdictionCode, batch, { outcome, reason, write })
    return outcome
  })
}

/** Faults shown in one sentence. */
const SHOWN = 20

/** The same for programs: throws `BAD_INPUT` with the faults instead of answering them. */
export async function importObservations(
  context: Context,
  jurisdictionCode: string,
  rows: readonly ImportRow[],
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  const outcome = await bringIn(context, jurisdictionCode, rows, options)
  if (outcome.faults.length === 0) return outcome
  const fields = outcome.faults.slice(0, SHOWN).map(({ row, column, typed, reason }) => ({
    field: `${row ?? ''}${column}`,
    message: `${typed ?? ''} ${reason}`.trim(),
  }))
  throw new DomainError('BAD_INPUT', `有 ${outcome.faults.length} 处问题，没有导入。`, fields)
}

/** Good rows, each cell once. */
async function judgeRows(
  { db, clock }: Context,
  jurisdictionCode: string,
  rows: readonly ImportRow[],
  outcome: ImportOutcome,
): Promise<ImportCell[]> {
  const { from, to } = codeRange(jurisdictionCode)
  const library = await libraryOf(db.prisma, jurisdictionCode)
  const places = await db.prisma.division.findMany({ where: { code: { gte: from, lte: to } } })
  const judge = new ImportJudge({ library, places, today: clock.today() })
  const cells = new Map<string, ImportCell>()
  for (const row of rows) {
    const judged = judge.judge(row)
    if (Array.isArray(judged)) {
      outcome.faults.push(...judged)
      continue
    }
    const before = cells.get(cellKey(judged))
    if (!before) cells.set(cellKey(judged), judged)
    else if (sameAmounts(before, judged)) outcome.unchanged += 1
    else outcome.faults.push(twice(row, before))
  }
  return [...cells.values()].sort(
    (one, other) =>
      one.startsOn.localeCompare(other.startsOn) || one.indicatorId.localeCompare(other.indicatorId),
  )
}

const twice = (row: ImportRow, before: ImportCell): ImportFault =>
  importFault(
    row,
    'VALUE',
    null,
    before.row === null ? '同一格有两个不同的数。' : `与第 ${before.row} 行是同一格，数却不同。`,
    '请只保留一行。',
  )

const WAITING = `
  select o.indicator_id as "indicatorId", o.place_code as "placeCode", o.starts_on as "startsOn"
  from observation o
  where o.division_code = $1 and o.status in ('SUBMITTED', 'REVIEWED')`

/** A cell that waits for review is reviewed first: two values of it would not know of each other. */
async function refuseWaiting(
  { db }: Context,
  jurisdictionCode: string,
  cells: readonly ImportCell[],
  outcome: ImportOutcome,
): Promise<void> {
  const rows = await db.sql<Parameters<typeof cellKey>[0]>(WAITING, [jurisdictionCode])
  const waiting = new Set(rows.map(cellKey))
  for (const cell of cells)
    if (waiting.has(cellKey(cell)))
      outcome.faults.push(
        importFault(
          cell.row === null ? {} : { row: cell.row },
          'VALUE',
          cell.value?.toFixed() ?? null,
          '这一格有提交了还没有审核的数。',
          '请先审核发布或退回，再导入。',
        ),
      )
}

function* batchesOf(cells: readonly ImportCell[]): Generator<ImportCell[]> {
  for (let start = 0; start < cells.length; start += BATCH) yield cells.slice(start, start + BATCH)
}

interface Taking {
  outcome: ImportOutcome
  reason: string
  write: boolean
}

async function takeBatch(
  context: Context,
  jurisdictionCode: string,
  batch: readonly ImportCell[],
  taking: Taking,
): Promise<void> {
  const known = await knownCells(context, jurisdictionCode, batch)
  const fresh = batch.filter(cell => {
    const before = known.get(cellKey(cell))
    return !before || !isSame(cell, before)
  })
  const corrected = fresh.filter(cell => known.get(cellKey(cell))?.status === 'PUBLISHED').length
  if (fresh.length > 0 && taking.write)
    await writeBatch(context, jurisdictionCode, fresh, { known, corrected, reason: taking.reason })
  taking.outcome.unchanged += batch.length - fresh.length
  taking.outcome.corrected += corrected
  taking.outcome.created += fresh.length - corrected
}

interface Batch {
  known: ReadonlyMap<string, Known>
  corrected: number
  reason: string
}

async function writeBatch(
  context: Context,
  jurisdictionCode: string,
  cells: readonly ImportCell[],
  { known, corrected, reason }: Batch,
): Promise<void> {
  const rows = cells.map(cell => newRow(context, jurisdictionCode, cell, known.get(cellKey(cell)), reason))
  try {
    await write(context, jurisdictionCode, async step => {
      await bulkInsert(step.tx, TABLE, rows)
      // Brought in by the data steward: when the places had it ready is not known, so nothing counts as late.
      const values = cells.map(cell => ({ ...cell, late: false }))
      await publishObservations(step, context, jurisdictionCode, values)
      await step.record({
        type: 'OBSERVATIONS_IMPORTED',
        entity: 'Jurisdiction',
        entityId: jurisdictionCode,
        after: {
          name: `${cells.length} 个指标值`,
          ...{ corrected, from: cells[0]?.startsOn ?? null, to: cells.at(-1)?.startsOn ?? null },
        },
      })
    })
  } catch (error) {
    throw isTaken(error)
      ? conflict('导入时有人改动了同一格。已写入的部分保留，请重新导入同一个文件。')
      : error
  }
}

/** The database says so when somebody else wrote a revision of a cell first. */
const isTaken = (error: unknown): boolean =>
  error instanceof Error && !(error instanceof DomainError) && /23505|duplicate key/.test(error.message)
