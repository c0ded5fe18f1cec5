/** What of the cockpit lives in its address besides place and date. Pure. */
import type { LinkParams } from '../../scope-url.ts'
import { type PeriodView, periodParams, readPeriod } from '../periods/period-url.ts'

/** The period of the cockpit in its address: it knows the usual ones only. */
export function readBoardPeriod(search: string): PeriodView {
  const view = readPeriod(search)
  return view.period === 'custom' ? { period: 'days', own: null } : view
}

/** What else of the board lives in the address, to be kept while moving between places: period, part, units shown. */
export function boardParams(search: string): LinkParams {
  const params = new URLSearchParams(search)
  return {
    ...periodParams(readBoardPeriod(search)),
    part: params.get('part') === 'JOINT' ? 'JOINT' : null,
    units: params.get('units') === 'all' ? 'all' : null,
  }
}
