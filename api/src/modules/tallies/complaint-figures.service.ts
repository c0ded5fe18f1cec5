import { Decimal } from 'decimal.js'
import type { Prisma } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { addMonths, type Day } from '../../platform/day.ts'
import type { Job } from '../../platform/jobs.ts'
import { type Period, periodOf, periodsBetween } from '../../platform/period.ts'
import { type Write, write } from '../../platform/write.ts'
import { type FigureEntry, percentage, putFigures } from '../figures/index.ts'
import { type LibraryIndicator, libraryOf } from '../indicators/index.ts'
import { firstDay, ownCounts } from './complaint-figures.sql.ts'
import { COMPLAINT_RATE_RULES, type ComplaintRateName } from './complaint-rates.rules.ts'
import type { Counts } from './count-table.ts'

/** How far back the run of the night counts anew what became otherwise meanwhile. */
const MONTHS_ANEW = 12

export interface Fed {
  indicators: number
  figures: number
}

const NOTHING: Fed = { indicators: 0, figures: 0 }

/** The figure of a place by itself; all null where nothing is below the line: no data, not 0 %. */
function ownFigure(name: ComplaintRateName, placeCode: string, counts: Counts) {
  const { above, below } = COMPLAINT_RATE_RULES[name]
  const [numerator, denominator] = [new Decimal(above(counts)), new Decimal(below(counts))]
  if (denominator.isZero()) return { placeCode, numerator: null, denominator: null, value: null, late: false }
  return { placeCode, numerator, denominator, value: percentage(numerator, denominator), late: false }
}

/** The last day a period is counted to: its end, or today while it runs. */
const runOf = ({ startsOn, endsOn }: Period, today: Day) => ({
  from: startsOn,
  until: endsOn < today ? endsOn : today,
})

const isRate = (measure: string | null): measure is ComplaintRateName =>
  measure !== null && Object.hasOwn(COMPLAINT_RATE_RULES, measure)

const isFed = async (tx: Write['tx'], { jurisdictionCode, id }: LibraryIndicator): Promise<boolean> =>
  (await tx.indicatorFigure.findFirst({
    where: { jurisdictionCode, indicatorId: id },
    select: { placeCode: true },
  })) !== null

async function entriesOf(
  tx: Write['tx'],
  indicator: LibraryIndicator,
  { from, today }: { from: Day; today: Day },
): Promise<FigureEntry[]> {
  const { measure, jurisdictionCode, frequency, id } = indicator
  if (!isRate(measure)) return []
  const periods = periodsBetween(frequency, from, today)
  const counts = await ownCounts(
    tx,
    jurisdictionCode,
    periods.map(period => runOf(period, today)),
  )
  return periods.map(({ startsOn }, index) => ({
    indicatorId: id,
    startsOn,
    own: [...(counts[index] ?? [])].map(([place, own]) => ownFigure(measure, place, own)),
  }))
}

export interface ComplaintFeeding {
  jurisdictionCode: string
  /** Only these indicators. */
  ids?: readonly string[]
  /** First day on which tickets are otherwise; a year ago when left out. */
  from?: Day
}

/**
 * Counts the figures of the indicators that tickets feed anew: of every place by itself, for every period from the one
 * something changed in to the current one; an indicator never fed gets all since the first ticket. Doing it twice changes
 * nothing. Part of a write.
 */
export async function feedComplaintIndicators(
  step: Write,
  context: Context,
  { jurisdictionCode, ids, from: asked }: ComplaintFeeding,
): Promise<Fed> {
  const { tx } = step
  const some = ids ? { ids: [...ids] } : {}
  const indicators = await libraryOf(tx, jurisdictionCode, {
    feed: 'COMPLAINTS',
    statuses: ['ACTIVE'],
    ...some,
  })
  const first = indicators.length === 0 ? null : await firstDay(tx, jurisdictionCode)
  if (first === null) return NOTHING
  const today = context.clock.today()
  const since = asked ?? addMonths(today, -MONTHS_ANEW)
  const entries: FigureEntry[] = []
  for (const indicator of indicators) {
    const from = since > first && (await isFed(tx, indicator)) ? since : first
    entries.push(...(await entriesOf(tx, indicator, { from, today })))
  }
  await putFigures(step, context, { jurisdictionCode, knownOn: today, entries })
  return { indicators: indicators.length, figures: entries.reduce((sum, { own }) => sum + own.length, 0) }
}

/** Feeds them in a write of its own: every night, and after an import that changed tickets since `from`. */
export async function feedComplaintFigures(
  context: Context,
  jurisdictionCode: string,
  from?: Day,
): Promise<Fed> {
  const used = await context.db.prisma.indicator.count({
    where: { jurisdictionCode, feed: 'COMPLAINTS', status: 'ACTIVE' },
  })
  if (used === 0) return NOTHING
  return write(context, jurisdictionCode, async step => {
    const fed = await feedComplaintIndicators(step, context, { jurisdictionCode, ...(from ? { from } : {}) })
    const period = periodOf('MONTHLY', context.clock.today()).key
    await step.record({
      type: 'COMPLAINT_FIGURES_FED',
      entity: 'Jurisdiction',
      entityId: jurisdictionCode,
      after: { ...fed, period },
    })
    return fed
  })
}

/** Every night the current period and those of the last year have their figures. */
export const complaintFiguresJob: Job = {
  name: 'complaint-figures',
  at: '00:40',
  run: async (context, jurisdictionCode): Promise<Prisma.InputJsonValue> => ({
    ...(await feedComplaintFigures(context, jurisdictionCode)),
  }),
}
