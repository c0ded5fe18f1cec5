import type { ReportingProgressPageQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

export const PeriodsDocument = graphql(`
  query ReportingPeriods($place: ID!, $frequency: ReportFrequency) {
    reportingPeriods(place: $place, frequency: $frequency) {
      frequency
      period
      words
      dueOn
      closesOn
      open
    }
  }
`)

export const ProgressDocument = graphql(`
  query ReportingProgressPage($place: ID!, $frequency: ReportFrequency!, $period: String!) {
    reportingProgress(place: $place, frequency: $frequency, period: $period) {
      reporting {
        frequency
        period
        words
        dueOn
        closesOn
        open
      }
      obliged
      reported
      owed
      submitted
      published
      places {
        place {
          code
          name
          level
        }
        owed
        submitted
        published
        returned
        missing {
          id
          name
        }
        light
        reporters
        remindedAt
      }
    }
  }
`)

export const RemindDocument = graphql(`
  mutation RemindReporters($place: ID!, $frequency: ReportFrequency!, $period: String!, $places: [ID!]!) {
    remindReporters(place: $place, frequency: $frequency, period: $period, places: $places) {
      places
      people
      skipped
    }
  }
`)

export const ReopenDocument = graphql(`
  mutation ReopenPeriod(
    $place: ID!
    $frequency: ReportFrequency!
    $period: String!
    $untilOn: Day!
    $reason: String!
  ) {
    reopenPeriod(place: $place, frequency: $frequency, period: $period, untilOn: $untilOn, reason: $reason) {
      ...SheetHeadFacts
    }
  }
`)

export type ProgressData = ReportingProgressPageQuery['reportingProgress']
export type PlaceProgress = ProgressData['places'][number]
