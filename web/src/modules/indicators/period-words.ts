/** Periods of reporting on a screen. Keys are `2024-09`, `2024-Q3`, `2024-H1` and `2024`. Pure but for the words. */
import type { T } from '../../i18n/index.ts'

const LAST_MONTH: Readonly<Record<string, string>> = {
  Q1: '03-31',
  Q2: '06-30',
  Q3: '09-30',
  Q4: '12-31',
  H1: '06-30',
  H2: '12-31',
}

/** `2024年9月`, `2024年三季度`, `2024年下半年`, `2024年`; a key that is none stands as it is. */
export function periodName(key: string, t: T): string {
  const [, year, part] = /^(\d{4})(?:-(\d{2}|Q[1-4]|H[12]))?$/.exec(key) ?? []
  if (year === undefined) return key
  if (part === undefined) return t('figures:period.year', { year })
  if (part.startsWith('Q')) {
    const quarter = part as 'Q1' | 'Q2' | 'Q3' | 'Q4'
    return t('figures:period.quarter', { year, part: t(`figures:period.part.${quarter}`) })
  }
  if (part.startsWith('H')) return t(`figures:period.half.${part === 'H1' ? 'first' : 'second'}`, { year })
  return t('figures:period.month', { year, month: Number(part) })
}

/** Head of a narrow column: `9`, `Q3`, `H1`, `2024`. */
export function periodMark(key: string): string {
  const part = key.slice(5)
  if (part === '') return key
  return /^\d/.test(part) ? String(Number(part)) : part
}

/** `2024` where a row of marks enters a new year; the first one says its year too. */
export function yearMark(keys: readonly string[], index: number): string | null {
  const year = keys[index]?.slice(0, 4)
  if (year === undefined || keys[index]?.length === 4) return null
  return index === 0 || keys[index - 1]?.slice(0, 4) !== year ? year : null
}

/** Last day of a period. */
export function periodEnd(key: string): string {
  const [year, part] = [key.slice(0, 4), key.slice(5)]
  if (part === '') return `${year}-12-31`
  const fixed = LAST_MONTH[part]
  if (fixed) return `${year}-${fixed}`
  return new Date(Date.UTC(Number(year), Number(part), 0)).toISOString().slice(0, 10)
}

/** Whole and half months from one day to another: 14.5. Never negative. */
export function monthsBetween(from: string, to: string): number {
  const months = (Date.parse(to) - Date.parse(from)) / (86_400_000 * (365.25 / 12))
  return Math.max(0, Math.round(months * 2) / 2)
}
