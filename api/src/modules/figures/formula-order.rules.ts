import type { ReportFrequency } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { type Period, periodOf, periodsBetween } from '../../platform/period.ts'
import { formulaUses, type LibraryIndicator } from '../indicators/index.ts'

/** The indicators a formula indicator uses or ever used, by number. */
export const usedBy = ({ definitions }: LibraryIndicator): Set<number> =>
  new Set(definitions.flatMap(({ formula }) => (formula === null ? [] : formulaUses(formula))))

/**
 * Formula indicators in an order in which each comes after those it uses. The library lets no circle in; should there be
 * one, it is left out rather than followed for ever.
 */
export function formulaOrder(library: readonly LibraryIndicator[]): LibraryIndicator[] {
  const waiting = new Map(
    library.filter(({ feed }) => feed === 'FORMULA').map(indicator => [indicator.no, indicator]),
  )
  const ordered: LibraryIndicator[] = []
  for (let found = true; found; ) {
    const ready = [...waiting.values()].filter(
      indicator => ![...usedBy(indicator)].some(no => waiting.has(no)),
    )
    for (const indicator of ready) waiting.delete(indicator.no)
    ordered.push(...ready)
    found = ready.length > 0
  }
  return ordered
}

/** The period of a used indicator that speaks for a period of the formula: the one its last day lies in. */
export const usedPeriod = (frequency: ReportFrequency, period: Pick<Period, 'endsOn'>): Period =>
  periodOf(frequency, period.endsOn)

/** The periods of a formula for which a period of a used indicator speaks. */
export function formulaPeriods(frequency: ReportFrequency, used: Period): Period[] {
  return periodsBetween(frequency, used.startsOn, used.endsOn).filter(
    period => usedPeriod(used.frequency, period).startsOn === used.startsOn,
  )
}

/** The period of an indicator that begins on a day. */
export const periodFrom = ({ frequency }: Pick<LibraryIndicator, 'frequency'>, startsOn: Day): Period =>
  periodOf(frequency, startsOn)
