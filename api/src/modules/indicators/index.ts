/** The only door of the indicators module. */

export { canManageIndicators, managesIndicators } from '../access/index.ts'
export { adoptIndicators } from './adoption.service.ts'
export { defineIndicator } from './definition.service.ts'
export { IndicatorDefinition, IndicatorTarget, toIndicatorDefinition } from './definition.type.ts'
export { toSixDigits } from './exact.ts'
export { ExemptionResolver, TaskIndicatorsResolver } from './exemption.resolver.ts'
export { exemptPlaces } from './exemption.service.ts'
export { evaluateFormula, formulaUses } from './formula.rules.ts'
export {
  IndicatorDirection,
  IndicatorFeed,
  IndicatorKind,
  IndicatorMeasure,
  IndicatorStatus,
  isCountedFeed,
  OwnFigure,
  ReportFrequency,
  SystemMeasure,
} from './indicator.enums.ts'
export { readChosen } from './indicator.export.ts'
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
} from './indicator.rules.ts'
export { createIndicators, type IndicatorDraft } from './indicator.service.ts'
export { Indicator, toIndicator } from './indicator.type.ts'
export { amendIndicators } from './indicator-amend.service.ts'
export {
  IndicatorDefinitionResolver,
  IndicatorDetailResolver,
  IndicatorExemptionResolver,
  IndicatorTargetResolver,
} from './indicator-detail.resolver.ts'
export { indicatorTasksLoader } from './indicator-tasks.loader.ts'
export { followLibrary, type LibraryChange, type LibraryFollower } from './library.followers.ts'
export { LibraryResolver } from './library.resolver.ts'
export { createIndicator } from './library.service.ts'
export { linkIndicatorTask } from './link.service.ts'
export { setIndicatorTarget } from './target.service.ts'
