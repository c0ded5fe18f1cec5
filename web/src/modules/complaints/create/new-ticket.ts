import type { ComplaintClass, ComplaintUrgency } from '../../../graphql/generated/graphql.ts'

/** The form of a new ticket. */
export interface NewTicket {
  title: string
  content: string
  place: string
  address: string
  class: ComplaintClass
  urgency: ComplaintUrgency
  channelId: string | null
  categoryId: string | null
  complainedOfId: string | null
  callerName: string
  callerPhone: string
  callerIdNumber: string
}

/** An empty form of `place`. */
export const emptyOf = (place: string): NewTicket => ({
  ...{ title: '', content: '', place, address: '', class: 'REQUEST', urgency: 'NORMAL' },
  ...{ channelId: null, categoryId: null, complainedOfId: null },
  ...{ callerName: '', callerPhone: '', callerIdNumber: '' },
})

/** The form as it is sent: empty words as nothing. */
export function filled({ address, callerName, callerPhone, callerIdNumber, ...rest }: NewTicket) {
  const orNull = (words: string) => words.trim() || null
  return {
    ...rest,
    address: orNull(address),
    callerName: orNull(callerName),
    callerPhone: orNull(callerPhone),
    callerIdNumber: orNull(callerIdNumber),
  }
}
