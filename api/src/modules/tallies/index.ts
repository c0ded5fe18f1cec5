/** The only door of the tallies module. */
export { counted, counting } from './counted.ts'
export { ComplaintMeasure } from './measures.enum.ts'
export { COMPLAINT_TALLY, type MeasurePeriod, measureCondition, NOBODY } from './measures.ts'
export {
  countRows,
  daysAndDeltas,
  foldStatement,
  recountDays,
  type Tally,
  type TallyMeasure,
  verifyDays,
} from './tally.ts'
