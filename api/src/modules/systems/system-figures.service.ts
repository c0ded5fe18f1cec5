import { Decimal } from 'decimal.js'
import type { Prisma } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { addMonths, type Day } from '../../platform/day.ts'
import type { Job } from '../../platform/jobs.ts'
import { type Period, periodOf, periodsBetween } from '../../platform/period.ts'
import { type Write, write } from '../../platform/write.ts'
import { type FigureEntry, percentage, putFigures } from '../figures/index.ts'
import { type LibraryIndicator, libraryOf } from '../indicators/index.ts'
import { countMeasure, MEASURES, type Measure, type SystemStanding, standingOn } from './system.rates.ts'
import { toWhole, type WholeSystem } from './system.rows.ts'

const isMeasure = (measure: string | null): measure is Measure =>
  (MEASURES as readonly (string | null)[]).includes(measure)

type Fed = LibraryIndicator & { measure: Measure }

/** Indicators in use that are counted in the ledger. */
const fedIndicators = async (
  tx: Write['tx'],
  jurisdictionCode: string,
  ids?: readonly string[],
): Promise<Fed[]> => {
  const library = await libraryOf(tx, jurisdictionCode, {
    feed: 'SYSTEMS',
    statuses: ['ACTIVE'],
    ...(ids ? { ids: [...ids] } : {}),
  })
  return library.filter((indicator): indicator is Fed => isMeasure(indicator.measure))
}

/** How the systems of a place count for a rate; all null where none is to be counted: no data, not 0 %. */
function ownFigure(measure: Measure, placeCode: string, systems: readonly SystemStanding[]) {
  const { numerator, denominator } = countMeasure(measure, systems)
  if (denominator === 0) return { placeCode, numerator: null, denominator: null, value: null, late: false }
  const [above, below] = [new Decimal(numerator), new Decimal(denominator)]
  return { placeCode, numerator: above, denominator: below, value: percentage(above, below), late: false }
}

/** The figures of some places at the end of a period, or today while it runs. */
function entryOf(
  { id, measure }: Fed,
  { startsOn, endsOn }: Period,
  byPlace: ReadonlyMap<string, readonly WholeSystem[]>,
  today: Day,
): FigureEntry {
  const day = endsOn < today ? endsOn : today
  const own = [...byPlace].map(([placeCode, systems]) => {
    const standing = systems.flatMap(system => standingOn(system, day, today) ?? [])
    return ownFigure(measure, placeCode, standing)
  })
  return { indicatorId: id, startsOn, own }
}

/** Systems in the ledger by the place of their owner; the places asked for are there even without one. */
async function systemsByPlace(
  tx: Write['tx'],
  jurisdictionCode: string,
  places: readonly string[] | null,
): Promise<Map<string, WholeSystem[]>> {
  const rows = await tx.informationSystem.findMany({
    where: { jurisdictionCode, removedOn: null, ...(places ? { placeCode: { in: [...places] } } : {}) },
    include: { states: true },
  })
  const byPlace = new Map<string, WholeSystem[]>((places ?? []).map(place => [place, []]))
  for (const row of rows) {
    const systems = byPlace.get(row.placeCode) ?? []
    byPlace.set(row.placeCode, systems)
    systems.push(toWhole(row))
  }
  return byPlace
}

export interface Feeding {
  jurisdictionCode: string
  /** Places whose own systems changed. */
  places: readonly string[]
  /** The first day on which something is otherwise. */
  from: Day
}

/**
 * Puts the figures that a change in the ledger makes: of the places it touches, for every period from the one it takes
 * effect in to the current one. Part of the write of the change.
 */
export async function feedFigures(
  step: Write,
  context: Context,
  { jurisdictionCode, places, from }: Feeding,
): Promise<void> {
  const indicators = await fedIndicators(step.tx, jurisdictionCode)
  if (indicators.length === 0) return
  const today = context.clock.today()
  const byPlace = await systemsByPlace(step.tx, jurisdictionCode, [...new Set(places)])
  const entries = indicators.flatMap(indicator =>
    periodsBetween(indicator.frequency, from, today).map(period =>
      entryOf(indicator, period, byPlace, today),
    ),
  )
  await putFigures(step, context, { jurisdictionCode, knownOn: today, entries })
}

/** First day on which the ledger knows a system. */
const beginning = (byPlace: ReadonlyMap<string, readonly WholeSystem[]>, today: Day): Day =>
  [...byPlace.values()]
    .flat()
    .flatMap(({ states }) => states.map(({ effectiveOn }) => effectiveOn))
    .reduce((first, day) => (day < first ? day : first), today)

/** Whether an indicator has any figure; one without is fed from the beginning of the ledger. */
const isFed = async ({ tx }: Write, { jurisdictionCode, id }: LibraryIndicator): Promise<boolean> =>
  (await tx.indicatorFigure.findFirst({
    where: { jurisdictionCode, indicatorId: id },
    select: { placeCode: true },
  })) !== null

/** How far back the run of the night makes up what nobody fed, because the server did not run. */
const MONTHS_MADE_UP = 12

export interface Refilling {
  jurisdictionCode: string
  /** Only these indicators. */
  ids?: readonly string[]
  /** First day of what may be missing; a year ago when left out. */
  from?: Day
}

/**
 * Makes the figures of the current period and of those before it exist for all places that own systems; an indicator
 * adopted just now gets those of all periods since the ledger begins. Doing it twice changes nothing. Part of a write;
 * returns how many indicators and places were looked at.
 */
export async function feedSystemIndicators(
  step: Write,
  context: Context,
  { jurisdictionCode, ids, from: asked }: Refilling,
): Promise<{ indicators: number; places: number }> {
  const indicators = await fedIndicators(step.tx, jurisdictionCode, ids)
  if (indicators.length === 0) return { indicators: 0, places: 0 }
  const today = context.clock.today()
  const byPlace = await systemsByPlace(step.tx, jurisdictionCode, null)
  const first = beginning(byPlace, today)
  const missing = asked ?? addMonths(today, -MONTHS_MADE_UP)
  const entries: FigureEntry[] = []
  for (const indicator of indicators) {
    const from = (await isFed(step, indicator)) && missing > first ? missing : first
    const periods = periodsBetween(indicator.frequency, from, today)
    entries.push(...periods.map(period => entryOf(indicator, period, byPlace, today)))
  }
  await putFigures(step, context, { jurisdictionCode, knownOn: today, entries })
  return { indicators: indicators.length, places: byPlace.size }
}

/** Feeds the indicators counted in the ledger, in a write of its own: every night, and when one is adopted. */
export async function feedSystemFigures(
  context: Context,
  jurisdictionCode: string,
  from?: Day,
): Promise<{ indicators: number; places: number }> {
  const used = await context.db.prisma.indicator.count({
    where: { jurisdictionCode, feed: 'SYSTEMS', status: 'ACTIVE' },
  })
  if (used === 0) return { indicators: 0, places: 0 }
  return write(context, jurisdictionCode, async step => {
    const fed = await feedSystemIndicators(step, context, { jurisdictionCode, ...(from ? { from } : {}) })
    const period = periodOf('MONTHLY', context.clock.today()).key
    await step.record({
      type: 'SYSTEM_FIGURES_FED',
      entity: 'Jurisdiction',
      entityId: jurisdictionCode,
      after: { ...fed, period },
    })
    return fed
  })
}

/** Every night the current period has its figures. */
export const systemFiguresJob: Job = {
  name: 'system-figures',
  at: '00:30',
  run: async (context, jurisdictionCode): Promise<Prisma.InputJsonValue> => ({
    ...(await feedSystemFigures(context, jurisdictionCode)),
  }),
}
