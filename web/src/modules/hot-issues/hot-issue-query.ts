import type { ComplaintLinkPartsFragment, HotIssueRowFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'

/** What an issue or a ticket was made into, with how it stands. */
export const ComplaintLinkFragmentDoc = graphql(`
  fragment ComplaintLinkParts on ComplaintLink {
    id
    linkedOn
    linkedBy
    task {
      id
      title
      ledgerNo
      status
      state
      light
      workingDaysLeft
      closedOn
    }
    notice {
      id
      title
      documentNumber
      status
      light
      workingDaysLeft
      closedOn
    }
  }
`)

export type LinkParts = ComplaintLinkPartsFragment

export const HotIssueRowFragmentDoc = graphql(`
  fragment HotIssueRow on HotIssue {
    id
    title
    status
    version
    count
    before
    total
    growth
    light
    reason
    firstOn
    lastOn
    keywords
    place {
      code
      name
    }
    places {
      code
      name
    }
    category {
      id
      name
    }
    organization {
      id
      name
    }
    links {
      ...ComplaintLinkParts
    }
    can {
      supervise
      merge
      watch
      dismiss
    }
  }
`)

export type HotIssueRow = HotIssueRowFragment

export const HotIssuesDocument = graphql(`
  query HotIssues(
    $place: ID!
    $from: Day
    $until: Day
    $filter: HotIssueFilter
    $first: Int
    $after: String
    $asOf: Day
  ) {
    hotIssues(
      place: $place
      from: $from
      until: $until
      filter: $filter
      first: $first
      after: $after
      asOf: $asOf
    ) {
      totalCount
      foundAt
      nodes {
        ...HotIssueRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
