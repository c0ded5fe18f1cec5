import { type RefObject, useEffect, useRef, useState } from 'react'
import { useAppearance } from '../appearance.ts'
import type { ChartMap, EChartsOption } from './option.ts'
import { type ChartTokens, readTokens, themed } from './theme.ts'

type Library = typeof import('./echarts.ts')
type Instance = ReturnType<Library['init']>

/** A chart on its box, and what draws it. */
interface Drawn {
  chart: Instance
  library: Library
}

interface UseChart {
  option: (tokens: ChartTokens) => EChartsOption
  caption: string
  onPick: ((index: number, series: string, name: string) => void) | undefined
  map: ChartMap | undefined
  /** Shown as a table instead. */
  off: boolean
}

/** Loads ECharts, draws, follows the size of its box and the look of the page. */
export function useChart({ option, caption, onPick, map, off }: UseChart) {
  const box = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  const chart = drawn?.chart ?? null
  const [failed, setFailed] = useState(false)
  const { theme, size } = useAppearance()

  useEffect(() => {
    if (off || !box.current) return
    return mount(box.current, setDrawn, () => setFailed(true))
  }, [off])

  // biome-ignore lint/correctness/useExhaustiveDependencies: theme and size change what the tokens read.
  useEffect(() => {
    if (!drawn || !box.current) return
    const tokens = readTokens(box.current)
    if (map) drawn.library.registerMap(map.name, map.shapes as Parameters<Library['registerMap']>[1])
    drawn.chart.setOption(themed(option(tokens), tokens, caption), { notMerge: true })
  }, [drawn, option, caption, map, theme, size])

  useEffect(() => {
    if (!chart || !onPick) return
    chart.on('click', ({ dataIndex, seriesName, name }) => onPick(dataIndex, seriesName ?? '', name))
    return () => {
      if (!chart.isDisposed()) chart.off('click')
    }
  }, [chart, onPick])

  return { box: box as RefObject<HTMLDivElement>, failed, savePng: () => chart && save(chart, caption) }
}

function mount(element: HTMLDivElement, ready: (drawn: Drawn | null) => void, fail: () => void): () => void {
  let chart: Instance | null = null
  let gone = false
  const watch = new ResizeObserver(() => chart?.resize())
  import('./echarts.ts').then(library => {
    if (gone) return
    chart = library.init(element, undefined, { renderer: 'canvas' })
    watch.observe(element)
    ready({ chart, library })
  }, fail)
  return () => {
    gone = true
    watch.disconnect()
    chart?.dispose()
    ready(null)
  }
}

function save(chart: Instance, name: string): void {
  const link = document.createElement('a')
  link.href = chart.getDataURL({
    type: 'png',
    pixelRatio: 2,
    backgroundColor: getComputedStyle(document.body).getPropertyValue('--surface'),
  })
  link.download = `${name}.png`
  link.click()
}
