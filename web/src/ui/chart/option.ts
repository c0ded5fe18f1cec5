/** Types only: an option file of a module is pure and never loads ECharts. */
import type { BarSeriesOption, CustomSeriesOption, LineSeriesOption, MapSeriesOption } from 'echarts/charts'
import type { GridComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { ReactNode } from 'react'

export type EChartsOption = ComposeOption<
  | BarSeriesOption
  | CustomSeriesOption
  | LineSeriesOption
  | MapSeriesOption
  | GridComponentOption
  | TooltipComponentOption
>

/** Shapes a map series draws, under the name its option gives. */
export interface ChartMap {
  name: string
  /** GeoJSON; `name` of each shape is the name of its datum. */
  shapes: { type: 'FeatureCollection'; features: readonly unknown[] }
}

/** The same data as a table: heads and rows, figures as they are written or as links to what they count. */
export interface ChartTable {
  heads: readonly string[]
  rows: readonly (readonly [name: string | number, ...cells: ReactNode[]])[]
}
