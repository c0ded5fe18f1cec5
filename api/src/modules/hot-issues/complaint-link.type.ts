import { Field, ID, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'

/** Both ends are added by the resolver, as far as the viewer may see them. */
@Reached()
@ObjectType({ description: 'The chain: a hot issue or a ticket, and the task or notice made of it.' })
export class ComplaintLink {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => DayScalar, { description: 'The day it was made.' })
  linkedOn: Day

  @Field(() => String, { description: 'Who made it.' })
  linkedBy: string

  jurisdictionCode: string
  hotIssueId: string | null
  complaintId: string | null
  taskId: string | null
  noticeId: string | null
}
