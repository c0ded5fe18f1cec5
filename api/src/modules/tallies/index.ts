/** The only door of the tallies module. */

export {
  type CountFilter,
  type CountsAsked,
  type DayCounts,
  readComplaintCounts,
  readComplaintDays,
  readComplaintSummary,
} from './complaint-counts.query.ts'
export type { Run } from './complaint-counts.sql.ts'
export {
  complaintFiguresJob,
  feedComplaintFigures,
  feedComplaintIndicators,
} from './complaint-figures.service.ts'
export {
  COMPLAINT_RATE_RULES,
  COMPLAINT_RATES,
  type ComplaintRateName,
  lessCounts,
  shouldBeClosed,
} from './complaint-rates.rules.ts'
export { addCountsTo, type CountBy, type Counts, type CountTable, noCounts } from './count-table.ts'
export { counted, counting } from './counted.ts'
export { ALL_AT_ONCE, foldTallies } from './fold.service.ts'
export { ComplaintMeasure } from './measures.enum.ts'
export { COMPLAINT_TALLY, type MeasurePeriod, measureCondition, NOBODY } from './measures.ts'
export { receivedTotals } from './received-totals.query.ts'
export { addRollupCommands } from './rollup.command.ts'
export { keepTally } from './tallied.ts'
export { daysAndDeltas, type Tally, type TallyMeasure } from './tally.ts'
export { type Difference, rebuildTallies, verifyTallies } from './verify.service.ts'
