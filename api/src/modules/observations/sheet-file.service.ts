import type { ReportFrequency } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { badInput } from '../../platform/errors.ts'
import { refusal } from '../../platform/guard.ts'
import { periodWords, readPeriod } from '../../platform/period.ts'
import { FORMULA_UNCOUNTED, plainText } from '../../platform/sheet-cell.ts'
import { readUploadedSheet } from '../../platform/sheet-file.ts'
import { padCode } from '../divisions/index.ts'
import type { FigureCell } from './observation-check.rules.ts'
import { readDraft } from './sheet.draft.ts'
import { type PlaceGround, readGrounds } from './sheet.ground.ts'
import { itemOf, neededCells } from './sheet.items.ts'
import type { SheetFault, TypedRow } from './sheet.line.ts'
import { lightDayOf } from './sheet.query.ts'
import { type SheetScope, sheetScope } from './sheet.scope.ts'
import { checkSheets, type Submitted, submitSheets } from './sheet.service.ts'
import { toSheet } from './sheet.view.ts'
import { COLUMN_WORDS } from './sheet.words.ts'
import { MERGED, readLines, rowKey, SHEET_NAME, type SheetLine } from './sheet-file.rules.ts'
import { type FileRow, observationSheet } from './sheet-file.ts'
import { placesBelow } from './sheet-places.query.ts'

export interface SheetFileQuery {
  place: string
  frequency: ReportFrequency
  period: string
}

interface FileGround {
  sheet: SheetScope
  /** Places at or below the one asked for, for which the viewer enters something. */
  grounds: PlaceGround[]
}

/** Throws `NOT_FOUND`, `FORBIDDEN` for those who enter nothing there, `BAD_INPUT` for a period that is none. */
async function fileGround(
  context: Context,
  { place, frequency, period }: SheetFileQuery,
): Promise<FileGround> {
  const sheet = await sheetScope(context, place, frequency, period)
  const places = await placesBelow(context, place)
  const read = await readGrounds(context.db.prisma, sheet.query, places)
  const grounds = read
    .map(ground => ({ ...ground, rows: ground.rows.filter(({ mayEnter }) => mayEnter) }))
    .filter(({ rows }) => rows.length > 0)
  if (grounds.length === 0) throw refusal(context.viewer)
  return { sheet, grounds }
}

/** The sheet of a place and the places below it, and its name. */
export async function exportObservationSheet(
  context: Context,
  asked: SheetFileQuery,
): Promise<{ name: string; file: Buffer }> {
  const { sheet, grounds } = await fileGround(context, asked)
  const { period, jurisdictionCode, today } = sheet.query
  const day = await lightDayOf(context, jurisdictionCode)
  const rows: FileRow[] = []
  for (const ground of grounds) {
    const draft = await readDraft(context.db.prisma, sheet.query, ground.place.code)
    rows.push(...toFileRows(ground, toSheet(ground, draft, day, today)))
  }
  const words = periodWords(period)
  const about = { place: sheet.place.name, period: words, dueOn: grounds[0]?.dates.dueOn ?? '', day: today }
  return { name: `指标填报_${sheet.place.name}_${words}.xlsx`, file: await observationSheet(rows, about) }
}

function toFileRows(ground: PlaceGround, { rows }: ReturnType<typeof toSheet>): FileRow[] {
  return ground.rows.map((owed, index) => {
    const shown = rows[index]
    const { indicator, definition } = owed
    const unit = definition.unit ?? ''
    const before = shown?.beforeValue ?? null
    return {
      words: {
        ...{ place: ground.place.name, no: String(indicator.no), indicator: indicator.name, unit },
        numeratorItem: definition.numeratorItem ?? '',
        denominatorItem: definition.kind === 'RATIO' ? (definition.denominatorItem ?? '') : '',
        before: before === null ? '' : `${Number(before.toFixed(definition.decimals))}${unit}`,
        key: rowKey(ground.place.code, indicator.no, ground.dates.key),
      },
      filled: {
        ...{ NUMERATOR: shown?.numerator ?? null, DENOMINATOR: shown?.denominator ?? null },
        ...{ VALUE: shown?.value ?? null, NOTE: shown?.note ?? null },
      },
      open: new Set(shown?.canEnter ? [...neededCells(owed), 'NOTE' as const] : []),
    }
  })
}

/** What became of an uploaded sheet. */
export interface FileOutcome extends Omit<Submitted, 'faults'> {
  faults: (Omit<SheetFault, 'indicator'> & { indicatorId: string | null; indicatorName: string | null })[]
}

/**
 * Reads an uploaded sheet and says everything that is wrong with it at once. With `commit`, and only when nothing is
 * wrong, submits it whole. Throws `UNREADABLE_FILE`, `TOO_LARGE`; `BAD_INPUT` for another kind of sheet, for one made for
 * others and for one of another period.
 */
export async function takeObservationSheet(
  context: Context,
  { bytes, commit, ...asked }: SheetFileQuery & { bytes: Uint8Array; commit: boolean },
): Promise<FileOutcome> {
  const { sheet, grounds } = await fileGround(context, asked)
  const lines = readLines(await readUploadedSheet(bytes, WANTED))
  if (!lines)
    throw badInput(
      'file',
      '这不是本系统的指标填报表，或表头被改动：应有“编号”“指标”“分子”“分母”“数值”各列。请重新下载填报表，把内容填进去再上传。',
    )
  refuseOtherPeriod(lines, sheet.query.period.key)
  const { sheets, strangers } = sortLines(lines, grounds)
  if (lines.length > 0 && strangers.length === lines.length)
    throw badInput('file', '这张表不是给您的（或属于别的地区）。请在“指标填报”里重新下载。')
  const submission = {
    ...{ query: sheet.query, entry: 'SHEET' as const },
    sheets: grounds.flatMap(({ place }) => {
      const rows = sheets.get(place.code)
      return rows ? [{ place, rows }] : []
    }),
  }
  const take = commit && strangers.length === 0 ? submitSheets : checkSheets
  const { faults, ...counts } = await take(context, submission)
  const all = [...strangers, ...faults].sort((one, other) => (one.row ?? 0) - (other.row ?? 0))
  return {
    ...{ ...counts, rows: counts.rows + strangers.length },
    faults: all.map(({ indicator, ...fault }) => ({
      ...{ ...fault, indicatorId: indicator?.id ?? null, indicatorName: indicator?.name ?? null },
    })),
  }
}

const WANTED = {
  name: SHEET_NAME,
  unreadable:
    '无法读取这个文件。请上传从本系统下载的 .xlsx 指标填报表，不要另存为 .xls 或 .csv，也不要加密码。',
  tooLarge: '表格太大，无法读取。请重新下载填报表，只填浅黄色的格子后再上传。',
}

function refuseOtherPeriod(lines: readonly SheetLine[], key: string): void {
  const other = lines.find(({ period }) => period !== null && period !== key)
  const period = other?.period ? readPeriod(other.period) : null
  if (!other) return
  throw badInput(
    'file',
    `这张表是${period ? periodWords(period) : '另一期'}的，请在那一期的填报页上传，或重新下载这一期的表。`,
  )
}

/** Rows by place; those of places that are not the viewer's are faults. */
function sortLines(
  lines: readonly SheetLine[],
  grounds: readonly PlaceGround[],
): { sheets: Map<string, TypedRow[]>; strangers: SheetFault[] } {
  const sheets = new Map<string, TypedRow[]>()
  const strangers: SheetFault[] = []
  const found = lines.map(line => ({ line, ground: groundOf(line, grounds) }))
  for (const { line, ground } of found) {
    if (!ground) {
      strangers.push(stranger(line))
      continue
    }
    const typed = typedOf(line, ground, found)
    sheets.set(ground.place.code, [...(sheets.get(ground.place.code) ?? []), typed])
  }
  return { sheets, strangers }
}

/** By the hidden key, else by code or name; a sheet of one place needs neither. */
function groundOf(line: SheetLine, grounds: readonly PlaceGround[]): PlaceGround | null {
  if (line.placeCode !== null) return grounds.find(({ place }) => place.code === line.placeCode) ?? null
  const typed = plainText(line.placeName)
  if (typed === '') return grounds.length === 1 ? (grounds[0] ?? null) : null
  const named = grounds.filter(
    ({ place }) => plainText(place.name) === typed || place.code === padCode(typed),
  )
  return named.length === 1 ? (named[0] ?? null) : null
}

const stranger = ({ row, placeName, placeCode, indicatorName }: SheetLine): SheetFault => ({
  ...{ place: { code: placeCode ?? '', name: placeName }, indicator: null, row, cell: 'ROW' as const },
  ...{ column: COLUMN_WORDS.ROW, typed: indicatorName || placeName || null, severity: 'ERROR' as const },
  reason: '这一行不是由您填报的地区，或地区名称认不出。',
  fix: '请清空这一行，或重新下载填报表。',
})

const indicatorOf = ({ no, indicatorName }: SheetLine, { library }: PlaceGround) => {
  if (no !== null) return library.find(indicator => indicator.no === no) ?? null
  const named = library.filter(
    ({ name, status }) => status === 'ACTIVE' && plainText(name) === plainText(indicatorName),
  )
  return named.length === 1 ? (named[0] ?? null) : null
}

function typedOf(
  line: SheetLine,
  ground: PlaceGround,
  found: readonly { line: SheetLine; ground: PlaceGround | null }[],
): TypedRow {
  const indicator = indicatorOf(line, ground)
  const owed = ground.rows.find(row => row.indicator.id === indicator?.id)
  const broken: { cell: FigureCell; reason: string; fix: string }[] = line.uncounted.map(cell => ({
    cell,
    reason: FORMULA_UNCOUNTED[0],
    fix: FORMULA_UNCOUNTED[1],
  }))
  for (const cell of owed ? neededCells(owed) : []) {
    const first = line.merged[cell]
    if (!first || !owed) continue
    // One cell over several rows that ask for the same thing says it once; anything else may mean two things.
    const above = found.find(other => other.line.row === first.row)
    const top = above?.ground?.rows.find(row => row.indicator.id === indicatorOf(above.line, ground)?.id)
    const item = itemOf(owed, cell)
    const same = above?.ground === ground && top && item !== null && itemOf(top, first.column) === item
    if (!same) broken.push({ cell, reason: MERGED[0], fix: MERGED[1] })
  }
  const { row, cells, percents, note } = line
  return { ...{ indicatorId: indicator?.id ?? null, row, cells, percents, note }, broken }
}
