import type { ReportFrequency } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { badInput } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import type { SheetCell } from '../../platform/sheet-cell.ts'
import { ruleSettings } from '../divisions/index.ts'
import { lightDay } from '../tasks/index.ts'
import type { SheetInput, SheetRowInput } from './observation.input.ts'
import { readDraft, saveDraft } from './sheet.draft.ts'
import { type PlaceGround, readGrounds } from './sheet.ground.ts'
import type { TypedRow } from './sheet.line.ts'
import { type SheetScope, sheetScope, visibleGround } from './sheet.scope.ts'
import { checkSheets, requireReporter, type Submitted, submitSheets } from './sheet.service.ts'
import type { ReportingSheet, SheetOutcome } from './sheet.type.ts'
import { toCellFault, toSheet } from './sheet.view.ts'

export const lightDayOf = async (context: Context, jurisdictionCode: string) =>
  lightDay(context.clock.today(), (await ruleSettings(context, jurisdictionCode)).nearWorkingDays)

/** One ground, read where nothing is written. */
async function groundOf(context: Context, { scope, place, query }: SheetScope): Promise<PlaceGround> {
  const [ground] = await readGrounds(context.db.prisma, query, [place])
  if (!ground) throw new Error('One place has one ground.')
  return visibleGround(ground, scope)
}

async function sheetOf(context: Context, sheet: SheetScope): Promise<ReportingSheet> {
  const ground = await groundOf(context, sheet)
  const draft = await readDraft(context.db.prisma, sheet.query, sheet.place.code)
  const day = await lightDayOf(context, sheet.query.jurisdictionCode)
  return toSheet(ground, draft, day, context.clock.today())
}

/** Everything a place owes in a period. Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT` as `sheetScope`. */
export async function readReportingSheet(
  context: Context,
  place: string,
  frequency: ReportFrequency,
  period: string,
): Promise<ReportingSheet> {
  return sheetOf(context, await sheetScope(context, place, frequency, period))
}

/** Keeps what is typed. Throws `FORBIDDEN` for those who report nothing of the place. */
export async function saveSheetDraft(context: Context, input: SheetInput): Promise<ReportingSheet> {
  const sheet = await sheetScope(context, input.place, input.frequency, input.period)
  const ground = await groundOf(context, sheet)
  requireReporter(context, ground)
  const cells = input.rows.map(({ indicatorId, numerator, denominator, value, note }) => ({
    ...{ indicatorId, numerator: numerator ?? null, denominator: denominator ?? null },
    ...{ value: value ?? null, note: note ?? null },
  }))
  await saveDraft(context, sheet.query, ground, cells)
  return sheetOf(context, sheet)
}

const typedRow = ({ indicatorId, numerator, denominator, value, note }: SheetRowInput): TypedRow => ({
  ...{ indicatorId, row: null, note: (note ?? '').trim() },
  cells: {
    NUMERATOR: numerator as SheetCell,
    DENOMINATOR: denominator as SheetCell,
    VALUE: value as SheetCell,
  },
})

async function answer(
  context: Context,
  input: SheetInput,
  take: typeof checkSheets | typeof submitSheets,
): Promise<SheetOutcome> {
  const sheet = await sheetScope(context, input.place, input.frequency, input.period)
  requireReporter(context, await groundOf(context, sheet))
  const { place, query } = sheet
  const outcome: Submitted = await take(context, {
    ...{ query, entry: 'WEB', sheets: [{ place, rows: input.rows.map(typedRow) }] },
  })
  const { faults, ...counts } = outcome
  return {
    ...counts,
    faults: faults.map(fault => toCellFault(fault, place)),
    sheet: await sheetOf(context, sheet),
  }
}

/** The same checks as on submission; writes nothing. */
export const checkSheet = (context: Context, input: SheetInput): Promise<SheetOutcome> =>
  answer(context, input, checkSheets)

/** All or nothing; see `submitSheets`. */
export const submitSheet = (context: Context, input: SheetInput): Promise<SheetOutcome> =>
  answer(context, input, submitSheets)

/** Throws `FORBIDDEN` unless the policy said yes. */
export const permit = (context: Context, permitted: boolean): void => allow(permitted, context.viewer)

/** A reason in words. Throws `BAD_INPUT` without one. */
export function requireWords(field: string, text: string | null | undefined, what: string): string {
  const words = (text ?? '').trim()
  if (words === '') throw badInput(field, `请填写${what}。`)
  if (words.length > 500) throw badInput(field, `${what}不能超过 500 字，请缩短。`)
  return words
}
