/** How the ledger of systems lives in its address. Pure. */
import type { LinkParams } from '../../scope-url.ts'

export const CLOUD_STATES = ['PENDING', 'MIGRATING', 'ON_CLOUD', 'NOT_PLANNED', 'SHUT_DOWN'] as const
export const SHARING_STATES = ['NOT_CONNECTED', 'CONNECTED', 'NOT_NEEDED'] as const
export const INTEGRATION_STATES = ['PENDING', 'INTEGRATED', 'NOT_NEEDED'] as const
export const NETWORKS = ['EXTRANET', 'INTERNET', 'PRIVATE', 'CLASSIFIED', 'OTHER'] as const
export const USAGES = ['DAILY', 'WEEKLY', 'MONTHLY', 'RARELY', 'UNUSED'] as const
export const MEASURES = ['CLOUD', 'ZOMBIE', 'INTEGRATION', 'SHARING'] as const
export const PARTS = ['NUMERATOR', 'DENOMINATOR', 'EXCLUDED', 'MISSING'] as const

export type CloudState = (typeof CLOUD_STATES)[number]
export type SharingState = (typeof SHARING_STATES)[number]
export type IntegrationState = (typeof INTEGRATION_STATES)[number]
export type Network = (typeof NETWORKS)[number]
export type Usage = (typeof USAGES)[number]
export type Measure = (typeof MEASURES)[number]

/** Whether a rate that feeds an indicator is one of the ledger. */
export const isSystemMeasure = (measure: string): measure is Measure =>
  (MEASURES as readonly string[]).includes(measure)
export type Part = (typeof PARTS)[number]

/** The form of a new system stands where else the panel of one does. */
export const NEW = 'new'

export interface SystemList {
  words: string
  cloud: readonly CloudState[]
  sharing: readonly SharingState[]
  integration: readonly IntegrationState[]
  /** Only those marked; null = either. */
  zombie: boolean | null
  unit: string | null
  network: Network | null
  /** The list behind a rate: both or neither. */
  measure: Measure | null
  part: Part | null
  /** Only what belongs to the place itself, not to those below. */
  own: boolean
  view: 'list' | 'places'
  /** System whose panel is open, or `new`. */
  open: string | null
}

export const NO_FILTER: Omit<SystemList, 'open' | 'view'> = {
  words: '',
  cloud: [],
  sharing: [],
  integration: [],
  zombie: null,
  unit: null,
  network: null,
  measure: null,
  part: null,
  own: false,
}

const LONGEST_WORDS = 100

const idOf = (text: string | null): string | null => (text && /^[0-9a-f-]{36}$/i.test(text) ? text : null)

/** Reads an address; whatever it does not know counts as absent. */
export function readSystemList(search: string): SystemList {
  const params = new URLSearchParams(search)
  const several = <Value extends string>(name: string, known: readonly Value[]): Value[] => {
    const asked = params.getAll(name)
    return known.filter(one => asked.includes(one))
  }
  const one = <Value extends string>(name: string, known: readonly Value[]): Value | null =>
    known.find(value => value === params.get(name)) ?? null
  const measure = one('measure', MEASURES)
  const part = one('part', PARTS)
  const zombie = params.get('zombie')
  return {
    words: (params.get('words') ?? '').trim().slice(0, LONGEST_WORDS).trim(),
    cloud: several('cloud', CLOUD_STATES),
    sharing: several('sharing', SHARING_STATES),
    integration: several('integration', INTEGRATION_STATES),
    zombie: zombie === 'yes' ? true : zombie === 'no' ? false : null,
    unit: idOf(params.get('unit')),
    network: one('network', NETWORKS),
    measure: measure && part ? measure : null,
    part: measure && part ? part : null,
    own: params.get('own') === 'yes',
    view: params.get('view') === 'places' ? 'places' : 'list',
    open: params.get('open') === NEW ? NEW : idOf(params.get('open')),
  }
}

/** The list as parameters; what is usual is left out. */
export function systemParams(list: Partial<SystemList>): LinkParams {
  const { words, cloud, sharing, integration, zombie, unit, network, measure, part, own, view, open } = list
  return {
    words: words?.trim(),
    cloud,
    sharing,
    integration,
    zombie: zombie === true ? 'yes' : zombie === false ? 'no' : null,
    unit,
    network,
    measure,
    part,
    own: own ? 'yes' : null,
    view: view === 'places' ? view : null,
    open,
  }
}

/** Whether anything narrows the list. */
export const isNarrowed = (list: SystemList): boolean =>
  Object.values(systemParams({ ...list, open: null, view: 'list' })).some(value =>
    Array.isArray(value) ? value.length > 0 : Boolean(value),
  )

/** The filter as the API wants it. */
export const systemFilter = (list: SystemList) => ({
  search: list.words || null,
  cloud: list.cloud.length > 0 ? [...list.cloud] : null,
  sharing: list.sharing.length > 0 ? [...list.sharing] : null,
  integration: list.integration.length > 0 ? [...list.integration] : null,
  zombie: list.zombie,
  ownerId: list.unit,
  network: list.network,
  measure: list.measure,
  part: list.part,
  ownPart: list.own || null,
})

/** The file of the list as it stands on the day looked at. */
export function exportHref(list: SystemList, place: string, asOf: string): string {
  const params = new URLSearchParams({ place, asOf })
  for (const [name, value] of Object.entries(systemFilter(list)))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== null) params.append(name, String(one))
  return `/files/systems.xlsx?${params}`
}
