/** The only door of the indicators module. */

export { canManageIndicators, managesIndicators } from '../access/index.ts'
export { evaluateFormula, formulaUses } from './formula.rules.ts'
export {
  IndicatorDirection,
  IndicatorFeed,
  IndicatorKind,
  IndicatorStatus,
  OwnFigure,
  ReportFrequency,
  SystemMeasure,
} from './indicator.enums.ts'
export type {
  Definition,
  Exemption,
  LeveledPlace,
  LibraryIndicator,
  Target,
  YearValue,
} from './indicator.facts.ts'
export { freshUntilOf, type JudgedFacts, type Judgement, judge } from './indicator.judge.ts'
export { type LibraryFilter, type LibraryReader, libraryOf } from './indicator.library.ts'
export {
  forgetIndicators,
  indicatorLoader,
  listIndicators,
  type RecordKey,
  requireIndicator,
  taskIndicatorsLoader,
} from './indicator.query.ts'
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
