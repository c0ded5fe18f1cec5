import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { PageInfo } from '../../platform/page-info.type.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'
import { AssignmentPart } from '../tasks/index.ts'
import { ReportClaim, ReportStatus } from './report.enums.ts'

@Reached()
@ObjectType({ description: 'What the viewer may do with a report.' })
export class ReportCan {
  @Field(() => Boolean, { description: 'Go on writing it.' })
  edit: boolean

  @Field(() => Boolean, { description: 'Submit it.' })
  submit: boolean

  @Field(() => Boolean, { description: "Sign it as the unit's leader, or give it back." })
  sign: boolean

  @Field(() => Boolean, { description: 'Take it back before it is reviewed.' })
  withdraw: boolean

  @Field(() => Boolean, { description: 'Let it stand or send it back.' })
  review: boolean
}

@Reached()
@ObjectType({ description: '进展填报: what a unit says at a point in time.' })
export class ProgressReport {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => ReportStatus, { description: 'Where it stands.' })
  status: ReportStatus

  @Field(() => Int, { description: 'Counts the writes; a form filled in on an older one gets CONFLICT.' })
  version: number

  @Field(() => AssignmentPart, { description: 'LEAD 牵头 or JOINT 配合.' })
  part: AssignmentPart

  @Field(() => Int, { description: 'Round of the task it belongs to.' })
  round: number

  @Field(() => Int, { nullable: true, description: 'Progress, 0 to 100; null = as before.' })
  percent: number | null

  @Field(() => String, { description: 'What was done.' })
  text: string

  @Field(() => String, { nullable: true, description: '存在问题: goes to the problem list when submitted.' })
  problem: string | null

  @Field(() => ReportClaim, { description: 'Whether the date can be kept.' })
  claim: ReportClaim

  @Field(() => DayScalar, { nullable: true, description: 'With FINISHED: the day it was done.' })
  finishedOn: Day | null

  @Field(() => String, { description: 'Who began it.' })
  createdBy: string

  @Field(() => InstantScalar, { description: 'When its words were last saved.' })
  savedAt: Date

  @Field(() => DayScalar, { nullable: true, description: 'The day it was submitted.' })
  submittedOn: Day | null

  @Field(() => InstantScalar, { nullable: true, description: 'When it was submitted.' })
  submittedAt: Date | null

  @Field(() => String, { nullable: true, description: 'Who submitted (or signed) it.' })
  submittedBy: string | null

  @Field(() => DayScalar, { nullable: true, description: 'The day it was reviewed.' })
  reviewedOn: Day | null

  @Field(() => InstantScalar, { nullable: true, description: 'When it was reviewed.' })
  reviewedAt: Date | null

  @Field(() => String, { nullable: true, description: 'Who reviewed it.' })
  reviewedBy: string | null

  @Field(() => String, {
    nullable: true,
    description: 'What the reviewer, or the leader who gave it back, said.',
  })
  opinion: string | null

  @Field(() => DayScalar, { nullable: true, description: 'The date given with a return.' })
  newDueOn: Day | null

  jurisdictionCode: string
  taskId: string
  assignmentId: string
  organizationId: string
  cycleId: string | null
  milestoneId: string | null
  attachedToId: string | null
}

@Reached()
@ObjectType({ description: 'A page of reports.' })
export class ReportConnection {
  @Field(() => [ProgressReport], { description: 'By due date.' })
  nodes: ProgressReport[]

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo

  @Field(() => Int, { description: 'How many there are on all pages together.' })
  totalCount: number
}

@Reached()
@ObjectType({ description: 'A report a review was not done on, and why.' })
export class ReportReviewFault {
  @Field(() => ID, { description: 'The report.' })
  reportId: string

  @Field(() => String, { description: 'Its task, or empty where the report is not known.' })
  title: string

  @Field(() => String, { description: 'Why not, and what to do.' })
  message: string
}

@Reached()
@ObjectType({ description: 'What a review did (preview: would do).' })
export class ReportReviewResult {
  @Field(() => [ProgressReport], { description: 'Reports it was (would be) done on.' })
  done: ProgressReport[]

  @Field(() => [ReportReviewFault], { description: 'Those it was not, and why.' })
  faults: ReportReviewFault[]
}
