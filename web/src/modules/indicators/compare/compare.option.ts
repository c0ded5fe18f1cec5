import type { ChartTokens, EChartsOption } from '../../../ui/index.ts'
import { niceScale } from '../detail/course.ts'
import { figure, figureOr } from '../figure-words.ts'

type Value = number | null | undefined

export interface ComparedPlace {
  name: string
  values: readonly Value[]
}

export interface Compared {
  /** Names of the periods, oldest first. */
  periods: readonly string[]
  /** Short marks for the axis. */
  marks: readonly string[]
  expected: readonly Value[]
  places: readonly ComparedPlace[]
  unit: string | null
  decimals: number
  /** The path, named. */
  expectedName: string
  /** Of the whole drawing, in px. */
  height: number
}

const TOP = 12
const BOTTOM = 8
/** Room that two lines of marks under the axis take within the drawing. */
const LABELS = 36
const LINE = 16

/** Four hues twice; kind of line and mark tell them apart for those who do not see hues. */
function looks(tokens: ChartTokens) {
  const hues = [tokens.accent, tokens.brown, tokens.teal, tokens.violet]
  const marks = ['circle', 'triangle', 'rect', 'diamond']
  const types = ['solid', 'dashed'] as const
  return [...hues, ...hues].map((colour, index) => ({
    colour,
    mark: marks[index % marks.length] ?? 'circle',
    type: types[Math.floor(index / marks.length)] ?? 'solid',
  }))
}

const lastOf = (values: readonly Value[]): number | null =>
  values.reduce<number | null>((last, value) => (typeof value === 'number' ? value : last), null)

/** Pixels each name moves up (−) or down so that none lies on another, nor under the value `least`. */
export function shiftsOf(
  ends: readonly (number | null)[],
  scale: number,
  least = Number.NEGATIVE_INFINITY,
): number[] {
  const order = ends
    .map((value, index) => ({ index, y: value === null ? null : -value * scale }))
    .filter((one): one is { index: number; y: number } => one.y !== null)
    .sort((one, other) => one.y - other.y)
  const shifts = ends.map(() => 0)
  let below = Number.NEGATIVE_INFINITY
  for (const { index, y } of order) {
    const at = Math.max(y, below + LINE)
    shifts[index] = Math.round(at - y)
    below = at
  }
  let above = -least * scale
  for (const { index, y } of [...order].reverse()) {
    const at = Math.min(y + (shifts[index] ?? 0), above)
    shifts[index] = Math.round(at - y)
    above = at - LINE
  }
  return shifts
}

/** Of many months those that begin a quarter, and the years. */
const isNamed = (mark: string): boolean =>
  mark.includes('\n') || !/^\d{1,2}$/.test(mark) || Number(mark) % 3 === 1

/** A line for each place with its name at the end, over the thin grey path. */
export function compareOption(data: Compared, tokens: ChartTokens): EChartsOption {
  const { places, expected, unit, decimals } = data
  const known = [...places.flatMap(({ values }) => values), ...expected].filter(
    (value): value is number => typeof value === 'number',
  )
  const top = unit === '%' && known.every(value => value <= 100) ? 100 : Number.POSITIVE_INFINITY
  const axis = niceScale(known, { top })
  const shifts = shiftsOf(
    [...places.map(({ values }) => lastOf(values)), lastOf(expected)],
    (data.height - TOP - BOTTOM - LABELS) / (axis.max - axis.min),
  )
  const look = looks(tokens)
  return {
    grid: { left: 8, right: 112, top: TOP, bottom: BOTTOM, outerBoundsMode: 'same' },
    tooltip: { trigger: 'axis', confine: true, formatter: tipOf(data) },
    xAxis: {
      type: 'category',
      data: [...data.marks],
      boundaryGap: false,
      axisLabel: { interval: (_, mark) => data.marks.length <= 12 || isNamed(mark), hideOverlap: true },
    },
    yAxis: { type: 'value', min: axis.min, max: axis.max, interval: axis.step, axisLine: { show: false } },
    series: [
      {
        type: 'line',
        name: data.expectedName,
        data: expected.map(value => value ?? null),
        color: tokens.line3,
        lineStyle: { width: 1.5 },
        showSymbol: false,
        silent: true,
        endLabel: {
          show: true,
          formatter: `${data.expectedName} ${figureOr(lastOf(expected), decimals)}`,
          color: tokens.muted,
          fontSize: tokens.caption,
          offset: [0, shifts[places.length] ?? 0],
        },
      },
      ...places.map(({ name, values }, index) => ({
        type: 'line' as const,
        name,
        data: values.map(value => value ?? null),
        color: look[index]?.colour ?? tokens.accent,
        lineStyle: { width: 2, type: look[index]?.type ?? ('solid' as const) },
        symbol: look[index]?.mark ?? 'circle',
        symbolSize: 6,
        connectNulls: false,
        endLabel: {
          show: true,
          formatter: `${name} ${figureOr(lastOf(values), decimals)}`,
          color: look[index]?.colour ?? tokens.accent,
          fontSize: tokens.caption,
          offset: [0, shifts[index] ?? 0],
        },
      })),
    ],
  }
}

function tipOf({ periods, places, expected, expectedName, unit, decimals }: Compared) {
  return (params: unknown): string => {
    const [first] = Array.isArray(params) ? params : [params]
    const at = Number((first as { dataIndex?: number } | undefined)?.dataIndex ?? 0)
    const write = (value: Value) =>
      typeof value === 'number' ? `${figure(value, decimals)}${unit ?? ''}` : '—'
    return [
      `<b>${periods[at] ?? ''}</b>`,
      ...places.map(({ name, values }) => `${name} ${write(values[at])}`),
      typeof expected[at] === 'number' ? `${expectedName} ${write(expected[at])}` : null,
    ]
      .filter(Boolean)
      .join('<br>')
  }
}
