/** How numbers and days are written. Days are `YYYY-MM-DD` strings throughout: a calendar day has no time zone. */
import type { Language } from './index.ts'

const WEEKDAYS = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}

/** `周二` of `2024-10-15`. */
export function weekdayOf(day: string, language: Language = 'zh-CN'): string {
  return WEEKDAYS[language][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
}

/** `10-15` within the year looked at, `2025-12-31` outside it. */
export function shortDay(day: string, asOf: string): string {
  return day.slice(0, 4) === asOf.slice(0, 4) ? day.slice(5) : day
}

/** `10-15 周二`; with the year where it differs from that of `asOf`. */
export function dayWithWeekday(day: string, asOf: string, language: Language = 'zh-CN'): string {
  return `${shortDay(day, asOf)} ${weekdayOf(day, language)}`
}

/** Local clock time of an instant, Asia/Shanghai: `2024-10-15 08:30`. */
export function instant(iso: string): string {
  const shifted = new Date(new Date(iso).getTime() + 8 * 3_600_000)
  return shifted.toISOString().slice(0, 16).replace('T', ' ')
}

/** `0.86009…` → `86.0`; null = no data. One decimal, but `100` stays whole. */
export function percent(value: number | null | undefined, decimals = 1): string | null {
  if (value === null || value === undefined) return null
  return value === 1 ? '100' : (value * 100).toFixed(decimals)
}

/** `1512` → `1,512`; from a million on `123.4 万` in Chinese (`1,234,000` in English). */
export function count(value: number, language: Language = 'zh-CN'): string {
  if (language === 'zh-CN' && Math.abs(value) >= 1_000_000) {
    return `${(value / 10_000).toLocaleString('en-US', { maximumFractionDigits: 1 })} 万`
  }
  return value.toLocaleString('en-US')
}

/** Change with its sign and a true minus: `+1.8`, `−0.9`, `0`. */
export function signed(value: number, decimals = 0): string {
  const text = Math.abs(value).toFixed(decimals)
  if (Number(text) === 0) return '0'
  return `${value < 0 ? '−' : '+'}${text}`
}

/** A value of an indicator with at most two decimals: `83.3`, `100`. */
export function decimal(value: number, decimals = 2): string {
  return trimZeros(value.toFixed(decimals)).replace(/\B(?=(\d{3})+(?!\d)(?=\.|$))/g, ',')
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** Minutes between two instants, for `5 分钟前`. */
export function minutesBetween(from: number, to: number): number {
  return Math.max(0, Math.floor((to - from) / 60_000))
}
