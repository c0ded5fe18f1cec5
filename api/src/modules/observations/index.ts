/** The only door of the observations module. */
export { type Correction, correctObservation } from './correction.service.ts'
export { publishObservations } from './observation.publish.ts'
export {
  IndicatorObservationsResolver,
  ObservationListResolver,
  ObservationResolver,
  ObservationWritingResolver,
} from './observation.resolver.ts'
export { observationRoutes } from './observation.routes.ts'
export { importObservationFile, type TableOutcome } from './observation-file.service.ts'
export type { ImportRow } from './observation-import.rules.ts'
export { type ImportOutcome, importObservations } from './observation-import.service.ts'
export { openPeriods, periodJob } from './period.service.ts'
export { remindReporters } from './reminder.service.ts'
export { reopenPeriod } from './reopening.service.ts'
export { reviewObservations, withdrawObservation } from './review.service.ts'
export { saveSheetDraft, submitSheet } from './sheet.query.ts'
export { SheetResolver, SheetWritingResolver } from './sheet.resolver.ts'
