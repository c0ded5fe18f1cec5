/** What the task page takes over from the desk: the same dialogs, opened from the task. */
export { DutyReturnDialog } from './panels/duty-return-dialog.tsx'
export { ExtensionDialog } from './panels/extension-dialog.tsx'
/** What the office's desk takes over: what was asked for, as the unit wrote it. */
export { ExtensionFacts } from './panels/extension-facts.tsx'
export { useExtension } from './panels/result-panel.tsx'
export { TaskReportSheet } from './task-report-sheet.tsx'
