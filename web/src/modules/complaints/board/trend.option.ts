import { shortDay } from '../../../i18n/format.ts'
import type { ChartTokens, EChartsOption } from '../../../ui/index.ts'
import { shiftsOf } from '../../indicators/compare/compare.option.ts'
import { niceScale } from '../../indicators/detail/course.ts'

export interface Trend {
  /** Columns by day or by month. */
  step: 'DAY' | 'MONTH'
  days: readonly string[]
  received: readonly number[]
  before: readonly number[]
  yearBefore: readonly number[]
  asOf: string
  daysOff: readonly { from: string; until: string; name: string }[]
}

/** The words of the chart in the reader's language. */
export interface TrendWords {
  now: string
  before: string
  yearBefore: string
  month(month: number): string
}

const TOP = 12
const BOTTOM = 8
/** Room of the marks under the axis. */
const LABELS = 20

/** `10-01`; of months `3月`, and January with its year. */
function markOf(day: string, { step, asOf }: Trend, words: TrendWords): string {
  if (step === 'DAY') return shortDay(day, asOf)
  const month = Number(day.slice(5, 7))
  return month === 1 ? day.slice(0, 4) : words.month(month)
}

/** Columns named under the axis: first and last, where days off of several days begin, and every week or so between. */
export function namedColumns({ step, days, daysOff }: Pick<Trend, 'step' | 'days' | 'daysOff'>): Set<number> {
  const last = days.length - 1
  if (step === 'MONTH' || last < 8) return new Set(days.keys())
  const room = Math.max(4, Math.ceil(days.length / 7))
  const named = new Set([0, last])
  const wanted = [
    ...daysOff.filter(({ from, until }) => from < until).map(({ from }) => days.indexOf(from)),
    ...Array.from({ length: 6 }, (_, part) => Math.round((last * (part + 1)) / 7)),
  ]
  for (const column of wanted)
    if (column > 0 && [...named].every(other => Math.abs(other - column) >= room)) named.add(column)
  return named
}

const isWithin = (day: string, from: string, until: string): boolean => from <= day && day <= until

/** Name of the days off a day lies in, or null. */
const offOn = (day: string, daysOff: Trend['daysOff']) =>
  daysOff.find(({ from, until }) => isWithin(day, from, until))?.name ?? null

interface Shade {
  /** Height of the shade, or null. */
  value: number | null
  /** Written once, in the middle of days off that have room for it. */
  name: string
}

/** A shade over each day off, as high as `top`. */
export function shadesOf({ step, days, daysOff }: Trend, top: number): Shade[] {
  const shades = days.map((): Shade => ({ value: null, name: '' }))
  if (step === 'MONTH') return shades
  for (const { from, until, name } of daysOff) {
    const columns = [...days.keys()].filter(column => isWithin(days[column] ?? '', from, until))
    const middle = columns[Math.floor(columns.length / 2)]
    // A name of four characters takes the width of about a seventh of the chart.
    const fits = columns.length > 2 && columns.length * 8 >= days.length
    for (const column of columns) shades[column] = { value: top, name: fits && column === middle ? name : '' }
  }
  return shades
}

/** This period solid, the one before dashed, the year before thin; zero-based, named at their ends. */
export function trendOption(
  trend: Trend,
  words: TrendWords,
  tokens: ChartTokens,
  height: number,
): EChartsOption {
  const axis = niceScale([0, ...trend.received, ...trend.before, ...trend.yearBefore])
  const lines = [
    { name: words.yearBefore, data: trend.yearBefore, colour: tokens.line3, ink: tokens.muted, width: 1 },
    { name: words.before, data: trend.before, colour: tokens.none, ink: tokens.muted, width: 1.25 },
    { name: words.now, data: trend.received, colour: tokens.accent, ink: tokens.accent, width: 2 },
  ].filter(({ data, name }) => name === words.now || data.some(value => value > 0))
  const shifts = shiftsOf(
    lines.map(({ data }) => data[data.length - 1] ?? null),
    (height - TOP - BOTTOM - LABELS) / (axis.max - axis.min),
    0,
  )
  const named = namedColumns(trend)
  return {
    grid: { left: 8, right: 64, top: TOP, bottom: BOTTOM, outerBoundsMode: 'same' },
    tooltip: { trigger: 'axis', confine: true, formatter: tipOf(trend, words) },
    xAxis: {
      type: 'category',
      data: trend.days.map(day => markOf(day, trend, words)),
      boundaryGap: true,
      axisLabel: { interval: column => named.has(column), hideOverlap: trend.step === 'MONTH' },
    },
    yAxis: { type: 'value', min: 0, max: axis.max, interval: axis.step, axisLine: { show: false } },
    series: [
      {
        type: 'bar',
        silent: true,
        barCategoryGap: '0%',
        itemStyle: { color: tokens.noneTint },
        data: shadesOf(trend, axis.max).map(({ value, name }) => ({
          value,
          label: {
            show: name !== '',
            formatter: name,
            position: 'insideTop' as const,
            color: tokens.muted,
            fontSize: tokens.caption,
          },
        })),
      },
      ...lines.map(({ name, data, colour, ink, width }, index) => ({
        type: 'line' as const,
        name,
        data: [...data],
        color: colour,
        lineStyle: { width, type: name === words.before ? ('dashed' as const) : ('solid' as const) },
        symbol: 'circle',
        symbolSize: 5,
        showSymbol: false,
        endLabel: {
          show: true,
          formatter: `${name} ${data[data.length - 1] ?? ''}`,
          color: ink,
          fontSize: tokens.caption,
          fontWeight: name === words.now ? ('bold' as const) : ('normal' as const),
          offset: [0, shifts[index] ?? 0] as [number, number],
        },
      })),
    ],
  }
}

function tipOf(trend: Trend, words: TrendWords) {
  return (params: unknown): string => {
    const [first] = Array.isArray(params) ? params : [params]
    const at = Number((first as { dataIndex?: number } | undefined)?.dataIndex ?? 0)
    const day = trend.days[at] ?? ''
    const off = trend.step === 'DAY' ? offOn(day, trend.daysOff) : null
    const head = trend.step === 'DAY' ? day : day.slice(0, 7)
    return [
      `<b>${head}</b>${off ? ` ${off}` : ''}`,
      `${words.now} ${trend.received[at] ?? 0}`,
      `${words.before} ${trend.before[at] ?? 0}`,
      `${words.yearBefore} ${trend.yearBefore[at] ?? 0}`,
    ].join('<br>')
  }
}
