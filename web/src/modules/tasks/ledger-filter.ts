import type { LedgerQueryVariables, TaskSortKey } from '../../graphql/generated/graphql.ts'
import type { LightLevel } from '../../ui/light.tsx'
import type { Counts } from '../../ui/light-counts.tsx'
import {
  type ColumnId,
  type Grouping,
  type Ledger,
  type LedgerFilter,
  type LedgerLight,
  NO_FILTER,
  type SortColumn,
} from './ledger-url.ts'

type TaskFilterInput = LedgerQueryVariables['filter']
type TaskSortInput = NonNullable<LedgerQueryVariables['sort']>

const SORT_KEYS: Readonly<Record<SortColumn, TaskSortKey>> = {
  light: 'LIGHT',
  no: 'NO',
  title: 'TITLE',
  lead: 'LEAD',
  plan: 'PLAN',
  due: 'DUE_ON',
  percent: 'PERCENT',
}
const GROUP_KEYS: Readonly<Record<Grouping, TaskSortKey>> = { lead: 'LEAD', plan: 'PLAN', none: 'LIGHT' }

/** A list sorted by hand has no groups: they would fall apart. */
export const groupingOf = ({ group, sort }: Ledger): Grouping => (sort ? 'none' : group)

/** The filter in the words of the API. */
export const taskFilter = (filter: LedgerFilter, place: string): TaskFilterInput => ({
  place,
  ownPlaceOnly: filter.own,
  planIds: [...filter.plans],
  lights: [...filter.lights],
  state: filter.state === 'ALL' ? null : filter.state,
  statuses: [...filter.statuses],
  levels: [...filter.levels],
  organizationIds: [...filter.units],
  part: filter.part,
  dueFrom: filter.dueFrom,
  dueTo: filter.dueTo,
  noDueDate: filter.noDue || null,
  noLead: filter.noLead || null,
  noReport: filter.noReport || null,
  words: filter.words || null,
})

/** The filter the counts on the chips are taken under: everything but the chips themselves. */
export const facetFilter = (filter: LedgerFilter, place: string): TaskFilterInput =>
  taskFilter({ ...filter, state: 'ALL', lights: [] }, place)

export function taskSort({ sort, group }: Ledger): TaskSortInput {
  if (sort) return { key: SORT_KEYS[sort.column], direction: sort.descending ? 'DESC' : 'ASC' }
  return { key: GROUP_KEYS[group], direction: 'ASC' }
}

/** What a chip for a light changes: lights are those of open work. */
export function toggleLight({ lights }: LedgerFilter, light: LedgerLight): Partial<LedgerFilter> {
  const next = lights.includes(light) ? lights.filter(one => one !== light) : [...lights, light]
  return { state: 'OPEN', lights: next }
}

/** Pressed again, 在办 shows everything; with lights chosen it means all lights. */
export function toggleOpen({ state, lights }: LedgerFilter): Partial<LedgerFilter> {
  const alone = state === 'OPEN' && lights.length === 0
  return { state: alone ? 'ALL' : 'OPEN', lights: [] }
}

export const toggleDone = ({ state }: LedgerFilter): Partial<LedgerFilter> => ({
  state: state === 'DONE' ? 'OPEN' : 'DONE',
  lights: [],
})

/** Whether anything but the chips for lights and state narrows the list. */
export const isNarrowed = (filter: LedgerFilter): boolean =>
  (Object.keys(NO_FILTER) as (keyof LedgerFilter)[]).some(key => {
    const value = filter[key]
    if (key === 'state' || key === 'lights') return false
    return Array.isArray(value) ? value.length > 0 : value !== NO_FILTER[key]
  })

/** How many of the filters behind 筛选 on a phone are in force. */
export const narrowings = ({
  plans,
  units,
  part,
  levels,
  statuses,
  own,
  dueFrom,
  dueTo,
  noDue,
  noLead,
  noReport,
}: LedgerFilter) =>
  [
    plans.length,
    units.length,
    part,
    levels.length,
    statuses.length,
    own,
    dueFrom || dueTo,
    noDue,
    noLead,
    noReport,
  ].filter(Boolean).length

/** Columns off unless chosen: what the groups say already, and what the open panel shows. */
export function hiddenColumns(ledger: Ledger): readonly ColumnId[] {
  if (ledger.hidden) return ledger.hidden
  const grouping = groupingOf(ledger)
  const usual: ColumnId[] = ['place', 'milestones']
  if (grouping === 'lead') usual.push('lead')
  if (grouping === 'plan' || ledger.task) usual.push('plan')
  if (ledger.task) usual.push('status')
  return usual
}

interface Lit {
  light: LightLevel
  state: 'OPEN' | 'DONE'
}

const FIELDS = { BEHIND: 'behind', NEAR: 'near', GOOD: 'good', NO_DATA: 'noData' } as const

/** Counts of rows in hand, as the API counts a whole list. */
export function countRows(rows: readonly Lit[]): Counts {
  const counts = { total: rows.length, done: 0, open: 0, behind: 0, near: 0, good: 0, noData: 0 }
  for (const { light, state } of rows) {
    counts[state === 'DONE' ? 'done' : 'open'] += 1
    if (state === 'OPEN') counts[FIELDS[light]] += 1
  }
  return counts
}

/** The file of the list as it stands: same filter, same order, the columns in sight. */
export function exportHref(
  ledger: Ledger,
  place: string,
  asOf: string,
  columns: readonly ColumnId[],
): string {
  const { key, direction } = taskSort(ledger)
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries({
    ...taskFilter(ledger, place),
    asOf,
    sort: key,
    direction,
    columns,
  })) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== false) params.append(name, String(one))
    }
  }
  return `/files/tasks.xlsx?${params}`
}
