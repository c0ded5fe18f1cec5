import type { ChartTokens } from '../../../ui/index.ts'
import type { Light } from './course.ts'
import { type Drawing, LINE, number, type Point, quiet, type Series, SHAPES, time } from './course-drawing.ts'

/** The expected path: thin, with its corners; baseline and target named at its ends. */
export function pathLine(drawing: Drawing): Series {
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
export function actualLine({ course, words, tokens }: Drawing): Series {
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
export function gapLine(drawing: Drawing): Series[] {
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
/** A stub where another definition begins, with what it did to the denominator: under the line, or above where no room is. */
export function changeLines(drawing: Drawing): Series[] {
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
