import type { ChartTokens, EChartsOption } from '../../../ui/index.ts'
import { figure } from '../figure-words.ts'
import type { Course, Light } from './course.ts'

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
/** Lines of words closer than this many pixels would lie on each other. */
export const LINE = 18
export const time = (day: string) => Date.parse(`${day}T00:00:00Z`)
export const SHAPES: Readonly<Record<Light, string>> = { GOOD: '●', NEAR: '▲', BEHIND: '■', NO_DATA: '○' }

export type Series = Exclude<NonNullable<EChartsOption['series']>, readonly unknown[]>
export type Point = { value: [number, number]; [key: string]: unknown }

export interface Drawing {
  course: Course
  words: CourseWords
  look: CourseLook
  tokens: ChartTokens
  /** Pixels of one unit of the scale. */
  scale: number
  /** Lower end of the scale. */
  low: number
}

export const number = ({ look }: Drawing, value: number) => figure(value, look.decimals)

/** What every line shares: no marks, no answer to the mouse of its own. */
export const quiet = { type: 'line' as const, showSymbol: false, symbol: 'none', silent: true, z: 2 }
