import { Field, ID, InputType, Int } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { ReportClaim } from './report.enums.ts'

@InputType({ description: 'The words of a report.' })
export class ReportInput {
  @Field(() => ID, { description: 'The part it reports on.' })
  assignmentId: string

  @Field(() => ID, { nullable: true, description: 'The period of the feedback cycle it is for.' })
  cycleId?: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'The date it speaks of; the oldest open one when left out.',
  })
  milestoneId?: string | null

  @Field(() => Int, { nullable: true, description: 'Progress, 0 to 100; null = as before.' })
  percent?: number | null

  @Field(() => String, { description: 'What was done, 2000 characters at most.' })
  text: string

  @Field(() => String, { nullable: true, description: '存在问题; needed with BEHIND.' })
  problem?: string | null

  @Field(() => ReportClaim, { description: 'Whether the date can be kept.' })
  claim: ReportClaim

  @Field(() => DayScalar, { nullable: true, description: 'Needed with FINISHED: the day it was done.' })
  finishedOn?: Day | null

  @Field(() => [ID], { description: 'Evidence, in this order.' })
  attachmentIds: string[]
}

@InputType({ description: 'A report as the reviewer saw it.' })
export class ReportReviewRef {
  @Field(() => ID, { description: 'The report.' })
  id: string

  @Field(() => Int, { description: 'Its version on the screen.' })
  version: number
}

@InputType({ description: 'A review of one or several reports.' })
export class ReportReviewInput {
  @Field(() => [ReportReviewRef], { description: 'At most 200.' })
  reports: ReportReviewRef[]

  @Field(() => Boolean, { description: 'Let them stand; false = send them back.' })
  approve: boolean

  @Field(() => String, { nullable: true, description: 'Needed to send back.' })
  opinion?: string | null

  @Field(() => DayScalar, { nullable: true, description: 'Needed to send back; later than today.' })
  newDueOn?: Day | null
}
