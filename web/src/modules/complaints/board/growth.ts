/** How much more or fewer than before. Pure. */
import { signed } from '../../../i18n/format.ts'

/** Share by which a count grew; null where there was nothing before. */
export const growthOf = (value: number, before: number): number | null =>
  before === 0 ? null : value / before - 1

/** `+44%`, `−5%`, `0`; null where there is nothing to compare with. */
export function growthText(growth: number | null | undefined): string | null {
  if (growth === null || growth === undefined) return null
  const text = signed(growth * 100)
  return text === '0' ? text : `${text}%`
}

export const GROWTHS = ['fewer', 'even', 'more', 'most'] as const
/** fewer: by 10 % or more; most: by 30 % or more, or new. */
export type Growth = (typeof GROWTHS)[number]

export function growthStep(growth: number | null): Growth {
  if (growth === null || growth >= 0.3) return 'most'
  if (growth >= 0.1) return 'more'
  return growth > -0.1 ? 'even' : 'fewer'
}
