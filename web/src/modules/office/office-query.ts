import type {
  IssueRowFragment,
  OfficeDeskQuery,
  ProposalRowFragment,
  ReviewRowFragment,
  SignRowFragment,
} from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'

export const ReviewRowDoc = graphql(`
  fragment ReviewRow on ReviewItem {
    id
    kind
    title
    ledgerNo
    submittedOn
    submittedAt
    dueOn
    workingDaysLeft
    light
    version
    taskId
    reportId
    extensionId
    dutyReturnId
    problemId
    noticeId
    recipientId
    instructionId
    organization {
      id
      name
    }
  }
`)

export const ProposalRowDoc = graphql(`
  fragment ProposalRow on EscalationProposal {
    id
    version
    kind
    summary
    proposedOn
    organization {
      id
      name
    }
    task {
      id
      title
      ledgerNo
      light
    }
    can {
      confirm
      dismiss
    }
  }
`)

export const SignRowDoc = graphql(`
  fragment SignRow on Notice {
    id
    version
    kind
    status
    title
    draftedOn
    draftedBy
    stepDueOn
    recipients {
      id
      organization {
        id
        name
      }
    }
    can {
      send
      sign
      reject
      issue
    }
  }
`)

export const IssueRowDoc = graphql(`
  fragment IssueRow on Task {
    id
    version
    title
    no
    dueOn
    light
    plan {
      id
      title
    }
    lead {
      id
      groupWords
      organization {
        id
        name
      }
    }
    can {
      issue
      rejectIssue
    }
  }
`)

export type ReviewRow = ReviewRowFragment
export type ProposalRow = ProposalRowFragment
export type SignRow = SignRowFragment
export type IssueRow = IssueRowFragment
export type Desk = OfficeDeskQuery['officeDesk']

export const OfficeDeskDocument = graphql(`
  query OfficeDesk($place: ID!, $asOf: Day) {
    officeDesk(place: $place, asOf: $asOf) {
      reviewCount
      proposalCount
      toSignCount
      toIssueCount
      dueToday
      oldestSubmittedOn
      review {
        ...ReviewRow
      }
      proposals {
        ...ProposalRow
      }
      toSign {
        ...SignRow
      }
      toIssue {
        ...IssueRow
      }
    }
  }
`)
