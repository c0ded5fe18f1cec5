import type { TicketRowFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'

/** A ticket as lists show it. */
export const TicketRowFragmentDoc = graphql(`
  fragment TicketRow on Complaint {
    id
    externalId
    version
    title
    class
    urgency
    state
    light
    lightReason
    daysLeft
    onTime
    receivedOn
    dueOn
    closedOn
    problem
    excluded
    placed
    placeWords
    unitWords
    place {
      code
      name
    }
    category {
      id
      name
      path
    }
    organization {
      id
      name
    }
    can {
      dispatch
      sign
      archive
    }
  }
`)

export type TicketRow = TicketRowFragment

const CLOSED: ReadonlySet<string> = new Set(['FINISHED', 'CALLED_BACK', 'ARCHIVED'])

/** Whether it has been finished; a ticket sent back for rework is open again. */
export const isClosed = ({ state }: Pick<TicketRow, 'state'>): boolean => CLOSED.has(state)
