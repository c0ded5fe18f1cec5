import { Decimal } from 'decimal.js'
import type { ReportFrequency } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { type Period, periodOf, periodWords, readPeriod } from '../../platform/period.ts'
import { plainText } from '../../platform/sheet-cell.ts'
import {
  type Definition,
  definitionFor,
  exemptionOf,
  type LibraryIndicator,
  reportsAt,
} from '../indicators/index.ts'
import {
  type CellFigures,
  checkFigures,
  type FigureCell,
  type ObservedValue,
} from './observation-check.rules.ts'
import { FREQUENCY_WORDS, LEVEL_WORDS } from './sheet.words.ts'

type Amount = Decimal | number | string | null | undefined

/** One value to be brought in. */
export interface ImportRow {
  /** As the file counts; left out for rows that come from no file. */
  row?: number
  indicatorId: string
  placeCode: string
  /** Key of the period: 2024-09, 2024-Q3. */
  period: string
  numerator?: Amount
  denominator?: Amount
  value?: Amount
}

export type ImportColumn = 'INDICATOR' | 'PLACE' | 'PERIOD' | 'NUMERATOR' | 'DENOMINATOR' | 'VALUE'

export interface ImportFault {
  row: number | null
  column: string
  typed: string | null
  reason: string
  fix: string
}

export const IMPORT_COLUMNS: Readonly<Record<ImportColumn, string>> = {
  INDICATOR: '指标',
  PLACE: '地区',
  PERIOD: '期间',
  NUMERATOR: '分子',
  DENOMINATOR: '分母',
  VALUE: '数值',
}

/** A value that may go in. */
export interface ImportCell extends ObservedValue {
  row: number | null
  indicatorId: string
  placeCode: string
  startsOn: Day
  definitionVersion: number
}

export interface ImportGround {
  library: readonly LibraryIndicator[]
  places: readonly { code: string; name: string; level: number }[]
  today: Day
}

/** What is known of an indicator in a period, worked out once for all its places. */
interface Term {
  indicator: LibraryIndicator
  period: Period
  definition: Definition
}

/** Judges rows one by one, remembering what it has worked out. */
export class ImportJudge {
  private readonly indicators: ReadonlyMap<string, LibraryIndicator>
  private readonly places: ReadonlyMap<string, { code: string; name: string; level: number }>
  private readonly terms = new Map<string, Term | string>()
  private readonly today: Day

  constructor({ library, places, today }: ImportGround) {
    this.indicators = new Map(library.map(indicator => [indicator.id, indicator]))
    this.places = new Map(places.map(place => [place.code, place]))
    this.today = today
  }

  /** The value of a row, or what is wrong with it. */
  judge(row: ImportRow): ImportCell | ImportFault[] {
    const indicator = this.indicators.get(row.indicatorId)
    const place = this.places.get(row.placeCode)
    if (!indicator) return [importFault(row, 'INDICATOR', null, '没有这项指标。', '请核对指标名称或编号。')]
    if (!place) return [importFault(row, 'PLACE', row.placeCode, '没有这个地方。', '请核对地区名称或代码。')]
    const term = this.termOf(indicator, row.period)
    if (typeof term === 'string')
      return [importFault(row, 'PERIOD', row.period, term, '请核对期间和指标的填报频率。')]
    const duty = dutyFault(term, place)
    if (duty !== null)
      return [importFault(row, 'PLACE', place.name, duty, '请删去这一行，或先在指标库调整填报层级。')]
    return cellOf(row, term)
  }

  private termOf(indicator: LibraryIndicator, key: string): Term | string {
    const known = this.terms.get(`${indicator.id} ${key}`)
    if (known !== undefined) return known
    const made = makeTerm(indicator, key, this.today)
    this.terms.set(`${indicator.id} ${key}`, made)
    return made
  }
}

function makeTerm(indicator: LibraryIndicator, key: string, today: Day): Term | string {
  const period = readPeriod(key)
  if (!period) return '期间的写法看不懂。'
  if (period.frequency !== indicator.frequency)
    return `这项指标按${FREQUENCY_WORDS[indicator.frequency]}填报，不是${periodWords(period)}这样的期间。`
  if (period.startsOn > today) return `${periodWords(period)}还没有到。`
  return { indicator, period, definition: definitionFor(indicator, period.startsOn) }
}

function dutyFault(
  { indicator, period }: Term,
  place: { code: string; name: string; level: number },
): string | null {
  if (reportsAt(indicator, place, period.startsOn)) return null
  if (indicator.status === 'PROPOSED') return '这项指标还没有纳入指标库。'
  if (indicator.feed !== 'REPORTED') return '这项指标由系统计算，不能导入。'
  const exemption = exemptionOf(indicator, place.code, period.startsOn)
  if (exemption) return `${place.name}不填报这项指标：${exemption.reason}`
  const levels = indicator.reportLevels.map(level => LEVEL_WORDS[level] ?? '').join('、')
  return `这项指标由${levels}填报，${place.name}不填。`
}

const amountOf = (amount: Amount): Decimal | null =>
  amount === null || amount === undefined ? null : new Decimal(amount).toDecimalPlaces(6)

const NONE: ReadonlySet<FigureCell> = new Set()

/** Errors stop a row; doubts of history are not asked about in bulk. */
function cellOf(row: ImportRow, { indicator, period, definition }: Term): ImportCell | ImportFault[] {
  const figures: CellFigures = {
    NUMERATOR: amountOf(row.numerator),
    DENOMINATOR: amountOf(row.denominator),
    VALUE: amountOf(row.value),
  }
  const ground = { name: indicator.name, definition, past: [], next: null, marked: NONE }
  const { observed, faults } = checkFigures(figures, ground)
  if (observed === null)
    return faults
      .filter(({ severity }) => severity === 'ERROR')
      .map(({ cell, reason, fix }) => importFault(row, cell, figures[cell]?.toFixed() ?? null, reason, fix))
  return {
    ...{ ...observed, row: row.row ?? null, indicatorId: row.indicatorId, placeCode: row.placeCode },
    ...{ startsOn: period.startsOn, definitionVersion: definition.version },
  }
}

export const importFault = (
  { row }: Pick<ImportRow, 'row'>,
  column: ImportColumn,
  typed: string | null,
  reason: string,
  fix: string,
): ImportFault => ({ row: row ?? null, column: IMPORT_COLUMNS[column], typed, reason, fix })

const PARTS_OF_YEAR: readonly (readonly [form: RegExp, part: (found: string) => string])[] = [
  [/^(\d{4})年?[-/.]?Q([1-4])$/i, part => `Q${part}`],
  [/^(\d{4})年第?([一二三四1-4])季度?$/, part => `Q${'一二三四'.indexOf(part) + 1 || part}`],
  [/^(\d{4})年?[-/.]?H([12])$/i, part => `H${part}`],
  [/^(\d{4})年?([上下])半年$/, part => (part === '上' ? 'H1' : 'H2')],
]

/** The key of a period as people write it: `2024-09`, `2024年9月`, `202409`, `2024年三季度`, `2024上半年`; days fall into the indicator's own. */
export function readPeriodWords(text: string, frequency: ReportFrequency): string | null {
  const words = plainText(text).replace(/度$/, '').replace(/季$/, '季度')
  const day = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(words)
  if (day) return dayKey(day, frequency)
  const month = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(words) ?? /^(\d{4})(\d{2})$/.exec(words)
  if (month) return keyIfAny(`${month[1]}-${month[2]?.padStart(2, '0')}`)
  for (const [form, part] of PARTS_OF_YEAR) {
    const found = form.exec(words)
    if (found) return keyIfAny(`${found[1]}-${part(found[2] ?? '')}`)
  }
  const year = /^(\d{4})年?$/.exec(words)
  return year ? keyIfAny(year[1] ?? '') : null
}

const keyIfAny = (key: string): string | null => readPeriod(key)?.key ?? null

function dayKey([, year, month, date]: RegExpExecArray, frequency: ReportFrequency): string | null {
  const within = readPeriod(`${year}-${month?.padStart(2, '0')}`)
  if (!within || Number(date) < 1 || Number(date) > Number(within.endsOn.slice(8))) return null
  return periodOf(frequency, within.startsOn).key
}
