import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { FeedbackCycle } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { Reached, Restrict } from '../../platform/guard.ts'
import { PageInfo } from '../../platform/page-info.type.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { Light, LightCounts } from '../tasks/index.ts'
import { NoticeAction, NoticeKind, NoticeStatus } from './notice.status.ts'

registerEnumType(NoticeKind, {
  name: 'NoticeKind',
  description:
    '催办 · 督办通知单 · 黄牌警示单 · 红牌警示单 · 约谈通知 · 督查通报, in the order of the ladder.',
})
registerEnumType(NoticeStatus, {
  name: 'NoticeStatus',
  description: '拟稿 → 待签发 → 待印发 → 待签收 → 待回复 → 已回复 → 已办结; 已作废.',
})
registerEnumType(NoticeAction, {
  name: 'NoticeAction',
  description: '送签 · 签发 · 退回修改 · 印发 · 作废 · 办结.',
})

/** The row was read for this viewer: `readDetail` decides the restricted fields. */
export const withDetail = (_viewer: unknown, { readDetail }: { readDetail: boolean }) => readDetail

@Reached()
@ObjectType({ description: 'What the viewer may do with a notice, now.' })
export class NoticeCan {
  @Field(() => Boolean, { description: 'Change its words, recipients and date.' })
  edit: boolean

  @Field(() => Boolean, { description: '送签' })
  send: boolean

  @Field(() => Boolean, { description: '签发' })
  sign: boolean

  @Field(() => Boolean, { description: 'Give it back to be changed.' })
  reject: boolean

  @Field(() => Boolean, { description: '印发: it gets its number.' })
  issue: boolean

  @Field(() => Boolean, { description: '作废' })
  withdraw: boolean

  @Field(() => Boolean, { description: '办结' })
  close: boolean

  @Field(() => Boolean, { description: 'Write an instruction on it.' })
  instruct: boolean

  @Field(() => Boolean, { description: 'Raise a problem from it.' })
  raiseProblem: boolean
}

@Reached()
@ObjectType({ description: '督办通知: one matter, one notice.' })
export class Notice {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => NoticeKind, { description: 'Step of the ladder.' })
  kind: NoticeKind

  @Field(() => NoticeStatus, {
    description: 'Where it stands: with its least advanced recipient once issued.',
  })
  status: NoticeStatus

  @Field(() => Int, { description: 'Counts the writes; mutations want the one that was read.' })
  version: number

  @Field(() => String, {
    nullable: true,
    description: '督办〔2026〕3号; null before it is issued, kept when it is withdrawn.',
  })
  documentNumber: string | null

  @Field(() => String, { description: '督办事项' })
  title: string

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: '督办内容, one paragraph a line. Restricted.' })
  content: string | null

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: "依据, with the plan's own words. Restricted." })
  basis: string | null

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: '办理要求. Restricted.' })
  requirement: string | null

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: '附件, as listed on the paper. Restricted.' })
  annex: string | null

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: '抄送. Restricted.' })
  copyTo: string | null

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: '批示领导. Restricted.' })
  instructedBy: string | null

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: '牵头领导. Restricted.' })
  leadLeader: string | null

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: '配合领导. Restricted.' })
  jointLeader: string | null

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: '联系人. Restricted.' })
  contact: string | null

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: 'Telephone. Restricted.' })
  contactPhone: string | null

  @Field(() => DayScalar, {
    description: '交办时限: by when it is to be answered; the latest of its recipients.',
  })
  replyDueOn: Day

  @Field(() => DayScalar, { description: 'The date it was issued with.' })
  originalReplyDueOn: Day

  @Field(() => FeedbackCycle, { description: '反馈类型与周期' })
  feedbackCycle: FeedbackCycle

  @Field(() => Light, { description: 'Worst light of its recipients, on the day asked for.' })
  light: Light

  @Field(() => Int, {
    nullable: true,
    description: 'Working days left to the next answer; negative when over; null when none is waited for.',
  })
  workingDaysLeft: number | null

  @Field(() => DayScalar, { description: 'The day it was drafted.' })
  draftedOn: Day

  @Field(() => String, { description: 'Who drafted it.' })
  draftedBy: string

  @Field(() => DayScalar, { nullable: true, description: 'The day it was sent for signature.' })
  sentOn: Day | null

  @Field(() => DayScalar, { nullable: true, description: '签发时间' })
  signedOn: Day | null

  @Field(() => String, { nullable: true, description: '签发人' })
  signedBy: string | null

  @Field(() => DayScalar, { nullable: true, description: 'The day it was issued.' })
  issuedOn: Day | null

  @Field(() => String, { nullable: true, description: 'Who issued it.' })
  issuedBy: string | null

  @Field(() => DayScalar, { nullable: true, description: 'The day it was closed.' })
  closedOn: Day | null

  @Field(() => String, { nullable: true, description: 'Who closed it.' })
  closedBy: string | null

  @Field(() => DayScalar, { nullable: true, description: 'The day it was withdrawn.' })
  withdrawnOn: Day | null

  @Field(() => String, { nullable: true, description: 'Who withdrew it.' })
  withdrawnBy: string | null

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: 'Why it was withdrawn. Restricted.' })
  withdrawReason: string | null

  jurisdictionCode: string
  placeCode: string
  taskId: string | null
  milestoneId: string | null
  problemId: string | null
  instructionId: string | null
  proposalId: string | null
  /** Whether the viewer this row was read for may see it in full. */
  readDetail: boolean
}

@Reached()
@ObjectType({ description: 'A page of notices with the counts of the whole list.' })
export class NoticeConnection {
  @Field(() => [Notice], {
    description:
      'Open before closed, the worst light first, then the earliest date waited for, then the newest.',
  })
  nodes: Notice[]

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo

  @Field(() => Int, { description: 'Rows of the whole list.' })
  totalCount: number

  @Field(() => LightCounts, { description: 'The whole list by light; done = closed or withdrawn.' })
  counts: LightCounts
}

@Reached()
@ObjectType({ description: 'A notice the action was not possible on.' })
export class NoticeActionFault {
  @Field(() => ID, { description: 'The notice.' })
  noticeId: string

  @Field(() => String, { description: 'What it is called.' })
  title: string

  @Field(() => String, { description: 'Why not, and what to do.' })
  message: string
}

@Reached()
@ObjectType({ description: 'What became of an action on several notices.' })
export class NoticeActionResult {
  @Field(() => [Notice], { description: 'Notices it was (preview: would be) done on.' })
  done: Notice[]

  @Field(() => [NoticeActionFault], { description: 'The others, with the reason.' })
  faults: NoticeActionFault[]
}
