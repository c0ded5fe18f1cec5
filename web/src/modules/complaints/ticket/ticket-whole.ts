import type { TicketActionsFragment } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

/** What the viewer may do with a ticket, and what the forms must know of it. */
export const TicketActionsFragmentDoc = graphql(`
  fragment TicketActions on Complaint {
    id
    version
    externalId
    title
    class
    urgency
    state
    dueOn
    problem
    content
    place {
      code
      name
    }
    category {
      id
      name
    }
    organization {
      id
      name
    }
    complainedOf {
      id
      name
    }
    can {
      edit
      dispatch
      sign
      contact
      note
      returnIt
      askExtension
      finish
      callBack
      rework
      archive
      askExclusion
      supervise
    }
  }
`)

/** The ticket an action is about. */
export type Ticket = TicketActionsFragment

/** All that an action may change: every write answers with it, so that what is on the screen follows. */
export const TicketWholeFragment = graphql(`
  fragment TicketWhole on Complaint {
    id
    ...TicketRow
    ...TicketHeading
    ...TicketFacts
    ...TicketWords
    ...TicketSteps
    ...TicketRequests
    ...TicketActions
  }
`)

export const TicketDocument = graphql(`
  query Ticket($id: ID!, $asOf: Day) {
    complaint(id: $id, asOf: $asOf) {
      id
      externalId
      title
      state
      steps {
        id
      }
      requests {
        id
      }
      attachments {
        id
        name
        size
        mediaType
      }
      ...TicketRow
      ...TicketHeading
      ...TicketFacts
      ...TicketWords
      ...TicketSteps
      ...TicketRequests
      ...TicketActions
      ...TicketAround
    }
  }
`)
