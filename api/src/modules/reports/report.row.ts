import type { ProgressReport as ReportRow } from '#prisma'
import { type Day, dateToDay } from '../../platform/day.ts'
import type { ProgressReport } from './report.type.ts'

export type { ReportRow }

/** The day of a date column that may be empty. */
export const optionalDay = (date: Date | null): Day | null => (date === null ? null : dateToDay(date))

/** A row as the schema shows it: date columns become days. */
export const toReport = ({
  finishedOn,
  submittedOn,
  reviewedOn,
  newDueOn,
  ...row
}: ReportRow): ProgressReport => ({
  ...row,
  finishedOn: optionalDay(finishedOn),
  submittedOn: optionalDay(submittedOn),
  reviewedOn: optionalDay(reviewedOn),
  newDueOn: optionalDay(newDueOn),
})
