import type { ChartTokens, EChartsOption } from '../../../ui/index.ts'
import { type Course, niceScale, spanOf, yearEnds } from './course.ts'
import { type CourseLook, type CourseWords, type Drawing, time } from './course-drawing.ts'
import { forecastLines } from './course-forecast.ts'
import { actualLine, changeLines, gapLine, pathLine } from './course-lines.ts'
import { courseTip } from './course-tip.ts'

const TOP = 24
const BOTTOM = 8
/** Room that the words under the axis take within the drawing. */
const LABELS = 20

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
