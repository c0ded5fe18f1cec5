import { shortDay } from '../../i18n/format.ts'
import type { ChartTokens, EChartsOption } from '../../ui/index.ts'

export interface Weekly {
  /** First days of the weeks, oldest first. */
  weeks: readonly string[]
  counts: readonly number[]
  asOf: string
  /** Days something was done about it, in words. */
  marks: readonly { day: string; words: string }[]
}

/** The week a day lies in; null before the first. */
export function weekOf(weeks: readonly string[], day: string): number | null {
  const after = weeks.findIndex(week => week > day)
  const at = after < 0 ? weeks.length - 1 : after - 1
  return at < 0 ? null : at
}

/** Columns by week from zero; a line with words where a task or notice was made and closed. */
export function weeklyOption(
  { weeks, counts, asOf, marks }: Weekly,
  tip: (week: string) => string,
  tokens: ChartTokens,
): EChartsOption {
  const lines = marks.flatMap(({ day, words }) => {
    const week = weekOf(weeks, day)
    return week === null ? [] : [{ xAxis: week, label: { formatter: words } }]
  })
  return {
    grid: { left: 8, right: 24, top: 24, bottom: 4, outerBoundsMode: 'same' },
    tooltip: {
      trigger: 'axis',
      confine: true,
      formatter: params => {
        const [first] = Array.isArray(params) ? params : [params]
        const at = Number(first?.dataIndex ?? 0)
        return `${tip(weeks[at] ?? '')}　<b>${counts[at] ?? 0}</b>`
      },
    },
    xAxis: {
      type: 'category',
      data: weeks.map(week => shortDay(week, asOf)),
      axisLabel: { interval: week => (weeks.length - 1 - week) % 5 === 0 },
    },
    yAxis: { type: 'value', min: 0, minInterval: 1, splitNumber: 3, axisLine: { show: false } },
    series: [
      {
        type: 'bar',
        barCategoryGap: '24%',
        itemStyle: { color: tokens.accent2 },
        data: [...counts],
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: tokens.ink2, type: 'dashed', width: 1 },
          label: { color: tokens.ink2, fontSize: tokens.caption, position: 'end' },
          data: lines,
        },
      },
    ],
  }
}
