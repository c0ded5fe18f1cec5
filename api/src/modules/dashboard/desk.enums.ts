/** What a row of a unit's desk asks for, in the order of the chips. */
export const DeskKind = {
  SIGN: 'SIGN',
  REPORT: 'REPORT',
  SIGN_REPORT: 'SIGN_REPORT',
  RETURNED: 'RETURNED',
  NOTICE: 'NOTICE',
  PROBLEM: 'PROBLEM',
  INSTRUCTION: 'INSTRUCTION',
  RESULT: 'RESULT',
  WAITING: 'WAITING',
} as const
export type DeskKind = keyof typeof DeskKind
