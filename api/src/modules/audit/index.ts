/** The only door of the audit module. Entries are appended by `platform/write.ts`, inside the write itself. */

export { anchorHead } from './anchor.service.ts'
export { addAuditCommands } from './audit.command.ts'
export { auditCheckJob } from './audit.job.ts'
export { type HistoryRow, historyOf } from './audit.query.ts'
export { AuditResolver } from './audit.resolver.ts'
export { TableExportResolver } from './export-record.resolver.ts'
export { type ExportedTable, recordExport } from './export-record.service.ts'
export { because, changedFields, type Facts, factsOf, factText } from './history-words.ts'
export { sealAll, unsealedSince } from './seal.service.ts'
export { type AuditReport, auditedJurisdictions, verifyAudit } from './verify.service.ts'
