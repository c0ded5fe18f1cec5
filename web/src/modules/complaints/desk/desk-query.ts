import type { ComplaintDeskQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

/** What of the tickets waits for the viewer, by what is to be done. */
export const ComplaintDeskDocument = graphql(`
  query ComplaintDesk($place: ID!) {
    complaintDesk(place: $place) {
      groups {
        key
        count
        behind
        complaints {
          id
          ...TicketRow
        }
      }
    }
  }
`)

export type DeskGroup = ComplaintDeskQuery['complaintDesk']['groups'][number]
