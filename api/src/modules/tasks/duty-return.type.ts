import { Field, ID, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'
import { DutyReturnStatus } from './task.enums.ts'

@Reached()
@ObjectType({ description: 'What the viewer may do with a duty return.' })
export class DutyReturnCan {
  @Field(() => Boolean, { description: 'Decide it: head of supervision, while it waits.' })
  decide: boolean
}

@Reached()
@ObjectType({ description: '职责不符退回: a unit hands a task back as not its duty.' })
export class DutyReturn {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => DutyReturnStatus, { description: 'Taken back, waiting, or left with the unit.' })
  status: DutyReturnStatus

  @Field(() => String, { description: 'Why it is not its duty.' })
  reason: string

  @Field(() => String, { nullable: true, description: 'Whose duty it is, in the words of the unit.' })
  suggestion: string | null

  @Field(() => DayScalar, { description: 'The day it was handed back.' })
  requestedOn: Day

  @Field(() => InstantScalar, { description: 'When it was handed back.' })
  requestedAt: Date

  @Field(() => String, { description: 'Who handed it back.' })
  requestedBy: string

  @Field(() => DayScalar, { nullable: true, description: 'The day it was decided.' })
  decidedOn: Day | null

  @Field(() => String, { nullable: true, description: 'Who decided it.' })
  decidedBy: string | null

  @Field(() => String, { nullable: true, description: 'What the head of supervision said.' })
  opinion: string | null

  jurisdictionCode: string
  taskId: string
  organizationId: string
}
