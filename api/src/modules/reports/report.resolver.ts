import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { Allow } from '../../platform/guard.ts'
import { canReadTasks, canWorkAtOfficeDesk } from '../access/index.ts'
import { Attachment, attachmentLoader } from '../attachments/index.ts'
import { Organization, organizationLoader } from '../divisions/index.ts'
import { cycleLoader, Milestone, milestonesOf, ReportCycle, Task, taskLoader } from '../tasks/index.ts'
import { contributionsOf, previousReport } from './report.loader.ts'
import { canEditReport, canReviewReport, canSignReport, canWithdrawReport } from './report.policy.ts'
import { reportById, reportsToReview } from './report.query.ts'
import { ProgressReport, ReportCan, ReportConnection } from './report.type.ts'
import { reportForm } from './report-form.query.ts'
import { ReportForm } from './report-form.type.ts'

/** The unit that reports. Throws `NOT_FOUND` for one of another jurisdiction, which no report leads to. */
async function organizationOf(context: Context, { organizationId }: ProgressReport): Promise<Organization> {
  const organization = await organizationLoader(context).load(organizationId)
  if (!organization) throw notFound('这个单位')
  return organization
}

async function taskOf(context: Context, { jurisdictionCode, taskId }: ProgressReport): Promise<Task> {
  const task = await taskLoader(context).load({ jurisdictionCode, id: taskId })
  if (!task) throw notFound('这项任务')
  return task
}

@Resolver(() => ProgressReport)
export class ReportResolver {
  @Allow(canReadTasks)
  @Query(() => ProgressReport, {
    nullable: true,
    description: 'One report; null when there is none the viewer may read.',
  })
  report(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Identifier.' }) id: string,
  ): Promise<ProgressReport | null> {
    return reportById(context, id)
  }

  @Allow(canReadTasks)
  @Query(() => ReportForm, {
    description: 'What the form of one part shows. For those who report for its unit.',
  })
  reportForm(
    @Ctx() context: Context,
    @Arg('assignmentId', () => ID, { description: 'The part.' }) assignmentId: string,
  ): Promise<ReportForm> {
    return reportForm(context, assignmentId)
  }

  @Allow(canWorkAtOfficeDesk)
  @Query(() => ReportConnection, { description: 'Reports of leads waiting for the office, by due date.' })
  reportsToReview(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'A division and everything in it.' }) place: string,
    @Arg('first', () => Int, { nullable: true, description: 'Rows, 50 by default, 200 at most.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'endCursor of the page before.' })
    after?: string | null,
  ): Promise<ReportConnection> {
    return reportsToReview(context, { place, first, after })
  }

  @FieldResolver(() => Organization, { description: 'The unit that reports.' })
  organization(@Ctx() context: Context, @Root() report: ProgressReport): Promise<Organization> {
    return organizationOf(context, report)
  }

  @FieldResolver(() => Task, { description: 'What it reports on.' })
  task(@Ctx() context: Context, @Root() report: ProgressReport): Promise<Task> {
    return taskOf(context, report)
  }

  @FieldResolver(() => ReportCycle, { nullable: true, description: 'The period it is for.' })
  cycle(
    @Ctx() context: Context,
    @Root() { jurisdictionCode, cycleId }: ProgressReport,
  ): Promise<ReportCycle | null> | null {
    return cycleId === null ? null : cycleLoader(context).load({ jurisdictionCode, id: cycleId })
  }

  @FieldResolver(() => Milestone, { nullable: true, description: 'The date it speaks of.' })
  async milestone(@Ctx() context: Context, @Root() report: ProgressReport): Promise<Milestone | null> {
    if (report.milestoneId === null) return null
    const milestones = await milestonesOf(context, await taskOf(context, report))
    return milestones.find(({ id }) => id === report.milestoneId) ?? null
  }

  @FieldResolver(() => [Attachment], { description: 'Evidence, in the order it was given.' })
  attachments(
    @Ctx() context: Context,
    @Root() { jurisdictionCode, id }: ProgressReport,
  ): Promise<Attachment[]> {
    return attachmentLoader(context, 'ProgressReport').load({ jurisdictionCode, id })
  }

  @FieldResolver(() => [ProgressReport], { description: 'Reports of the joint units that travel with it.' })
  contributions(@Ctx() context: Context, @Root() report: ProgressReport): Promise<ProgressReport[]> {
    return contributionsOf(context).load(report)
  }

  @FieldResolver(() => ProgressReport, {
    nullable: true,
    description: 'The report of the same unit before it, leaving out drafts and those taken back.',
  })
  previous(@Ctx() context: Context, @Root() report: ProgressReport): Promise<ProgressReport | null> {
    return previousReport(context).load(report)
  }

  @FieldResolver(() => ReportCan, { description: 'What the viewer may do with it.' })
  async can(@Ctx() context: Context, @Root() report: ProgressReport): Promise<ReportCan> {
    const known = { ...report, organization: await organizationOf(context, report) }
    const edit = canEditReport(context.viewer, known)
    return {
      edit,
      submit: edit,
      sign: canSignReport(context.viewer, known),
      withdraw: canWithdrawReport(context.viewer, known),
      review: canReviewReport(context.viewer, known),
    }
  }
}
