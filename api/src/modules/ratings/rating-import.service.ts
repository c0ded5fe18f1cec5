import type { Context } from '../../platform/context.ts'
import { readCsv } from '../../platform/csv.ts'
import type { Day } from '../../platform/day.ts'
import { decodeText } from '../../platform/decode-text.ts'
import { badInput, conflict, DomainError, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { isId, newId } from '../../platform/id.ts'
import { columnLetters, FORMULA_UNCOUNTED, type SheetCell } from '../../platform/sheet-cell.ts'
import { readUploadedSheet } from '../../platform/sheet-file.ts'
import { write } from '../../platform/write.ts'
import { placeScope, SEES_INDICATORS } from '../access/index.ts'
import { type OrganizationDirectory, organizationDirectory, ruleSettings } from '../divisions/index.ts'
import { managesRatings } from './rating.policy.ts'
import { isBad, type RatingFacts, ratingFingerprint } from './rating.rules.ts'
import { tellUnits } from './rating.service.ts'
import type { RatingImport } from './rating.type.ts'
import {
  COLUMNS,
  type ColumnId,
  isEmptyRow,
  NEEDED,
  placeColumns,
  type RowFault,
  readRow,
} from './rating-sheet.rules.ts'
import { countedRatings } from './rating-tally.ts'
import { takeRatings } from './rating-write.service.ts'

/** One thing wrong with an uploaded sheet; `row` as Excel counts it. */
export interface SheetFault {
  row: number
  column: string
  value: string
  reason: string
  fix: string
}

/** What became of a sheet, or would. */
export interface RatingImportOutcome {
  rows: number
  ready: number
  created: number
  updated: number
  unchanged: number
  /** Of the rows: really rated, by default, bad. */
  rated: number
  byDefault: number
  bad: number
  /** Heads that were found, by what they mean. */
  columns: { head: string; meaning: string }[]
  errors: SheetFault[]
  importId: string | null
}

export const MOST_ROWS = 20_000
/** Titles that people put above the heads. */
const HEAD_ROWS = 5

const UNREADABLE = '无法读取这个文件。请上传 .xlsx 或 .csv 格式的评价表，不要加密码。'
const WANTED = {
  name: '评价',
  unreadable: UNREADABLE,
  tooLarge: '表格太大，无法读取。请删去多余的行列和工作表，或分成几个文件后再上传。',
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

interface Sheet {
  rows: readonly (readonly SheetCell[])[]
  uncounted: ReadonlySet<string>
}

async function readSheet(bytes: Uint8Array): Promise<Sheet> {
  if (isZip(bytes)) return readUploadedSheet(bytes, WANTED)
  const text = decodeText(bytes)
  if (text === null || text.includes('\u0000')) throw new DomainError('UNREADABLE_FILE', UNREADABLE)
  return { rows: readCsv(text.replace(/^\ufeff/, '')), uncounted: new Set() }
}

/** The row of the heads and what stands where. Throws `BAD_INPUT` for another kind of sheet. */
function findHeads(rows: Sheet['rows']): { at: number; places: Partial<Record<ColumnId, number>> } {
  let best: { at: number; places: Partial<Record<ColumnId, number>> } = { at: 0, places: {} }
  rows.slice(0, HEAD_ROWS).forEach((row, at) => {
    const places = placeColumns(row)
    if (Object.keys(places).length > Object.keys(best.places).length) best = { at, places }
  })
  const missing = NEEDED.filter(id => best.places[id] === undefined).map(id => `“${COLUMNS[id].head}”`)
  if (missing.length > 0)
    throw badInput('file', `表里没有找到${missing.join('、')}这些列。请在表头写明后重新上传。`)
  return best
}

export interface RatingUpload {
  place: string
  source?: string | undefined
  fileName: string
  bytes: Uint8Array
  commit: boolean
}

const LONGEST_SOURCE = 60

function sourceName(source: string | undefined): string {
  const plain = (source ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (plain.length > LONGEST_SOURCE) throw badInput('source', `来源名称不能超过 ${LONGEST_SOURCE} 个字。`)
  return plain === '' ? '好差评系统' : plain
}

/**
 * Reads an uploaded sheet of ratings and says everything that is wrong with it at once. With `commit`, and only when
 * nothing is wrong, brings it in as one write; the same sheet again changes nothing. Throws `FORBIDDEN`, `NOT_FOUND`,
 * `UNREADABLE_FILE`, `TOO_LARGE`; `BAD_INPUT` for another kind of sheet.
 */
export async function takeRatingSheet(context: Context, upload: RatingUpload): Promise<RatingImportOutcome> {
  const { jurisdictionCode } = placeScope(context.viewer, upload.place, SEES_INDICATORS)
  allow(managesRatings(context.viewer, jurisdictionCode), context.viewer)
  const source = sourceName(upload.source)
  const sheet = await readSheet(upload.bytes)
  const { at, places } = findHeads(sheet.rows)
  const filled = sheet.rows
    .map((cells, index) => ({ cells, row: index + 1 }))
    .slice(at + 1)
    .filter(({ cells }) => !isEmptyRow(cells))
  if (filled.length > MOST_ROWS)
    throw new DomainError(
      'TOO_LARGE',
      `表里有 ${filled.length} 行，一次最多导入 ${MOST_ROWS} 行。请分成几个文件。`,
    )
  const directory = await organizationDirectory(context, jurisdictionCode)
  const judged = judge(filled, {
    places,
    directory,
    source,
    today: context.clock.today(),
    uncounted: sheet.uncounted,
  })
  const heads = sheet.rows[at] ?? []
  const columns = Object.entries(places).map(([id, index]) => ({
    head: String(heads[index] ?? ''),
    meaning: COLUMNS[id as ColumnId].head,
  }))
  const counts = await countAgainst(context, jurisdictionCode, source, judged.ratings)
  const outcome: RatingImportOutcome = {
    rows: filled.length,
    ready: judged.ratings.length,
    ...counts,
    ...kindsOf(judged.ratings),
    columns,
    errors: judged.errors,
    importId: null,
  }
  if (!upload.commit || judged.errors.length > 0 || judged.ratings.length === 0) return outcome
  return {
    ...outcome,
    ...(await bringIn(context, { ...upload, jurisdictionCode, source, rows: filled.length }, judged.ratings)),
  }
}

const kindsOf = (ratings: readonly RatingFacts[]) => ({
  rated: ratings.filter(({ level, byDefault }) => level !== null && !byDefault).length,
  byDefault: ratings.filter(({ byDefault }) => byDefault).length,
  bad: ratings.filter(isBad).length,
})

interface Judging {
  places: Partial<Record<ColumnId, number>>
  directory: OrganizationDirectory
  source: string
  today: Day
  uncounted: ReadonlySet<string>
}

function judge(
  rows: readonly { cells: readonly SheetCell[]; row: number }[],
  judging: Judging,
): { ratings: RatingFacts[]; errors: SheetFault[] } {
  const ratings: RatingFacts[] = []
  const errors: SheetFault[] = []
  const seen = new Map<string, number>()
  for (const { cells, row } of rows) {
    const { facts, faults } = judgeRow(cells, row, judging)
    const first = facts && seen.get(facts.externalId)
    if (facts && first !== undefined)
      faults.push(
        fault('externalId', facts.externalId, `与第 ${first} 行的办件编号相同。`, '一个办件只留一行。'),
      )
    if (facts) seen.set(facts.externalId, first ?? row)
    if (facts && faults.length === 0) ratings.push(facts)
    errors.push(...faults.map(({ column, ...rest }) => ({ ...rest, row, column: COLUMNS[column].head })))
  }
  return { ratings, errors }
}

const fault = (column: ColumnId, value: string, reason: string, fix?: string): RowFault => ({
  column,
  value: value.slice(0, 40),
  reason,
  fix: fix ?? COLUMNS[column].fix,
})

function judgeRow(
  cells: readonly SheetCell[],
  row: number,
  { places, directory, source, today, uncounted }: Judging,
): { facts: RatingFacts | null; faults: RowFault[] } {
  const { rating, faults } = readRow(cells, places)
  for (const [id, index] of Object.entries(places))
    if (uncounted.has(`${columnLetters(index)}${row}`))
      faults.push(fault(id as ColumnId, '', ...FORMULA_UNCOUNTED))
  const unit = rating.unit === null ? null : directory.match(rating.unit)
  if (rating.unit !== null && !unit)
    faults.push(
      fault('unit', rating.unit, `本地区没有“${rating.unit.slice(0, 20)}”这个单位，或有几个同名的。`),
    )
  const { servedOn, ratedOn, level } = rating
  if (servedOn !== null && servedOn > today) faults.push(fault('servedOn', servedOn, '办理日期晚于今天。'))
  if (ratedOn !== null && ratedOn > today) faults.push(fault('ratedOn', ratedOn, '评价日期晚于今天。'))
  if (servedOn !== null && ratedOn !== null && ratedOn < servedOn)
    faults.push(fault('ratedOn', ratedOn, '评价日期早于办理日期。', '请核对两个日期。'))
  const byDefault = rating.byDefault === true && level !== null
  if (byDefault && isBad({ level, byDefault: false }))
    faults.push(fault('byDefault', '是', '差评不会是系统默认的评价。', '请核对评价等级和是否默认。'))
  const { externalId, service } = rating
  if (externalId === null || service === null || servedOn === null || !unit) return { facts: null, faults }
  return {
    facts: {
      ...{ source, externalId, service, servedOn, ratedOn, level, byDefault },
      ...{ channel: rating.channel, words: rating.words },
      ...{ organizationId: unit.id, placeCode: unit.placeCode, unitWords: rating.unit },
      ...{ callerName: rating.callerName, callerPhone: rating.callerPhone },
    },
    faults,
  }
}

/** What would become of the rows: new, changed, the same. */
async function countAgainst(
  { db }: Context,
  jurisdictionCode: string,
  source: string,
  ratings: readonly RatingFacts[],
): Promise<{ created: number; updated: number; unchanged: number }> {
  const rows = await db.sql<{ external_id: string; fingerprint: string | null }>(
    'select external_id, fingerprint from rating where division_code = $1 and source = $2 and external_id = any($3::text[])',
    [jurisdictionCode, source, ratings.map(({ externalId }) => externalId)],
  )
  const known = new Map(rows.map(row => [row.external_id, row.fingerprint]))
  const there = ratings.filter(({ externalId }) => known.has(externalId))
  const unchanged = there.filter(facts => known.get(facts.externalId) === ratingFingerprint(facts)).length
  return { created: ratings.length - there.length, updated: there.length - unchanged, unchanged }
}

async function bringIn(
  context: Context,
  upload: RatingUpload & { jurisdictionCode: string; source: string; rows: number },
  ratings: readonly RatingFacts[],
): Promise<Pick<RatingImportOutcome, 'created' | 'updated' | 'unchanged' | 'importId'>> {
  const { jurisdictionCode, source, fileName, rows } = upload
  const { ratingRectifyWorkingDays } = await ruleSettings(context, jurisdictionCode)
  const importId = newId()
  return write(context, jurisdictionCode, async step => {
    // One file of a source at a time: two of the same would both find nothing there.
    await step.tx.$queryRawUnsafe(
      'select pg_advisory_xact_lock(hashtext($1))::text',
      `ratings ${jurisdictionCode} ${source}`,
    )
    const taken = await takeRatings(step, {
      jurisdictionCode,
      importId,
      rectifyWorkingDays: ratingRectifyWorkingDays,
      ratings,
    })
    const counts = {
      created: taken.created.length,
      updated: taken.updated.length,
      unchanged: taken.unchanged,
    }
    await step.tx.ratingImport.create({
      data: {
        ...{ jurisdictionCode, id: importId, source, fileName: fileName.slice(0, 200), rows, ...counts },
        ...{ importedAt: context.clock.now(), importedBy: context.viewer?.name ?? '系统' },
      },
    })
    await step.record({
      type: 'RATINGS_IMPORTED',
      entity: 'RatingImport',
      entityId: importId,
      after: { source, rows, ...counts },
    })
    await tellUnits(step, context, jurisdictionCode, taken)
    return { ...counts, importId }
  })
}

/** Why an import cannot be taken back, or null. Ratings somebody worked on since stay. */
export function undoFault({ undoneAt, updated }: Pick<RatingImport, 'undoneAt' | 'updated'>): string | null {
  if (undoneAt !== null) return '这次导入已经撤销过。'
  if (updated > 0) return `这次导入更新过 ${updated} 条已有的评价，不能整体撤销。请导入改正后的表格。`
  return null
}

/** Takes out what an import brought in. Throws `NOT_FOUND`, `FORBIDDEN`, `CONFLICT` where people went on with it. */
export async function undoRatingImport(context: Context, place: string, id: string): Promise<RatingImport> {
  const { jurisdictionCode } = placeScope(context.viewer, place, SEES_INDICATORS)
  allow(managesRatings(context.viewer, jurisdictionCode), context.viewer)
  const where = { jurisdictionCode_id: { jurisdictionCode, id } }
  const found = isId(id) ? await context.db.prisma.ratingImport.findUnique({ where }) : null
  if (!found) throw notFound('这次导入')
  const reason = undoFault(found)
  if (reason !== null) throw conflict(reason)
  return write(context, jurisdictionCode, async step => {
    const { count } = await step.tx.ratingImport.updateMany({
      where: { jurisdictionCode, id, undoneAt: null },
      data: { undoneAt: context.clock.now(), undoneBy: context.viewer?.name ?? '' },
    })
    if (count === 0) throw conflict()
    const ratings = await step.tx.rating.findMany({
      where: { jurisdictionCode, importId: id },
      select: { id: true, version: true },
    })
    const ids = ratings.map(rating => rating.id)
    const own = { jurisdictionCode, ratingId: { in: ids } }
    const worked = ratings.filter(({ version }) => version > 0).length
    const moved = await step.tx.rectification.count({ where: { ...own, version: { gt: 0 } } })
    const appeals = await step.tx.ratingAppeal.count({ where: own })
    if (worked + moved + appeals > 0)
      throw conflict('这次导入的评价里，有的已经更新、整改或申诉，不能撤销。请导入改正后的表格。')
    await countedRatings(step, jurisdictionCode, ids, async () => {
      await step.tx.ratingPerson.deleteMany({ where: own })
      await step.tx.rectification.deleteMany({ where: own })
      await step.tx.rating.deleteMany({ where: { jurisdictionCode, importId: id } })
    })
    await step.record({
      type: 'RATING_IMPORT_UNDONE',
      entity: 'RatingImport',
      entityId: id,
      after: { removed: ids.length },
    })
    return step.tx.ratingImport.findUniqueOrThrow({ where })
  })
}
