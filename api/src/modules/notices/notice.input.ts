import { MaxLength } from 'class-validator'
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql'
import { FeedbackCycle } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { Light } from '../tasks/index.ts'
import { NoticeAction, NoticeKind, NoticeStatus } from './notice.status.ts'
import { NoticeWaiting } from './notice-waiting.sql.ts'

registerEnumType(NoticeWaiting, {
  name: 'NoticeWaiting',
  description: 'ANY waits for an answer; OVERDUE is past its date, NEAR is near it and not past.',
})

@InputType({ description: 'Which notices a list holds. Everything given must hold.' })
export class NoticeFilter {
  @Field(() => ID, {
    description: 'Division: notices of its subtree, or to an organization that works there.',
  })
  place: string

  @Field(() => [NoticeKind], { nullable: true, description: 'Only these kinds.' })
  kind?: NoticeKind[] | null

  @Field(() => [NoticeStatus], { nullable: true, description: 'Only these states.' })
  status?: NoticeStatus[] | null

  @Field(() => [Light], { nullable: true, description: 'Only these lights, on the day.' })
  light?: Light[] | null

  @Field(() => ID, { nullable: true, description: 'Only notices to this organization.' })
  organizationId?: string | null

  @Field(() => ID, { nullable: true, description: 'Only notices about this task.' })
  taskId?: string | null

  @MaxLength(100, { message: '查找的文字不能超过 100 个字。' })
  @Field(() => String, { nullable: true, description: 'Words in number, title or recipients.' })
  words?: string | null

  @Field(() => Int, { nullable: true, description: 'Only numbers of this year.' })
  year?: number | null

  @Field(() => NoticeWaiting, {
    nullable: true,
    description: 'Only those that waited for an answer on the day, as the cockpit of that day counts them.',
  })
  waiting?: NoticeWaiting | null
}

@InputType({ description: 'What a notice is drafted from: a task, a problem, or neither (督查通报, 约谈).' })
export class NoticeSource {
  @Field(() => ID, { description: 'The division it belongs to.' })
  place: string

  @Field(() => NoticeKind, { description: 'Step of the ladder.' })
  kind: NoticeKind

  @Field(() => ID, { nullable: true, description: 'The task.' })
  taskId?: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'The due date of the task; the oldest open one when left out.',
  })
  milestoneId?: string | null

  @Field(() => ID, { nullable: true, description: 'The problem.' })
  problemId?: string | null

  @Field(() => [ID], {
    nullable: true,
    description: 'To whom; the owners of the task or problem when left out.',
  })
  organizationIds?: string[] | null
}

@InputType({ description: 'Corrections of a draft; what is left out stays.' })
export class NoticeInput {
  @Field(() => String, { nullable: true, description: '督办事项' })
  title?: string | null

  @Field(() => String, { nullable: true, description: '督办内容; the first paragraph opens the paper.' })
  content?: string | null

  @Field(() => String, { nullable: true, description: '依据' })
  basis?: string | null

  @Field(() => String, { nullable: true, description: '办理要求' })
  requirement?: string | null

  @Field(() => String, { nullable: true, description: '附件, one name a line; empty takes it away.' })
  annex?: string | null

  @Field(() => String, { nullable: true, description: '抄送; empty takes it away.' })
  copyTo?: string | null

  @Field(() => String, { nullable: true, description: '批示领导; empty takes it away.' })
  instructedBy?: string | null

  @Field(() => String, { nullable: true, description: '牵头领导; empty takes it away.' })
  leadLeader?: string | null

  @Field(() => String, { nullable: true, description: '配合领导; empty takes it away.' })
  jointLeader?: string | null

  @Field(() => String, { nullable: true, description: '联系人' })
  contact?: string | null

  @Field(() => String, { nullable: true, description: 'Telephone.' })
  contactPhone?: string | null

  @Field(() => DayScalar, { nullable: true, description: '交办时限, today at the earliest.' })
  replyDueOn?: Day | null

  @Field(() => FeedbackCycle, { nullable: true, description: '反馈类型与周期' })
  feedbackCycle?: FeedbackCycle | null

  @Field(() => [ID], { nullable: true, description: '牵头单位, the whole list.' })
  leadIds?: string[] | null

  @Field(() => [ID], { nullable: true, description: '配合单位, the whole list.' })
  jointIds?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'Files that go with it, the whole list.' })
  attachmentIds?: string[] | null
}

@InputType({ description: 'A notice as it was read.' })
export class NoticeRef {
  @Field(() => ID, { description: 'The notice.' })
  id: string

  @Field(() => Int, { description: 'Its version as read.' })
  version: number
}

@InputType({ description: 'One action on one or several notices.' })
export class NoticeActionInput {
  @Field(() => NoticeAction, { description: 'What to do.' })
  action: NoticeAction

  @Field(() => [NoticeRef], { description: 'On which, 100 at most.' })
  notices: NoticeRef[]

  @Field(() => String, { nullable: true, description: 'Why; needed to reject and to withdraw.' })
  reason?: string | null
}
