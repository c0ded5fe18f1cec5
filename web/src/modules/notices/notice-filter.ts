import type { NoticesQueryVariables } from '../../graphql/generated/graphql.ts'
import type { List, ListState } from '../follow-up/index.ts'
import { NOTICE_KINDS, type NoticeStatus } from './notice-query.ts'

type Filter = NoticesQueryVariables['filter']

const STATUSES: Readonly<Record<ListState, NoticeStatus[]>> = {
  OPEN: ['DRAFT', 'SIGNING', 'SIGNED', 'ISSUED', 'RECEIVED', 'REPLIED'],
  // Said by more than the state: see below.
  WAITING: [],
  ANSWERED: ['REPLIED'],
  CLOSED: ['CLOSED', 'WITHDRAWN'],
  ALL: [],
}

/** Of what waits, one light means what the cockpit counts under it: the date of an answer is past, or near. */
function waiting({ state, lights }: List): Pick<Filter, 'light' | 'waiting'> {
  if (state !== 'WAITING') return { light: [...lights] }
  if (lights.length === 1 && lights[0] === 'BEHIND') return { light: [], waiting: 'OVERDUE' }
  if (lights.length === 1 && lights[0] === 'NEAR') return { light: [], waiting: 'NEAR' }
  return { light: [...lights], waiting: 'ANY' }
}

/** The list as the API wants it. */
export function noticeFilter(list: List, place: string): Filter {
  const { state, unit, words, kind } = list
  const asked = NOTICE_KINDS.find(one => one === kind)
  return {
    place,
    status: STATUSES[state],
    ...waiting(list),
    organizationId: unit,
    words: words || null,
    kind: asked ? [asked] : null,
  }
}

/** Without the chips; of those only what waits for review, and what waits for an answer. */
export const countFilters = (
  list: List,
  place: string,
): { filter: Filter; answered: Filter; waiting: Filter } => {
  const whole = { ...list, lights: [] }
  return {
    filter: noticeFilter({ ...whole, state: 'ALL' }, place),
    answered: noticeFilter({ ...whole, state: 'ANSWERED' }, place),
    waiting: noticeFilter({ ...whole, state: 'WAITING' }, place),
  }
}
