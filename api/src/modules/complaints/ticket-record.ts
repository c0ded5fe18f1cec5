import type { ComplaintClass, ComplaintSatisfaction, ComplaintState, ComplaintUrgency } from '#prisma'
import type { Day } from '../../platform/day.ts'

/** A ticket as a source tells it: its words are not masked yet, its places and units are found. Null = not told. */
export interface TicketRecord {
  externalId: string
  /** A line; made of the content or the category when the source has none. */
  title: string | null
  content: string | null
  answer: string | null
  address: string | null
  class: ComplaintClass
  urgency: ComplaintUrgency
  /** Name of the channel; made when it is new. */
  channel: string | null
  categoryId: string | null
  /** The narrowest place found; the code of the jurisdiction when none is. */
  placeCode: string
  placeWords: string | null
  organizationId: string | null
  unitWords: string | null
  complainedOfId: string | null
  receivedAt: Date
  /** Whether the source gave a time and not only a day. */
  hasHour: boolean
  dispatchedAt: Date | null
  signedAt: Date | null
  contactedOn: Day | null
  /** Whether the caller was contacted in time, where the source says only that. */
  contactedInTime: boolean | null
  dueOn: Day | null
  finishedAt: Date | null
  calledBackOn: Day | null
  state: ComplaintState
  /** Closed by its limit or not, as the source says; counted from the dates when it does not. */
  onTime: boolean | null
  /** Open and past its limit, where the source says only that. */
  openLate: boolean | null
  returns: number
  reworks: number
  units: number
  answered: boolean | null
  resolved: boolean | null
  satisfaction: ComplaintSatisfaction | null
  caller: {
    name: string | null
    phone: string | null
    idNumber: string | null
    plate: string | null
    address: string | null
  }
}

/** What became of a batch of records. */
export interface TicketsTaken {
  created: number
  updated: number
  unchanged: number
  /** One per record, in order. */
  outcomes: { externalId: string; complaintId: string; outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED' }[]
}
