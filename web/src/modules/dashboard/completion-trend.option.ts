import type { ChartTokens, EChartsOption } from '../../ui/index.ts'
import type { CompletionTrend, TrendPoint } from './completion-trend.ts'

/** The words of the chart in the reader's language. */
export interface CompletionWords {
  due: string
  done: string
  onTime: string
  /** `截至 10-15` */
  marker: string
  year(year: number): string
  month(month: number): string
}

const DAY = 86_400_000
const time = (day: string) => Date.parse(`${day}T00:00:00Z`)
const pair = ({ day, value }: TrendPoint): [number, number] => [time(day), value]

/** 1月 stands as its year, so that the axis says which year it is once. */
function axisWords({ year, month }: CompletionWords) {
  return (value: number) => {
    const date = new Date(value)
    return date.getUTCMonth() === 0 ? year(date.getUTCFullYear()) : month(date.getUTCMonth() + 1)
  }
}

interface LineLook {
  name: string
  points: readonly TrendPoint[]
  colour: string
  ink: string
  width: number
  /** Above or below the end of its line: 按期 never lies above 已完成. */
  label: 'top' | 'bottom' | 'middle'
  symbol: 'circle' | 'none'
  /** Keeps the words apart from lines that pass behind them. */
  ground: string
}

const line = ({ name, points, colour, ink, width, label, symbol, ground }: LineLook) => ({
  type: 'line' as const,
  name,
  data: points.map(pair),
  color: colour,
  lineStyle: { width },
  symbol,
  symbolSize: 5,
  showSymbol: symbol !== 'none',
  endLabel: {
    show: points.length > 0,
    formatter: `${name} ${points[points.length - 1]?.value ?? ''}`,
    color: ink,
    distance: 6,
    backgroundColor: ground,
    verticalAlign:
      label === 'top' ? ('bottom' as const) : label === 'bottom' ? ('top' as const) : ('middle' as const),
  },
})

/** Lines of the tooltip: the day, then each count of that day. */
function tipWords(trend: CompletionTrend, words: CompletionWords) {
  return (params: unknown): string => {
    const [first] = Array.isArray(params) ? params : [params]
    const at = Number((first as { value?: [number, number] } | undefined)?.value?.[0])
    const day = new Date(at).toISOString().slice(0, 10)
    const rows = (['due', 'done', 'onTime'] as const).flatMap(key => {
      const point = trend[key].find(one => one.day === day)
      return point ? [`${words[key]} ${point.value}`] : []
    })
    return [day, ...rows].join('<br>')
  }
}

/** Expected thin and grey, actual solid, on time beneath it; zero-based, directly labelled, the day looked at marked. */
export function completionTrendOption(
  trend: CompletionTrend,
  asOf: string,
  words: CompletionWords,
  tokens: ChartTokens,
): EChartsOption {
  const marker = {
    silent: true,
    symbol: 'none',
    lineStyle: { color: tokens.muted, type: 'dashed' as const, width: 1 },
    label: {
      formatter: words.marker,
      color: tokens.muted,
      fontSize: tokens.caption,
      position: 'end' as const,
    },
    data: [{ xAxis: time(asOf) }],
  }
  return {
    useUTC: true,
    grid: { left: 32, right: 84, top: 20, bottom: 22 },
    tooltip: { trigger: 'axis', confine: true, formatter: tipWords(trend, words) },
    xAxis: {
      type: 'time',
      minInterval: 28 * DAY,
      axisLabel: { formatter: axisWords(words), hideOverlap: true },
      splitLine: { show: false },
    },
    yAxis: { type: 'value', min: 0, minInterval: 1, splitNumber: 4, axisLine: { show: false } },
    series: [
      {
        ...line({
          name: words.due,
          points: trend.due,
          colour: tokens.none,
          ink: tokens.muted,
          width: 1.25,
          label: 'middle',
          symbol: 'none',
          ground: tokens.surface,
        }),
        markLine: marker,
      },
      line({
        name: words.onTime,
        points: trend.onTime,
        colour: tokens.accent2,
        ink: tokens.muted,
        width: 1.25,
        label: 'bottom',
        symbol: 'circle',
        ground: tokens.surface,
      }),
      line({
        name: words.done,
        points: trend.done,
        colour: tokens.accent,
        ink: tokens.accent,
        width: 2,
        label: 'top',
        symbol: 'circle',
        ground: tokens.surface,
      }),
    ],
  }
}
