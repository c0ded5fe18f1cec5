import type { NoticesQueryVariables } from '../../graphql/generated/graphql.ts'
import type { List, ListState } from '../follow-up/index.ts'
import { NOTICE_KINDS, type NoticeStatus } from './notice-query.ts'

type Filter = NoticesQueryVariables['filter']

const STATUSES: Readonly<Record<ListState, NoticeStatus[]>> = {
  OPEN: ['DRAFT', 'SIGNING', 'SIGNED', 'ISSUED', 'RECEIVED', 'REPLIED'],
  WAITING: ['ISSUED', 'RECEIVED'],
  ANSWERED: ['REPLIED'],
  CLOSED: ['CLOSED', 'WITHDRAWN'],
  ALL: [],
}

/** The list as the API wants it. */
export function noticeFilter({ state, lights, unit, words, kind }: List, place: string): Filter {
  const asked = NOTICE_KINDS.find(one => one === kind)
  return {
    place,
    status: STATUSES[state],
    light: [...lights],
    organizationId: unit,
    words: words || null,
    kind: asked ? [asked] : null,
  }
}

/** Without the chips, and of those only what waits for review. */
export const countFilters = (list: List, place: string): { filter: Filter; answered: Filter } => {
  const whole = { ...list, lights: [] }
  return {
    filter: noticeFilter({ ...whole, state: 'ALL' }, place),
    answered: noticeFilter({ ...whole, state: 'ANSWERED' }, place),
  }
}
