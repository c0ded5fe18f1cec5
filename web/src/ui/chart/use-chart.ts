import { type RefObject, useEffect, useRef, useState } from 'react'
import { useAppearance } from '../appearance.ts'
import type { EChartsOption } from './option.ts'
import { type ChartTokens, readTokens, themed } from './theme.ts'

type Instance = ReturnType<typeof import('./echarts.ts')['init']>

interface UseChart {
  option: (tokens: ChartTokens) => EChartsOption
  caption: string
  onPick: ((index: number, series: string) => void) | undefined
  /** Shown as a table instead. */
  off: boolean
}

/** Loads ECharts, draws, follows the size of its box and the look of the page. */
export function useChart({ option, caption, onPick, off }: UseChart) {
  const box = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<Instance | null>(null)
  const [failed, setFailed] = useState(false)
  const { theme, size } = useAppearance()

  useEffect(() => {
    if (off || !box.current) return
    return mount(box.current, setChart, () => setFailed(true))
  }, [off])

  // biome-ignore lint/correctness/useExhaustiveDependencies: theme and size change what the tokens read.
  useEffect(() => {
    if (!chart || !box.current) return
    const tokens = readTokens(box.current)
    chart.setOption(themed(option(tokens), tokens, caption), { notMerge: true })
  }, [chart, option, caption, theme, size])

  useEffect(() => {
    if (!chart || !onPick) return
    chart.on('click', ({ dataIndex, seriesName }) => onPick(dataIndex, seriesName ?? ''))
    return () => {
      if (!chart.isDisposed()) chart.off('click')
    }
  }, [chart, onPick])

  return { box: box as RefObject<HTMLDivElement>, failed, savePng: () => chart && save(chart, caption) }
}

function mount(
  element: HTMLDivElement,
  ready: (chart: Instance | null) => void,
  fail: () => void,
): () => void {
  let chart: Instance | null = null
  let gone = false
  const watch = new ResizeObserver(() => chart?.resize())
  import('./echarts.ts').then(({ init }) => {
    if (gone) return
    chart = init(element, undefined, { renderer: 'canvas' })
    watch.observe(element)
    ready(chart)
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
