/** Shapes of a jurisdiction's map, matched to the places of a ranking. Pure. */
interface Feature {
  type: string
  properties: Record<string, unknown> | null
  geometry: unknown
}

export interface Shapes {
  type: 'FeatureCollection'
  features: Feature[]
}

/** Reads uploaded GeoJSON; null for anything that is no collection of shapes. */
export function readShapes(text: string): Shapes | null {
  try {
    const read = JSON.parse(text) as Partial<Shapes> | null
    return read?.type === 'FeatureCollection' && Array.isArray(read.features) ? (read as Shapes) : null
  } catch {
    return null
  }
}

interface Place {
  code: string
  name: string
}

export interface Matched {
  /** Only the shapes of the places; `name` of each is the code, by which ECharts finds its data. */
  shapes: Shapes
  /** Places without a shape. */
  missing: Place[]
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** Codes come in six, nine or twelve digits. */
const sameCode = (one: string, code: string): boolean => one !== '' && one.padEnd(12, '0') === code

/** The shape of each place, by code first and by name where the code is unknown. */
export function matchShapes(shapes: Shapes, places: readonly Place[]): Matched {
  const missing: Place[] = []
  const features = places.flatMap(place => {
    const { features: all } = shapes
    const shape =
      all.find(({ properties }) => sameCode(textOf(properties?.['code']), place.code)) ??
      all.find(({ properties }) => textOf(properties?.['name']) === place.name)
    if (!shape) {
      missing.push(place)
      return []
    }
    return [{ ...shape, properties: { ...shape.properties, name: place.code } }]
  })
  return { shapes: { type: 'FeatureCollection', features }, missing }
}
