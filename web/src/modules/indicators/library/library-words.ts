import { decimal } from '../../../i18n/format.ts'
import { type T, useWords } from '../../../i18n/index.ts'
import type { ComparedField } from './definition-changes.ts'

const LEVEL_KEYS = ['PROVINCE', 'CITY', 'COUNTY', 'TOWN', 'VILLAGE'] as const

/** 1 province … 5 village in words. */
export const levelWord = (t: T, level: number): string => {
  const key = LEVEL_KEYS[level - 1]
  return key ? t(`tasks:level.${key}`) : String(level)
}

/** 镇级、村级 */
export const levelWords = (t: T, levels: readonly number[]): string =>
  [...levels]
    .sort((one, other) => one - other)
    .map(level => levelWord(t, level))
    .join(t('library:comma'))

interface TargetFacts {
  baselineYear?: number | null | undefined
  baseline?: number | null | undefined
  targetYear?: number | null | undefined
  target?: number | null | undefined
  targetText?: string | null | undefined
}

/** `2020 30 → 2025 100 %`; a target in words stands as it is; null without any. */
export function pathWords(from: TargetFacts, unit: string | null | undefined): string | null {
  const side = (year?: number | null, value?: number | null) =>
    value === null || value === undefined ? null : [year, decimal(value)].filter(Boolean).join(' ')
  const target = side(from.targetYear, from.target) ?? from.targetText
  if (!target) return null
  const baseline = side(from.baselineYear, from.baseline)
  const words = [baseline, target].filter(Boolean).join(' → ')
  return unit && from.target !== null && from.target !== undefined ? `${words} ${unit}` : words
}

/** The plan's words in one piece: the cells of a table stand on lines of their own in its text. */
export const sourceWords = (text: string): string =>
  text
    .split(/[\n|]+/)
    .map(part => part.trim())
    .filter(Boolean)
    .join(' · ')

/** A field's value in the words of the form. */
export function useValueWords(): (field: ComparedField, value: string | number | boolean | null) => string {
  const { t } = useWords()
  return (field, value) => {
    if (value === null) return t('library:empty.value')
    if (field === 'kind') return t(`library:kind.${value as 'RATIO'}`)
    if (field === 'direction') return t(`library:direction.${value as 'HIGHER'}`)
    if (field === 'cumulative') return t(value ? 'library:yes' : 'library:no')
    return typeof value === 'number' ? decimal(value, 6) : String(value)
  }
}
