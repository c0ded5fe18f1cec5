import type { ComplaintBoardQuery, ComplaintRowPartsFragment } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

/** A place, a unit or the whole with its rates, as a row of a table. */
export const ComplaintRowFragmentDoc = graphql(`
  fragment ComplaintRowParts on ComplaintRow {
    name
    received
    before
    onTime
    late
    openOverdue
    total
    onTimeRate {
      numerator
      denominator
      value
    }
    responseRate {
      numerator
      denominator
      value
    }
    resolvedRate {
      numerator
      denominator
      value
    }
    satisfiedRate {
      numerator
      denominator
      value
    }
    wholeOnTimeRate {
      numerator
      denominator
      value
    }
    composite
    light
    rank
    rankChange
    few
    place {
      code
      name
      level
    }
    organization {
      id
      name
    }
  }
`)

const ShareFragmentDoc = graphql(`
  fragment ComplaintShareParts on ComplaintShare {
    key
    name
    parentId
    value
    before
    yearBefore
  }
`)

export { ShareFragmentDoc }

export const ComplaintBoardDocument = graphql(`
  query ComplaintBoard(
    $place: ID!
    $from: Day
    $until: Day
    $period: BoardPeriod
    $filter: ComplaintBoardFilter
    $asOf: Day
  ) {
    complaintBoard(place: $place, from: $from, until: $until, period: $period, filter: $filter, asOf: $asOf) {
      asOf
      from
      until
      updatedAt
      excluded
      problems
      unplaced
      unknownHour
      hours
      place {
        code
        name
        level
        path {
          code
          name
        }
      }
      received {
        value
        before
        yearBefore
      }
      rates {
        kind
        change
        yearChange
        unanswered
        light
        numeratorMeasure
        denominatorMeasure
        rate {
          numerator
          denominator
          value
          definition
          source
          asOf
        }
        whole {
          numerator
          denominator
          value
        }
      }
      trend {
        step
        days
        received
        before
        yearBefore
        closed
        onTime
      }
      categories {
        ...ComplaintShareParts
      }
      channels {
        ...ComplaintShareParts
      }
      whole {
        ...ComplaintRowParts
      }
      places {
        ...ComplaintRowParts
      }
      units {
        ...ComplaintRowParts
      }
      daysOff {
        from
        until
        name
      }
    }
  }
`)

export type Board = ComplaintBoardQuery['complaintBoard']
export type Row = ComplaintRowPartsFragment
