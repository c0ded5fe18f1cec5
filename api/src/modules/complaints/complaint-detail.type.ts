import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'
import { ComplaintRequestKind, ComplaintRequestStatus } from './complaint.enums.ts'

@Reached()
@ObjectType({ description: 'One entry of the timeline of a ticket.' })
export class ComplaintStep {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => String, { description: 'RECEIVED, DISPATCHED, SIGNED … CHANGED for what its source updated.' })
  kind: string

  @Field(() => String, { description: 'What happened, in a plain sentence.' })
  summary: string

  @Field(() => String, { nullable: true, description: 'What was written to it, masked.' })
  text: string | null

  @Field(() => Int, { description: 'The round it belongs to.' })
  round: number

  @Field(() => DayScalar, { description: 'The day.' })
  on: Day

  @Field(() => InstantScalar, { description: 'The instant.' })
  at: Date

  @Field(() => String, { description: 'Who did it.' })
  byName: string

  jurisdictionCode: string
  organizationId: string | null
}

@Reached()
@ObjectType({ description: '退单, 延期, 剔除: asked about a ticket and decided by another person.' })
export class ComplaintRequest {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => ComplaintRequestKind, { description: 'What is asked.' })
  kind: ComplaintRequestKind

  @Field(() => ComplaintRequestStatus, { description: 'Where it stands.' })
  status: ComplaintRequestStatus

  @Field(() => String, { description: 'Why, masked.' })
  reason: string

  @Field(() => Int, { nullable: true, description: 'Working days more, for an extension.' })
  days: number | null

  @Field(() => DayScalar, { description: 'The day it was asked.' })
  askedOn: Day

  @Field(() => String, { description: 'Who asked.' })
  askedBy: string

  @Field(() => DayScalar, { nullable: true, description: 'The day it was decided or taken back.' })
  decidedOn: Day | null

  @Field(() => String, { nullable: true, description: 'Who decided.' })
  decidedBy: string | null

  @Field(() => String, { nullable: true, description: 'What was said to it, masked.' })
  opinion: string | null

  @Field(() => Boolean, { description: 'Whether the viewer may decide it now; never the asker.' })
  canDecide: boolean

  @Field(() => Boolean, { description: 'Whether the viewer may take it back now; a granted 剔除 too.' })
  canWithdraw: boolean

  organizationId: string | null
}

@Reached()
@ObjectType({ description: 'What the viewer may do with a ticket now.' })
export class ComplaintCan {
  @Field(() => Boolean, { description: 'Correct its facts.' })
  edit: boolean

  @Field(() => Boolean, { description: '派发.' })
  dispatch: boolean

  @Field(() => Boolean, { description: '签收.' })
  sign: boolean

  @Field(() => Boolean, { description: 'Say that the caller was contacted.' })
  contact: boolean

  @Field(() => Boolean, { description: 'Add a note of what was done.' })
  note: boolean

  @Field(() => Boolean, { description: '退单.' })
  returnIt: boolean

  @Field(() => Boolean, { description: '申请延期.' })
  askExtension: boolean

  @Field(() => Boolean, { description: '办结.' })
  finish: boolean

  @Field(() => Boolean, { description: '回访.' })
  callBack: boolean

  @Field(() => Boolean, { description: '发回重办.' })
  rework: boolean

  @Field(() => Boolean, { description: '归档.' })
  archive: boolean

  @Field(() => Boolean, { description: '申请剔除.' })
  askExclusion: boolean

  @Field(() => Boolean, { description: 'See what is masked, for a reason that is recorded.' })
  unmask: boolean

  @Field(() => Boolean, { description: 'Make it a task or a notice.' })
  supervise: boolean
}
