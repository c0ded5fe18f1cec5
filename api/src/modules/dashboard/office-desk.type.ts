import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'
import { EscalationProposal, Notice } from '../notices/index.ts'
import { Light, Task } from '../tasks/index.ts'

export const ReviewKind = {
  REPORT: 'REPORT',
  EXTENSION: 'EXTENSION',
  DUTY_RETURN: 'DUTY_RETURN',
  PROBLEM_REPLY: 'PROBLEM_REPLY',
  NOTICE_REPLY: 'NOTICE_REPLY',
  INSTRUCTION_REPLY: 'INSTRUCTION_REPLY',
} as const
export type ReviewKind = (typeof ReviewKind)[keyof typeof ReviewKind]

registerEnumType(ReviewKind, {
  name: 'ReviewKind',
  description: 'What waits: a report, a request for more time, a task handed back, or an answer.',
})

@Reached()
@ObjectType({
  description: 'One thing that waits for the word of the office. The ids name the record behind it.',
})
export class ReviewItem {
  @Field(() => ID, { description: 'Identifier of the row.' })
  id: string

  @Field(() => ReviewKind, { description: 'What it is.' })
  kind: ReviewKind

  @Field(() => String, { description: 'The task, problem, notice or instruction it belongs to.' })
  title: string

  @Field(() => String, { nullable: true, description: '立项编号 of the task, or 文号 of the notice.' })
  ledgerNo: string | null

  @Field(() => DayScalar, { description: 'The day it was handed in.' })
  submittedOn: Day

  @Field(() => InstantScalar, { description: 'When it was handed in.' })
  submittedAt: Date

  @Field(() => DayScalar, { nullable: true, description: 'The date at stake.' })
  dueOn: Day | null

  @Field(() => Int, { nullable: true, description: 'Working days left to it; negative when over.' })
  workingDaysLeft: number | null

  @Field(() => Light, { description: 'Light of the date at stake.' })
  light: Light

  @Field(() => Int, { nullable: true, description: 'Version of the record, where a decision names it.' })
  version: number | null

  @Field(() => ID, { nullable: true, description: 'Task.' })
  taskId: string | null

  @Field(() => ID, { nullable: true, description: 'Report.' })
  reportId: string | null

  @Field(() => ID, { nullable: true, description: 'Extension.' })
  extensionId: string | null

  @Field(() => ID, { nullable: true, description: 'Duty return.' })
  dutyReturnId: string | null

  @Field(() => ID, { nullable: true, description: 'Problem.' })
  problemId: string | null

  @Field(() => ID, { nullable: true, description: 'Notice.' })
  noticeId: string | null

  @Field(() => ID, { nullable: true, description: 'Recipient of the notice.' })
  recipientId: string | null

  @Field(() => ID, { nullable: true, description: 'Instruction.' })
  instructionId: string | null

  organizationId: string
}

@Reached()
@ObjectType({ description: '督查室工作台: what waits for the supervision office in a place.' })
export class OfficeDesk {
  @Field(() => [ReviewItem], { description: 'Waiting for review, the nearest date first; at most 200.' })
  review: ReviewItem[]

  @Field(() => Int, { description: 'All that wait for review.' })
  reviewCount: number

  @Field(() => [EscalationProposal], { description: 'Proposals to decide; at most 200.' })
  proposals: EscalationProposal[]

  @Field(() => Int, { description: 'All open proposals.' })
  proposalCount: number

  @Field(() => [Notice], { description: 'Notices to send, sign or issue; at most 200.' })
  toSign: Notice[]

  @Field(() => Int, { description: 'All such notices.' })
  toSignCount: number

  @Field(() => [Task], { description: 'Tasks waiting to be issued (待交办); at most 200.' })
  toIssue: Task[]

  @Field(() => Int, { description: 'All such tasks.' })
  toIssueCount: number

  @Field(() => Int, { description: 'Of those to review: whose time for review ends today or is over.' })
  dueToday: number

  @Field(() => DayScalar, { nullable: true, description: 'The oldest day something waits since.' })
  oldestSubmittedOn: Day | null

  @Field(() => DayScalar, { description: 'The day it was read at.' })
  asOf: Day
}
