import type { ReviewQueueQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

export const ReviewQueueDocument = graphql(`
  query ReviewQueue(
    $place: ID!
    $status: [ObservationStatus!]
    $indicatorId: ID
    $frequency: ReportFrequency
    $period: String
    $after: String
  ) {
    observations(
      place: $place
      status: $status
      indicatorId: $indicatorId
      frequency: $frequency
      period: $period
      first: 100
      after: $after
    ) {
      total
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        ...ObservationFacts
        indicator {
          id
          no
          name
          definition {
            version
            kind
            unit
            decimals
            definition
            numeratorItem
            denominatorItem
          }
        }
        place {
          code
          name
        }
        before {
          id
          numerator
          denominator
          value
          period
          revision
        }
      }
    }
  }
`)

export const ReviewDocument = graphql(`
  mutation ReviewObservations($keys: [ObservationKey!]!, $action: ObservationAction!, $opinion: String) {
    reviewObservations(keys: $keys, action: $action, opinion: $opinion) {
      done
      observations {
        id
        ...ObservationFacts
      }
    }
  }
`)

export type QueueNode = ReviewQueueQuery['observations']['nodes'][number]
