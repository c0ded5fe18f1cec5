import type { ChartTokens, EChartsOption } from '../../../ui/index.ts'
import { figure } from '../figure-words.ts'
import { type Course, type Light, niceScale, spanOf, yearEnds } from './course.ts'

/** The words of the chart in the reader's language. */
export interface CourseWords {
  actual: string
  expected: string
  target: string
  baseline: string
  forecast: string
  band: string
  ahead: string
  behind: string
  even: string
  /** `10-15` */
  marker: string
  yearEnd(year: number): string
  change(period: string): string
  changeParts(from: number, to: number): string
  period(key: string): string
  parts: string
  version(version: number): string
  late: string
}

export interface CourseLook {
  decimals: number
  unit: string | null
  /** Of the whole drawing, in px. */
  height: number
  /** A phone: fewer words beside the lines. */
  narrow: boolean
}

const TOP = 24
const BOTTOM = 8
/** Room that the words under the axis take within the drawing. */
const LABELS = 20
/** Lines of words closer than this many pixels would lie on each other. */
const LINE = 18
const time = (day: string) => Date.parse(`${day}T00:00:00Z`)
const day = (at: number) => new Date(at).toISOString().slice(0, 10)
const SHAPES: Readonly<Record<Light, string>> = { GOOD: '●', NEAR: '▲', BEHIND: '■', NO_DATA: '○' }

type Series = Exclude<NonNullable<EChartsOption['series']>, readonly unknown[]>
type Point = { value: [number, number]; [key: string]: unknown }

interface Drawing {
  course: Course
  words: CourseWords
  look: CourseLook
  tokens: ChartTokens
  /** Pixels of one unit of the scale. */
  scale: number
  /** Lower end of the scale. */
  low: number
}

const number = ({ look }: Drawing, value: number) => figure(value, look.decimals)

/** What every line shares: no marks, no answer to the mouse of its own. */
const quiet = { type: 'line' as const, showSymbol: false, symbol: 'none', silent: true, z: 2 }

/** The expected path: thin, with its corners; baseline and target named at its ends. */
function pathLine(drawing: Drawing): Series {
  const { course, words, tokens, look, scale, low } = drawing
  const last = course.path.length - 1
  const text = { color: tokens.ink2, fontSize: tokens.caption, show: true }
  const data = course.path.map(({ day: on, value }, index): Point => {
    const point: Point = { value: [time(on), value] }
    if (index === last && last > 0) {
      return {
        ...point,
        symbol: 'rect',
        symbolSize: [10, 2],
        itemStyle: { color: tokens.ink, borderWidth: 0 },
        label: {
          ...text,
          position: 'right',
          fontWeight: 700,
          color: tokens.ink,
          formatter: `${words.target} ${number(drawing, value)}`,
        },
      }
    }
    const name = index === 0 ? `${words.baseline} ${number(drawing, value)}` : number(drawing, value)
    // Below the line where it rises, unless the words under the axis stand there.
    const below = value <= (course.path[index + 1]?.value ?? value) && (value - low) * scale > 2 * LINE
    return {
      ...point,
      label: {
        ...text,
        show: index === 0 || !look.narrow,
        color: index === 0 ? tokens.ink2 : tokens.muted,
        position: index === 0 && below ? 'bottom' : 'top',
        align: index === 0 ? 'left' : 'center',
        distance: 6,
        formatter: name,
      },
    }
  })
  return {
    ...quiet,
    name: words.expected,
    data,
    z: 3,
    color: tokens.line3,
    lineStyle: { width: 1.5, color: tokens.line3 },
    showSymbol: true,
    symbol: 'circle',
    symbolSize: 5,
    itemStyle: { color: tokens.surface, borderColor: tokens.line3, borderWidth: 1.5 },
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color: tokens.line3, type: 'dotted', width: 1 },
      label: {
        formatter: words.marker,
        color: tokens.ink2,
        fontSize: tokens.caption,
        position: 'end',
        distance: 4,
      },
      data: [{ xAxis: time(course.asOf) }],
    },
  }
}

/** What was reported, carried on to the day looked at while it is fresh; holes stay holes. */
function actualLine({ course, words, tokens }: Drawing): Series {
  const data: [number, number | null][] = course.periods.map(one => [time(one.day), one.value])
  const last = data[data.length - 1]
  if (course.now && last && last[0] < time(course.asOf)) data.push([time(course.asOf), course.now.value])
  const lone = course.periods.filter(({ value }) => value !== null).length < 2
  return {
    ...quiet,
    name: words.actual,
    data,
    z: 5,
    color: tokens.accent,
    lineStyle: { width: 2.25, join: 'round' },
    connectNulls: false,
    ...(lone ? { showSymbol: true, symbol: 'circle', symbolSize: 6 } : {}),
  }
}

const lightColour = (light: Light, tokens: ChartTokens) =>
  ({
    GOOD: { fill: tokens.good, ink: tokens.goodInk },
    NEAR: { fill: tokens.near, ink: tokens.nearInk },
    BEHIND: { fill: tokens.behind, ink: tokens.behindInk },
    NO_DATA: { fill: tokens.none, ink: tokens.muted },
  })[light]

/** The gap on the day looked at: from where it should stand to where it stands, in the colour of the light. */
function gapLine(drawing: Drawing): Series[] {
  const { course, words, tokens, scale } = drawing
  const { now } = course
  if (!now) return []
  const at = time(course.asOf)
  const colour = lightColour(now.light, tokens)
  const text = { show: true, fontSize: tokens.caption + 1, backgroundColor: tokens.surface, padding: [0, 2] }
  const actual = (position: string): Point => ({
    value: [at, now.value],
    symbol: 'circle',
    symbolSize: 8,
    itemStyle: { color: tokens.accent, borderWidth: 0 },
    label: {
      ...text,
      position,
      align: 'left',
      offset: [6, 0],
      color: tokens.accent,
      fontWeight: 700,
      formatter: `${words.actual} ${number(drawing, now.value)}`,
    },
  })
  const base = {
    ...quiet,
    name: 'gap',
    z: 6,
    showSymbol: true,
    color: colour.fill,
    lineStyle: { width: 3, color: colour.fill },
  }
  if (now.expected === null) return [{ ...base, data: [actual('top')] }]
  const above = now.value >= now.expected
  const pixels = Math.abs(now.value - now.expected) * scale
  const expected: Point = {
    value: [at, now.expected],
    symbol: 'circle',
    symbolSize: 7,
    itemStyle: { color: tokens.surface, borderColor: tokens.line3, borderWidth: 1.5 },
    label: {
      ...text,
      position: above ? 'bottom' : 'top',
      align: 'right',
      offset: [-4, 0],
      color: tokens.ink2,
      formatter: `${words.expected} ${number(drawing, now.expected)}`,
    },
  }
  const middle: Point = {
    value: [at, (now.value + now.expected) / 2],
    symbol: 'circle',
    symbolSize: 1,
    itemStyle: { color: colour.fill },
    label: {
      ...text,
      show: pixels >= 2 * LINE,
      position: 'right',
      distance: 10,
      color: colour.ink,
      fontWeight: 700,
      formatter: `${SHAPES[now.light]} ${above ? words.ahead : words.behind} ${number(drawing, Math.abs(now.value - now.expected))}`,
    },
  }
  return [{ ...base, data: [expected, middle, actual(above ? 'top' : 'bottom')] }]
}

interface BandPoint {
  day: string
  low: number
  high: number
}

/** The ground between the low and the high end of a forecast. */
function bandOf(points: readonly BandPoint[], name: string, tokens: ChartTokens): Series {
  const lows = points.map(({ day: on, low }) => [time(on), low])
  const highs = points.map(({ day: on, high }) => [time(on), high]).reverse()
  return {
    type: 'custom',
    name,
    silent: true,
    clip: true,
    z: 1,
    data: points.map(({ day: on, low, high }) => [time(on), low, high]),
    encode: { x: 0, y: [1, 2] },
    renderItem: ({ dataIndex }, api) =>
      dataIndex > 0
        ? null
        : {
            type: 'polygon',
            shape: { points: [...lows, ...highs].map(at => api.coord(at)) },
            style: { fill: tokens.accent2, opacity: 0.2 },
          },
  }
}

/** Dotted on to the target, with the band in which it lies four times out of five. */
function forecastLines(drawing: Drawing): Series[] {
  const { course, words, tokens, scale } = drawing
  const { now, forecast, path } = course
  const end = forecast[forecast.length - 1]
  if (!end) return []
  const start = now ? [{ day: course.asOf, value: now.value, low: now.value, high: now.value }] : []
  const points = [...start, ...forecast]
  const target = path[path.length - 1]
  const apart = target ? (target.value - end.value) * scale : LINE
  const shift = Math.abs(apart) >= LINE ? 0 : (apart >= 0 ? 1 : -1) * (LINE - Math.abs(apart))
  return [
    bandOf(points, words.band, tokens),
    {
      ...quiet,
      name: words.forecast,
      z: 4,
      color: tokens.accent,
      lineStyle: { width: 2, type: 'dotted' },
      data: points.map(one => [time(one.day), one.value]),
      endLabel: {
        show: true,
        color: tokens.accent,
        fontSize: tokens.caption,
        offset: [0, shift],
        formatter: `${words.forecast} ${number(drawing, end.value)}`,
      },
    },
  ]
}

/** A stub where another definition begins, with what it did to the denominator: under the line, or above where no room is. */
function changeLines(drawing: Drawing): Series[] {
  const { course, words, tokens, scale, low, look } = drawing
  return course.changes.map(({ day: on, value, period, parts }, index) => {
    const under = (value - low) * scale > 4 * LINE
    const far = (index % 2) * (2 * LINE)
    const foot = under ? low + (LINE + far) / scale : value + (3 * LINE + far) / scale
    return {
      ...quiet,
      name: words.change(period),
      color: tokens.line3,
      lineStyle: { width: 1, color: tokens.line3 },
      showSymbol: true,
      data: [
        { value: [time(on), value + (under ? -4 : 4) / scale], symbol: 'none' },
        {
          value: [time(on), foot],
          symbol: 'circle',
          symbolSize: 1,
          label: {
            show: true,
            position: 'right' as const,
            distance: 6,
            color: tokens.ink2,
            fontSize: tokens.caption,
            lineHeight: 16,
            formatter:
              parts && !look.narrow
                ? `${words.change(period)}\n${words.changeParts(parts.from, parts.to)}`
                : words.change(period),
          },
        },
      ],
    }
  })
}

const DAY = 86_400_000

/** What the period under the mouse says; after the day looked at, what the forecast says. */
export function courseTip(course: Course, words: CourseWords, look: CourseLook) {
  const write = (value: number) => `${figure(value, look.decimals)}${look.unit ?? ''}`
  const nearest = <One extends { day: string }>(list: readonly One[], at: number): One | undefined =>
    list.reduce<One | undefined>(
      (best, one) => (!best || Math.abs(time(one.day) - at) < Math.abs(time(best.day) - at) ? one : best),
      undefined,
    )
  return (params: unknown): string => {
    const [first] = Array.isArray(params) ? params : [params]
    const at = Number((first as { axisValue?: number; value?: [number] } | undefined)?.axisValue ?? 0)
    if (at > time(course.asOf) + DAY / 2) {
      const point = nearest(course.forecast, at)
      if (!point) return day(at)
      return [
        point.day,
        `${words.forecast} ${write(point.value)}`,
        `${words.band} ${write(point.low)} – ${write(point.high)}`,
      ].join('<br>')
    }
    const one = nearest(course.periods, at)
    if (!one) return day(at)
    return [
      `<b>${words.period(one.period)}</b>`,
      `${words.actual} ${one.value === null ? '—' : write(one.value)}`,
      one.numerator !== null && one.denominator !== null
        ? `${words.parts} ${one.numerator}/${one.denominator}`
        : null,
      one.expected === null ? null : `${words.expected} ${write(one.expected)}`,
      one.version === null ? null : words.version(one.version),
      one.late ? words.late : null,
    ]
      .filter(Boolean)
      .join('<br>')
  }
}

/** Every number drawn, for the scale. */
const numbersOf = ({ path, periods, forecast, now }: Course): number[] =>
  [
    ...path.map(({ value }) => value),
    ...periods.map(({ value }) => value),
    ...forecast.flatMap(({ value, low, high }) => [value, low, high]),
    now?.value ?? null,
    now?.expected ?? null,
  ].filter((value): value is number => value !== null)

/** Words under a line that runs along the floor need a step of room. */
const needsRoom = ({ changes, path }: Course, numbers: readonly number[]): boolean =>
  changes.length > 0 || path[0]?.value === Math.min(...numbers)

/** Actual solid, expected thin with its corners, forecast dotted in its band, the gap marked on the day looked at. */
export function courseOption(
  course: Course,
  words: CourseWords,
  look: CourseLook,
  tokens: ChartTokens,
): EChartsOption {
  const numbers = numbersOf(course)
  const top = look.unit === '%' && Math.max(...numbers) <= 100 ? 100 : Number.POSITIVE_INFINITY
  const axis = niceScale(numbers, { room: needsRoom(course, numbers), top })
  const scale = (look.height - TOP - BOTTOM - LABELS) / (axis.max - axis.min)
  const drawing: Drawing = { course, words, look, tokens, scale, low: axis.min }
  const [first, last] = spanOf(course)
  const ends = yearEnds(first, last)
  return {
    useUTC: true,
    grid: { left: 8, right: look.narrow ? 72 : 92, top: TOP, bottom: BOTTOM, outerBoundsMode: 'same' },
    tooltip: { trigger: 'axis', confine: true, formatter: courseTip(course, words, look) },
    xAxis: {
      type: 'value',
      min: time(first),
      max: time(last),
      axisTick: { show: true, customValues: ends.map(time), lineStyle: { color: tokens.line3 } },
      axisLabel: {
        customValues: ends.map(time),
        hideOverlap: true,
        alignMinLabel: 'left',
        formatter: (value: number) => words.yearEnd(new Date(value).getUTCFullYear()),
      },
      axisLine: { show: true, onZero: false, lineStyle: { color: tokens.line3 } },
      splitLine: { show: false },
    },
    yAxis: { type: 'value', min: axis.min, max: axis.max, interval: axis.step, axisLine: { show: false } },
    series: [
      pathLine(drawing),
      ...forecastLines(drawing),
      ...changeLines(drawing),
      actualLine(drawing),
      ...gapLine(drawing),
    ],
  }
}
