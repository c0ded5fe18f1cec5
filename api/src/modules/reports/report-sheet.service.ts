import type { Context } from '../../platform/context.ts'
import { dateToDay } from '../../platform/day.ts'
import { badInput, DomainError } from '../../platform/errors.ts'
import { cellWords } from '../../platform/sheet-cell.ts'
import { requireDivision } from '../divisions/index.ts'
import { periodLabel } from '../tasks/index.ts'
import { approvedPercent } from './report-aim.ts'
import { reportSheet, type SheetRow } from './report-sheet.file.ts'
import {
  filledRows,
  isForeign,
  judgeRows,
  pastReports,
  type Ready,
  type SheetOutcome,
} from './report-sheet.judge.ts'
import { type OpenReport, openReports } from './report-sheet.query.ts'
import { readReportSheet } from './report-sheet.read.ts'
import { HEADS, rowKey } from './report-sheet.rules.ts'
import { submitReport } from './report-submit.service.ts'

/** The sheet of the viewer's open reports, and its name. Throws as `openReports`. */
export async function exportReportSheet(
  context: Context,
  place: string,
): Promise<{ name: string; file: Buffer }> {
  const open = await openReports(context, place)
  const { name } = await requireDivision(context, place)
  const day = context.clock.today()
  const units = [...new Set(open.map(({ organization }) => organization.name))]
  const whose = units.length === 1 ? units[0] : name
  return {
    name: `进展填报_${whose}_${day}.xlsx`,
    file: await reportSheet(open.map(toSheetRow), { place: name, day }),
  }
}

function toSheetRow({ assignment, task, organization, cycle, own }: OpenReport): SheetRow {
  const dueOn = dateToDay(cycle.dueOn)
  const before = approvedPercent(own)
  return {
    no: task.ledgerNo ?? task.no,
    title: task.title,
    organization: organization.name,
    period: periodLabel(cycle.period, dueOn),
    due: dueOn,
    before: before === null ? '' : `${before}%`,
    key: rowKey(assignment.id, cycle.id),
  }
}

/**
 * Reads an uploaded sheet and says everything that is wrong with it at once. With `commit`, and only when nothing is
 * wrong, submits its rows, each in a transaction of its own; a sheet uploaded twice submits nothing twice. Throws
 * `UNREADABLE_FILE`, `TOO_LARGE`; `BAD_INPUT` for another kind of sheet and for one made for others.
 */
export async function takeReportSheet(
  context: Context,
  { place, bytes, commit }: { place: string; bytes: Uint8Array; commit: boolean },
): Promise<SheetOutcome> {
  const open = await openReports(context, place)
  const { rows, uncounted } = await readReportSheet(bytes)
  const filled = filledRows(rows)
  const outcome: SheetOutcome = { rows: filled.length, ready: 0, submitted: 0, already: [], errors: [] }
  const known = new Map(open.map(report => [rowKey(report.assignment.id, report.cycle.id), report]))
  const past = await pastReports(context, filled, known)
  if (filled.length > 0 && filled.every(row => isForeign(row, known, past)))
    throw badInput('file', '这张表不是给你单位的（或属于别的地区）。请在“我的工作”里重新下载本单位的填报表。')
  const ready = judgeRows(context, filled, { known, past, uncounted, outcome })
  outcome.ready = ready.length
  if (commit && outcome.errors.length === 0) await submitRows(context, ready, outcome)
  return outcome
}

/** One after the other; a row that somebody else overtook is named, the others go in. */
async function submitRows(context: Context, ready: readonly Ready[], outcome: SheetOutcome): Promise<void> {
  for (const { row, cells, assignmentId, cycleId, words } of ready) {
    try {
      await submitReport(context, { assignmentId, cycleId, ...words, attachmentIds: [] }, null)
      outcome.submitted += 1
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      outcome.errors.push({
        row,
        column: HEADS.title,
        value: cellWords(cells.title),
        reason: error.message,
        fix: '其他各行不受影响。请核对这一行后，重新上传同一张表。',
      })
    }
  }
}
