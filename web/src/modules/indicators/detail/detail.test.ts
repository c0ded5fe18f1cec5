import { describe, expect, it } from 'vitest'
import { detailParams, readDetail } from './detail-url.ts'
import { heatSteps, isFixed } from './heat-scale.ts'
import { versionUses } from './version-use.ts'

describe('the address of an indicator', () => {
  it('keeps the open cell, so that a link shows exactly what was seen', () => {
    const search = 'cell=440203001001.2024-Q3&heat=440203001000&periods=24&below=map'
    const view = readDetail(search)
    expect(view.cell).toEqual({ place: '440203001001', period: '2024-Q3', own: false })
    expect(detailParams(view)).toEqual({
      cell: '440203001001.2024-Q3',
      heat: '440203001000',
      periods: 24,
      below: 'map',
    })
  })

  it('tells what a place reported itself from what adds up to it', () => {
    const view = readDetail('cell=440203000000.2024-09.own')
    expect(view.cell?.own).toBe(true)
    expect(detailParams(view)['cell']).toBe('440203000000.2024-09.own')
  })

  it('does not believe what it does not know', () => {
    const nothing = { heat: null, periods: 12, below: 'list', cell: null }
    expect(readDetail('cell=1.2024&heat=x&periods=7&below=globe')).toEqual(nothing)
    expect(detailParams(readDetail(''))).toEqual({ heat: null, periods: null, below: null, cell: null })
  })
})

describe('the scale of the heat map', () => {
  const rows = [{ values: [0, 10, null] }, { values: [20, undefined, 5] }]

  it('gives per cent fixed steps, so that two maps can be compared', () => {
    const step = heatSteps({ rows, percent: true, line: null })
    expect([0, 25, 26, 50, 75, 99.9, 100, 120].map(step)).toEqual([0, 1, 2, 2, 3, 4, 5, 5])
  })

  it('spreads shares that are all high, so that they differ at all', () => {
    const high = [{ values: [80, 90, 100] }]
    expect(isFixed({ rows: high, percent: true })).toBe(false)
    expect([80, 90, 100].map(heatSteps({ rows: high, percent: true, line: null }))).toEqual([0, 3, 5])
    expect(isFixed({ rows: [{ values: [100, 100] }], percent: true })).toBe(true)
  })

  it('spreads other figures over what is shown', () => {
    const step = heatSteps({ rows, percent: false, line: null })
    expect([0, 10, 20].map(step)).toEqual([0, 3, 5])
    expect(heatSteps({ rows: [{ values: [7, 7] }], percent: false, line: null })(7)).toBe(3)
  })

  it('asks of a minimum only whether it is met', () => {
    const step = heatSteps({ rows, percent: false, line: 10 })
    expect([9.9, 10, 20].map(step)).toEqual([1, 4, 4])
  })

  it('never colours nothing', () => {
    expect(heatSteps({ rows, percent: true, line: null })(null)).toBeNull()
  })
})

describe('versions of a definition', () => {
  it('say which periods rest on them, over holes', () => {
    const uses = versionUses(['2024-01', '2024-02', '2024-03', '2024-04'], [1, null, 1, 2])
    expect(Object.fromEntries(uses)).toEqual({
      1: { from: '2024-01', to: '2024-03', count: 2 },
      2: { from: '2024-04', to: '2024-04', count: 1 },
    })
  })
})
