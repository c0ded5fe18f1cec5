import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canDoOfficeWork, canWorkAtUnitDesk } from '../access/index.ts'
import { ReportInput, ReportReviewInput } from './report.input.ts'
import { ProgressReport, ReportReviewResult } from './report.type.ts'
import { discardReportDraft, saveReportDraft } from './report-draft.service.ts'
import { signReport, withdrawReport } from './report-own.service.ts'
import { previewReportReview, reviewReports } from './report-review.service.ts'
import { submitReport } from './report-submit.service.ts'

const VERSION = 'Of the draft on the screen; null when there is none yet.'

@Resolver()
export class ReportWritingResolver {
  @Allow(canWorkAtUnitDesk)
  @Mutation(() => ProgressReport, {
    description: 'Keeps what was typed, finished or not; one draft for each part.',
  })
  saveReportDraft(
    @Ctx() context: Context,
    @Arg('input', () => ReportInput, { description: 'The form.' }) input: ReportInput,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version?: number | null,
  ): Promise<ProgressReport> {
    return saveReportDraft(context, input, version ?? null)
  }

  @Allow(canWorkAtUnitDesk)
  @Mutation(() => Boolean, { description: 'Throws a draft away.' })
  discardReportDraft(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The draft.' }) id: string,
    @Arg('version', () => Int, { description: 'On the screen.' }) version: number,
  ): Promise<boolean> {
    return discardReportDraft(context, id, version)
  }

  @Allow(canWorkAtUnitDesk)
  @Mutation(() => ProgressReport, { description: "Submits a report, or hands it to the unit's leader." })
  submitReport(
    @Ctx() context: Context,
    @Arg('input', () => ReportInput, { description: 'The form.' }) input: ReportInput,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version?: number | null,
  ): Promise<ProgressReport> {
    return submitReport(context, input, version ?? null)
  }

  @Allow(canWorkAtUnitDesk)
  @Mutation(() => ProgressReport, {
    description: "The unit's leader signs a report that waits for it, or gives it back with words.",
  })
  signReport(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The report.' }) id: string,
    @Arg('version', () => Int, { description: 'On the screen.' }) version: number,
    @Arg('accept', () => Boolean, { description: 'Sign; false = give back.' }) accept: boolean,
    @Arg('opinion', () => String, { nullable: true, description: 'Needed to give it back.' })
    opinion?: string | null,
  ): Promise<ProgressReport> {
    return signReport(context, { id, version, accept, opinion })
  }

  @Allow(canWorkAtUnitDesk)
  @Mutation(() => ProgressReport, {
    description: 'Takes a report back while nobody has reviewed it; its words go on as a draft.',
  })
  withdrawReport(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The report.' }) id: string,
    @Arg('version', () => Int, { description: 'On the screen.' }) version: number,
  ): Promise<ProgressReport> {
    return withdrawReport(context, id, version)
  }
}

@Resolver()
export class ReportReviewResolver {
  @Allow(canDoOfficeWork)
  @Query(() => ReportReviewResult, { description: 'What a review would do, without doing it.' })
  previewReportReview(
    @Ctx() context: Context,
    @Arg('input', () => ReportReviewInput, { description: 'Which reports, and what is said.' })
    input: ReportReviewInput,
  ): Promise<ReportReviewResult> {
    return previewReportReview(context, input)
  }

  @Allow(canDoOfficeWork)
  @Mutation(() => ReportReviewResult, {
    description: 'Lets reports stand, or sends them back; each in a transaction of its own.',
  })
  reviewReports(
    @Ctx() context: Context,
    @Arg('input', () => ReportReviewInput, { description: 'Which reports, and what is said.' })
    input: ReportReviewInput,
  ): Promise<ReportReviewResult> {
    return reviewReports(context, input)
  }
}
