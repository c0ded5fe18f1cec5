/** What other pages may use of problems. */
export { RaiseProblemDialog } from './raise-problem-dialog.tsx'
export type { ProblemSource } from './use-raise.ts'
