/** Pure wording of indicators. */
import { decimal } from '../../i18n/format.ts'

interface Facts {
  baseline?: number | null
  target?: number | null
  targetText?: string | null
  comparator: string
}

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥ ', '<=': '≤ ', '>': '> ', '<': '< ', '=': '' }

/** Figure of the start; 0 is a figure, nothing is null. */
export const baselineText = ({ baseline }: Facts): string | null =>
  baseline === null || baseline === undefined ? null : decimal(baseline)

/** `≥ 97.5`; a target in words stands as it is. */
export function targetText({ target, targetText: words, comparator }: Facts): string | null {
  if (target === null || target === undefined) return words || null
  return `${SIGNS[comparator] ?? ''}${decimal(target)}`
}

const LEVELS = ['PROVINCE', 'CITY', 'COUNTY', 'TOWN', 'VILLAGE'] as const

/** Key of the level's word; null for the jurisdiction itself. */
export const levelKey = (level: string | null | undefined): (typeof LEVELS)[number] | null =>
  LEVELS.find(one => one === level?.toUpperCase()) ?? null
