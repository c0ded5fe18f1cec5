import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { Allow, OnScreen } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canDoOfficeWork, canReadNotices, canWorkAtOfficeDesk, canWorkAtUnitDesk } from '../access/index.ts'
import { Problem, ProblemInput } from '../problems/index.ts'
import { NoticeActionInput, NoticeFilter, NoticeInput, NoticeSource } from './notice.input.ts'
import { findNotice, findNotices, listNotices } from './notice.query.ts'
import { Notice, NoticeActionResult, NoticeConnection } from './notice.type.ts'
import { actOnNotices, previewNoticeAction } from './notice-action.service.ts'
import { draftNotice } from './notice-draft.service.ts'
import { editNotice } from './notice-edit.service.ts'
import { raiseProblemFromNotice } from './notice-problem.service.ts'
import { receiveNotice, replyToNotice, reviewNoticeReply } from './notice-reply.service.ts'

@Resolver(() => Notice)
export class NoticeResolver {
  @OnScreen()
  @Allow(canReadNotices)
  @Query(() => NoticeConnection, {
    description:
      'A page of notices: open before closed, the worst light first, then the earliest date waited for, then the newest.',
  })
  notices(
    @Ctx() context: Context,
    @Arg('filter', () => NoticeFilter, { description: 'Which notices.' }) filter: NoticeFilter,
    @Arg('asOf', () => DayScalar, {
      nullable: true,
      description: 'States, numbers and lights of this day; today by default. Recipients are those of now.',
    })
    asOf?: Day | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows, 50 by default, 200 at most.' }) first?:
      | number
      | null,
    @Arg('after', () => String, { nullable: true, description: 'endCursor of the page before.' }) after?:
      | string
      | null,
  ): Promise<NoticeConnection> {
    return listNotices(context, { filter, asOf: asOf ?? null, first: first ?? null, after: after ?? null })
  }

  @Allow(canReadNotices)
  @Query(() => Notice, {
    nullable: true,
    description: 'One notice; null when there is none the viewer may see.',
  })
  notice(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Identifier.' }) id: string,
  ): Promise<Notice | null> {
    return findNotice(context, id)
  }

  @Allow(canReadNotices)
  @Query(() => [Notice], {
    description:
      'Several notices at once, at most 50, in the order asked; those the viewer may not see are left out.',
  })
  noticesByIds(
    @Ctx() context: Context,
    @Arg('ids', () => [ID], { description: 'Identifiers.' }) ids: string[],
  ): Promise<Notice[]> {
    return findNotices(context, ids)
  }

  @Allow(canWorkAtOfficeDesk)
  @Query(() => NoticeActionResult, {
    description: 'What an action would do, notice by notice, without doing it.',
  })
  previewNoticeAction(
    @Ctx() context: Context,
    @Arg('input', () => NoticeActionInput, { description: 'The action.' }) input: NoticeActionInput,
  ): Promise<NoticeActionResult> {
    return previewNoticeAction(context, input)
  }

  @Allow(canDoOfficeWork)
  @Mutation(() => Notice, { description: 'Drafts a notice, its fields filled from a task or a problem.' })
  draftNotice(
    @Ctx() context: Context,
    @Arg('source', () => NoticeSource, { description: 'What it is drafted from.' }) source: NoticeSource,
  ): Promise<Notice> {
    return draftNotice(context, source)
  }

  @Allow(canDoOfficeWork)
  @Mutation(() => Notice, { description: 'Changes a draft.' })
  editNotice(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The notice.' }) id: string,
    @Arg('version', () => Int, { description: 'As it was read.' }) version: number,
    @Arg('input', () => NoticeInput, { description: 'What changes.' }) input: NoticeInput,
  ): Promise<Notice> {
    return editNotice(context, id, version, input)
  }

  @Allow(canWorkAtOfficeDesk)
  @Mutation(() => NoticeActionResult, {
    description:
      'Does what can be done and names what cannot, each in a write of its own. One alone is refused.',
  })
  actOnNotices(
    @Ctx() context: Context,
    @Arg('input', () => NoticeActionInput, { description: 'The action.' }) input: NoticeActionInput,
  ): Promise<NoticeActionResult> {
    return actOnNotices(context, input)
  }

  @Allow(canWorkAtUnitDesk)
  @Mutation(() => Notice, { description: '签收 by a recipient.' })
  receiveNotice(
    @Ctx() context: Context,
    @Arg('recipientId', () => ID, { description: 'The recipient.' }) recipientId: string,
    @Arg('version', () => Int, { description: 'Of the recipient, as it was read.' }) version: number,
  ): Promise<Notice> {
    return receiveNotice(context, { recipientId, version })
  }

  @Allow(canWorkAtUnitDesk)
  @Mutation(() => Notice, { description: '反馈 by a recipient.' })
  replyToNotice(
    @Ctx() context: Context,
    @Arg('recipientId', () => ID, { description: 'The recipient.' }) recipientId: string,
    @Arg('version', () => Int, { description: 'Of the recipient, as it was read.' }) version: number,
    @Arg('text', () => String, { description: 'What was done.' }) text: string,
    @Arg('attachmentIds', () => [ID], { nullable: true, description: 'Files the viewer uploaded for it.' })
    attachmentIds?: string[] | null,
  ): Promise<Notice> {
    return replyToNotice(context, { recipientId, version, text, attachmentIds: attachmentIds ?? null })
  }

  @Allow(canDoOfficeWork)
  @Mutation(() => Notice, {
    description: 'Accepts a reply, or sends it back with opinion and new date (round + 1).',
  })
  reviewNoticeReply(
    @Ctx() context: Context,
    @Arg('recipientId', () => ID, { description: 'The recipient.' }) recipientId: string,
    @Arg('version', () => Int, { description: 'Of the recipient, as it was read.' }) version: number,
    @Arg('accept', () => Boolean, { description: 'False sends it back.' }) accept: boolean,
    @Arg('opinion', () => String, { nullable: true, description: 'Needed to send it back.' }) opinion?:
      | string
      | null,
    @Arg('newDueOn', () => DayScalar, { nullable: true, description: 'Needed to send it back.' })
    newDueOn?: Day | null,
  ): Promise<Notice> {
    return reviewNoticeReply(context, {
      recipientId,
      version,
      accept,
      opinion: opinion ?? null,
      newDueOn: newDueOn ?? null,
    })
  }

  @Allow(canDoOfficeWork)
  @Mutation(() => Problem, { description: 'Puts a problem that the notice brought to light on the list.' })
  raiseProblemFromNotice(
    @Ctx() context: Context,
    @Arg('noticeId', () => ID, { description: 'The notice.' }) noticeId: string,
    @Arg('input', () => ProblemInput, { description: 'The problem.' }) input: ProblemInput,
  ): Promise<Problem> {
    return raiseProblemFromNotice(context, noticeId, input)
  }
}
