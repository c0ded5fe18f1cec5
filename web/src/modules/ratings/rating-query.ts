import type {
  RatingBoardQuery,
  RatingPageQuery,
  RatingRowPartsFragment,
} from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'

/** Best first. */
export const LEVELS = [
  'VERY_SATISFIED',
  'SATISFIED',
  'BASICALLY_SATISFIED',
  'DISSATISFIED',
  'VERY_DISSATISFIED',
] as const
export type Level = (typeof LEVELS)[number]
export const BAD_LEVELS: readonly Level[] = ['DISSATISFIED', 'VERY_DISSATISFIED']

export const RatingRowFragmentDoc = graphql(`
  fragment RatingRowParts on RatingRow {
    name
    events
    rated
    byDefault
    bad
    rank
    rankChange
    few
    good {
      numerator
      denominator
      value
    }
    active {
      numerator
      denominator
      value
    }
    putRight {
      numerator
      denominator
      value
    }
    place {
      code
      name
    }
    organization {
      id
      name
    }
  }
`)

export const RatingBoardDocument = graphql(`
  query RatingBoard($place: ID!, $from: Day, $until: Day, $period: BoardPeriod, $asOf: Day) {
    ratingBoard(place: $place, from: $from, until: $until, period: $period, asOf: $asOf) {
      asOf
      from
      until
      events
      eventsBefore
      rated
      byDefault
      voided
      levels
      openRectifications
      overdueRectifications
      place {
        code
        name
        path {
          code
          name
        }
      }
      rates {
        kind
        change
        yearChange
        light
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
        events
        rated
        bad
        good
      }
      units {
        ...RatingRowParts
      }
      places {
        ...RatingRowParts
      }
      channels {
        ...RatingRowParts
      }
    }
  }
`)

export const RatingsDocument = graphql(`
  query Ratings($place: ID!, $filter: RatingFilter, $asOf: Day, $after: String) {
    ratings(place: $place, filter: $filter, asOf: $asOf, first: 100, after: $after) {
      totalCount
      nodes {
        id
        externalId
        service
        channel
        level
        byDefault
        voided
        words
        servedOn
        unitWords
        organization {
          id
          name
        }
        rectification {
          id
          status
          dueOn
          light
          daysLeft
        }
        appeals {
          id
          status
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const RatingActionsFragmentDoc = graphql(`
  fragment RatingActions on Rating {
    id
    service
    rectification {
      id
      status
      version
      measure
    }
    appeals {
      id
      status
      reason
    }
    can {
      rectify
      review
      appeal
      decideAppeal
      withdrawAppeal
      unmask
    }
  }
`)

export const RatingPageDocument = graphql(`
  query RatingPage($id: ID!) {
    rating(id: $id) {
      id
      externalId
      source
      service
      channel
      unitWords
      servedOn
      ratedOn
      level
      byDefault
      voided
      words
      organization {
        id
        name
      }
      place {
        code
        name
      }
      rectification {
        id
        status
        round
        openedOn
        dueOn
        light
        daysLeft
        measure
        submittedOn
        submittedBy
        doneOn
        reviewedBy
        opinion
      }
      appeals {
        id
        status
        reason
        appealedOn
        appealedBy
        decidedOn
        decidedBy
        opinion
      }
      history {
        ...RecordHistory
      }
      ...RatingActions
    }
  }
`)

export type Board = RatingBoardQuery['ratingBoard']
export type Row = RatingRowPartsFragment
export type WholeRating = RatingPageQuery['rating']
