import type {
  ObservationFactsFragment,
  ReportingSheetPageQuery,
  SheetHeadFactsFragment,
} from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'

export const SheetHeadDoc = graphql(`
  fragment SheetHeadFacts on SheetHead {
    place {
      code
      name
    }
    reporting {
      frequency
      period
      words
      endsOn
      opensOn
      dueOn
      closesOn
      open
    }
    reopenedUntil
    light
    owed
    submitted
    published
    returned
    canEnter
  }
`)

export const SheetsDocument = graphql(`
  query ReportingSheets($place: ID!, $asOf: Day) {
    reportingSheets(place: $place, asOf: $asOf) {
      ...SheetHeadFacts
    }
  }
`)

/** One value with everything around it: its cell's sheet, the queue of reviews and its own history show it. */
export const ObservationDoc = graphql(`
  fragment ObservationFacts on Observation {
    id
    version
    revision
    status
    period
    numerator
    denominator
    value
    note
    reason
    late
    entry
    submittedOn
    submittedBy
    reviewedOn
    reviewedBy
    publishedOn
    publishedBy
    opinion
    doubts
    can {
      withdraw
      review
      publish
      return
      correct
    }
  }
`)

export const SheetDocument = graphql(`
  query ReportingSheetPage($place: ID!, $frequency: ReportFrequency!, $period: String!) {
    reportingSheet(place: $place, frequency: $frequency, period: $period) {
      head {
        ...SheetHeadFacts
      }
      draftSavedAt
      draftSavedBy
      rows {
        indicator {
          id
          no
          name
        }
        definition {
          version
          kind
          unit
          decimals
          definition
          numeratorItem
          denominatorItem
          excluded
        }
        numerator
        denominator
        value
        note
        observation {
          id
          ...ObservationFacts
        }
        beforePeriod
        beforeNumerator
        beforeDenominator
        beforeValue
        canEnter
      }
    }
  }
`)

export const SaveDraftDocument = graphql(`
  mutation SaveSheetDraft($input: SheetInput!) {
    saveSheetDraft(input: $input) {
      draftSavedAt
    }
  }
`)

export const FaultDoc = graphql(`
  fragment SheetFault on CellFault {
    indicatorId
    indicatorName
    cell
    column
    typed
    severity
    reason
    fix
  }
`)

export const CheckSheetDocument = graphql(`
  query CheckSheet($input: SheetInput!) {
    checkSheet(input: $input) {
      ready
      unchanged
      faults {
        ...SheetFault
      }
    }
  }
`)

export const SubmitSheetDocument = graphql(`
  mutation SubmitSheet($input: SheetInput!) {
    submitSheet(input: $input) {
      submitted
      unchanged
      faults {
        ...SheetFault
      }
    }
  }
`)

export type SheetHead = SheetHeadFactsFragment
export type ObservationFacts = ObservationFactsFragment
export type SheetRow = ReportingSheetPageQuery['reportingSheet']['rows'][number]
export type Sheet = ReportingSheetPageQuery['reportingSheet']
