import { FOLD_SUMS, RECOUNT, VERIFY_SUMS } from './complaint-sums.ts'
import { COMPLAINT_TALLY } from './measures.ts'
import { foldStatement, recountDays, type Tally, verifyDays } from './tally.ts'

/** A tally with the SQL that keeps it. $1 is the jurisdiction. */
export interface Tallied {
  tally: Tally
  /** Moves up to $2 deltas. */
  fold: string
  /** Tables that are made from the records, and how. */
  tables: readonly string[]
  recount: readonly string[]
  /** Where a table differs from the records. */
  verify: readonly { table: string; sql: string }[]
}

const ofDays = (tally: Tally): Tallied => ({
  tally,
  fold: foldStatement(tally),
  tables: [tally.day],
  recount: [recountDays(tally)],
  verify: [{ table: tally.day, sql: verifyDays(tally) }],
})

const complaints = ofDays(COMPLAINT_TALLY)

const tallied: Tallied[] = [
  {
    ...complaints,
    fold: foldStatement(COMPLAINT_TALLY, [FOLD_SUMS]),
    tables: ['complaint_day', 'complaint_sum'],
    recount: RECOUNT,
    verify: [...complaints.verify, { table: 'complaint_sum', sql: VERIFY_SUMS }],
  },
]

/** Everything that is counted by deltas: tickets, and what other modules have kept too. */
export const allTallied = (): readonly Tallied[] => tallied

/** Has a tally of another module folded, verified and rebuilt with that of the tickets. Called where the module is loaded. */
export function keepTally(tally: Tally): void {
  if (!tallied.some(other => other.tally.delta === tally.delta)) tallied.push(ofDays(tally))
}
