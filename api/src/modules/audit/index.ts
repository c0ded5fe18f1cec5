/** The only door of the audit module. Entries are appended by `platform/write.ts`, inside the write itself. */
export { type HistoryRow, historyOf } from './audit.query.ts'
