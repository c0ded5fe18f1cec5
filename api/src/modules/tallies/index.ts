/** The only door of the tallies module. */
export { counted, counting } from './counted.ts'
export { foldsToo, foldTallies } from './fold.service.ts'
export { ComplaintMeasure } from './measures.enum.ts'
export { COMPLAINT_TALLY, type MeasurePeriod, measureCondition, NOBODY } from './measures.ts'
export { daysAndDeltas, type Tally, type TallyMeasure } from './tally.ts'
export {
  type Difference,
  rebuildTallies,
  rebuildTally,
  verifyTallies,
  verifyTally,
} from './verify.service.ts'
