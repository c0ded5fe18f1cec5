import type { DraftLedger } from './ledger.ts'

export type * from './ledger.ts'

/** Reads a plan document's text into a draft ledger. Pure: no database, network or clock. */
export function readPlan(_text: string): DraftLedger {
  throw new Error('not written yet')
}
