/** The only door of the reports module. */
export { readsExtension } from './extension.query.ts'
export { ExtensionResolver, ExtensionWritingResolver } from './extension.resolver.ts'
export { Extension } from './extension.type.ts'
export { readsReport, reportById } from './report.query.ts'
export { ReportResolver } from './report.resolver.ts'
export { ProgressReport } from './report.type.ts'
export { ReportReviewResolver, ReportWritingResolver } from './report-writing.resolver.ts'
export { TaskReportsResolver } from './task-reports.resolver.ts'
