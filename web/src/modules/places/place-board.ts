import { graphql } from '../../graphql/generated/index.ts'

/** The counts of the cockpit: of the place, and of the places below. */
export const PlaceBoardDocument = graphql(`
  query PlaceBoard($place: ID!, $asOf: Day) {
    cockpit(place: $place, asOf: $asOf) {
      counts {
        total
        done
        open
        behind
        near
        good
        noData
      }
      onTimeRate {
        numerator
        denominator
        value
        definition
        source
        asOf
      }
      byPlace {
        place {
          code
          name
          level
        }
        counts {
          total
          done
          open
          behind
          near
          good
          noData
        }
        onTimeRate {
          numerator
          denominator
          value
        }
      }
    }
  }
`)
