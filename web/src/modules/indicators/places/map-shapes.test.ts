import { describe, expect, it } from 'vitest'
import { matchShapes, readShapes } from './map-shapes.ts'

const shape = (code: string, name: string) => ({
  type: 'Feature',
  properties: { code, name },
  geometry: { type: 'Polygon', coordinates: [] },
})
const shapes = {
  type: 'FeatureCollection' as const,
  features: [shape('440203', '武江区'), shape('', '浈江区')],
}

describe('the shapes of a map', () => {
  it('find their place by code of any length, else by name', () => {
    const { shapes: found, missing } = matchShapes(shapes, [
      { code: '440203000000', name: '别名' },
      { code: '440204000000', name: '浈江区' },
      { code: '440205000000', name: '曲江区' },
    ])
    expect(found.features.map(({ properties }) => properties?.['name'])).toEqual([
      '440203000000',
      '440204000000',
    ])
    expect(missing.map(({ name }) => name)).toEqual(['曲江区'])
  })

  it('are nothing where the file is none', () => {
    expect(readShapes('{"type":"Topology"}')).toBeNull()
    expect(readShapes('<html>')).toBeNull()
    expect(readShapes('null')).toBeNull()
    expect(readShapes(JSON.stringify(shapes))?.features).toHaveLength(2)
  })
})
