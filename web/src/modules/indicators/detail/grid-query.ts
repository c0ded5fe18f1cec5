import type { IndicatorGridQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

export const IndicatorGridDocument = graphql(`
  query IndicatorGrid($id: ID!, $place: ID!, $asOf: Day, $periods: Int) {
    indicator(id: $id) {
      id
      grid(place: $place, asOf: $asOf, periods: $periods) {
        periods
        rows {
          place {
            code
            name
            level
          }
          ownPart
          exempt
          values
          numerators
          denominators
          lights
          corrected
        }
      }
    }
  }
`)

export type Grid = NonNullable<IndicatorGridQuery['indicator']>['grid']
