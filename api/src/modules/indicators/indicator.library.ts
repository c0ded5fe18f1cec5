import type { Decimal } from 'decimal.js'
import type { IndicatorFeed, IndicatorStatus, Prisma } from '#prisma'
import type { Transaction } from '../../platform/database.ts'
import { dateToDay } from '../../platform/day.ts'
import { sourceRange } from '../../platform/source-range.type.ts'
import { Exact } from './exact.ts'
import type { Definition, Exemption, LibraryIndicator, Target, YearValue } from './indicator.facts.ts'

/** `context.db.prisma`, or `step.tx` inside a write. */
export type LibraryReader = Pick<Transaction, 'indicator'>

export interface LibraryFilter {
  ids?: readonly string[]
  feed?: IndicatorFeed
  statuses?: readonly IndicatorStatus[]
}

const WHOLE = {
  definitions: { orderBy: { version: 'asc' } },
  targets: { orderBy: [{ knownOn: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }] },
  exemptions: { orderBy: [{ placeCode: 'asc' }, { fromOn: 'asc' }] },
} satisfies Prisma.IndicatorInclude

type IndicatorRow = Prisma.IndicatorGetPayload<{ include: typeof WHOLE }>

/** Numbers of the database as exact numbers of the rules. */
const exact = (value: Prisma.Decimal | null): Decimal | null =>
  value === null ? null : new Exact(value.toString())

const toYearly = (value: Prisma.JsonValue): YearValue[] =>
  (value as { year: number; value: number | string }[]).map(({ year, value: at }) => ({
    year,
    value: new Exact(at),
  }))

const toDefinition = ({
  validFrom,
  knownOn,
  line,
  ...row
}: IndicatorRow['definitions'][number]): Definition => ({
  version: row.version,
  validFrom: dateToDay(validFrom),
  knownOn: dateToDay(knownOn),
  kind: row.kind,
  direction: row.direction,
  unit: row.unit,
  decimals: row.decimals,
  cumulative: row.cumulative,
  definition: row.definition,
  numeratorItem: row.numeratorItem,
  denominatorItem: row.denominatorItem,
  excluded: row.excluded,
  line: exact(line),
  formula: row.formula,
  reason: row.reason,
  createdBy: row.createdBy,
})

const toTarget = (row: IndicatorRow['targets'][number]): Target => ({
  id: row.id,
  level: row.level,
  placeCode: row.placeCode,
  baselineYear: row.baselineYear,
  baseline: exact(row.baseline),
  targetYear: row.targetYear,
  target: exact(row.target),
  targetText: row.targetText,
  yearly: toYearly(row.yearly),
  knownOn: dateToDay(row.knownOn),
  reason: row.reason,
  createdBy: row.createdBy,
})

const toExemption = (row: IndicatorRow['exemptions'][number]): Exemption => ({
  placeCode: row.placeCode,
  fromOn: dateToDay(row.fromOn),
  untilOn: row.untilOn && dateToDay(row.untilOn),
  reason: row.reason,
  createdBy: row.createdBy,
})

const toLibrary = ({ sourceStart, sourceEnd, createdAt: _, ...row }: IndicatorRow): LibraryIndicator => ({
  ...row,
  source: sourceRange(sourceStart, sourceEnd),
  definitions: row.definitions.map(toDefinition),
  targets: row.targets.map(toTarget),
  exemptions: row.exemptions.map(toExemption),
})

/** Indicators of any jurisdictions in the order of their plans and tables. Four statements. */
export async function readLibrary(
  reader: LibraryReader,
  where: Prisma.IndicatorWhereInput,
): Promise<LibraryIndicator[]> {
  const rows = await reader.indicator.findMany({
    where,
    include: WHOLE,
    orderBy: [{ planId: { sort: 'asc', nulls: 'last' } }, { position: 'asc' }, { no: 'asc' }],
  })
  return rows.map(toLibrary)
}

/**
 * The library of a jurisdiction: indicators with all versions of their definitions, targets and exemptions, plan by
 * plan in the order of the tables. Four statements, however many there are (some dozens).
 */
export const libraryOf = (
  reader: LibraryReader,
  jurisdictionCode: string,
  { ids, feed, statuses }: LibraryFilter = {},
): Promise<LibraryIndicator[]> =>
  readLibrary(reader, {
    jurisdictionCode,
    ...(ids ? { id: { in: [...ids] } } : {}),
    ...(feed ? { feed } : {}),
    ...(statuses ? { status: { in: [...statuses] } } : {}),
  })
