/** Pure part of `useScope`: how place and date live in an address. */
export interface ScopeParams {
  /** 12-digit division code; null = the viewer's first place. */
  place: string | null
  /** Calendar day `YYYY-MM-DD`; null = today. */
  asOf: string | null
}

/** Values of a search parameter; an array stands for several values, empty ones are left out. */
export type LinkParams = Record<string, string | number | boolean | readonly string[] | null | undefined>

/** A real calendar day, not only its shape: 2024-02-30 is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** Reads place and date; anything malformed counts as absent. */
export function readScope(search: string): ScopeParams {
  const params = new URLSearchParams(search)
  const place = params.get('place')
  const asOf = params.get('asOf')
  return {
    place: place && /^\d{12}$/.test(place) ? place : null,
    asOf: asOf && isDay(asOf) ? asOf : null,
  }
}

/** The same search with another place or date; everything else stays. */
export function withScope(search: string, change: Partial<ScopeParams>): string {
  const params = new URLSearchParams(search)
  for (const [key, value] of Object.entries(change)) {
    if (value) params.set(key, value)
    else params.delete(key)
  }
  return params.toString()
}

/** An address that keeps the scope of `search` and adds its own parameters (which win). */
export function scopedHref(search: string, path: string, own: LinkParams = {}): string {
  const { place, asOf } = readScope(search)
  const params = new URLSearchParams()
  if (place) params.set('place', place)
  if (asOf) params.set('asOf', asOf)
  for (const [key, value] of Object.entries(own)) {
    params.delete(key)
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '' && one !== false) params.append(key, String(one))
    }
  }
  const text = params.toString()
  return text ? `${path}?${text}` : path
}

/** Digits that say where a division of each level lies; the rest of its code are zeros. */
const PREFIXES = [2, 4, 6, 9, 12]

/** Whether a place is another or lies in it. */
export const isWithin = (code: string, root: string): boolean => {
  const length = PREFIXES.find(one => /^0*$/.test(root.slice(one))) ?? 12
  return code.startsWith(root.slice(0, length))
}
