import type { IndicatorPageQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

export const IndicatorPageDocument = graphql(`
  query IndicatorPage($id: ID!, $place: ID!, $asOf: Day) {
    indicator(id: $id) {
      id
      no
      name
      status
      feed
      measure
      frequency
      ownFigure
      reportLevels
      owner {
        id
        name
      }
      plan {
        id
        title
      }
      source {
        start
        end
      }
      definition(asOf: $asOf) {
        ...DefinitionFacts
      }
      definitions {
        ...DefinitionFacts
      }
      targets(asOf: $asOf) {
        ...TargetFacts
      }
      state(place: $place, asOf: $asOf) {
        light
        gap
        difference
        own {
          numerator
          denominator
          value
        }
        rollUp {
          numerator
          denominator
          value
        }
        place {
          code
          path {
            code
            name
          }
        }
        ...FigureState
      }
      path(place: $place, asOf: $asOf) {
        day
        value
      }
      series(place: $place, asOf: $asOf) {
        periods
        endsOn
        values
        numerators
        denominators
        expected
        reported
        definitionVersions
        late
      }
      forecast(place: $place, asOf: $asOf) {
        ok
        method
        periods
        points {
          day
          value
          low
          high
        }
        atTarget {
          day
          value
          low
          high
        }
        reachesOn
        reached
        pace
        neededPace
        missing
        missingItems
        sentence
      }
      ranking(place: $place, asOf: $asOf) {
        ...PlaceRow
      }
      tasks {
        id
        title
        light
        state
        workingDaysLeft
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
      }
    }
  }
`)

export const DefinitionFactsFragmentDoc = graphql(`
  fragment DefinitionFacts on IndicatorDefinition {
    version
    validFrom
    knownOn
    kind
    direction
    unit
    decimals
    definition
    numeratorItem
    denominatorItem
    excluded
    line
    formulaWords
    reason
    createdBy
  }
`)

export const TargetFactsFragmentDoc = graphql(`
  fragment TargetFacts on IndicatorTarget {
    id
    level
    place {
      code
      name
    }
    baselineYear
    baseline
    targetYear
    target
    targetText
    yearly {
      year
      value
    }
    knownOn
    reason
    createdBy
    inForce
  }
`)

export type IndicatorFacts = NonNullable<IndicatorPageQuery['indicator']>
