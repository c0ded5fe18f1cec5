import type { TaskTarget as TaskTargetRow } from '#prisma'
import { sourceRange } from '../../platform/source-range.type.ts'
import type { TaskTarget } from './task.type.ts'

/** Targets as they leave the server. */
export const toTargets = (rows: readonly TaskTargetRow[]): TaskTarget[] =>
  rows.map(({ text, value, unit, comparator, sourceStart, sourceEnd }) => ({
    text,
    value: value === null ? null : value.toNumber(),
    unit,
    comparator,
    source: sourceRange(sourceStart, sourceEnd),
  }))
