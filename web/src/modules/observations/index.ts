/** What other pages may use of reporting. */
export { OwedSheetsLine, useOwedSheets } from './owed-line.tsx'
