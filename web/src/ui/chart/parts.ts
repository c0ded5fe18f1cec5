import type { EChartsOption } from './option.ts'

/** What only some charts need; each is a chunk of its own, fetched for the first chart that draws with it. */
const fetchers = {
  map: () => import('./echarts-map.ts'),
  custom: () => import('./echarts-custom.ts'),
  marks: () => import('./echarts-marks.ts'),
}
export type ChartPart = keyof typeof fetchers

const here = new Set<ChartPart>()

/** The parts an option is drawn with, beyond what every chart has. */
export function partsOf({ series = [] }: EChartsOption): ChartPart[] {
  const parts = new Set<ChartPart>()
  for (const one of Array.isArray(series) ? series : [series]) {
    if (one.type === 'map' || one.type === 'custom') parts.add(one.type)
    if ('markLine' in one && one.markLine) parts.add('marks')
  }
  return [...parts]
}

/** Whether everything an option needs is there: ECharts would leave the rest out without a word. */
export const canDraw = (option: EChartsOption): boolean => partsOf(option).every(part => here.has(part))

/** Fetches what an option needs; rejects when a part cannot be reached. */
export async function fetchParts(option: EChartsOption): Promise<void> {
  await Promise.all(
    partsOf(option).map(async part => {
      await fetchers[part]()
      here.add(part)
    }),
  )
}
