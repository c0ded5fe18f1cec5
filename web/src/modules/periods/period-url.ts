/** How the period of a board lives in its address. Pure. */
import { isDay, type LinkParams } from '../../scope-url.ts'
import { PERIODS, type Period, type PeriodChoice } from './period.ts'

export interface PeriodView {
  period: PeriodChoice
  /** Days of `custom`; null otherwise. */
  own: Period | null
}

/** Reads an address; whatever it does not know counts as absent. */
export function readPeriod(search: string): PeriodView {
  const params = new URLSearchParams(search)
  const [from, until] = [params.get('from'), params.get('until')]
  const own = from && until && isDay(from) && isDay(until) && from <= until ? { from, until } : null
  const period = PERIODS.find(one => one === params.get('period')) ?? 'days'
  if (period === 'custom') return own ? { period, own } : { period: 'days', own: null }
  return { period, own: null }
}

/** The period as parameters; what is usual is left out. */
export const periodParams = ({ period, own }: PeriodView): LinkParams => ({
  period: period === 'days' ? null : period,
  from: own?.from ?? null,
  until: own?.until ?? null,
})
