/** The only door of the figures module. */
export { type FigureEntries, type FigureEntry, type OwnFigureEntry, putFigures } from './figure.service.ts'
export { kept, percentage } from './roll-up.rules.ts'
