import { describe, expect, it } from 'vitest'
import { outlines } from './outline.ts'
import { tileRows, townLight, townSums } from './towns.ts'

const town = (name: string, behind: number, near = 0, slow = false) => ({
  place: { code: name, name },
  counts: { behind, near, open: behind + near + 1 },
  onTimeComplaints: { light: slow ? ('BEHIND' as const) : ('GOOD' as const) },
})

describe('the towns together', () => {
  it('name the one with most overdue tasks, and those that answer too late', () => {
    expect(townSums([town('龙归镇', 4, 0, true), town('江湾镇', 2), town('西河镇', 0)])).toEqual({
      late: 2,
      tasks: 6,
      most: { name: '龙归镇', count: 4 },
      slow: ['龙归镇'],
    })
  })

  it('name nobody where several are equally late, or none is', () => {
    expect(townSums([town('a', 2), town('b', 2)]).most).toBeNull()
    expect(townSums([town('a', 0)])).toEqual({ late: 0, tasks: 0, most: null, slow: [] })
  })

  it('show the worst light, and never green where nothing is open', () => {
    expect(townLight(town('a', 1, 3))).toEqual({ level: 'BEHIND', count: 1 })
    expect(townLight(town('a', 0, 3))).toEqual({ level: 'NEAR', count: 3 })
    expect(townLight(town('a', 0))).toEqual({ level: 'GOOD', count: 0 })
    expect(townLight({ ...town('a', 0), counts: { behind: 0, near: 0, open: 0 } }).level).toBe('NO_DATA')
  })

  it('stand in rows of four, and of many the late ones are kept', () => {
    const seven = Array.from({ length: 7 }, (_, at) => town(`t${at}`, 0))
    expect(tileRows(seven).rows.map(row => row.length)).toEqual([4, 3])
    const many = Array.from({ length: 20 }, (_, at) => town(`t${at}`, at === 19 ? 5 : 0))
    const { rows, left } = tileRows(many)
    expect(left).toBe(4)
    expect(rows.flat().map(({ place }) => place.name)).toContain('t19')
  })
})

describe('an outline', () => {
  const square = [
    [
      [113, 24],
      [114, 24],
      [114, 25],
      [113, 25],
      [113, 24],
    ],
  ]
  const shape = (name: string, coordinates: unknown) => ({
    type: 'Feature',
    properties: { name },
    geometry: { type: 'Polygon', coordinates },
  })

  it('fits its frame, north up', () => {
    const [only] = outlines({ type: 'FeatureCollection', features: [shape('4402', square)] }, 200, 100)
    expect(only?.code).toBe('4402')
    const numbers = (only?.path.match(/[\d.]+/g) ?? []).map(Number)
    expect(Math.max(...numbers)).toBeLessThanOrEqual(200)
    expect(only?.path).toMatch(/^M[\d.]+ 100L/)
  })

  it('is nothing where there are no shapes', () => {
    expect(outlines({ type: 'FeatureCollection', features: [] }, 200, 100)).toEqual([])
    expect(outlines({ type: 'FeatureCollection', features: [shape('x', null)] }, 200, 100)).toEqual([])
  })
})
