/** The only door of the indicators module. */
export { listIndicators } from './indicator.query.ts'
export { IndicatorResolver, PlanIndicatorsResolver } from './indicator.resolver.ts'
export { indicatorRoutes } from './indicator.routes.ts'
export { amendIndicators, createIndicators, type IndicatorDraft } from './indicator.service.ts'
export { Indicator } from './indicator.type.ts'
