import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { InstructionStatus, InstructionSubject } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { PageInfo } from '../../platform/page-info.type.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'
import { Light, LightCounts } from '../tasks/index.ts'

export { InstructionStatus, InstructionSubject }

registerEnumType(InstructionSubject, {
  name: 'InstructionSubject',
  description: "What a leader wrote on. COCKPIT: a figure or place on the leader's screen.",
})
registerEnumType(InstructionStatus, {
  name: 'InstructionStatus',
  description:
    'REPLIED: everybody who is to act has answered. CLOSED: the leader or the head of supervision closed it.',
})

@Reached()
@ObjectType({ description: 'What the viewer may do with an instruction, now.' })
export class InstructionCan {
  @Field(() => Boolean, { description: 'Answer it for an organization that is to act.' })
  reply: boolean

  @Field(() => Boolean, { description: 'Accept or send back an answer that waits.' })
  review: boolean

  @Field(() => Boolean, { description: 'Close it.' })
  close: boolean

  @Field(() => Boolean, { description: 'Draft a notice from it.' })
  draftNotice: boolean

  @Field(() => Boolean, { description: 'Put a problem on the list from it.' })
  raiseProblem: boolean
}

/** Seen by leaders, the office and those it concerns; nobody else sees that it is there. Never scored (DOMAIN §1). */
@Reached()
@ObjectType({ description: "批示: a leader's note on anything; tracked, never scored." })
export class Instruction {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => InstructionSubject, { description: 'What kind of thing it was written on.' })
  subject: InstructionSubject

  @Field(() => ID, { nullable: true, description: 'Identifier of that record.' })
  subjectId: string | null

  @Field(() => String, { description: 'What it was written on, as it was called then.' })
  subjectTitle: string

  @Field(() => String, { description: 'What the leader wrote.' })
  text: string

  @Field(() => InstructionStatus, { description: 'Where it stands.' })
  status: InstructionStatus

  @Field(() => Int, { description: 'Counts the writes; mutations want the one that was read.' })
  version: number

  @Field(() => Light, {
    description: 'Of its due date, today; answered counts from the day of the last answer.',
  })
  light: Light

  @Field(() => DayScalar, { nullable: true, description: 'By when it is to be answered.' })
  dueOn: Day | null

  @Field(() => Int, {
    nullable: true,
    description: 'Working days left; negative when over; null without a date or when answered.',
  })
  workingDaysLeft: number | null

  @Field(() => DayScalar, { description: 'The day it was written.' })
  writtenOn: Day

  @Field(() => InstantScalar, { description: 'When it was written.' })
  writtenAt: Date

  @Field(() => String, { description: 'The leader.' })
  writtenBy: string

  @Field(() => DayScalar, { nullable: true, description: 'The day it was closed.' })
  closedOn: Day | null

  @Field(() => String, { nullable: true, description: 'Who closed it.' })
  closedBy: string | null

  jurisdictionCode: string
  placeCode: string
  taskId: string | null
  /** Who is to act; none = the supervision office. */
  organizationIds: string[]
  writtenById: string | null
}

@Reached()
@ObjectType({ description: 'A page of instructions with the counts of the whole list.' })
export class InstructionConnection {
  @Field(() => [Instruction], { description: 'Open before closed, the most urgent first.' })
  nodes: Instruction[]

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo

  @Field(() => Int, { description: 'Rows of the whole list.' })
  totalCount: number

  @Field(() => LightCounts, { description: 'The whole list by light; done = closed.' })
  counts: LightCounts
}
