import type { ClaimChecksFragment } from '../../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'

export const ClaimChecksFragmentDoc = graphql(`
  fragment ClaimChecks on ProgressReport {
    id
    claimChecks {
      words
      start
      end
      claimed
      measured
      contradicts
      period
      asOf
      sentence
      indicator {
        id
        name
      }
      place {
        code
        name
      }
    }
  }
`)

export type ClaimCheck = ClaimChecksFragment['claimChecks'][number]
export type ClaimedReport = FragmentType<typeof ClaimChecksFragmentDoc>

/** What a report claims against the figures. */
export const claimsOf = (report: ClaimedReport): readonly ClaimCheck[] =>
  readFragment(ClaimChecksFragmentDoc, report).claimChecks
