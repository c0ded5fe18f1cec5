/** The only door of the tallies module. */
export { counted, counting } from './counted.ts'
export { foldTallies } from './fold.service.ts'
export { ComplaintMeasure } from './measures.enum.ts'
export { COMPLAINT_TALLY, type MeasurePeriod, measureCondition, NOBODY } from './measures.ts'
export { addRollupCommands } from './rollup.command.ts'
export { keepTally } from './tallied.ts'
export { daysAndDeltas, type Tally, type TallyMeasure } from './tally.ts'
export { type Difference, rebuildTallies, verifyTallies } from './verify.service.ts'
