import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { Allow } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canReadIndicators, canReportObservations, canReviewObservations } from '../access/index.ts'
import { ReportFrequency } from '../indicators/index.ts'
import { SheetInput } from './observation.input.ts'
import { reportingProgress } from './progress.query.ts'
import { ReminderOutcome, ReportingProgress } from './progress.type.ts'
import { remindReporters } from './reminder.service.ts'
import { reopenPeriod } from './reopening.service.ts'
import { listReportingPeriods, listSheets } from './sheet.list.ts'
import { checkSheet, readReportingSheet, saveSheetDraft, submitSheet } from './sheet.query.ts'
import { ReportingPeriod, ReportingSheet, SheetHead, SheetOutcome } from './sheet.type.ts'

const PLACE = { description: 'Division code.' }
const FREQUENCY = { description: 'How often.' }
const PERIOD = { description: 'Key of the period: 2024-09, 2024-Q3, 2024-H1, 2024.' }
const INPUT = { description: 'The sheet as it stands on the screen.' }

@Resolver()
export class SheetResolver {
  @Allow(canReadIndicators)
  @Query(() => [SheetHead], {
    description:
      'Open, returned and recent sheets of a place and the places below it that the viewer reports for; overdue first.',
  })
  reportingSheets(
    @Ctx() context: Context,
    @Arg('place', () => ID, PLACE) place: string,
    @Arg('asOf', () => DayScalar, { nullable: true, description: 'As it stood on a day; today.' })
    asOf?: Day | null,
  ): Promise<SheetHead[]> {
    return listSheets(context, place, asOf)
  }

  @Allow(canReadIndicators)
  @Query(() => ReportingSheet, { description: 'Everything a place owes in a period.' })
  reportingSheet(
    @Ctx() context: Context,
    @Arg('place', () => ID, PLACE) place: string,
    @Arg('frequency', () => ReportFrequency, FREQUENCY) frequency: ReportFrequency,
    @Arg('period', () => String, PERIOD) period: string,
  ): Promise<ReportingSheet> {
    return readReportingSheet(context, place, frequency, period)
  }

  @Allow(canReportObservations)
  @Query(() => SheetOutcome, { description: 'The same checks as on submission; writes nothing.' })
  checkSheet(
    @Ctx() context: Context,
    @Arg('input', () => SheetInput, INPUT) input: SheetInput,
  ): Promise<SheetOutcome> {
    return checkSheet(context, input)
  }

  @Allow(canReadIndicators)
  @Query(() => [ReportingPeriod], { description: 'Periods that have opened, newest first.' })
  reportingPeriods(
    @Ctx() context: Context,
    @Arg('place', () => ID, PLACE) place: string,
    @Arg('frequency', () => ReportFrequency, { nullable: true, description: 'Only of this frequency.' })
    frequency?: ReportFrequency | null,
  ): Promise<ReportingPeriod[]> {
    return listReportingPeriods(context, place, frequency)
  }

  @Allow(canReadIndicators)
  @Query(() => ReportingProgress, { description: 'Who has reported and who has not.' })
  reportingProgress(
    @Ctx() context: Context,
    @Arg('place', () => ID, PLACE) place: string,
    @Arg('frequency', () => ReportFrequency, FREQUENCY) frequency: ReportFrequency,
    @Arg('period', () => String, PERIOD) period: string,
  ): Promise<ReportingProgress> {
    return reportingProgress(context, place, frequency, period)
  }
}

@Resolver()
export class SheetWritingResolver {
  @Allow(canReportObservations)
  @Mutation(() => ReportingSheet, { description: 'Keeps what is typed, as it is.' })
  saveSheetDraft(
    @Ctx() context: Context,
    @Arg('input', () => SheetInput, INPUT) input: SheetInput,
  ): Promise<ReportingSheet> {
    return saveSheetDraft(context, input)
  }

  @Allow(canReportObservations)
  @Mutation(() => SheetOutcome, {
    description: 'All or nothing; faults of severity DOUBT pass with a note in their row.',
  })
  submitSheet(
    @Ctx() context: Context,
    @Arg('input', () => SheetInput, INPUT) input: SheetInput,
  ): Promise<SheetOutcome> {
    return submitSheet(context, input)
  }

  @Allow(canReviewObservations)
  @Mutation(() => [SheetHead], { description: 'Opens a closed period again for one place.' })
  reopenPeriod(
    @Ctx() context: Context,
    @Arg('place', () => ID, PLACE) place: string,
    @Arg('frequency', () => ReportFrequency, FREQUENCY) frequency: ReportFrequency,
    @Arg('period', () => String, PERIOD) period: string,
    @Arg('untilOn', () => DayScalar, { description: 'Last day.' }) untilOn: Day,
    @Arg('reason', () => String, { description: 'Why; 500 characters at most.' }) reason: string,
  ): Promise<SheetHead[]> {
    return reopenPeriod(context, { place, frequency, period, untilOn, reason })
  }

  @Allow(canReviewObservations)
  @Mutation(() => ReminderOutcome, {
    description: 'Asks places for what they owe, at most once a day each.',
  })
  remindReporters(
    @Ctx() context: Context,
    @Arg('place', () => ID, PLACE) place: string,
    @Arg('frequency', () => ReportFrequency, FREQUENCY) frequency: ReportFrequency,
    @Arg('period', () => String, PERIOD) period: string,
    @Arg('places', () => [ID], { description: 'Which of the places in it.' }) places: string[],
  ): Promise<ReminderOutcome> {
    return remindReporters(context, { place, frequency, period, places })
  }
}
