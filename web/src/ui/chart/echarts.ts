/**
 * With its parts the only file that imports ECharts: what nearly every chart is made of, loaded as its own chunk. Rare
 * kinds of series are parts of their own (`parts.ts`).
 */
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, registerMap, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([BarChart, LineChart, GridComponent, TooltipComponent, CanvasRenderer])

export { init, registerMap }
