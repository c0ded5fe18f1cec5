import type { SystemRowFragment, SystemSummaryQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'

export const SystemRowFragmentDoc = graphql(`
  fragment SystemRow on InformationSystem {
    id
    no
    name
    network
    securityLevel
    classified
    cloudDueOn
    light
    version
    owner {
      id
      name
    }
    place {
      code
      name
    }
    state {
      id
      effectiveOn
      cloud
      zombie
      sharing
      integration
    }
    can {
      edit
      record
      remove
    }
  }
`)

/** A row of the ledger. */
export type SystemRow = SystemRowFragment

export const SystemsDocument = graphql(`
  query Systems($place: ID!, $asOf: Day, $filter: SystemFilter, $after: String) {
    systems(place: $place, asOf: $asOf, filter: $filter, first: 200, after: $after) {
      total
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        ...SystemRow
      }
    }
  }
`)

/** Counts and rates of a place and of the places below. */
export const SystemSummaryDocument = graphql(`
  query SystemSummary($place: ID!, $asOf: Day) {
    systemSummary(place: $place, asOf: $asOf) {
      place {
        code
        name
      }
      asOf
      total
      zombies
      byCloud {
        cloud
        count
      }
      rates {
        measure
        name
        excluded
        excludedWords
        rate {
          numerator
          denominator
          value
          definition
          source
          asOf
        }
      }
      places {
        ownPart
        total
        place {
          code
          name
        }
        rates {
          measure
          rate {
            numerator
            denominator
            value
          }
        }
      }
    }
  }
`)

export type SystemSummary = SystemSummaryQuery['systemSummary']
