/** Which places one may compare, and which are compared to begin with. Pure. */
import { MOST } from './compare-url.ts'

interface Place {
  code: string
  name: string
}

export interface Around extends Place {
  path: readonly Place[]
  parent?: { code: string; children: readonly Place[] } | null
  children: readonly Place[]
}

/** The place itself, those below, those beside, those above: each once. */
export function choicesOf(place: Around): Place[] {
  const all = [place, ...place.children, ...(place.parent?.children ?? []), ...place.path]
  const seen = new Set<string>()
  return all.flatMap(({ code, name }) => {
    if (seen.has(code)) return []
    seen.add(code)
    return [{ code, name }]
  })
}

/** To begin with: the places below, or those beside where nothing lies below. */
export function usualPlaces(place: Around): string[] {
  const beside = place.parent?.children ?? []
  const list = place.children.length > 0 ? place.children : beside.length > 0 ? beside : [place]
  const first = list.some(({ code }) => code === place.code) ? [place] : []
  return [...new Set([...first, ...list].map(({ code }) => code))].slice(0, MOST)
}
