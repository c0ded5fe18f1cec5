import { padCode } from './division.rules.ts'

/** Bytes of the largest file taken in, and points it may hold. */
export const MAX_MAP_BYTES = 5 * 1024 * 1024
const MOST_POINTS = 500_000
const MOST_FEATURES = 2000

/** Digits of a coordinate: about a metre. */
const DIGITS = 100_000

type Position = [number, number]
type Ring = Position[]

export interface MapFeature {
  type: 'Feature'
  properties: { code: string; name: string }
  geometry: { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] }
}

/** Outlines of the places of a jurisdiction, nothing else. */
export interface DivisionOutlines {
  type: 'FeatureCollection'
  features: MapFeature[]
}

/** What was read of a file: the outlines that fit, and what did not. */
export interface MapReading {
  outlines: DivisionOutlines
  /** Names (or codes) in the file that are no place here. */
  unmatched: string[]
  /** Places here that the file has no outline of. */
  missing: string[]
}

export interface NamedPlace {
  code: string
  name: string
}

/** Why a file cannot be a map, as a sentence. */
export class MapFault extends Error {}

type Json = Record<string, unknown>
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads GeoJSON and keeps the outlines of the places given, found by code (`code`, `adcode`) or name. Coordinates are
 * rounded to five digits, every other property is left behind. Throws `MapFault`.
 */
export function readMap(text: string, places: readonly NamedPlace[]): MapReading {
  const features = featuresOf(text)
  const budget = { points: MOST_POINTS }
  const byCode = new Map(places.map(place => [place.code, place]))
  const byName = new Map(places.map(place => [plain(place.name), place]))
  const found = new Map<string, MapFeature>()
  const unmatched: string[] = []
  for (const [index, feature] of features.entries()) {
    const properties = isRecord(feature['properties']) ? feature['properties'] : {}
    const place = byCode.get(codeOf(properties) ?? '') ?? byName.get(plain(nameOf(properties)))
    if (!place) {
      unmatched.push(nameOf(properties) || codeOf(properties) || `第 ${index + 1} 个图形`)
      continue
    }
    if (found.has(place.code)) throw new MapFault(`${place.name}在文件里出现了两次，请只保留一个。`)
    const geometry = readGeometry(feature['geometry'], place.name, budget)
    found.set(place.code, { type: 'Feature', properties: { code: place.code, name: place.name }, geometry })
  }
  const kept = places.flatMap(({ code }) => found.get(code) ?? [])
  return {
    outlines: { type: 'FeatureCollection', features: kept },
    unmatched,
    missing: places.filter(({ code }) => !found.has(code)).map(({ name }) => name),
  }
}

function featuresOf(text: string): Json[] {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw new MapFault('文件不是 JSON。请上传 GeoJSON 格式的边界文件。')
  }
  const list = isRecord(json) && json['type'] === 'FeatureCollection' ? json['features'] : null
  if (!Array.isArray(list))
    throw new MapFault('文件不是 GeoJSON 的 FeatureCollection。请上传含各下级区划边界的 GeoJSON 文件。')
  if (list.length > MOST_FEATURES)
    throw new MapFault(`文件里有 ${list.length} 个图形，最多 ${MOST_FEATURES} 个。`)
  return list.filter(isRecord)
}

const plain = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '')

const nameOf = ({ name }: Json): string => (typeof name === 'string' ? name.trim().slice(0, 60) : '')

/** 350702, "350702" and 350702000000 are the same place. */
function codeOf({ code, adcode }: Json): string | null {
  const given = code ?? adcode
  const digits = typeof given === 'number' || typeof given === 'string' ? String(given).trim() : ''
  return /^\d{2,12}$/.test(digits) ? padCode(digits) : null
}

function readGeometry(geometry: unknown, name: string, budget: { points: number }): MapFeature['geometry'] {
  const { type, coordinates } = isRecord(geometry) ? geometry : {}
  const wrong = () => new MapFault(`${name}的图形不是面（Polygon 或 MultiPolygon），无法作为边界。`)
  if (!Array.isArray(coordinates) || coordinates.length === 0) throw wrong()
  const polygon = (rings: unknown): Ring[] => {
    if (!Array.isArray(rings) || rings.length === 0) throw wrong()
    return rings.map(ring => readRing(ring, name, budget))
  }
  if (type === 'Polygon') return { type, coordinates: polygon(coordinates) }
  if (type === 'MultiPolygon') return { type, coordinates: coordinates.map(polygon) }
  throw wrong()
}

function readRing(ring: unknown, name: string, budget: { points: number }): Ring {
  if (!Array.isArray(ring) || ring.length < 4) throw new MapFault(`${name}的边界不完整：一圈至少四个点。`)
  budget.points -= ring.length
  if (budget.points < 0) throw new MapFault(`文件里的点太多（最多 ${MOST_POINTS} 个），请先简化边界。`)
  return ring.map(point => {
    const [x, y] = Array.isArray(point) ? (point as unknown[]) : []
    if (!isDegree(x, 180) || !isDegree(y, 90))
      throw new MapFault(`${name}的坐标不是经纬度，请使用经纬度坐标的 GeoJSON 文件。`)
    return [rounded(x), rounded(y)]
  })
}

const isDegree = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= most

const rounded = (degree: number): number => Math.round(degree * DIGITS) / DIGITS
