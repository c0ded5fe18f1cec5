/** The only door of the board-reports module. */
export { boardReportRoutes } from './report.routes.ts'
