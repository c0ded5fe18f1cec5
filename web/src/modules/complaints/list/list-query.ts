import type { ComplaintsQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import type { TicketRow } from '../ticket-row.ts'

/** `withWords` asks for the words too, to show where a hit stands. */
export const ComplaintsDocument = graphql(`
  query Complaints(
    $place: ID!
    $filter: ComplaintFilter
    $sort: ComplaintSort
    $asOf: Day
    $withWords: Boolean!
    $after: String
  ) {
    complaints(place: $place, filter: $filter, sort: $sort, asOf: $asOf, first: 100, after: $after) {
      totalCount
      more
      nodes {
        id
        content @include(if: $withWords)
        answer @include(if: $withWords)
        address @include(if: $withWords)
        ...TicketRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

/** Whether the place holds any ticket at all. */
export const AnyComplaintDocument = graphql(`
  query AnyComplaint($place: ID!) {
    complaints(place: $place, first: 1) {
      totalCount
    }
  }
`)

/** What the filters and forms of tickets offer. */
export const ComplaintChoicesDocument = graphql(`
  query ComplaintChoices($place: ID!) {
    complaintChoices(place: $place) {
      sources {
        id
        name
        own
      }
      channels {
        id
        name
        active
      }
      categories {
        id
        name
        level
        path
        parentId
        active
      }
    }
  }
`)

export type ComplaintNode = ComplaintsQuery['complaints']['nodes'][number]

/** A row of the list; the words only while something is looked for. */
export interface ListRow extends TicketRow {
  excerpt: string | null
}
