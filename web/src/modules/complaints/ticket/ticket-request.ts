import type { TicketRequestsFragment } from '../../../graphql/generated/graphql.ts'

/** What was asked about a ticket: more time, another unit, or to leave it out of the count. */
export type TicketRequest = TicketRequestsFragment['requests'][number]
