import type { LedgerTaskFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'

export const LedgerTask = graphql(`
  fragment LedgerTask on Task {
    id
    version
    no
    ledgerNo
    round
    title
    state
    status
    droppedOn
    level
    light
    dueOn
    dueStatus
    workingDaysLeft
    percent
    milestoneCounts {
      total
      done
    }
    can {
      submitForIssue
      issue
      rejectIssue
      close
    }
    plan {
      id
      title
    }
    place {
      code
      name
    }
    lead {
      id
      organization {
        id
        name
      }
    }
    joint {
      id
      organization {
        id
        name
      }
    }
  }
`)

/** A row of the ledger. */
export type LedgerRow = LedgerTaskFragment

export const LedgerDocument = graphql(`
  query Ledger($filter: TaskFilter!, $sort: TaskSort, $asOf: Day, $after: String) {
    tasks(filter: $filter, sort: $sort, asOf: $asOf, first: 200, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        ...LedgerTask
      }
    }
  }
`)

/** Counts under everything but the chips for lights and state: what each chip would show. */
export const LedgerCountsDocument = graphql(`
  query LedgerCounts($filter: TaskFilter!, $asOf: Day) {
    tasks(filter: $filter, asOf: $asOf, first: 1) {
      counts {
        total
        done
        open
        behind
        near
        good
        noData
      }
    }
  }
`)
