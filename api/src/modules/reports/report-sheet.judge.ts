import type { Context } from '../../platform/context.ts'
import { badInput } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { cellWords, columnLetters, FORMULA_UNCOUNTED, isBlank } from '../../platform/sheet-cell.ts'
import { canReport } from './report.policy.ts'
import { optionalDay, type ReportRow } from './report.row.ts'
import { momentWords, type ReportWords, submitFaults, tidyWords } from './report.rules.ts'
import { dateOfCycle, groundOf, openDatesOf } from './report-aim.ts'
import type { OpenReport } from './report-sheet.query.ts'
import {
  type CellFault,
  FILLED,
  FIXES,
  type FilledId,
  HEAD_IDS,
  HEADS,
  type HeadId,
  isFilled,
  placeColumns,
  type RowCells,
  readRow,
  rowKey,
  splitKey,
} from './report-sheet.rules.ts'

/** One thing wrong with an uploaded sheet; `row` as Excel counts it, the heads are row 1. */
export interface SheetFault {
  row: number
  column: string
  value: string
  reason: string
  fix: string
}

/** What became of an uploaded sheet. */
export interface SheetOutcome {
  /** Rows that were filled in. */
  rows: number
  /** Of these without a fault. */
  ready: number
  /** Of these submitted (or handed to the unit's leader) just now. */
  submitted: number
  /** Rows that had been submitted before with the same words: nothing to do. */
  already: { row: number; reason: string }[]
  errors: SheetFault[]
}

/** A filled row on its way. */
export interface Filled {
  /** As Excel counts. */
  row: number
  cells: RowCells
  assignmentId: string
  cycleId: string
}

export interface Ready extends Filled {
  words: ReportWords
}

/** Rows below the heads that the unit wrote into. Throws `BAD_INPUT` when the heads are not those of the sheet. */
export function filledRows(
  rows: readonly (readonly RowCells[HeadId][])[],
): (Filled & { places: Record<HeadId, number> })[] {
  const { places, missing } = placeColumns(rows[0] ?? [])
  if (missing.length > 0) {
    const names = missing.map(id => `“${HEADS[id]}”`).join('、')
    throw badInput(
      'file',
      `这不是本系统的填报表，或表头被改动：缺少${names}列。请重新下载填报表，把内容填进去再上传。`,
    )
  }
  return rows.slice(1).flatMap((line, index) => {
    const cells = Object.fromEntries(HEAD_IDS.map(id => [id, line[places[id]]])) as unknown as RowCells
    return isFilled(cells) ? [{ row: index + 2, cells, places, ...splitKey(cells.key) }] : []
  })
}

/** What was said before for rows that are open no more, as far as the viewer's units said it. */
export async function pastReports(
  context: Context,
  filled: readonly Filled[],
  known: ReadonlyMap<string, OpenReport>,
): Promise<{ own: Set<string>; reports: ReportRow[] }> {
  const ids = filled
    .filter(({ assignmentId, cycleId }) => isId(assignmentId) && !known.has(rowKey(assignmentId, cycleId)))
    .map(({ assignmentId }) => assignmentId)
  if (ids.length === 0) return { own: new Set(), reports: [] }
  const jurisdictionCode = { in: [...new Set(context.viewer?.grants.map(grant => grant.jurisdictionCode))] }
  const parts = await context.db.prisma.assignment.findMany({
    where: { jurisdictionCode, id: { in: ids } },
    include: { organization: true },
  })
  const own = new Set(
    parts.filter(({ organization }) => canReport(context.viewer, organization)).map(({ id }) => id),
  )
  const reports = await context.db.prisma.progressReport.findMany({
    where: {
      jurisdictionCode,
      assignmentId: { in: [...own] },
      status: { in: ['SIGNING', 'SUBMITTED', 'APPROVED'] },
    },
  })
  return { own, reports }
}

export type Past = Awaited<ReturnType<typeof pastReports>>

export const isForeign = (
  { assignmentId, cycleId }: Filled,
  known: ReadonlyMap<string, OpenReport>,
  { own }: Past,
) => !known.has(rowKey(assignmentId, cycleId)) && !own.has(assignmentId)

interface Judging {
  known: ReadonlyMap<string, OpenReport>
  past: Past
  uncounted: ReadonlySet<string>
  outcome: SheetOutcome
}

/** The rows that may go in; what is wrong with the others goes to the outcome. */
export function judgeRows(
  context: Context,
  filled: readonly (Filled & { places: Record<HeadId, number> })[],
  judging: Judging,
): Ready[] {
  const seen = new Map<string, number>()
  const { errors, already } = judging.outcome
  return filled.flatMap(row => {
    const key = rowKey(row.assignmentId, row.cycleId)
    const before = seen.get(key)
    seen.set(key, row.row)
    const said = saidBefore(row, judging.past)
    if (said && said.text === cellWords(row.cells.text)) {
      already.push({ row: row.row, reason: saidWords(said) })
      return []
    }
    const stops = before === undefined ? stopOf(row, judging, said) : twice(before)
    if (stops) {
      errors.push({ row: row.row, column: HEADS.title, value: cellWords(row.cells.title), ...stops })
      return []
    }
    const { words, faults } = judgeCells(context, row, judging)
    errors.push(...faults.map(fault => toSheetFault(row, fault)))
    return words && faults.length === 0 ? [{ ...row, words }] : []
  })
}

type Stop = Pick<SheetFault, 'reason' | 'fix'>

const twice = (before: number): Stop => ({
  reason: `与第 ${before} 行是同一份填报。`,
  fix: '请只保留一行，把另一行的浅黄色格子清空。',
})

const saidBefore = ({ assignmentId, cycleId }: Filled, { reports }: Past): ReportRow | undefined =>
  reports.find(report => report.assignmentId === assignmentId && report.cycleId === cycleId)

const saidWords = ({ submittedAt, submittedBy }: ReportRow): string =>
  submittedAt
    ? `这一期已由 ${submittedBy} 于 ${momentWords(submittedAt)} 填报。`
    : '这一期已经填报，正在等单位负责人审签。'

/** Why a row cannot go in at all. */
function stopOf(row: Filled, { known, past }: Judging, said: ReportRow | undefined): Stop | null {
  const report = known.get(rowKey(row.assignmentId, row.cycleId))
  if (said)
    return {
      reason: saidWords(said),
      fix: '请清空这一行的浅黄色格子。如需更正，请先在系统里撤回原来的填报。',
    }
  if (!report && !past.own.has(row.assignmentId))
    return { reason: '这一行不是你单位的任务。', fix: '请清空这一行的浅黄色格子，或重新下载本单位的填报表。' }
  if (!report)
    return {
      reason: '这一期现在不用填报：任务已办结、中止，或填报周期有调整。',
      fix: '请清空这一行的浅黄色格子，或重新下载填报表。',
    }
  const draft = report.own.find(({ status }) => status === 'DRAFT' || status === 'SIGNING')
  if (!draft) return null
  return draft.status === 'DRAFT'
    ? {
        reason: `系统里有 ${momentWords(draft.savedAt)} 保存、还没有提交的草稿。`,
        fix: '请先在系统里提交或删除草稿，再上传这一行。',
      }
    : { reason: '这项任务有一份填报正在等单位负责人审签。', fix: '请先审签或撤回，再上传这一行。' }
}

/** What is wrong with the cells: how they are written, then what they say. */
function judgeCells(
  context: Context,
  row: Filled & { places: Record<HeadId, number> },
  { known, uncounted }: Judging,
): { words: ReportWords | null; faults: CellFault[] } {
  const open = FILLED.filter(
    id => isBlank(row.cells[id]) && uncounted.has(`${columnLetters(row.places[id])}${row.row}`),
  )
  const formulas = open.map(column => ({
    column,
    reason: FORMULA_UNCOUNTED[0],
    fix: FORMULA_UNCOUNTED[1],
  }))
  const { words: read, faults } = readRow(row.cells)
  const unreadable = [...formulas, ...faults.filter(({ column }) => !open.includes(column))]
  const report = known.get(rowKey(row.assignmentId, row.cycleId))
  if (!read || !report || unreadable.length > 0) return { words: null, faults: unreadable }
  const milestoneId = dateOfCycle(openDatesOf(report.milestones, report.own), report.cycle)
  const locked = { milestones: report.milestones, issuedOn: optionalDay(report.task.issuedOn) }
  const ground = groundOf(
    context,
    { locked, part: report.assignment, own: report.own },
    { milestoneId },
    null,
  )
  const words = tidyWords(read, ground.endsTask)
  const said = submitFaults(words, ground).map(({ field, message }) => ({
    column: field as FilledId,
    reason: message,
  }))
  return { words, faults: said }
}

const LONGEST_VALUE = 60

const toSheetFault = ({ row, cells }: Filled, { column, reason, fix }: CellFault): SheetFault => ({
  row,
  column: HEADS[column],
  value: cellWords(cells[column]).slice(0, LONGEST_VALUE),
  reason,
  fix: fix ?? FIXES[column],
})
