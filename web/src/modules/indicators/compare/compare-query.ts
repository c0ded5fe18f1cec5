import type { IndicatorCompareQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

/** Where one may choose from: the place, what lies around it and below it. */
export const ComparePlacesDocument = graphql(`
  query IndicatorComparePlaces($place: ID!) {
    division(code: $place) {
      code
      name
      level
      path {
        code
        name
      }
      parent {
        code
        children {
          code
          name
        }
      }
      children {
        code
        name
      }
    }
  }
`)

export const IndicatorCompareDocument = graphql(`
  query IndicatorCompare($id: ID!, $places: [ID!]!, $periods: Int, $asOf: Day) {
    indicatorComparison(indicatorId: $id, places: $places, periods: $periods, asOf: $asOf) {
      periods
      expected
      unit
      decimals
      indicator {
        id
        name
      }
      places {
        place {
          code
          name
        }
        values
        change
        yearChange
      }
    }
  }
`)

export type Comparison = IndicatorCompareQuery['indicatorComparison']
