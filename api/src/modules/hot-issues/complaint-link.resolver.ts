import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canManageHotIssues } from '../access/index.ts'
import { Complaint, complaintLoader } from '../complaints/index.ts'
import { Notice, noticeLoader } from '../notices/index.ts'
import { Task, taskLoader } from '../tasks/index.ts'
import { linkLoader } from './complaint-link.query.ts'
import { ComplaintLink } from './complaint-link.type.ts'
import { SuperviseInput, SuperviseNoticeInput } from './hot-issue.input.ts'
import { HotIssue } from './hot-issue.type.ts'
import { hotIssueLoader } from './hot-issue-detail.query.ts'
import { superviseAsNotice, superviseAsTask } from './supervise.service.ts'

/** Both ends of a link, as far as the viewer sees them, and the acts that make one. */
@Resolver(() => ComplaintLink)
export class ComplaintLinkResolver {
  @Allow(canManageHotIssues)
  @Mutation(() => Task, {
    description:
      'One click: a task of the ledger with this issue or ticket as its source, linked both ways. It waits for the head to issue it.',
  })
  superviseAsTask(
    @Ctx() context: Context,
    @Arg('input', () => SuperviseInput, { description: 'What, by whom, by when.' }) input: SuperviseInput,
  ): Promise<Task> {
    return superviseAsTask(context, input)
  }

  @Allow(canManageHotIssues)
  @Mutation(() => Notice, {
    description:
      'One click: the draft of a notice with the counts of this issue or ticket as its content, linked both ways.',
  })
  superviseAsNotice(
    @Ctx() context: Context,
    @Arg('input', () => SuperviseNoticeInput, { description: 'What, to whom, by when.' })
    input: SuperviseNoticeInput,
  ): Promise<Notice> {
    return superviseAsNotice(context, input)
  }

  @FieldResolver(() => HotIssue, { nullable: true, description: 'The hot issue.' })
  hotIssue(
    @Ctx() context: Context,
    @Root() { jurisdictionCode, hotIssueId }: ComplaintLink,
  ): Promise<HotIssue | null> | null {
    return hotIssueId === null ? null : hotIssueLoader(context).load({ jurisdictionCode, id: hotIssueId })
  }

  @FieldResolver(() => Complaint, { nullable: true, description: 'The ticket.' })
  complaint(
    @Ctx() context: Context,
    @Root() { jurisdictionCode, complaintId }: ComplaintLink,
  ): Promise<Complaint | null> | null {
    return complaintId === null ? null : complaintLoader(context).load({ jurisdictionCode, id: complaintId })
  }

  @FieldResolver(() => Task, { nullable: true, description: 'The task made of it.' })
  task(
    @Ctx() context: Context,
    @Root() { jurisdictionCode, taskId }: ComplaintLink,
  ): Promise<Task | null> | null {
    return taskId === null ? null : taskLoader(context).load({ jurisdictionCode, id: taskId })
  }

  @FieldResolver(() => Notice, { nullable: true, description: 'The notice made of it.' })
  async notice(
    @Ctx() context: Context,
    @Root() { jurisdictionCode, noticeId }: ComplaintLink,
  ): Promise<Notice | null> {
    if (noticeId === null) return null
    return (await noticeLoader(context).load({ jurisdictionCode, id: noticeId }))[0] ?? null
  }
}

/** Tasks themselves know nothing of complaints. */
@Resolver(() => Task)
export class TaskComplaintsResolver {
  @FieldResolver(() => [ComplaintLink], { description: 'The hot issue or ticket it was made of.' })
  complaintLinks(@Ctx() context: Context, @Root() { jurisdictionCode, id }: Task): Promise<ComplaintLink[]> {
    return linkLoader(context, 'task_id').load({ jurisdictionCode, id })
  }
}

/** Nor do notices. */
@Resolver(() => Notice)
export class NoticeComplaintsResolver {
  @FieldResolver(() => [ComplaintLink], { description: 'The hot issue or ticket it was made of.' })
  complaintLinks(
    @Ctx() context: Context,
    @Root() { jurisdictionCode, id }: Notice,
  ): Promise<ComplaintLink[]> {
    return linkLoader(context, 'notice_id').load({ jurisdictionCode, id })
  }
}
