import { figure } from '../figure-words.ts'
import type { Course } from './course.ts'
import { type CourseLook, type CourseWords, time } from './course-drawing.ts'

const day = (at: number) => new Date(at).toISOString().slice(0, 10)
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
