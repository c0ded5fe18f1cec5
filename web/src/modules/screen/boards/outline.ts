/** Outlines of places as paths of an SVG. Pure. */
import type { Shapes } from '../../indicators/places/map-shapes.ts'

export interface Outline {
  code: string
  /** Of a `d` attribute. */
  path: string
}

type Point = readonly [number, number]

const isPoint = (value: unknown): value is Point =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number'

/** Every ring within the coordinates of a polygon or several, however deep. */
function ringsOf(value: unknown): Point[][] {
  if (!Array.isArray(value)) return []
  if (value.every(isPoint)) return value.length > 2 ? [value as Point[]] : []
  return value.flatMap(ringsOf)
}

const round = (value: number) => Math.round(value * 10) / 10

/** Shapes fitted into a frame, north up, degrees of longitude as long as they are there; names are codes. */
export function outlines({ features }: Shapes, width: number, height: number): Outline[] {
  const rings = features.map(({ properties, geometry }) => ({
    code: String(properties?.['name'] ?? ''),
    rings: ringsOf((geometry as { coordinates?: unknown } | null)?.coordinates),
  }))
  const points = rings.flatMap(one => one.rings.flat())
  if (points.length === 0) return []
  const bounds = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity }
  for (const [x, y] of points) {
    bounds.west = Math.min(bounds.west, x)
    bounds.east = Math.max(bounds.east, x)
    bounds.south = Math.min(bounds.south, y)
    bounds.north = Math.max(bounds.north, y)
  }
  const narrow = Math.cos((((bounds.south + bounds.north) / 2) * Math.PI) / 180)
  const [wide, high] = [(bounds.east - bounds.west) * narrow, bounds.north - bounds.south]
  const scale = Math.min(width / Math.max(wide, 1e-9), height / Math.max(high, 1e-9))
  const [left, top] = [(width - wide * scale) / 2, (height - high * scale) / 2]
  const at = ([x, y]: Point) =>
    `${round(left + (x - bounds.west) * narrow * scale)} ${round(top + (bounds.north - y) * scale)}`
  return rings.map(({ code, rings: own }) => ({
    code,
    path: own.map(ring => `M${ring.map(at).join('L')}Z`).join(''),
  }))
}
