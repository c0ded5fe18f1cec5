import { type Day, isDay } from '../../../platform/day.ts'
import { badInput } from '../../../platform/errors.ts'
import {
  COMPARATORS,
  type Comparator,
  type DraftTask,
  type PlanDraftState,
  type Range,
} from './draft-state.ts'

/** Longest texts a person may put into a field, in UTF-16 units. */
export const LONGEST = { no: 40, name: 100, title: 300, words: 2_000, text: 50_000 } as const

/** Most entries of a list inside one task. */
export const MOST_ENTRIES = 200

export function taskOf(state: PlanDraftState, id: string, field: string): DraftTask {
  const task = state.tasks.find(task => task.id === id)
  if (!task) throw badInput(field, '草稿里没有这项任务，可能已被合并。请刷新后重试。')
  return task
}

/** The words without white space at either end. Throws when nothing is left or when they are too long. */
export function filled(value: string, field: string, what: string, longest: number): string {
  const words = value.trim()
  if (words === '') throw badInput(field, `${what}不能为空。`)
  return short(words, field, what, longest)
}

export function short(value: string, field: string, what: string, longest: number): string {
  if (value.length > longest)
    throw badInput(field, `${what}不能超过 ${longest} 字，现为 ${value.length} 字。`)
  return value
}

/** Words that may be missing: blank counts as none. */
export function optional(
  value: string | null,
  field: string,
  what: string,
  longest: number = LONGEST.title,
): string | null {
  const words = value?.trim() ?? ''
  return words === '' ? null : short(words, field, what, longest)
}

export function dayOrNull(value: Day | null, field: string, what: string): Day | null {
  if (value === null) return null
  const plausible = isDay(value) && value >= '1949-10-01' && value < '2100-01-01'
  if (!plausible) throw badInput(field, `${what}不是有效的日期，请写成 2024-10-15 的样子。`)
  return value
}

export function yearOrNull(value: number | null, field: string, what: string): number | null {
  if (value === null) return null
  if (!Number.isInteger(value) || value < 1949 || value > 2099)
    throw badInput(field, `${what}应为四位年份，例如 2025。`)
  return value
}

export function numberOrNull(value: number | null, field: string, what: string): number | null {
  if (value !== null && !Number.isFinite(value)) throw badInput(field, `${what}应为数字。`)
  return value
}

export function comparatorOf(value: string, field: string): Comparator {
  const comparator = COMPARATORS.find(known => known === value)
  if (!comparator) throw badInput(field, `比较方式只能是 ${COMPARATORS.join('、')} 之一。`)
  return comparator
}

/** A range a client sends must lie in the plan's text; none is fine. */
export function rangeOrNull(range: Range | null, textLength: number, field: string): Range | null {
  if (range === null) return null
  const { start, end } = range
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start || end > textLength)
    throw badInput(field, '所选文字不在方案原文之内，请重新选取。')
  return { start, end }
}

export function notTooMany(entries: readonly unknown[], field: string): void {
  if (entries.length > MOST_ENTRIES)
    throw badInput(field, `一项任务最多填 ${MOST_ENTRIES} 条，请拆成几项任务。`)
}
