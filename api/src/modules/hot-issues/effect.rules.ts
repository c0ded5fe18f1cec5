import { addDays, type Day, daysBetween } from '../../platform/day.ts'
import { countIn, type DayCounts } from './growth.rules.ts'

/** So many days before and after are compared, fewer while they have not passed. */
export const EFFECT_DAYS = 30

export interface Effect {
  /** The day the task or notice was closed. */
  on: Day
  days: number
  before: number
  after: number
  /** after / before − 1; null without any before. */
  change: number | null
  summary: string
}

function changeWords(before: number, after: number): string {
  if (before === after) return '持平'
  if (before === 0) return `增加 ${after} 件`
  const percent = Math.round((Math.abs(after - before) / before) * 100)
  return after < before ? `减少 ${percent}%` : `增加 ${percent}%`
}

function summaryOf(days: number, before: number, after: number): string {
  if (days === 0) return '今天刚销号，之后的诉求从明天起统计。'
  const words = `销号后 ${days} 天 ${after} 件，此前 ${days} 天 ${before} 件，${changeWords(before, after)}`
  return days < EFFECT_DAYS ? `${words}（满 ${EFFECT_DAYS} 天再作比较）。` : `${words}。`
}

/** Tickets in equal days before and after the closing; the day itself belongs to before. Null before it happened. */
export function effectOf(counts: DayCounts, closedOn: Day | null, today: Day): Effect | null {
  if (closedOn === null || closedOn > today) return null
  const days = Math.min(EFFECT_DAYS, daysBetween(closedOn, today))
  const before = countIn(counts, { from: addDays(closedOn, 1 - days), until: closedOn })
  const after = countIn(counts, { from: addDays(closedOn, 1), until: addDays(closedOn, days) })
  const change = before === 0 ? null : after / before - 1
  return { on: closedOn, days, before, after, change, summary: summaryOf(days, before, after) }
}
