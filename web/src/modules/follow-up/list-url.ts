/** How a list of things to be answered (problems, instructions) lives in its address. Pure. */
import type { LinkParams } from '../../scope-url.ts'

export const STATES = ['OPEN', 'WAITING', 'ANSWERED', 'CLOSED', 'ALL'] as const
export const LIGHTS = ['BEHIND', 'NEAR', 'GOOD', 'NO_DATA'] as const

/** OPEN: not closed. WAITING: somebody is still to answer. ANSWERED: waits for review. */
export type ListState = (typeof STATES)[number]
export type ListLight = (typeof LIGHTS)[number]

export interface List {
  state: ListState
  /** Of what is open. */
  lights: readonly ListLight[]
  /** One unit, or null. */
  unit: string | null
  words: string
  /** One kind of record, where the list has several; or null. */
  kind: string | null
  /** Record whose panel is open. */
  open: string | null
}

export const NO_FILTER: Omit<List, 'open'> = { state: 'OPEN', lights: [], unit: null, words: '', kind: null }

const LONGEST_WORDS = 100

const idOf = (text: string | null): string | null => (text && /^[0-9a-f-]{36}$/i.test(text) ? text : null)

/** Reads an address; whatever it does not know counts as absent. */
export function readList(search: string): List {
  const params = new URLSearchParams(search)
  const asked = params.getAll('light')
  return {
    state: STATES.find(one => one === params.get('state')) ?? 'OPEN',
    lights: LIGHTS.filter(light => asked.includes(light)),
    unit: idOf(params.get('unit')),
    words: (params.get('words') ?? '').trim().slice(0, LONGEST_WORDS).trim(),
    kind: /^[A-Z_]{1,30}$/.exec(params.get('kind') ?? '')?.[0] ?? null,
    open: idOf(params.get('open')),
  }
}

/** The state as parameters; what is usual is left out. */
export const listParams = ({ state, lights, unit, words, kind, open }: List): LinkParams => ({
  state: state === 'OPEN' ? null : state,
  light: lights,
  unit,
  words: words.trim(),
  kind,
  open,
})

/** A light narrows open work, and leaves again when pressed once more. */
export function toggleLight({ state, lights }: List, light: ListLight): Partial<List> {
  const next = lights.includes(light)
    ? lights.filter(one => one !== light)
    : LIGHTS.filter(one => one === light || lights.includes(one))
  return { state: state === 'WAITING' ? state : 'OPEN', lights: next }
}

/** A state; pressed again it leaves the list whole. */
export const toggleState = (list: List, state: ListState): Partial<List> => ({
  state: list.state === state && list.lights.length === 0 ? 'ALL' : state,
  lights: [],
})

/** Whether more than state and lights narrows the list. */
export const isNarrowed = ({ unit, words, kind }: List): boolean =>
  unit !== null || words !== '' || kind !== null
