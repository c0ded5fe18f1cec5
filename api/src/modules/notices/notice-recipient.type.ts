import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { Organization } from '../divisions/index.ts'
import { AssignmentPart, Light } from '../tasks/index.ts'
import { RecipientStatus } from './notice.status.ts'

registerEnumType(RecipientStatus, {
  name: 'RecipientStatus',
  description: '未发出 → 待签收 → 待回复 → 待审核 → 已通过.',
})

@Reached()
@ObjectType({ description: 'What the viewer may do as, or with, one recipient.' })
export class RecipientCan {
  @Field(() => Boolean, { description: 'Sign for it.' })
  receive: boolean

  @Field(() => Boolean, { description: 'Answer it.' })
  reply: boolean

  @Field(() => Boolean, { description: 'Review its answer.' })
  review: boolean
}

@Reached()
@ObjectType({ description: 'One organization a notice goes to, with its own receipt and reply.' })
export class NoticeRecipient {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => Organization, { description: 'Who.' })
  organization: Organization

  @Field(() => AssignmentPart, { description: 'LEAD 牵头 or JOINT 配合.' })
  part: AssignmentPart

  @Field(() => RecipientStatus, { description: 'Where it stands.' })
  status: RecipientStatus

  @Field(() => Int, { description: 'Counts the writes; mutations want the one that was read.' })
  version: number

  @Field(() => Int, { description: '1, 2, 3 …: sent back, a new round begins.' })
  round: number

  @Field(() => DayScalar, { nullable: true, description: 'By when it is to be signed for.' })
  receiveDueOn: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'The day it was signed for.' })
  receivedOn: Day | null

  @Field(() => String, { nullable: true, description: 'Who signed for it.' })
  receivedBy: string | null

  @Field(() => DayScalar, { nullable: true, description: 'By when it is to be answered, in force.' })
  replyDueOn: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'The day it was answered in this round.' })
  repliedOn: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'The day the answer was accepted.' })
  acceptedOn: Day | null

  @Field(() => Light, { description: 'Of its reply, today; answered late stays NEAR.' })
  light: Light

  @Field(() => Int, { nullable: true, description: 'Working days left to answer; null once answered.' })
  workingDaysLeft: number | null

  @Field(() => RecipientCan, { description: 'What the viewer may do.' })
  can: RecipientCan

  jurisdictionCode: string
  noticeId: string
  readDetail: boolean
}
