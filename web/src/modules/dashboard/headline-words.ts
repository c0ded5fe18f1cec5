import { percent, signed } from '../../i18n/format.ts'
import type { T } from '../../i18n/index.ts'

/** `9 月底` of the day before this month began; with the year where it is another one. */
export function monthEndWords(t: T, day: string, asOf: string): string {
  const [year, month] = day.split('-').map(Number)
  return year === Number(asOf.slice(0, 4))
    ? t('dashboard:figure.monthEnd', { month })
    : t('dashboard:figure.monthEndOfYear', { year, month })
}

/** `较 9 月底 +1`: how much more or fewer than at the end of the month before. */
export function changeWords(
  t: T,
  { now, before, decimals = 0, base }: { now: number; before: number; decimals?: number; base: string },
): string {
  return t('dashboard:figure.change', { base, change: signed(now - before, decimals) })
}

/** Change of a rate in percentage points; nothing where either has no value. */
export function rateChangeWords(
  t: T,
  now: number | null | undefined,
  before: number | null | undefined,
  base: string,
): string | null {
  if (now === null || now === undefined || before === null || before === undefined) return null
  // The difference of the two figures as they are written, so that a reader's own sum agrees.
  const [a, b] = [Number(percent(now)), Number(percent(before))]
  return changeWords(t, { now: a, before: b, decimals: 1, base })
}
