import type { NoticesQueryVariables } from '../../graphql/generated/graphql.ts'
import type { List, ListState } from '../follow-up/index.ts'
import { NOTICE_KINDS, type NoticeStatus } from './notice-query.ts'

type Filter = NoticesQueryVariables['filter']

const STATUSES: Readonly<Record<ListState, NoticeStatus[]>> = {
  OPEN: ['DRAFT', 'SIGNING', 'SIGNED', 'ISSUED', 'RECEIVED', 'REPLIED'],
  // Said by the day: see below.
  WAITING: [],
  ANSWERED: ['REPLIED'],
  CLOSED: ['CLOSED', 'WITHDRAWN'],
  ALL: [],
}

/** What waits for an answer on a day is what the cockpit of that day counts; all red ones of it, what it calls overdue. */
function waiting({ state, lights }: List, asOf: string) {
  if (state !== 'WAITING') return { light: [...lights] }
  const late = lights.length === 1 && lights[0] === 'BEHIND'
  return late ? { light: [], overdueOn: asOf } : { light: [...lights], waitingOn: asOf }
}

/** The list as the API wants it. */
export function noticeFilter(list: List, place: string, asOf: string): Filter {
  const { state, unit, words, kind } = list
  const asked = NOTICE_KINDS.find(one => one === kind)
  return {
    place,
    status: STATUSES[state],
    ...waiting(list, asOf),
    organizationId: unit,
    words: words || null,
    kind: asked ? [asked] : null,
  }
}

/** Without the chips, and of those only what waits for review. */
export const countFilters = (
  list: List,
  place: string,
  asOf: string,
): { filter: Filter; answered: Filter } => {
  const whole = { ...list, lights: [] }
  return {
    filter: noticeFilter({ ...whole, state: 'ALL' }, place, asOf),
    answered: noticeFilter({ ...whole, state: 'ANSWERED' }, place, asOf),
  }
}
