/** In the order in which the groups of an answer come. */
export const SearchKind = {
  TASK: 'TASK',
  ORGANIZATION: 'ORGANIZATION',
  DIVISION: 'DIVISION',
  INDICATOR: 'INDICATOR',
  NOTICE: 'NOTICE',
  COMPLAINT: 'COMPLAINT',
  HOT_ISSUE: 'HOT_ISSUE',
  SYSTEM: 'SYSTEM',
  PLAN: 'PLAN',
  PERSON: 'PERSON',
} as const
export type SearchKind = (typeof SearchKind)[keyof typeof SearchKind]

export const SEARCH_KINDS = Object.values(SearchKind)
