import type { Context } from '../../platform/context.ts'
import type { Write } from '../../platform/write.ts'
import { type FigureEntry, putFigures } from '../figures/index.ts'
import type { ObservationRow } from './observation.row.ts'

type Published = Pick<
  ObservationRow,
  'indicatorId' | 'placeCode' | 'startsOn' | 'numerator' | 'denominator' | 'value' | 'late'
>

/** Gathers values by indicator and period. */
export function figureEntries(values: readonly Published[]): FigureEntry[] {
  const entries = new Map<string, FigureEntry & { own: Published[] }>()
  for (const value of values) {
    const key = `${value.indicatorId} ${value.startsOn}`
    const entry = entries.get(key)
    if (entry) entry.own.push(value)
    else entries.set(key, { indicatorId: value.indicatorId, startsOn: value.startsOn, own: [value] })
  }
  return [...entries.values()]
}

/** Values count from today on: their figures, and all that is made of them, are written in the same write. */
export const publishObservations = (
  step: Write,
  context: Pick<Context, 'clock' | 'db'>,
  jurisdictionCode: string,
  values: readonly Published[],
): Promise<void> =>
  putFigures(step, context, {
    jurisdictionCode,
    knownOn: context.clock.today(),
    entries: figureEntries(values),
  })
