import { Decimal } from 'decimal.js'
import type { Prisma, Observation as StoredObservation } from '#prisma'
import { type Day, dateToDay } from '../../platform/day.ts'

/** A revision as the rules see it: exact numbers, days as days. */
export type ObservationRow = Omit<
  StoredObservation,
  'startsOn' | 'numerator' | 'denominator' | 'value' | 'submittedOn' | 'reviewedOn' | 'publishedOn'
> & {
  startsOn: Day
  numerator: Decimal | null
  denominator: Decimal | null
  value: Decimal | null
  submittedOn: Day
  reviewedOn: Day | null
  publishedOn: Day | null
}

const exact = (value: Prisma.Decimal | null): Decimal | null =>
  value === null ? null : new Decimal(value.toString())

export const toRow = (row: StoredObservation): ObservationRow => ({
  ...row,
  startsOn: dateToDay(row.startsOn),
  numerator: exact(row.numerator),
  denominator: exact(row.denominator),
  value: exact(row.value),
  submittedOn: dateToDay(row.submittedOn),
  reviewedOn: row.reviewedOn && dateToDay(row.reviewedOn),
  publishedOn: row.publishedOn && dateToDay(row.publishedOn),
})

/** Which cell a revision is of. */
export interface CellKey {
  jurisdictionCode: string
  indicatorId: string
  placeCode: string
  startsOn: Day
}

export const cellKey = ({ indicatorId, placeCode, startsOn }: Omit<CellKey, 'jurisdictionCode'>): string =>
  `${indicatorId} ${placeCode} ${startsOn}`

/** Waiting for review, reviewed or published: it stands until it is returned, withdrawn or corrected. */
export const stands = ({ status }: Pick<ObservationRow, 'status'>): boolean =>
  status === 'SUBMITTED' || status === 'REVIEWED' || status === 'PUBLISHED'

/** The highest revision of each cell. */
export function latestOf(rows: readonly ObservationRow[]): Map<string, ObservationRow> {
  const latest = new Map<string, ObservationRow>()
  for (const row of rows) {
    const key = cellKey(row)
    const known = latest.get(key)
    if (known === undefined || known.revision < row.revision) latest.set(key, row)
  }
  return latest
}

interface Amounts {
  numerator: Decimal | null
  denominator: Decimal | null
  value: Decimal | null
}

const sameNumber = (one: Decimal | null, other: Decimal | null): boolean =>
  one === null || other === null ? one === other : one.eq(other)

export const sameAmounts = (one: Amounts, other: Amounts): boolean =>
  sameNumber(one.numerator, other.numerator) &&
  sameNumber(one.denominator, other.denominator) &&
  sameNumber(one.value, other.value)
