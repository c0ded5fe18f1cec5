import { Decimal } from 'decimal.js'
import type { Prisma } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { addDays, addMonths, type Day } from '../../platform/day.ts'
import type { Job } from '../../platform/jobs.ts'
import { periodOf, periodsBetween } from '../../platform/period.ts'
import { type Write, write } from '../../platform/write.ts'
import { type FigureEntry, percentage, putFigures } from '../figures/index.ts'
import { type LibraryIndicator, libraryOf } from '../indicators/index.ts'
import { daysAndDeltas } from '../tallies/index.ts'
import { RatingRateKind } from './rating.enums.ts'
import { NO_COUNTS, partsOf, type RatingCounts } from './rating-counts.ts'
import { RATING_TALLY } from './rating-tally.ts'

/** How far back the run of the night counts anew what became otherwise meanwhile. */
const MONTHS_ANEW = 12

interface Row {
  place_code: string
  month: Day
  events: number
  assessed: number[]
  all_rated: number
  due: number
  put_right: number
}

/** By place and month, without ratings left out after an appeal; what was due counts up to yesterday. */
const MONTHS = `select place_code, date_trunc('month', day)::date::text as month, sum(events)::int as events,
  array[${['very_good', 'good', 'fair', 'poor', 'very_poor']
    .map(column => `coalesce(sum(${column}) filter (where not voided), 0)::int`)
    .join(', ')}] as assessed,
  sum(very_good + good + fair + poor + very_poor)::int as all_rated,
  coalesce(sum(due) filter (where not voided and day <= $3::date), 0)::int as due,
  coalesce(sum(put_right) filter (where not voided and day <= $3::date), 0)::int as put_right
from ${daysAndDeltas(RATING_TALLY, 'division_code = $1')} r where day >= $2::date and day <= $4::date group by 1, 2`

const add = (one: RatingCounts, { events, assessed, all_rated, due, put_right }: Row): RatingCounts => ({
  ...one,
  events: one.events + events,
  // Only their sum is read: whoever rated has rated.
  levels: [(one.levels[0] ?? 0) + all_rated, 0, 0, 0, 0],
  assessed: {
    levels: one.assessed.levels.map((count, level) => count + (assessed[level] ?? 0)),
    due: one.assessed.due + due,
    putRight: one.assessed.putRight + put_right,
  },
})

/** The figure of a place by itself; all null where nothing is below the line: no data, not 0 %. */
function ownFigure(kind: RatingRateKind, placeCode: string, counts: RatingCounts) {
  const [numerator, denominator] = partsOf(kind, counts).map(part => new Decimal(part)) as [Decimal, Decimal]
  if (denominator.isZero()) return { placeCode, numerator: null, denominator: null, value: null, late: false }
  return { placeCode, numerator, denominator, value: percentage(numerator, denominator), late: false }
}

const isKind = (measure: string | null): measure is RatingRateKind =>
  measure !== null && Object.hasOwn(RatingRateKind, measure)

function entriesOf(
  { id, measure, frequency }: LibraryIndicator,
  from: Day,
  today: Day,
  rows: readonly Row[],
): FigureEntry[] {
  if (!isKind(measure)) return []
  return periodsBetween(frequency, from, today).map(({ startsOn, endsOn }) => {
    const byPlace = new Map<string, RatingCounts>()
    for (const row of rows)
      if (row.month >= startsOn && row.month <= endsOn)
        byPlace.set(row.place_code, add(byPlace.get(row.place_code) ?? NO_COUNTS, row))
    const own = [...byPlace].map(([place, counts]) => ownFigure(measure, place, counts))
    return { indicatorId: id, startsOn, own }
  })
}

const isFed = async (tx: Write['tx'], { jurisdictionCode, id }: LibraryIndicator): Promise<boolean> =>
  (await tx.indicatorFigure.findFirst({
    where: { jurisdictionCode, indicatorId: id },
    select: { placeCode: true },
  })) !== null

export interface RatingFeeding {
  jurisdictionCode: string
  /** Only these indicators. */
  ids?: readonly string[]
}

/**
 * Counts the figures of the indicators that ratings feed anew: of every place by itself, for the periods of the last
 * year; an indicator never fed gets all since the first rating. Doing it twice changes nothing. Part of a write.
 */
export async function feedRatingIndicators(
  step: Write,
  context: Context,
  { jurisdictionCode, ids }: RatingFeeding,
): Promise<{ indicators: number; figures: number }> {
  const { tx } = step
  const some = ids ? { ids: [...ids] } : {}
  const indicators = await libraryOf(tx, jurisdictionCode, { feed: 'RATINGS', statuses: ['ACTIVE'], ...some })
  if (indicators.length === 0) return { indicators: 0, figures: 0 }
  const today = context.clock.today()
  const [first] = await tx.$queryRawUnsafe<{ day: Day | null }[]>(
    `select min(day)::text as day from ${daysAndDeltas(RATING_TALLY, 'division_code = $1')} r`,
    jurisdictionCode,
  )
  if (!first?.day) return { indicators: indicators.length, figures: 0 }
  // Whole periods of any length begin within the year before.
  const anew = `${addMonths(today, -MONTHS_ANEW).slice(0, 4)}-01-01`
  const from =
    first.day < anew && (await Promise.all(indicators.map(one => isFed(tx, one)))).every(Boolean)
      ? anew
      : first.day
  const since = `${from.slice(0, 7)}-01`
  const rows = await tx.$queryRawUnsafe<Row[]>(MONTHS, jurisdictionCode, since, addDays(today, -1), today)
  const entries = indicators.flatMap(indicator => entriesOf(indicator, since, today, rows))
  await putFigures(step, context, { jurisdictionCode, knownOn: today, entries })
  return { indicators: indicators.length, figures: entries.reduce((sum, { own }) => sum + own.length, 0) }
}

/** Feeds them in a write of its own. */
export async function feedRatingFigures(
  context: Context,
  jurisdictionCode: string,
): Promise<Prisma.InputJsonObject> {
  const used = await context.db.prisma.indicator.count({
    where: { jurisdictionCode, feed: 'RATINGS', status: 'ACTIVE' },
  })
  if (used === 0) return { indicators: 0, figures: 0 }
  return write(context, jurisdictionCode, async step => {
    const fed = await feedRatingIndicators(step, context, { jurisdictionCode })
    const period = periodOf('MONTHLY', context.clock.today()).key
    await step.record({
      ...{ type: 'RATING_FIGURES_FED', entity: 'Jurisdiction', entityId: jurisdictionCode },
      after: { ...fed, period },
    })
    return fed
  })
}

/** Every night the current period and those of the last year have their figures. */
export const ratingFiguresJob: Job = {
  name: 'rating-figures',
  at: '00:45',
  run: (context, jurisdictionCode) => feedRatingFigures(context, jurisdictionCode),
}
