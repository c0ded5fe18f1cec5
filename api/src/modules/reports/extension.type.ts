import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'
import { ExtensionStatus } from './report.enums.ts'

@Reached()
@ObjectType({ description: 'What the viewer may do with a request for more time.' })
export class ExtensionCan {
  @Field(() => Boolean, { description: 'Grant or refuse it.' })
  decide: boolean

  @Field(() => Boolean, { description: 'Take it back before it is decided.' })
  withdraw: boolean
}

@Reached()
@ObjectType({ description: '延期申请: asked before the date; the original date stays visible.' })
export class Extension {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => ExtensionStatus, { description: 'What became of it.' })
  status: ExtensionStatus

  @Field(() => Int, { description: 'Counts the writes; a stale form gets CONFLICT.' })
  version: number

  @Field(() => DayScalar, { description: 'The date in force when it was asked.' })
  dueOn: Day

  @Field(() => DayScalar, { description: 'The date asked for.' })
  requestedDueOn: Day

  @Field(() => String, { description: 'Why.' })
  reason: string

  @Field(() => DayScalar, { description: 'The day it was asked.' })
  requestedOn: Day

  @Field(() => InstantScalar, { description: 'When it was asked.' })
  requestedAt: Date

  @Field(() => String, { description: 'Who asked.' })
  requestedBy: string

  @Field(() => DayScalar, { nullable: true, description: 'The date granted.' })
  grantedDueOn: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'The day it was decided.' })
  decidedOn: Day | null

  @Field(() => String, { nullable: true, description: 'Who decided.' })
  decidedBy: string | null

  @Field(() => String, { nullable: true, description: 'What was said with the decision.' })
  opinion: string | null

  jurisdictionCode: string
  taskId: string
  milestoneId: string
  assignmentId: string
  organizationId: string
}
