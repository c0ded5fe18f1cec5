import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { ComplaintClass, ComplaintUrgency } from './complaint.enums.ts'

@Reached()
@ObjectType({
  description:
    '办理时限: the most particular one in force on the day of dispatch holds. Null class, channel, urgency = any.',
})
export class ComplaintLimit {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => ComplaintClass, { nullable: true, description: 'For this class only.' })
  class: ComplaintClass | null

  @Field(() => ComplaintUrgency, { nullable: true, description: 'For this urgency only.' })
  urgency: ComplaintUrgency | null

  @Field(() => Int, { description: 'Hours to sign for a ticket.' })
  signHours: number

  @Field(() => Int, { description: 'Working days from dispatch to contact the caller.' })
  contactDays: number

  @Field(() => Int, {
    description: 'Working days from dispatch to finish; day 1 is the working day after it.',
  })
  workingDays: number

  @Field(() => Int, { description: 'Times it may be handed back before that is adjudicated.' })
  returnLimit: number

  @Field(() => Int, { description: 'Working days that extensions may add at most.' })
  extensionDays: number

  @Field(() => DayScalar, { description: 'First day it holds.' })
  validFrom: Day

  @Field(() => DayScalar, { nullable: true, description: 'Last day it holds; null = until further notice.' })
  validUntil: Day | null

  @Field(() => String, { description: 'Who set it.' })
  createdBy: string

  @Field(() => Boolean, { description: 'Holds because nothing was set; it cannot be ended.' })
  standard: boolean

  jurisdictionCode: string
  channelId: string | null
}
