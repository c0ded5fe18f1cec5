/** How the list of hot issues lives in its address. Pure. */
import type { LinkParams } from '../../scope-url.ts'
import { type PeriodView, periodParams, readPeriod } from '../periods/index.ts'

export const STATUSES = ['OPEN', 'WATCHED', 'SUPERVISED', 'CLOSED', 'DISMISSED'] as const
export type Status = (typeof STATUSES)[number]

/** Shown when none is chosen: what is being followed. */
export const FOLLOWED: readonly Status[] = ['OPEN', 'WATCHED', 'SUPERVISED']

/** Its period is the days counted. */
export interface HotIssueList extends PeriodView {
  statuses: readonly Status[]
  unit: string | null
  category: string | null
  words: string
}

const LONGEST_WORDS = 100

const idOf = (text: string | null): string | null => (text && /^[0-9a-f-]{36}$/i.test(text) ? text : null)

/** Reads an address; whatever it does not know counts as absent. */
export function readHotIssues(search: string): HotIssueList {
  const params = new URLSearchParams(search)
  const asked = params.getAll('status')
  return {
    statuses: STATUSES.filter(status => asked.includes(status)),
    unit: idOf(params.get('unit')),
    category: idOf(params.get('category')),
    words: (params.get('words') ?? '').trim().slice(0, LONGEST_WORDS).trim(),
    ...readPeriod(search),
  }
}

/** The list as parameters; what is usual is left out. */
export const hotIssueParams = ({
  statuses,
  unit,
  category,
  words,
  period,
  own,
}: HotIssueList): LinkParams => ({
  status: statuses,
  unit,
  category,
  words: words.trim(),
  ...periodParams({ period, own }),
})

/** A status narrows the list, and leaves again when pressed once more. */
export const toggleStatus = (statuses: readonly Status[], status: Status): Status[] =>
  STATUSES.filter(one => (one === status ? !statuses.includes(one) : statuses.includes(one)))

/** The list as the API wants it. */
export function hotIssueFilter({ statuses, unit, category, words }: HotIssueList) {
  return {
    statuses: statuses.length > 0 ? [...statuses] : [...FOLLOWED],
    organizationId: unit,
    categoryId: category,
    search: words || null,
  }
}
