import type { IndicatorDirection } from '#prisma'
import { addDays, addMonths, type Day, daysBetween, endOfMonth } from '../../platform/day.ts'
import { type Outlook, type Trend, trendOf } from './trend.rules.ts'

/** One known figure. */
export interface SeriesPoint {
  /** Last day of its period. */
  day: Day
  value: number
  definitionVersion: number
}

export interface ForecastFacts {
  /** Oldest first; without what is not known. */
  points: readonly SeriesPoint[]
  asOf: Day
  /** The last aim of the path; null where there is no number to reach. */
  target: { day: Day; value: number } | null
  direction: IndicatorDirection
  unit: string | null
  /** Digits after the point in the sentence. */
  decimals: number
  /** A ratio or a share: never below 0 or above 100. */
  percent: boolean
  /** Counts of the latest figure, where it is a ratio: what is missing is said in items. */
  denominator: number | null
  numerator: number | null
}

export interface ForecastPoint extends Outlook {
  day: Day
}

export interface Forecast {
  ok: boolean
  method: string
  /** Periods it rests on. */
  periods: number
  points: ForecastPoint[]
  atTarget: ForecastPoint | null
  /** First day on which the trend reaches the target; null: not within ten years, or already there. */
  reachesOn: Day | null
  reached: boolean
  /** Change per month, now and as the target asks from `asOf` on. */
  pace: number | null
  neededPace: number | null
  missing: number | null
  missingItems: number | null
  sentence: string
}

/** The trend rests on so many periods at most, and at least. */
const MOST_PERIODS = 24
const LEAST_PERIODS = 6
const DAYS_PER_MONTH = 365.25 / 12
const FURTHEST_MONTHS = 120
/** How far a forecast without a date to aim at looks. */
const PLAIN_MONTHS = 12
/** More points than this no chart needs. */
const MOST_POINTS = 60

const METHOD =
  '泰尔–森稳健趋势：取现行口径下最近至多 24 期，两两连线斜率的中位数作为速度，近 12 个月更慢时取近 12 个月的；区间为 80%，由斜率和残差的分位数得出。'

const monthsBetween = (from: Day, to: Day): number => daysBetween(from, to) / DAYS_PER_MONTH

const dayAfter = (day: Day, months: number): Day => addDays(day, Math.ceil(months * DAYS_PER_MONTH - 1e-9))

/** The last periods under the definition now in force: figures under another one are another series. */
export function usedPoints(points: readonly SeriesPoint[]): SeriesPoint[] {
  const now = points.at(-1)?.definitionVersion
  const change = points.findLastIndex(({ definitionVersion }) => definitionVersion !== now)
  return points.slice(change + 1).slice(-MOST_PERIODS)
}

/** Where an indicator will stand at its target date if it goes on as it does (DOMAIN §4 lights are judged elsewhere). */
export function forecastOf(facts: ForecastFacts): Forecast {
  const used = usedPoints(facts.points)
  const last = used.at(-1)
  if (last === undefined || used.length < LEAST_PERIODS) return tooLittle(facts, used.length)
  const first = used[0]!
  const trend = trendOf(used.map(({ day, value }) => ({ x: monthsBetween(first.day, day), y: value })))
  const at = (day: Day) => outlook(facts, trend, last.day, day)
  const reached = facts.target !== null && isReached(facts, last.value)
  const future = facts.target !== null && facts.target.day > last.day ? facts.target.day : null
  const outcome = {
    ok: true,
    method: METHOD,
    periods: used.length,
    points: daysAhead(last.day, future).map(at),
    atTarget: future === null ? null : at(future),
    reached,
    reachesOn: reached ? null : reachedOn(facts, trend, last),
    pace: rounded(trend.slope),
    ...missingOf(facts, last),
  }
  const span = Math.round(monthsBetween(first.day, last.day))
  return { ...outcome, sentence: sentenceOf(facts, outcome, span) }
}

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

function outlook({ percent }: ForecastFacts, trend: Trend, from: Day, day: Day): ForecastPoint {
  const clip = (value: number) => rounded(percent ? Math.min(100, Math.max(0, value)) : value)
  const { value, low, high } = trend.at(monthsBetween(from, day))
  return { day, value: clip(value), low: clip(low), high: clip(high) }
}

/** Ends of months up to the target date, which is the last of them; fewer where it is far away. */
function daysAhead(from: Day, target: Day | null): Day[] {
  const months = target === null ? PLAIN_MONTHS : Math.min(FURTHEST_MONTHS, monthsBetween(from, target))
  const step = Math.ceil(months / MOST_POINTS)
  const days: Day[] = []
  for (let ahead = step; ahead <= Math.ceil(months); ahead += step)
    days.push(endOfMonth(addMonths(`${from.slice(0, 7)}-01`, ahead)))
  return target === null || months === FURTHEST_MONTHS ? days : [...days.filter(day => day < target), target]
}

const isReached = ({ target, direction }: ForecastFacts, value: number): boolean =>
  target !== null && (direction === 'LOWER' ? value <= target.value : value >= target.value)

function reachedOn({ target, asOf }: ForecastFacts, trend: Trend, last: SeriesPoint): Day | null {
  if (target === null || trend.slope === 0) return null
  const months = (target.value - trend.at(0).value) / trend.slope
  if (months > FURTHEST_MONTHS) return null
  // A negative way: the trend leads away from the target, or has passed it while the latest figure has not.
  const passed = months <= 0 && Math.abs(target.value - trend.at(0).value) < Math.abs(trend.slope)
  if (months <= 0 && !passed) return null
  const day = dayAfter(last.day, Math.max(0, months))
  return day < asOf ? asOf : day
}

function missingOf(facts: ForecastFacts, last: SeriesPoint) {
  const { target, asOf, denominator, numerator, direction } = facts
  if (target === null) return { neededPace: null, missing: null, missingItems: null }
  const way = direction === 'LOWER' ? last.value - target.value : target.value - last.value
  const months = monthsBetween(asOf, target.day)
  const counted = facts.percent && denominator !== null && numerator !== null
  const items = counted ? itemsMissing(target.value, numerator, denominator, direction) : null
  return {
    missing: rounded(Math.max(0, way)),
    missingItems: items,
    neededPace: months <= 0 ? null : way <= 0 ? 0 : rounded((target.value - last.value) / months),
  }
}

/** Whole items that have to come above the line (or leave it, where less is better) at today's denominator. */
function itemsMissing(
  target: number,
  numerator: number,
  denominator: number,
  direction: IndicatorDirection,
): number {
  const asked = (target * denominator) / 100
  const items =
    direction === 'LOWER' ? numerator - Math.floor(asked + 1e-9) : Math.ceil(asked - 1e-9) - numerator
  return Math.max(0, items)
}

function tooLittle(facts: ForecastFacts, periods: number): Forecast {
  const last = facts.points.at(-1)
  const missing = last ? missingOf(facts, last) : { neededPace: null, missing: null, missingItems: null }
  return {
    ok: false,
    method: METHOD,
    periods,
    points: [],
    atTarget: null,
    reachesOn: null,
    reached: last !== undefined && facts.target !== null && isReached(facts, last.value),
    pace: null,
    ...missing,
    sentence:
      periods === 0
        ? `还没有数据，有 ${LEAST_PERIODS} 期后才能预测。`
        : `现行口径下只有 ${periods} 期数据，满 ${LEAST_PERIODS} 期后才能预测。`,
  }
}

/** As a sentence shows numbers: no more digits than the indicator has, no idle zeros. */
const shown = (value: number, decimals: number): string => String(Number(value.toFixed(decimals)))

const dayWords = (day: Day): string =>
  day.endsWith('-12-31') ? `${day.slice(0, 4)} 年底` : `${day.slice(0, 4)} 年 ${Number(day.slice(5, 7))} 月`

/** A difference in the words of the unit: percentages differ by points. */
const difference = ({ unit, decimals }: ForecastFacts, value: number): string =>
  unit === '%'
    ? `${shown(Math.abs(value), decimals)} 个百分点`
    : `${shown(Math.abs(value), decimals)}${unit ?? ''}`

type Outcome = Omit<Forecast, 'sentence'>

function sentenceOf(facts: ForecastFacts, outcome: Outcome, span: number): string {
  const pace = `照近 ${span} 个月的速度`
  const { target } = facts
  if (target === null)
    return `${pace}，${paceWords(facts, outcome.pace ?? 0)}；没有用数字定的目标，不作到期预测。`
  const unit = facts.unit ?? ''
  if (outcome.atTarget === null) return `${dueWords(facts, target, outcome)}${reachWords(outcome)}。`
  const { value, low, high } = outcome.atTarget
  const due = dayWords(target.day)
  if (outcome.reached && isReached(facts, value)) return `现在已达到目标；${pace}，到 ${due}仍能保持。`
  // Bounds are said without digits that only look exact; where they would be the same, they keep them.
  const coarse = Math.round(high) - Math.round(low) >= 2 ? 0 : facts.decimals
  const range = `${shown(value, facts.decimals)}${unit}（${shown(low, coarse)}–${shown(high, coarse)}）`
  return `${pace}，到 ${due}约为 ${range}，${aimWords(facts, target, value)}${reachWords(outcome)}。`
}

function paceWords(facts: ForecastFacts, pace: number): string {
  if (Number(shown(pace, 2)) === 0) return '基本不变'
  return `每月约${pace > 0 ? '增加' : '减少'} ${difference({ ...facts, decimals: 2 }, pace)}`
}

const dueWords = (
  facts: ForecastFacts,
  target: { day: Day; value: number },
  { reached, missing }: Outcome,
) =>
  reached
    ? `目标期限（${dayWords(target.day)}）已到，目标已经达到`
    : `目标期限（${dayWords(target.day)}）已到，还差 ${difference(facts, missing ?? 0)}`

function aimWords(facts: ForecastFacts, target: { value: number }, value: number): string {
  const off = Number(shown(value - target.value, facts.decimals))
  if (off === 0) return '正好达到目标'
  const missed = facts.direction === 'LOWER' ? off > 0 : off < 0
  const side = off > 0 ? '高' : '低'
  return missed
    ? `比目标${side} ${difference(facts, off)}`
    : `比目标${side} ${difference(facts, off)}，能够达到`
}

function reachWords({ reached, reachesOn }: Outcome): string {
  if (reached) return '；现在已达到目标'
  if (reachesOn === null) return '；照此十年内达不到'
  return `；${reachesOn.slice(0, 4)} 年 ${Number(reachesOn.slice(5, 7))} 月前后达到`
}
