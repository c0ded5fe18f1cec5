import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { Restrict } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { Attachment, attachmentLoader } from '../attachments/index.ts'
import { Division, divisionLoader, ruleSettings } from '../divisions/index.ts'
import { findProblem, Problem } from '../problems/index.ts'
import { Reply, replyLoader } from '../replies/index.ts'
import { HistoryEntry, Milestone, milestonesOf, Task, taskLoader } from '../tasks/index.ts'
import { noticeCan } from './notice.can.ts'
import { noticeHistory } from './notice.history.ts'
import { taskNoticeLoader } from './notice.query.ts'
import { stepDueOn } from './notice.rules.ts'
import { Notice, NoticeCan, withDetail } from './notice.type.ts'
import { NoticeDocument } from './notice-document.type.ts'
import { paperOf } from './notice-paper.query.ts'
import { factsOf, policyFacts, recipientsOf } from './notice-recipient.loader.ts'
import { NoticeRecipient } from './notice-recipient.type.ts'

@Resolver(() => Notice)
export class NoticeDetailResolver {
  @FieldResolver(() => Task, { nullable: true, description: 'The task it is about.' })
  task(@Ctx() context: Context, @Root() { jurisdictionCode, taskId }: Notice): Promise<Task | null> | null {
    return taskId === null ? null : taskLoader(context).load({ jurisdictionCode, id: taskId })
  }

  @FieldResolver(() => Milestone, { nullable: true, description: 'The due date of the task it is about.' })
  async milestone(@Ctx() context: Context, @Root() notice: Notice): Promise<Milestone | null> {
    const task = await this.task(context, notice)
    if (task === null || notice.milestoneId === null) return null
    return (await milestonesOf(context, task)).find(({ id }) => id === notice.milestoneId) ?? null
  }

  @FieldResolver(() => Problem, { nullable: true, description: 'The problem it is about.' })
  problem(@Ctx() context: Context, @Root() { problemId }: Notice): Promise<Problem | null> | null {
    return problemId === null ? null : findProblem(context, problemId)
  }

  @FieldResolver(() => Division, { description: 'The division it belongs to.' })
  place(@Ctx() context: Context, @Root() { placeCode }: Notice): Promise<Division | null> {
    return divisionLoader(context).load(placeCode)
  }

  @FieldResolver(() => [NoticeRecipient], { description: 'To whom it goes, leads first.' })
  recipients(@Ctx() context: Context, @Root() notice: Notice): Promise<NoticeRecipient[]> {
    return recipientsOf(context, notice)
  }

  @FieldResolver(() => DayScalar, {
    nullable: true,
    description: 'By when the step it stands at is to be done (sign, issue, receive, reply, review).',
  })
  async stepDueOn(@Ctx() context: Context, @Root() notice: Notice): Promise<Day | null> {
    const rules = await ruleSettings(context, notice.jurisdictionCode)
    return stepDueOn(await factsOf(context, notice), rules)
  }

  @Restrict(withDetail)
  @FieldResolver(() => [Attachment], { nullable: true, description: 'Files that go with it. Restricted.' })
  attachments(@Ctx() context: Context, @Root() { jurisdictionCode, id }: Notice): Promise<Attachment[]> {
    return attachmentLoader(context, 'Notice').load({ jurisdictionCode, id })
  }

  @Restrict(withDetail)
  @FieldResolver(() => [HistoryEntry], {
    nullable: true,
    description: 'What was done to it, newest first. Restricted.',
  })
  history(@Ctx() context: Context, @Root() notice: Notice): Promise<HistoryEntry[]> {
    return noticeHistory(context, notice)
  }

  @Restrict(withDetail)
  @FieldResolver(() => NoticeDocument, {
    nullable: true,
    description:
      'What the paper says, laid out: the page for printing and Word come from the same. Restricted.',
  })
  document(@Ctx() context: Context, @Root() notice: Notice): Promise<NoticeDocument> {
    return paperOf(context, notice)
  }

  @FieldResolver(() => NoticeCan, { description: 'What the viewer may do with it, now.' })
  async can(@Ctx() context: Context, @Root() notice: Notice): Promise<NoticeCan> {
    return noticeCan(context.viewer, await policyFacts(context, notice))
  }
}

@Resolver(() => NoticeRecipient)
export class NoticeRecipientResolver {
  @Restrict(withDetail)
  @FieldResolver(() => [Reply], {
    nullable: true,
    description: 'What it answered, round by round, newest first. Restricted.',
  })
  async replies(
    @Ctx() context: Context,
    @Root() { jurisdictionCode, noticeId, organization }: NoticeRecipient,
  ): Promise<Reply[]> {
    const replies = await replyLoader(context, 'NOTICE').load({ jurisdictionCode, id: noticeId })
    return replies.filter(({ organizationId }) => organizationId === organization.id)
  }
}

/** Tasks themselves know nothing of notices. */
@Resolver(() => Task)
export class TaskNoticesResolver {
  @Restrict(withDetail)
  @FieldResolver(() => [Notice], {
    nullable: true,
    description: 'Notices about it, newest first; drafts for the supervision only. Restricted.',
  })
  notices(@Ctx() context: Context, @Root() { jurisdictionCode, id }: Task): Promise<Notice[]> {
    return taskNoticeLoader(context).load({ jurisdictionCode, id })
  }
}
