import type { UnmaskComplaintMutation } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import type { UnmaskedState } from '../../personal-information/use-unmasked.ts'

export const UnmaskComplaintDocument = graphql(`
  mutation UnmaskComplaint($id: ID!, $reason: String!) {
    unmaskComplaint(id: $id, reason: $reason) {
      complaintId
      name
      phone
      idNumber
      plate
      address
      title
      content
      answer
    }
  }
`)

/** What was unmasked on one ticket. */
export type TicketUnmasked = UnmaskedState<UnmaskComplaintMutation['unmaskComplaint']>
