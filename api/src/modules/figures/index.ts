/** The only door of the figures module. */
export { boardStates, lightsOn } from './board.service.ts'
export { IndicatorBoard, IndicatorCard, IndicatorCounts } from './board.type.ts'
export { FigureResolver, IndicatorFiguresResolver } from './figure.resolver.ts'
export { figureRoutes } from './figure.routes.ts'
export { type FigureEntries, type FigureEntry, type OwnFigureEntry, putFigures } from './figure.service.ts'
export { kept, percentage } from './roll-up.rules.ts'
export { IndicatorForecast, IndicatorSeries } from './series.type.ts'
export { IndicatorState, PlaceFigure } from './state.type.ts'
