import type { Column } from './column.ts'

/** Pixels a column without a width of its own needs at least. */
const LEAST = 160

/** English words take more room than Chinese ones, large letters more than small ones. */
const WIDER_WORDS = 1.25
const WIDER_LETTERS = 1.25
const NARROWEST_OF_WORDS = 60

/** The columns with the widths that a language and a size of type need; boxes take the same, figures as many letters. */
export function widened<Each extends Pick<Column<never>, 'width' | 'figure'>>(
  columns: readonly Each[],
  { english, large }: { english: boolean; large: boolean },
): readonly Each[] {
  if (!english && !large) return columns
  return columns.map(column => {
    if (!column.width || column.width < NARROWEST_OF_WORDS) return column
    const words = english && !column.figure ? WIDER_WORDS : 1
    return { ...column, width: Math.round(column.width * words * (large ? WIDER_LETTERS : 1)) }
  })
}

/** How wide a table of these columns is at least. */
export const leastWidth = (columns: readonly Pick<Column<never>, 'width' | 'least'>[]): number =>
  columns.reduce((sum, column) => sum + (column.width ?? column.least ?? LEAST), 0)

/**
 * The columns there is room for: those that can be spared give way, the first to go first, until the rest fits or
 * nothing more can be spared. All of them while the room (pixels) is not known.
 */
export function fitting<Each extends Pick<Column<never>, 'width' | 'least' | 'spare'>>(
  columns: readonly Each[],
  room: number | null,
): readonly Each[] {
  if (room === null) return columns
  let kept = columns
  while (leastWidth(kept) > room) {
    const first = Math.min(...kept.map(({ spare }) => spare ?? Number.POSITIVE_INFINITY))
    const goes = kept.find(({ spare }) => spare === first)
    if (!goes) return kept
    kept = kept.filter(column => column !== goes)
  }
  return kept
}
