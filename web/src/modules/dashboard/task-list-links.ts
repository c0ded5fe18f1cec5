import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import type { LightLevel } from '../../ui/index.ts'
import { filterParams, type LedgerFilter } from '../tasks/index.ts'

/** Narrows a list beside the light or state that a figure counts. */
export type Of = Pick<Partial<LedgerFilter>, 'units' | 'part' | 'plans' | 'levels' | 'noLead'> & {
  /** Another place than the one looked at. */
  place?: string
}

/** Addresses of the lists behind the figures: each holds exactly the tasks its figure counts. */
export function useTaskLists() {
  const { href } = useScope()
  const to = (filter: Partial<LedgerFilter>, { place, ...of }: Of = {}) =>
    href(paths.tasks(), { ...filterParams({ ...of, ...filter }), ...(place ? { place } : {}) })
  return {
    all: (of?: Of) => to({ state: 'ALL' }, of),
    open: (of?: Of) => to({}, of),
    done: (of?: Of) => to({ state: 'DONE' }, of),
    light: (light: LightLevel, of?: Of) => to({ lights: [light] }, of),
    dueBetween: (dueFrom: string, dueTo: string) => to({ dueFrom, dueTo }),
    noLead: () => to({ noLead: true }),
    noReport: () => to({ noReport: true }),
    noDue: () => to({ noDue: true }),
  }
}

export type TaskLists = ReturnType<typeof useTaskLists>

/** The day `days` calendar days later. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
