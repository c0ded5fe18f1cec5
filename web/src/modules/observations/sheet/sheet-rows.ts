/** A sheet as the API gives it, as shapes and first values of the grid. Pure. */
import type { ObservationFacts, SheetRow } from '../reporting-query.ts'
import { type CellName, NO_VALUES, type RowShape, type RowValues, type SheetValues } from './sheet-values.ts'

type RowFacts = Pick<SheetRow, 'definition' | 'canEnter' | 'numerator' | 'denominator' | 'value' | 'note'> & {
  indicator: { id: string }
}

export const shapeOf = ({ indicator, definition, canEnter }: RowFacts): RowShape => ({
  id: indicator.id,
  ratio: definition.kind === 'RATIO',
  numeratorItem: definition.numeratorItem ?? null,
  denominatorItem: definition.denominatorItem ?? null,
  open: canEnter,
})

const text = (value: number | null | undefined) =>
  value === null || value === undefined ? '' : String(value)

/** What was typed before; without it what was handed in and can still be changed. */
export function valuesOf(row: RowFacts, observation: ObservationFacts | null | undefined): RowValues {
  const typed = { numerator: row.numerator, denominator: row.denominator, value: row.value, note: row.note }
  if (Object.values(typed).some(Boolean) || !observation || observation.status === 'WITHDRAWN')
    return {
      numerator: typed.numerator ?? '',
      denominator: typed.denominator ?? '',
      value: typed.value ?? '',
      note: typed.note ?? '',
    }
  return {
    ...NO_VALUES,
    numerator: text(observation.numerator),
    denominator: text(observation.denominator),
    value: text(observation.value),
    note: observation.note ?? '',
  }
}

/** Words of an earlier visit that were kept on this computer; anything unreadable counts as none. */
export function readBackup(stored: string | null): SheetValues | null {
  try {
    const kept: unknown = stored === null ? null : JSON.parse(stored)
    if (!kept || typeof kept !== 'object') return null
    const rows = Object.entries(kept as Record<string, Partial<Record<CellName, unknown>>>).map(
      ([id, row]) => {
        const cell = (name: CellName) => (typeof row?.[name] === 'string' ? String(row[name]) : '')
        return [
          id,
          {
            numerator: cell('numerator'),
            denominator: cell('denominator'),
            value: cell('value'),
            note: cell('note'),
          },
        ] as const
      },
    )
    return Object.fromEntries(rows)
  } catch {
    return null
  }
}
