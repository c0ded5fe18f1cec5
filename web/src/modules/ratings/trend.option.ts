import { shortDay } from '../../i18n/format.ts'
import type { ChartTokens, EChartsOption } from '../../ui/index.ts'
import type { Board } from './rating-query.ts'

export interface TrendWords {
  rated: string
  bad: string
  good: string
}

/** Columns of what was really rated with the bad ones before them, and 好评率 as a line on an axis of its own. */
export function trendOption(
  { step, days, rated, bad, good }: Board['trend'],
  asOf: string,
  words: TrendWords,
  tokens: ChartTokens,
): EChartsOption {
  const marks = days.map(day => (step === 'MONTH' ? day.slice(2, 7) : shortDay(day, asOf)))
  const lowest = Math.min(1, ...good.flatMap(value => (value === null ? [] : [value])))
  const floor = Math.max(0, Math.floor(lowest * 10 - 0.5) / 10) * 100
  return {
    grid: { left: 8, right: 8, top: 16, bottom: 8, outerBoundsMode: 'same' },
    tooltip: { trigger: 'axis', confine: true },
    xAxis: { type: 'category', data: marks, axisLabel: { hideOverlap: true } },
    yAxis: [
      { type: 'value', min: 0, minInterval: 1 },
      {
        type: 'value',
        min: floor,
        max: 100,
        axisLabel: { formatter: '{value}%' },
        splitLine: { show: false },
      },
    ],
    series: [
      { type: 'bar', name: words.rated, data: [...rated], itemStyle: { color: tokens.none } },
      { type: 'bar', name: words.bad, data: [...bad], barGap: '-100%', itemStyle: { color: tokens.brown } },
      {
        type: 'line',
        name: words.good,
        yAxisIndex: 1,
        data: good.map(value => (value === null ? null : Math.round(value * 1000) / 10)),
        connectNulls: true,
        symbolSize: 4,
        lineStyle: { width: 2 },
        color: tokens.accent,
      },
    ],
  }
}
