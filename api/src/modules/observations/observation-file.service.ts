import type { Context } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { placeScope, reviewsObservations, SEES_INDICATORS } from '../access/index.ts'
import { codeRange, findJurisdiction, isDivisionCode, padCode } from '../divisions/index.ts'
import { libraryOf } from '../indicators/index.ts'
import type { ImportFault } from './observation-import.rules.ts'
import { bringIn, type ImportOutcome } from './observation-import.service.ts'
import { readLongTable, readTable } from './observation-table.ts'
import { permit } from './sheet.query.ts'

/** Faults listed of one file; beyond them the number is told. */
const MOST_FAULTS = 2000

export interface TableOutcome extends ImportOutcome {
  /** Of all; the list stops at 2000. */
  faultCount: number
}

export interface TableImport {
  place: string
  bytes: Uint8Array
  /** Goes into the reason where published values change. */
  fileName: string
  commit: boolean
}

/** A long table handed in by the data steward. Throws `NOT_FOUND`, `FORBIDDEN`, `UNREADABLE_FILE`, `TOO_LARGE`, `BAD_INPUT`. */
export async function takeObservationTable(context: Context, asked: TableImport): Promise<TableOutcome> {
  const { jurisdictionCode } = placeScope(context.viewer, asked.place, SEES_INDICATORS)
  permit(context, reviewsObservations(context.viewer, jurisdictionCode))
  return importTable(context, jurisdictionCode, asked)
}

/** The same from the command line, for any place there is. */
export async function importObservationFile(context: Context, asked: TableImport): Promise<TableOutcome> {
  const place = padCode(asked.place)
  const jurisdiction = isDivisionCode(place) ? await findJurisdiction(context, place) : null
  if (!jurisdiction) throw notFound('这个地方')
  return importTable(context, jurisdiction.code, { ...asked, place })
}

async function importTable(
  context: Context,
  jurisdictionCode: string,
  { place, bytes, fileName, commit }: TableImport,
): Promise<TableOutcome> {
  const table = await readTable(bytes)
  const { from, to } = codeRange(place)
  const { prisma } = context.db
  const library = await libraryOf(prisma, jurisdictionCode)
  const places = await prisma.division.findMany({ where: { code: { gte: from, lte: to } } })
  const { rows, faults, lines } = readLongTable(table, { library, places })
  const options = {
    commit: commit && faults.length === 0,
    reason: `批量导入更正（${fileName.slice(0, 100)}）`,
  }
  const outcome = await bringIn(context, jurisdictionCode, rows, options)
  const all = [...faults, ...outcome.faults].sort(byRow)
  return { ...outcome, rows: lines, faults: all.slice(0, MOST_FAULTS), faultCount: all.length }
}

const byRow = (one: ImportFault, other: ImportFault): number => (one.row ?? 0) - (other.row ?? 0)
