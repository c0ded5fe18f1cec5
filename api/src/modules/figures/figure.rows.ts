import { Decimal } from 'decimal.js'
import type { FigureSource } from '#prisma'
import type { BulkRow } from '../../platform/bulk-insert.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Day } from '../../platform/day.ts'
import type { FigureKey, FigureRow } from './figure.sheet.ts'
import type { Amount } from './roll-up.rules.ts'

/** A row as SQL gives and takes it: exact numbers and days as text. */
export interface StoredFigure {
  indicator_id: string
  place_code: string
  starts_on: Day
  known_on: Day
  definition_version: number
  source: FigureSource
  numerator: string | null
  denominator: string | null
  value: string | null
  own_numerator: string | null
  own_denominator: string | null
  own_value: string | null
  own_late: boolean
  roll_up_numerator: string | null
  roll_up_denominator: string | null
  roll_up_value: string | null
  reported: number
  meeting: number | null
  late: boolean
  corrected: boolean
}

const NUMBERS = [
  'numerator',
  'denominator',
  'value',
  'own_numerator',
  'own_denominator',
  'own_value',
  'roll_up_numerator',
  'roll_up_denominator',
  'roll_up_value',
] as const

/** What a select of figures names: table alias `f`, numbers as text without idle zeros. */
export const FIGURE_COLUMNS = [
  'f.indicator_id::text',
  'f.place_code',
  'f.starts_on::text',
  'f.known_on::text',
  'f.definition_version::int',
  'f.source::text',
  ...NUMBERS.map(name => `trim_scale(f.${name})::text as ${name}`),
  'f.own_late',
  'f.reported',
  'f.meeting',
  'f.late',
  'f.corrected',
].join(', ')

const decimal = (text: string | null): Decimal | null => (text === null ? null : new Decimal(text))

/** Three columns as one amount; null when all are empty. */
function amount(numerator: string | null, denominator: string | null, value: string | null): Amount | null {
  if (numerator === null && denominator === null && value === null) return null
  return { numerator: decimal(numerator), denominator: decimal(denominator), value: decimal(value) }
}

/** A stored row as the rules know it. */
export function toFigure(row: StoredFigure): FigureRow {
  const own = amount(row.own_numerator, row.own_denominator, row.own_value)
  const rollUp = amount(row.roll_up_numerator, row.roll_up_denominator, row.roll_up_value)
  return {
    indicatorId: row.indicator_id,
    placeCode: row.place_code,
    startsOn: row.starts_on,
    knownOn: row.known_on,
    definitionVersion: row.definition_version,
    source: row.source,
    numerator: decimal(row.numerator),
    denominator: decimal(row.denominator),
    value: decimal(row.value),
    own: own === null ? null : { ...own, late: row.own_late },
    rollUp: rollUp ?? (row.source === 'ROLL_UP' ? NO_AMOUNT : null),
    reported: row.reported,
    meeting: row.meeting,
    late: row.late,
    corrected: row.corrected,
  }
}

const NO_AMOUNT: Amount = { numerator: null, denominator: null, value: null }

const text = (value: Decimal | null | undefined): string | null => value?.toFixed() ?? null

const toStored = (figure: FigureRow): StoredFigure => ({
  indicator_id: figure.indicatorId,
  place_code: figure.placeCode,
  starts_on: figure.startsOn,
  known_on: figure.knownOn,
  definition_version: figure.definitionVersion,
  source: figure.source,
  numerator: text(figure.numerator),
  denominator: text(figure.denominator),
  value: text(figure.value),
  own_numerator: text(figure.own?.numerator),
  own_denominator: text(figure.own?.denominator),
  own_value: text(figure.own?.value),
  own_late: figure.own?.late ?? false,
  roll_up_numerator: text(figure.rollUp?.numerator),
  roll_up_denominator: text(figure.rollUp?.denominator),
  roll_up_value: text(figure.rollUp?.value),
  reported: figure.reported,
  meeting: figure.meeting,
  late: figure.late,
  corrected: figure.corrected,
})

const TYPES: Readonly<Record<keyof StoredFigure, string>> = {
  indicator_id: 'uuid',
  place_code: 'char(12)',
  starts_on: 'date',
  known_on: 'date',
  definition_version: 'smallint',
  source: '"FigureSource"',
  numerator: 'numeric',
  denominator: 'numeric',
  value: 'numeric',
  own_numerator: 'numeric',
  own_denominator: 'numeric',
  own_value: 'numeric',
  own_late: 'boolean',
  roll_up_numerator: 'numeric',
  roll_up_denominator: 'numeric',
  roll_up_value: 'numeric',
  reported: 'integer',
  meeting: 'integer',
  late: 'boolean',
  corrected: 'boolean',
}

const KEYS = new Set(['indicator_id', 'place_code', 'starts_on', 'known_on'])
const NAMES = Object.keys(TYPES)
const TYPED = Object.entries(TYPES)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ')
const OVERWRITTEN = NAMES.filter(name => !KEYS.has(name))
  .map(name => `${name} = excluded.${name}`)
  .join(', ')

const UPSERT = `
  insert into indicator_figure (division_code, ${NAMES.join(', ')})
  select $2, ${NAMES.join(', ')} from json_to_recordset($1::json) as r(${TYPED})
  on conflict (division_code, indicator_id, place_code, starts_on, known_on) do update set ${OVERWRITTEN}`

/** Stores figures in one statement; one known since the same day is overwritten. */
export async function storeFigures(
  tx: Transaction,
  jurisdictionCode: string,
  figures: readonly FigureRow[],
): Promise<void> {
  if (figures.length === 0) return
  const rows: BulkRow<keyof StoredFigure>[] = figures.map(toStored).map(row => ({ ...row }))
  await tx.$executeRawUnsafe(UPSERT, JSON.stringify(rows), jurisdictionCode)
}

const READ = `
  select ${FIGURE_COLUMNS}
  from (select distinct indicator_id, starts_on from json_to_recordset($2::json) as r(indicator_id uuid, starts_on date)) k
  join indicator_figure f
    on f.division_code = $1 and f.indicator_id = k.indicator_id and f.starts_on = k.starts_on
   and f.place_code = any($3::char(12)[])`

/** Every state of the figures of some indicators and periods at some places, in one statement. */
export async function readFigures(
  tx: Transaction,
  jurisdictionCode: string,
  keys: readonly Pick<FigureKey, 'indicatorId' | 'startsOn'>[],
  places: readonly string[],
): Promise<FigureRow[]> {
  if (keys.length === 0 || places.length === 0) return []
  const wanted = keys.map(({ indicatorId, startsOn }) => ({ indicator_id: indicatorId, starts_on: startsOn }))
  const rows = await tx.$queryRawUnsafe<StoredFigure[]>(READ, jurisdictionCode, JSON.stringify(wanted), [
    ...places,
  ])
  return rows.map(toFigure)
}
