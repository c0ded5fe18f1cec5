import { Field, ID, InputType, Int } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'
import {
  ComplaintAction,
  ComplaintClass,
  ComplaintSatisfaction,
  ComplaintUrgency,
} from './complaint.enums.ts'

@InputType({ description: 'A ticket taken in here.' })
export class NewComplaint {
  @Field(() => ID, { description: 'Where it is about: the narrowest division known.' })
  place: string

  @Field(() => String, { description: 'What it is about in a line, at most 100 characters.' })
  title: string

  @Field(() => String, { description: 'What the caller says, at most 5000 characters.' })
  content: string

  @Field(() => ComplaintClass, { description: '诉求性质.' })
  class: ComplaintClass

  @Field(() => ComplaintUrgency, { nullable: true, description: 'NORMAL when left out.' })
  urgency?: ComplaintUrgency | null

  @Field(() => ID, { nullable: true, description: '来源渠道.' })
  channelId?: string | null

  @Field(() => ID, { nullable: true, description: '诉求分类.' })
  categoryId?: string | null

  @Field(() => ID, { nullable: true, description: '被投诉单位.' })
  complainedOfId?: string | null

  @Field(() => String, { nullable: true, description: 'Where it happened.' })
  address?: string | null

  @Field(() => String, { nullable: true, description: 'Name of the caller.' })
  callerName?: string | null

  @Field(() => String, { nullable: true, description: 'Phone of the caller.' })
  callerPhone?: string | null

  @Field(() => String, { nullable: true, description: 'Identity number of the caller.' })
  callerIdNumber?: string | null

  @Field(() => InstantScalar, { nullable: true, description: 'When it came in; now when left out.' })
  receivedAt?: Date | null

  @Field(() => ID, { description: 'A UUID; given again with the same one, nothing is created twice.' })
  key: string

  @Field(() => [ID], { nullable: true, description: 'Files handed in with it.' })
  attachmentIds?: string[] | null
}

@InputType({ description: 'Corrected facts of a ticket; what is left out stays.' })
export class ComplaintEdit {
  @Field(() => ID, { description: 'The ticket.' })
  id: string

  @Field(() => Int, { description: 'The version that was read.' })
  version: number

  @Field(() => String, { nullable: true, description: 'At most 100 characters.' })
  title?: string | null

  @Field(() => ComplaintClass, { nullable: true, description: '诉求性质; limits already given stay.' })
  class?: ComplaintClass | null

  @Field(() => ComplaintUrgency, { nullable: true, description: '紧急程度.' })
  urgency?: ComplaintUrgency | null

  @Field(() => ID, { nullable: true, description: '诉求分类.' })
  categoryId?: string | null

  @Field(() => ID, { nullable: true, description: 'Where it is about.' })
  place?: string | null

  @Field(() => ID, { nullable: true, description: '被投诉单位.' })
  complainedOfId?: string | null
}

@InputType({ description: 'One step of a ticket.' })
export class ComplaintActionInput {
  @Field(() => ID, { description: 'The ticket.' })
  id: string

  @Field(() => Int, { description: 'The version that was read.' })
  version: number

  @Field(() => ComplaintAction, { description: 'What is done.' })
  action: ComplaintAction

  @Field(() => ID, { nullable: true, description: 'To whom, for DISPATCH.' })
  organizationId?: string | null

  @Field(() => String, { nullable: true, description: 'What was done, why, what was answered.' })
  text?: string | null

  @Field(() => Int, { nullable: true, description: 'Working days, for ASK_EXTENSION.' })
  days?: number | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the caller answered, for CALL_BACK.' })
  answered?: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it is solved, for CALL_BACK.' })
  resolved?: boolean | null

  @Field(() => ComplaintSatisfaction, { nullable: true, description: 'For CALL_BACK.' })
  satisfaction?: ComplaintSatisfaction | null

  @Field(() => [ID], { nullable: true, description: 'Files that show it.' })
  attachmentIds?: string[] | null
}

@InputType({ description: 'A decision on what was asked about a ticket.' })
export class ComplaintDecision {
  @Field(() => ID, { description: 'What was asked.' })
  requestId: string

  @Field(() => Boolean, { description: 'Granted or refused.' })
  approve: boolean

  @Field(() => String, { nullable: true, description: 'Needed to refuse.' })
  opinion?: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'Where it goes instead, when a return is granted; left out: back to be dispatched.',
  })
  organizationId?: string | null
}

@InputType({ description: 'A limit as it shall hold from a day on; null class, channel, urgency = any.' })
export class ComplaintLimitInput {
  @Field(() => ID, { description: 'The jurisdiction.' })
  place: string

  @Field(() => ComplaintClass, { nullable: true, description: 'For this class only.' })
  class?: ComplaintClass | null

  @Field(() => ID, { nullable: true, description: 'For this channel only.' })
  channelId?: string | null

  @Field(() => ComplaintUrgency, { nullable: true, description: 'For this urgency only.' })
  urgency?: ComplaintUrgency | null

  @Field(() => Int, { description: 'Hours to sign, 1–720.' })
  signHours: number

  @Field(() => Int, { description: 'Working days to contact the caller, 1–60.' })
  contactDays: number

  @Field(() => Int, { description: 'Working days to finish, 1–250.' })
  workingDays: number

  @Field(() => Int, { description: 'Returns before adjudication, 0–10.' })
  returnLimit: number

  @Field(() => Int, { description: 'Working days of extension at most, 0–250.' })
  extensionDays: number

  @Field(() => DayScalar, { description: 'First day it holds; not before today.' })
  validFrom: Day
}
