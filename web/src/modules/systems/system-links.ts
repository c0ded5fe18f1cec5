import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import type { CloudState, Measure, Part } from './system-url.ts'
import { systemParams } from './system-url.ts'

/** Narrows a list beside the part that a number counts. */
export interface Of {
  /** Another place than the one looked at. */
  place?: string
  /** Only its own systems, not those of the places below. */
  own?: boolean
}

/** Addresses of the systems behind the figures: each holds exactly those its figure counts. */
export function useSystemLists() {
  const { href } = useScope()
  const to = (list: Parameters<typeof systemParams>[0], { place, own }: Of = {}) =>
    href(paths.systems(), { ...systemParams({ ...list, own: own ?? false }), ...(place ? { place } : {}) })
  return {
    all: (of?: Of) => to({}, of),
    part: (measure: Measure, part: Part, of?: Of) => to({ measure, part }, of),
    cloud: (cloud: CloudState, of?: Of) => to({ cloud: [cloud] }, of),
    zombies: (of?: Of) => to({ zombie: true }, of),
  }
}

export type SystemLists = ReturnType<typeof useSystemLists>
