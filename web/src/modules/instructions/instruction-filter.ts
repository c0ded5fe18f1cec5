import type { InstructionStatus, InstructionsQueryVariables } from '../../graphql/generated/graphql.ts'
import type { List, ListState } from '../follow-up/index.ts'

type Filter = InstructionsQueryVariables['filter']

const STATUSES: Readonly<Record<ListState, InstructionStatus[]>> = {
  OPEN: ['OPEN', 'REPLIED'],
  WAITING: ['OPEN'],
  ANSWERED: ['REPLIED'],
  CLOSED: ['CLOSED'],
  ALL: [],
}

/** The list as the API wants it. */
export const instructionFilter = ({ state, lights, words }: List, place: string): Filter => ({
  place,
  status: STATUSES[state],
  light: [...lights],
  words: words || null,
})

/** Without the chips, and of those only what everybody has answered. */
export const countFilters = (list: List, place: string): { filter: Filter; answered: Filter } => {
  const whole = { ...list, lights: [] }
  return {
    filter: instructionFilter({ ...whole, state: 'ALL' }, place),
    answered: instructionFilter({ ...whole, state: 'ANSWERED' }, place),
  }
}
