import type { ChartTokens, EChartsOption } from '../../../ui/index.ts'
import { hourWords, isBusiest } from './hours.ts'

/** 24 columns from zero, the busiest three hours darker. `name` says an hour: 9 时. */
export function hoursOption(
  hours: readonly number[],
  name: (hour: number) => string,
  tokens: ChartTokens,
): EChartsOption {
  const words = hourWords(hours)
  return {
    grid: { left: 8, right: 8, top: 8, bottom: 4, outerBoundsMode: 'same' },
    tooltip: {
      trigger: 'axis',
      confine: true,
      formatter: params => {
        const [first] = Array.isArray(params) ? params : [params]
        const at = Number(first?.dataIndex ?? 0)
        return `${name(at)}　<b>${hours[at] ?? 0}</b>`
      },
    },
    xAxis: {
      type: 'category',
      data: hours.map((_, hour) => String(hour)),
      axisLabel: { interval: hour => hour % 3 === 0 },
    },
    yAxis: { type: 'value', min: 0, minInterval: 1, splitNumber: 3, axisLine: { show: false } },
    series: [
      {
        type: 'bar',
        barCategoryGap: '20%',
        data: hours.map((value, hour) => ({
          value,
          itemStyle: { color: words && isBusiest(hour, words) ? tokens.accent : tokens.accent2 },
        })),
      },
    ],
  }
}
