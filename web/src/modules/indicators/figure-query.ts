import type { FigureStateFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'

/** Where an indicator stands at a place on a day, with all that a reader may ask of the number. */
export const FigureStateFragmentDoc = graphql(`
  fragment FigureState on IndicatorState {
    place {
      code
      name
      level
    }
    asOf
    period
    periodEndsOn
    value
    numerator
    denominator
    unit
    decimals
    source
    reported
    obliged
    meeting
    expected
    target
    targetYear
    baseline
    baselineYear
    gap
    light
    reason
    late
    freshUntil
    knownOn
    change
    yearChange
    definitionVersion
    definition
    dataSource
  }
`)

export type FigureState = FigureStateFragment
