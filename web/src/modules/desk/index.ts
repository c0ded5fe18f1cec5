/** What the task page takes over from the desk: the same dialogs, opened from the task. */
export { DutyReturnDialog } from './panels/duty-return-dialog.tsx'
export { ExtensionDialog } from './panels/extension-dialog.tsx'
export { TaskReportSheet } from './task-report-sheet.tsx'
