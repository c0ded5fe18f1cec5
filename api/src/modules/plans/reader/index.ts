import { readDraft } from './draft.ts'
import type { DraftLedger } from './ledger.ts'

export type * from './ledger.ts'

/** Reads a plan document's text into a draft ledger. Pure: no database, network or clock. */
export function readPlan(text: string): DraftLedger {
  return readDraft(text)
}
