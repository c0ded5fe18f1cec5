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
  const named = PERIODS.find(one => one === params.get('period'))
  // Days without a word are days of one's own, as lists write them.
  const period = named ?? (own ? 'custom' : 'days')
  if (period === 'custom') return own ? { period, own } : { period: 'days', own: null }
  return { period, own: null }
}

/** The period as parameters; what is usual is left out. */
export const periodParams = ({ period, own }: PeriodView): LinkParams => ({
  period: period === 'days' ? null : period,
  from: own?.from ?? null,
  until: own?.until ?? null,
})

const BOARD_PERIODS = {
  days: 'LAST_30_DAYS',
  month: 'MONTH',
  quarter: 'QUARTER',
  year: 'YEAR',
  custom: 'LAST_30_DAYS',
} as const

export type BoardPeriod = (typeof BOARD_PERIODS)[PeriodChoice]

/** The period as the API names it; days of one's own count as thirty days for boards that know only the usual ones. */
export const boardPeriod = (choice: PeriodChoice): BoardPeriod => BOARD_PERIODS[choice]

/** What was chosen, of what the API answered. */
export const choiceOf = (period: BoardPeriod): PeriodChoice =>
  PERIODS.find(choice => BOARD_PERIODS[choice] === period) ?? 'days'

/** The period as boards name it that also take days of one's own; null for these. */
export const namedPeriod = (choice: PeriodChoice): BoardPeriod | null =>
  choice === 'custom' ? null : BOARD_PERIODS[choice]
