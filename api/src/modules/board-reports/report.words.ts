import type { Day } from '../../platform/day.ts'
import type { Rate } from '../../platform/rate.type.ts'

/** 2024年10月15日 */
export const dayWords = (day: Day): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

export const periodWords = ({ from, until }: { from: Day; until: Day }): string =>
  from === until ? dayWords(from) : `${dayWords(from)}至${dayWords(until)}`

/** 9,095: as on the screen. */
export const countWords = (value: number): string => value.toLocaleString('en-US')

/** 91.7%; `无数据` is never 0. */
export const percentWords = (value: number | null): string =>
  value === null ? '无数据' : `${value === 1 ? '100' : (value * 100).toFixed(1)}%`

/** 91.7%（788/859） */
export const rateWords = ({ value, numerator, denominator }: Rate): string =>
  value === null ? '无数据' : `${percentWords(value)}（${countWords(numerator)}/${countWords(denominator)}）`

/** `+1.8`, `−0.9`, `0`; an empty cell is `—`. */
export function signedWords(value: number | null, decimals = 1): string {
  if (value === null) return '—'
  const text = Math.abs(value).toFixed(decimals)
  if (Number(text) === 0) return '0'
  return `${value < 0 ? '−' : '+'}${text}`
}

/** 较上期增加 12 件（+3.2%） */
export function countChange(base: string, value: number, before: number): string {
  const difference = value - before
  if (difference === 0) return `与${base}持平`
  const share = before === 0 ? '' : `（${signedWords((difference / before) * 100)}%）`
  return `较${base}${difference > 0 ? '增加' : '减少'}${countWords(Math.abs(difference))}件${share}`
}

/** 较上期上升 1.8 个百分点 */
export function pointsChange(base: string, points: number | null): string {
  if (points === null) return ''
  const text = Math.abs(points).toFixed(1)
  if (Number(text) === 0) return `，与${base}持平`
  return `，较${base}${points > 0 ? '上升' : '下降'}${text}个百分点`
}

/** A value with at most its own digits: 83.3, 100, 3,384, —. */
export function figureWords(value: number | null, decimals = 2): string {
  if (value === null) return '—'
  return Number(value.toFixed(decimals)).toLocaleString('en-US', { maximumFractionDigits: decimals })
}
