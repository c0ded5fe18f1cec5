import type { ChartTokens } from '../../../ui/index.ts'
import { type Drawing, LINE, number, quiet, type Series, time } from './course-drawing.ts'

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
export function forecastLines(drawing: Drawing): Series[] {
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
