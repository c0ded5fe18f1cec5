import type { Day } from '../../platform/day.ts'
import { isThereOn } from './division.rules.ts'

/** What mergers need to know of a place. */
export interface MergerPlace {
  code: string
  retiredOn?: Date | null | undefined
  mergedIntoCode?: string | null | undefined
}

/**
 * Of places right below one place: the code of each that is no more on a day and went into another of them, with the
 * code it counts in from then on. One that went elsewhere, or into nothing, is not here: it counts as itself, so that
 * the places below always add up to the one above. (docs/decisions/0015)
 */
export function countedIn(siblings: readonly MergerPlace[], day: Day): ReadonlyMap<string, string> {
  const byCode = new Map(siblings.map(place => [place.code, place]))
  const next = (place: MergerPlace): MergerPlace | undefined =>
    isThereOn(place, day) ? undefined : byCode.get(place.mergedIntoCode ?? '')
  const found = new Map<string, string>()
  for (const place of siblings) {
    let at = place
    // Mergers may follow each other; a chain is never longer than there are places.
    for (let steps = 0; steps < siblings.length; steps += 1) at = next(at) ?? at
    if (at.code !== place.code) found.set(place.code, at.code)
  }
  return found
}

/** A place of a tree of them. */
export interface PlaceOfTree extends MergerPlace {
  name: string
  parentCode: string | null
}

/** Where what names a place that is no more belongs. */
export interface Successor {
  code: string
  /** It was said to go there, or the place there bears the same name; otherwise it is the nearest that is known. */
  sure: boolean
}

/**
 * Of a tree on a day: every place that is no more, with where what names it belongs from then on; null where nobody
 * knows. One that went with the place around it is looked for by its name in the place that one went into.
 */
export function successors(places: readonly PlaceOfTree[], day: Day): ReadonlyMap<string, Successor | null> {
  const gone = places.filter(place => !isThereOn(place, day))
  if (gone.length === 0) return new Map()
  const byCode = new Map(places.map(place => [place.code, place]))
  const found = new Map<string, Successor | null>()
  const namesake = (name: string, parentCode: string) =>
    places.find(one => one.parentCode === parentCode && one.name === name && isThereOn(one, day))
  const find = (place: PlaceOfTree, steps: number): Successor | null => {
    const known = found.get(place.code)
    if (known !== undefined) return known
    if (isThereOn(place, day)) return { code: place.code, sure: true }
    if (steps > places.length) return null
    const into = byCode.get(place.mergedIntoCode ?? '')
    if (into) return find(into, steps + 1)
    const around = byCode.get(place.parentCode ?? '')
    const above = around && !isThereOn(around, day) ? find(around, steps + 1) : null
    if (!above) return null
    const same = namesake(place.name, above.code)
    return same ? { code: same.code, sure: above.sure } : { code: above.code, sure: false }
  }
  for (const place of gone) found.set(place.code, find(place, 0))
  return found
}
