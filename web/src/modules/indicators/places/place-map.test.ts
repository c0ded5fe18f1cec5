import { describe, expect, it } from 'vitest'
import type { ChartTokens } from '../../../ui/index.ts'
import { type MapPlace, placeMapOption } from './place-map.option.ts'

const tokens = new Proxy(
  { caption: 12 },
  {
    get: (known, key) => (key === 'caption' ? known.caption : `token ${String(key)}`),
  },
) as unknown as ChartTokens

const places: MapPlace[] = [
  { code: '440203001000', name: '龙归镇', light: 'BEHIND', word: '落后', value: '55%', parts: '11/20' },
  { code: '440203002000', name: '西河镇', light: 'NO_DATA', word: '无数据', value: '—', parts: null },
]

type Series = {
  map: string
  data: { name: string; itemStyle: { areaColor: string } }[]
  label: { formatter(params: { name: string }): string }
}

describe('the map of places', () => {
  const option = placeMapOption('m1', places, tokens)
  const series = (option.series as unknown as Series[])[0]

  it('colours each place by its light and gives it name, shape and value', () => {
    expect(series?.map).toBe('m1')
    expect(series?.data.map(({ name, itemStyle }) => [name, itemStyle.areaColor])).toEqual([
      ['440203001000', 'token behindTint'],
      ['440203002000', 'token noneTint'],
    ])
    expect(series?.label.formatter({ name: '440203001000' })).toBe('龙归镇\n■ 55%')
    expect(series?.label.formatter({ name: '440203002000' })).toBe('西河镇\n○ —')
  })

  it('says nothing of a shape that is no place', () => {
    expect(series?.label.formatter({ name: 'nowhere' })).toBe('')
  })
})
