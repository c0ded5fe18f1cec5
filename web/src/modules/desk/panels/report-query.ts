import type { DeskReportFormQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

export const DeskReportFormDocument = graphql(`
  query DeskReportForm($assignmentId: ID!) {
    reportForm(assignmentId: $assignmentId) {
      needsSignature
      task {
        id
        title
        ledgerNo
        percent
      }
      assignment {
        id
        version
        status
        part
        can {
          report
          requestExtension
          returnDuty
        }
        ...DeskContacts
      }
      cycle {
        id
        label
        dueOn
      }
      milestone {
        id
        deliverable
        dueOn
      }
      draft {
        id
        version
        percent
        text
        problem
        claim
        finishedOn
        savedAt
        opinion
        attachments {
          id
          name
          size
          mediaType
        }
      }
      previous {
        id
        percent
        text
        status
        submittedOn
        reviewedOn
        reviewedBy
        opinion
        newDueOn
      }
      contributions {
        light
        organization {
          id
          name
        }
        report {
          id
          percent
          text
          submittedOn
        }
      }
    }
  }
`)

export type ReportForm = DeskReportFormQuery['reportForm']

export const SaveReportDraftDocument = graphql(`
  mutation DeskSaveReportDraft($input: ReportInput!, $version: Int) {
    saveReportDraft(input: $input, version: $version) {
      id
      version
      savedAt
    }
  }
`)

export const DiscardReportDraftDocument = graphql(`
  mutation DeskDiscardReportDraft($id: ID!, $version: Int!) {
    discardReportDraft(id: $id, version: $version)
  }
`)

export const SubmitReportDocument = graphql(`
  mutation DeskSubmitReport($input: ReportInput!, $version: Int) {
    submitReport(input: $input, version: $version) {
      id
      status
    }
  }
`)
