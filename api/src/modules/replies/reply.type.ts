import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ReplyStatus, ReplySubject } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'

export { ReplyStatus, ReplySubject }

registerEnumType(ReplySubject, { name: 'ReplySubject', description: 'What a reply answers.' })
registerEnumType(ReplyStatus, {
  name: 'ReplyStatus',
  description: 'SUBMITTED: waits for review. RETURNED: a new round began.',
})

/** Shown through the record it answers, which decides who may read it. */
@Reached()
@ObjectType({ description: 'What an organization answered to a notice, a problem or an instruction.' })
export class Reply {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => ReplySubject, { description: 'What it answers.' })
  subject: ReplySubject

  @Field(() => ID, { description: 'Identifier of the notice, problem or instruction.' })
  subjectId: string

  @Field(() => Int, { description: '1, 2, 3 …: sent back, the next reply is of the next round.' })
  round: number

  @Field(() => ReplyStatus, { description: 'What became of it.' })
  status: ReplyStatus

  @Field(() => String, { description: 'What was done.' })
  text: string

  @Field(() => DayScalar, { description: 'The day it was handed in.' })
  submittedOn: Day

  @Field(() => InstantScalar, { description: 'When it was handed in.' })
  submittedAt: Date

  @Field(() => String, { description: 'Who handed it in.' })
  submittedBy: string

  @Field(() => DayScalar, { nullable: true, description: 'The day it was reviewed.' })
  reviewedOn: Day | null

  @Field(() => String, { nullable: true, description: 'Who reviewed it.' })
  reviewedBy: string | null

  @Field(() => String, { nullable: true, description: 'What the reviewer said.' })
  opinion: string | null

  jurisdictionCode: string
  organizationId: string
}
