import { describe, expect, it } from 'vitest'
import type { ChartTokens } from '../../../ui/index.ts'
import { type Compared, compareOption, shiftsOf } from './compare.option.ts'
import { compareParams, readCompare } from './compare-url.ts'

const tokens = new Proxy(
  { caption: 12 },
  {
    get: (known, key) => (key === 'caption' ? known.caption : `token ${String(key)}`),
  },
) as unknown as ChartTokens

const data: Compared = {
  periods: ['2024年8月', '2024年9月'],
  marks: ['8', '9'],
  expected: [90, 91],
  places: [
    { name: '龙归镇', values: [50, 55] },
    { name: '西河镇', values: [94, null] },
  ],
  unit: '%',
  decimals: 1,
  expectedName: '应达',
  height: 300,
}

type Line = { name: string; data: unknown[]; endLabel?: { formatter: string }; symbol?: string }

describe('the comparison of places', () => {
  const option = compareOption(data, tokens)
  const lines = option.series as unknown as Line[]

  it('names each line at its end with its last figure', () => {
    expect(lines.map(({ name, endLabel }) => [name, endLabel?.formatter])).toEqual([
      ['应达', '应达 91'],
      ['龙归镇', '龙归镇 55'],
      ['西河镇', '西河镇 94'],
    ])
  })

  it('leaves holes, and tells lines apart by more than hue', () => {
    expect(lines[2]?.data).toEqual([94, null])
    expect(lines[1]?.symbol).not.toBe(lines[2]?.symbol)
  })

  it('says a period with all places, what is missing with a dash', () => {
    const { formatter } = option.tooltip as { formatter(params: unknown): string }
    expect(formatter([{ dataIndex: 1 }])).toBe('<b>2024年9月</b><br>龙归镇 55%<br>西河镇 —<br>应达 91%')
  })

  it('moves names apart that would lie on each other, and only those', () => {
    expect(shiftsOf([50, 50.5, 10, null], 4)).toEqual([14, 0, 0, 0])
    expect(shiftsOf([1, 1, 1], 1)).toEqual([0, 16, 32])
  })
})

describe('the address of a comparison', () => {
  it('takes each place once and eight at most', () => {
    const codes = Array.from({ length: 10 }, (_, index) => `44020300${index}000`)
    const search = new URLSearchParams([...codes, codes[0] as string, 'x'].map(code => ['with', code]))
    expect(readCompare(search.toString()).places).toEqual(codes.slice(0, 8))
  })

  it('is written as it is read', () => {
    const view = readCompare('with=440203000000&periods=36&show=change')
    expect(compareParams(view)).toEqual({ with: ['440203000000'], periods: 36, show: 'change' })
    expect(compareParams(readCompare('periods=5&show=all'))).toEqual({ with: [], periods: null, show: null })
  })
})
