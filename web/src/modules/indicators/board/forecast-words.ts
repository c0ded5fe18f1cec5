import type { T } from '../../../i18n/index.ts'
import { figure } from '../figure-words.ts'

interface Forecast {
  ok: boolean
  reached: boolean
  reachesOn?: string | null
  atTarget?: { day: string; value: number } | null
}

interface Goal {
  target?: number | null
  decimals: number
}

/** The forecast of a card in a few words; the whole sentence stands on the indicator's own page. */
export function shortForecast({ ok, reached, reachesOn, atTarget }: Forecast, goal: Goal, t: T): string {
  if (reached) return t('figures:card.forecastReached')
  if (goal.target === null || goal.target === undefined) return t('figures:card.forecastNoTarget')
  if (!ok) return t('figures:card.forecastNone')
  if (reachesOn && (!atTarget || reachesOn <= atTarget.day)) {
    return t('figures:card.forecastReach', { day: reachesOn })
  }
  if (!atTarget) return t('figures:card.forecastNone')
  return t('figures:card.forecastEnd', {
    year: atTarget.day.slice(0, 4),
    value: figure(atTarget.value, goal.decimals),
    target: figure(goal.target, goal.decimals),
  })
}
