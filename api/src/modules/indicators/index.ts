/** The only door of the indicators module. */
export type {
  Definition,
  Exemption,
  LeveledPlace,
  LibraryIndicator,
  Target,
  YearValue,
} from './indicator.facts.ts'
export { type LibraryFilter, type LibraryReader, libraryOf } from './indicator.library.ts'
export { indicatorLoader, listIndicators } from './indicator.query.ts'
export { IndicatorResolver, PlanIndicatorsResolver } from './indicator.resolver.ts'
export { indicatorRoutes } from './indicator.routes.ts'
export {
  definitionFor,
  endOfYear,
  exemptionOf,
  expectedAt,
  type PathPoint,
  pathOf,
  reportsAt,
  targetFor,
  toSixDigits,
} from './indicator.rules.ts'
export { amendIndicators, createIndicators, type IndicatorDraft } from './indicator.service.ts'
export { Indicator, toIndicator } from './indicator.type.ts'
