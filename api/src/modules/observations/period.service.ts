import type { ReportFrequency } from '#prisma'
import type { Context } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database.ts'
import { type Day, dateToDay, dayToDate } from '../../platform/day.ts'
import type { Job } from '../../platform/jobs.ts'
import { type Write, write } from '../../platform/write.ts'
import { ruleSettings, ruleSettingsWithin } from '../divisions/index.ts'
import { openedPeriods, type ReportingDates } from './period.rules.ts'

type Reader = Pick<Transaction, 'indicator' | 'reportingPeriod'>

/** Frequencies of the indicators that places report now. */
export async function frequenciesInUse(reader: Pick<Transaction, 'indicator'>, jurisdictionCode: string) {
  const rows = await reader.indicator.groupBy({
    by: ['frequency'],
    where: { jurisdictionCode, status: 'ACTIVE', feed: 'REPORTED' },
  })
  return rows.map(({ frequency }) => frequency)
}

const keyOf = (frequency: ReportFrequency, startsOn: Day) => `${frequency} ${startsOn}`

/** Periods that have opened by a day and are no rows yet. */
async function missingPeriods(
  reader: Reader,
  jurisdictionCode: string,
  opened: (frequency: ReportFrequency) => ReportingDates[],
): Promise<ReportingDates[]> {
  const frequencies = await frequenciesInUse(reader, jurisdictionCode)
  const rows = await reader.reportingPeriod.findMany({
    where: { jurisdictionCode },
    select: { frequency: true, startsOn: true },
  })
  const known = new Set(rows.map(({ frequency, startsOn }) => keyOf(frequency, dateToDay(startsOn))))
  return frequencies
    .flatMap(opened)
    .filter(({ frequency, startsOn }) => !known.has(keyOf(frequency, startsOn)))
}

/**
 * Makes the periods that have opened by a day, of all frequencies in use, with the days that the rules give them now
 * and that a later change of the rules does not move; at the first time those of the last 24 months. Twice is once.
 * Returns how many were made, and records them when there were any.
 */
export async function openPeriods(
  step: Write,
  context: Pick<Context, 'clock'>,
  jurisdictionCode: string,
  day: Day,
): Promise<number> {
  const rules = await ruleSettingsWithin(step.tx, jurisdictionCode, day)
  const missing = await missingPeriods(step.tx, jurisdictionCode, frequency =>
    openedPeriods(frequency, day, rules),
  )
  if (missing.length === 0) return 0
  await keepPeriods(step, context, jurisdictionCode, missing)
  await step.record({
    type: 'PERIODS_OPENED',
    entity: 'Jurisdiction',
    entityId: jurisdictionCode,
    after: { periods: missing.map(({ key }) => key) },
  })
  return missing.length
}

/** Fixes the days of periods; those that are rows already stay as they are. */
export const keepPeriods = (
  { tx }: Write,
  { clock }: Pick<Context, 'clock'>,
  jurisdictionCode: string,
  periods: readonly ReportingDates[],
) =>
  tx.reportingPeriod.createMany({
    data: periods.map(({ frequency, startsOn, endsOn, opensOn, dueOn, closesOn }) => ({
      ...{ jurisdictionCode, frequency, startsOn: dayToDate(startsOn), endsOn: dayToDate(endsOn) },
      ...{ opensOn: dayToDate(opensOn), dueOn: dayToDate(dueOn), closesOn: dayToDate(closesOn) },
      openedAt: clock.now(),
    })),
    skipDuplicates: true,
  })

/** Opens what opens today; 0 when there was nothing to open. */
export async function openPeriodsToday(
  context: Context,
  jurisdictionCode: string,
  day: Day,
): Promise<number> {
  const rules = await ruleSettings(context, jurisdictionCode, day)
  const opened = (frequency: ReportFrequency) => openedPeriods(frequency, day, rules)
  const missing = await missingPeriods(context.db.prisma, jurisdictionCode, opened)
  if (missing.length === 0) return 0
  return write(context, jurisdictionCode, step => openPeriods(step, context, jurisdictionCode, day))
}

/** Every night, shortly after the day has begun. */
export const periodJob: Job = {
  name: 'reporting-periods',
  at: '00:10',
  run: async (context, jurisdictionCode, day) => ({
    opened: await openPeriodsToday(context, jurisdictionCode, day),
  }),
}
