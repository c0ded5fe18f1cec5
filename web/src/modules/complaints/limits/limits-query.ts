import type { ComplaintLimitsQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

export const ComplaintLimitsDocument = graphql(`
  query ComplaintLimits($place: ID!) {
    complaintLimits(place: $place) {
      id
      class
      channel {
        id
        name
      }
      urgency
      signHours
      contactDays
      workingDays
      returnLimit
      extensionDays
      validFrom
      validUntil
      createdBy
    }
  }
`)

export const SetComplaintLimitDocument = graphql(`
  mutation SetComplaintLimit($input: ComplaintLimitInput!) {
    setComplaintLimit(input: $input) {
      id
    }
  }
`)

export const EndComplaintLimitDocument = graphql(`
  mutation EndComplaintLimit($place: ID!, $id: ID!) {
    endComplaintLimit(place: $place, id: $id) {
      id
    }
  }
`)

export type LimitRow = ComplaintLimitsQuery['complaintLimits'][number]
