import { use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { init } from './echarts.ts'
import type { EChartsOption } from './option.ts'

use([SVGRenderer])

/** A chart as SVG, without a place on the page. Loaded only when somebody saves one. */
export function svgOf(option: EChartsOption, width: number, height: number): string {
  const chart = init(null, undefined, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption(option)
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}
