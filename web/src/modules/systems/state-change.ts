/** What a change of state would do to each of several systems. Pure. */
import type { CloudState, IntegrationState, SharingState } from './system-url.ts'

export interface StateFacts {
  cloud: CloudState
  zombie: boolean
  sharing: SharingState
  integration: IntegrationState
}

/** Null = stays as it is. */
export type StateChange = { [Key in keyof StateFacts]: StateFacts[Key] | null }

export const NO_CHANGE: StateChange = { cloud: null, zombie: null, sharing: null, integration: null }

export const FIELDS = ['cloud', 'zombie', 'sharing', 'integration'] as const
export type StateField = (typeof FIELDS)[number]

/** One thing that would be otherwise. */
export interface Difference {
  field: StateField
  from: StateFacts[StateField]
  to: StateFacts[StateField]
}

/** What differs between two states, in the order of the fields. */
export const differences = (from: StateFacts, to: StateFacts): Difference[] =>
  FIELDS.filter(field => from[field] !== to[field]).map(field => ({
    field,
    from: from[field],
    to: to[field],
  }))

/** What the change would make of a state. */
export const changed = (state: StateFacts, change: StateChange): StateFacts => ({
  cloud: change.cloud ?? state.cloud,
  zombie: change.zombie ?? state.zombie,
  sharing: change.sharing ?? state.sharing,
  integration: change.integration ?? state.integration,
})

interface Recordable {
  state: StateFacts
  can: { record: boolean }
}

export interface Preview<System> {
  /** Those that change, with what. */
  will: { system: System; differences: Difference[] }[]
  /** Those that are so already. */
  same: System[]
  /** Those the viewer may not record. */
  cannot: System[]
}

/** Sorts the systems by what the change would do to them. */
export function previewOf<System extends Recordable>(
  systems: readonly System[],
  change: StateChange,
): Preview<System> {
  const preview: Preview<System> = { will: [], same: [], cannot: [] }
  for (const system of systems) {
    const found = differences(system.state, changed(system.state, change))
    if (!system.can.record) preview.cannot.push(system)
    else if (found.length === 0) preview.same.push(system)
    else preview.will.push({ system, differences: found })
  }
  return preview
}

export const isEmpty = (change: StateChange): boolean => FIELDS.every(field => change[field] === null)
