/** What other pages may use: links to the ledger say what they narrow it to. */
export { filterParams, type LedgerFilter } from './ledger-url.ts'
export { TaskLight } from './task-light.tsx'
