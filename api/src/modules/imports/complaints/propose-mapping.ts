import type { Context } from '../../../platform/context.ts'
import { type Day, dateToDay } from '../../../platform/day.ts'
import { formOf, guessColumns, type KnownPlaces, valuesOf } from './column-guess.rules.ts'
import { DATE_FIELDS, ComplaintField as F } from './complaint-field.enum.ts'
import { dayOrderOf, readInstant } from './date-forms.rules.ts'
import { headerRowsOf, headParts, headsOf } from './header-rows.rules.ts'
import type { ImportMapping, MappedColumn } from './import-mapping.ts'
import { shownValue } from './judge-row.rules.ts'
import type { TableFile } from './readers/table-file.ts'
import { unreadable } from './readers/table-file.ts'

/** Rows looked at to tell what the columns mean. */
const LOOKED_AT = 5000
const SAMPLES = 3

/** The first rows of a file. */
export async function firstRows(table: TableFile, most = LOOKED_AT): Promise<string[][]> {
  const rows: string[][] = []
  for await (const portion of table.rows()) {
    for (const { cells } of portion) rows.push(cells)
    if (rows.length >= most) break
  }
  if (rows.length === 0) throw unreadable('文件里没有内容。请重新导出后再上传。')
  return rows
}

export interface Proposal {
  shape: ImportMapping['shape']
  columns: MappedColumn[]
}

/** What the columns of a file seem to mean; `headerRows` as a person says, or found out. */
export function proposeColumns(
  table: Pick<TableFile, 'shape'>,
  rows: readonly string[][],
  places: KnownPlaces,
  headerRows?: number | null,
): Proposal {
  const json = table.shape.kind === 'json' || table.shape.kind === 'jsonl'
  const heads = headerRows ?? (json ? 1 : headerRowsOf(rows))
  const width = widthOf(rows, heads)
  const body = rows.slice(heads)
  const names = headsOf(rows, heads, width)
  const looks = names.map((_, index) => ({
    heads: headParts(rows, heads, index),
    values: valuesOf(body, index),
    rows: body.length,
  }))
  const guesses = guessColumns(looks, places)
  const columns = names.map((header, index): MappedColumn => {
    const guess = guesses[index] ?? { field: F.IGNORE, confidence: 0, reason: '' }
    return { index, header, ...guess, ...looksOf(looks[index]?.values ?? [], guess.field) }
  })
  return { shape: { ...table.shape, headerRows: heads }, columns }
}

/** Columns of a table: as many as its heads, or as most of its rows have; a row with more has too many. */
function widthOf(rows: readonly string[][], headerRows: number): number {
  const counts = new Map<number, number>()
  for (const cells of rows.slice(headerRows, headerRows + 500)) {
    const filled = cells.findLastIndex(cell => cell.trim() !== '') + 1
    counts.set(filled, (counts.get(filled) ?? 0) + 1)
  }
  const [usual = 1] = [...counts].sort((one, other) => other[1] - one[1] || other[0] - one[0])[0] ?? []
  const named = rows.slice(0, headerRows).map(cells => cells.findLastIndex(cell => cell.trim() !== '') + 1)
  if (headerRows > 0) return Math.max(1, usual, ...named)
  return Math.max(
    1,
    ...[...counts].filter(([, times]) => times * 20 >= rows.length).map(([width]) => width),
    usual,
  )
}

/** What is told of the values of a column that means `field`. */
export function looksOf(
  values: readonly string[],
  field: F,
): Pick<MappedColumn, 'samples' | 'form' | 'filled' | 'order' | 'dayOnly'> {
  const few = [...new Set(values.slice(0, 200))].slice(0, SAMPLES)
  const { order } = dayOrderOf(values)
  const dated = DATE_FIELDS.has(field)
  const midnight = (value: string) => {
    const read = readInstant(value, order)
    return read === null || !read.hasHour || (read.at.getTime() + 8 * 3_600_000) % 86_400_000 === 0
  }
  return {
    samples: few.map(value => shownValue(field, value) ?? ''),
    form: dated ? formOf(values) : null,
    filled: values.length,
    order,
    dayOnly: dated && values.every(midnight),
  }
}

/** Ids and days received of the first rows, for telling which source a file is of. */
function fingerprintsOf(rows: readonly string[][], { shape, columns }: Proposal): { id: string; day: Day }[] {
  const id = columns.find(({ field }) => field === F.EXTERNAL_ID)
  const received = columns.find(({ field }) => field === F.RECEIVED_AT)
  if (!id || !received) return []
  return rows.slice(shape.headerRows, shape.headerRows + 2000).flatMap(cells => {
    const key = (cells[id.index] ?? '').trim().normalize('NFKC')
    const read = readInstant(cells[received.index] ?? '', received.order)
    return key && read ? [{ id: key, day: dateToDay(new Date(read.at.getTime() + 8 * 3_600_000)) }] : []
  })
}

const OVERLAP = `
select s.name, count(*)::int as count from complaint_source s
join lateral (
  select 1 from complaint c join json_to_recordset($2::json) as r(id text, day date) on r.id = c.external_id
  where c.division_code = s.division_code and c.source_id = s.id and c.received_on = r.day
    and c.external_id = any($3::text[])
) known on true
where s.division_code = $1 and not s.own group by s.name order by count desc limit 1`

/** The source whose tickets these are: half of the first ones are there with the same day. Null when none is. */
export async function sourceByTickets(
  { db }: Context,
  jurisdictionCode: string,
  rows: readonly string[][],
  proposal: Proposal,
): Promise<string | null> {
  const sample = fingerprintsOf(rows, proposal)
  if (sample.length === 0) return null
  const ids = sample.map(({ id }) => id)
  const [best] = await db.sql<{ name: string; count: number }>(OVERLAP, [
    jurisdictionCode,
    JSON.stringify(sample),
    ids,
  ])
  return best && best.count * 2 >= sample.length ? best.name : null
}
