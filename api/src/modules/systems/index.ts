/** The only door of the systems module. */
export { readsSystemState, systemsAt } from './system.query.ts'
export { MEASURE_RULES, MEASURES, type MeasuredRate, ratesOf } from './system.rates.ts'
export {
  SystemPlaceCountResolver,
  SystemResolver,
  SystemStateResolver,
  SystemSummaryResolver,
} from './system.resolver.ts'
export { systemRoutes } from './system.routes.ts'
export { createSystem, editSystem, removeSystem } from './system.service.ts'
export { InformationSystem, SystemSummary } from './system.type.ts'
export { feedSystemFigures, feedSystemIndicators, systemFiguresJob } from './system-figures.service.ts'
export { type ImportOutcome, importSystems, readSystemSheet } from './system-import.service.ts'
export { recordSystemStates } from './system-state.service.ts'
export { summarizeSystems } from './system-summary.query.ts'
