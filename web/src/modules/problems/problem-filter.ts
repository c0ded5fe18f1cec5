import type { ProblemStatus, ProblemsQueryVariables } from '../../graphql/generated/graphql.ts'
import type { List, ListState } from '../follow-up/index.ts'

type Filter = ProblemsQueryVariables['filter']

const STATUSES: Readonly<Record<ListState, ProblemStatus[]>> = {
  OPEN: ['OPEN', 'SUBMITTED'],
  WAITING: ['OPEN'],
  ANSWERED: ['SUBMITTED'],
  CLOSED: ['CLOSED'],
  ALL: [],
}

/** The list as the API wants it. */
export const problemFilter = ({ state, lights, unit, words }: List, place: string): Filter => ({
  place,
  status: STATUSES[state],
  light: [...lights],
  organizationId: unit,
  words: words || null,
})

/** Without the chips, and of those only what waits for review. */
export const countFilters = (list: List, place: string): { filter: Filter; answered: Filter } => {
  const whole = { ...list, lights: [] }
  return {
    filter: problemFilter({ ...whole, state: 'ALL' }, place),
    answered: problemFilter({ ...whole, state: 'ANSWERED' }, place),
  }
}

/** The file of the list as it stands. */
export function exportHref(list: List, place: string): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(problemFilter(list, place)))
    for (const one of Array.isArray(value) ? value : [value]) if (one) params.append(name, String(one))
  return `/files/problems.xlsx?${params}`
}
