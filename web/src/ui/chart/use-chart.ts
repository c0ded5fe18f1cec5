import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useAppearance } from '../appearance.ts'
import type { Svg } from '../save/drawing.ts'
import { usePrinting } from '../use-printing.ts'
import type { ChartMap, EChartsOption } from './option.ts'
import { canDraw, fetchParts } from './parts.ts'
import { type ChartTokens, lightTokens, readTokens, themed } from './theme.ts'

type Library = typeof import('./echarts.ts')
type Instance = ReturnType<Library['init']>

/** A chart on its box, and what draws it. */
interface Drawn {
  chart: Instance
  library: Library
}

interface UseChart {
  option: (tokens: ChartTokens) => EChartsOption
  onPick: ((index: number, series: string, name: string) => void) | undefined
  map: ChartMap | undefined
  /** Shown as a table instead. */
  off: boolean
}

/** Loads ECharts, draws, follows the size of its box and the look of the page; on paper it is always light. */
export function useChart({ option, onPick, map, off }: UseChart) {
  const box = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  const chart = drawn?.chart ?? null
  const [failed, setFailed] = useState(false)
  /** How often parts of ECharts arrived: each time there is more to draw. */
  const [arrived, setArrived] = useState(0)
  const { theme, size } = useAppearance()
  const printing = usePrinting()
  const first = useRef(option)

  useEffect(() => {
    if (off || !box.current) return
    // Together with ECharts, not after it.
    const parts = fetchParts(first.current(readTokens(box.current)))
    return mount(box.current, parts, setDrawn, () => setFailed(true))
  }, [off])

  // Before the browser goes on: the paper does not wait.
  // biome-ignore lint/correctness/useExhaustiveDependencies: theme and size change what the tokens read, parts what can be drawn.
  useLayoutEffect(() => {
    if (!drawn || !box.current) return undefined
    const tokens = printing ? lightTokens() : readTokens(box.current)
    const wanted = option(tokens)
    if (!canDraw(wanted)) return afterParts(wanted, setArrived, setFailed)
    registerShapes(drawn.library, map)
    drawn.chart.setOption(themed(wanted, tokens), { notMerge: true })
    return printing ? onPaper(drawn.chart, box.current) : undefined
  }, [drawn, option, map, theme, size, printing, arrived])

  useEffect(() => {
    if (!chart || !onPick) return
    chart.on('click', ({ dataIndex, seriesName, name }) => onPick(dataIndex, seriesName ?? '', name))
    return () => {
      if (!chart.isDisposed()) chart.off('click')
    }
  }, [chart, onPick])

  return { box: box as RefObject<HTMLDivElement>, failed }
}

/** What the chart shows now needs more of ECharts than what it showed at first. */
function afterParts(
  option: EChartsOption,
  arrived: (count: (before: number) => number) => void,
  failed: (failed: boolean) => void,
): () => void {
  let gone = false
  fetchParts(option).then(
    () => gone || arrived(before => before + 1),
    () => gone || failed(true),
  )
  return () => {
    gone = true
  }
}

/**
 * Puts a still drawing beside the chart for as long as the page is on paper: the chart itself is cleared when its box
 * takes the size of the sheet, and would be drawn again only a frame later.
 */
function onPaper(chart: Instance, box: HTMLElement): () => void {
  const still = chart.renderToCanvas({ pixelRatio: 2 })
  // Its size is that of the sheet, not of the screen.
  still.removeAttribute('style')
  still.className = 'still'
  box.append(still)
  return () => still.remove()
}

function registerShapes(library: Library, map: ChartMap | undefined): void {
  if (map) library.registerMap(map.name, map.shapes as Parameters<Library['registerMap']>[1])
}

/** Width of a chart saved while the page shows its table, and the least of one that stands in a narrow card. */
const USUAL_WIDTH = 720
const LEAST_WIDTH = 560

interface Asked extends Pick<UseChart, 'option' | 'map'> {
  /** What holds the chart on the page. */
  around: Element
  height: number
}

/** The chart as SVG in the colours of paper, as wide as on the page or wider. */
export async function chartSvg({ option, map, around, height }: Asked): Promise<Svg> {
  const light = lightTokens()
  // ECharts writes the names of fonts into attributes as they are.
  const tokens = { ...light, font: light.font.replace(/"/g, "'") }
  const wanted = option(tokens)
  const [library, { svgOf }] = await Promise.all([
    import('./echarts.ts'),
    import('./echarts-svg.ts'),
    fetchParts(wanted),
  ])
  registerShapes(library, map)
  const width = Math.max(LEAST_WIDTH, Math.round(around.clientWidth) || USUAL_WIDTH)
  return { markup: svgOf(themed(wanted, tokens), width, height), width, height }
}

function mount(
  element: HTMLDivElement,
  parts: Promise<void>,
  ready: (drawn: Drawn | null) => void,
  fail: () => void,
): () => void {
  let chart: Instance | null = null
  let gone = false
  const watch = new ResizeObserver(() => chart?.resize())
  Promise.all([import('./echarts.ts'), parts]).then(([library]) => {
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
