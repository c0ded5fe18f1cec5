import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ProblemOrigin, ProblemStatus } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { Reached, Restrict } from '../../platform/guard.ts'
import { PageInfo } from '../../platform/page-info.type.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { Light, LightCounts } from '../tasks/index.ts'

export { ProblemOrigin, ProblemStatus }

registerEnumType(ProblemOrigin, { name: 'ProblemOrigin', description: 'Where a problem was found.' })
registerEnumType(ProblemStatus, {
  name: 'ProblemStatus',
  description: 'SUBMITTED: the owner says it is put right. CLOSED: 销号.',
})

/** The row was read for this viewer: `readDetail` decides the restricted fields. */
export const withDetail = (_viewer: unknown, { readDetail }: { readDetail: boolean }) => readDetail

@Reached()
@ObjectType({ description: 'What the viewer may do with a problem, now.' })
export class ProblemCan {
  @Field(() => Boolean, { description: 'Correct its words, owner or date.' })
  edit: boolean

  @Field(() => Boolean, { description: 'Say that it is put right.' })
  submit: boolean

  @Field(() => Boolean, { description: 'Accept (销号) or send back what the owner handed in.' })
  review: boolean

  @Field(() => Boolean, { description: 'Open it again after 销号.' })
  reopen: boolean

  @Field(() => Boolean, { description: 'Draft a notice about it.' })
  draftNotice: boolean
}

@Reached()
@ObjectType({ description: '问题: a difficulty or fault found, with what is to be done about it.' })
export class Problem {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => String, { description: '问题〔2024〕3号: one sequence per jurisdiction and year.' })
  number: string

  @Field(() => String, { description: 'Short heading.' })
  title: string

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: 'What is wrong. Restricted.' })
  text: string | null

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: '整改措施. Restricted.' })
  measure: string | null

  @Field(() => ProblemOrigin, { description: 'Where it was found.' })
  origin: ProblemOrigin

  @Restrict(withDetail)
  @Field(() => ID, { nullable: true, description: 'The report, notice or instruction. Restricted.' })
  originId: string | null

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: 'For an inspection: which one. Restricted.' })
  originWords: string | null

  @Field(() => ProblemStatus, { description: 'Where it stands.' })
  status: ProblemStatus

  @Field(() => Int, { description: '1, 2, 3 …: sent back or reopened, a new round begins.' })
  round: number

  @Field(() => Int, { description: 'Counts the writes; mutations want the one that was read.' })
  version: number

  @Field(() => Light, { description: 'Of its due date, today; what was handed in counts from that day.' })
  light: Light

  @Field(() => DayScalar, { nullable: true, description: '整改时限 in force.' })
  dueOn: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'The date first given; it never changes.' })
  originalDueOn: Day | null

  @Field(() => Int, {
    nullable: true,
    description: 'Working days left; negative when over; null without a date or when handed in.',
  })
  workingDaysLeft: number | null

  @Field(() => DayScalar, { description: 'The day it was put on the list.' })
  raisedOn: Day

  @Field(() => String, { description: 'Who put it on the list.' })
  raisedBy: string

  @Field(() => DayScalar, { nullable: true, description: 'The day the owner had it done, once accepted.' })
  doneOn: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'The day of 销号.' })
  closedOn: Day | null

  @Field(() => String, { nullable: true, description: 'Who closed it.' })
  closedBy: string | null

  jurisdictionCode: string
  placeCode: string
  organizationId: string
  /** Where the owner works: operators act for the organizations of their place. */
  ownerPlaceCode: string
  taskId: string | null
  /** Whether the viewer this row was read for may see it in full. */
  readDetail: boolean
}

@Reached()
@ObjectType({ description: 'A page of problems with the counts of the whole list.' })
export class ProblemConnection {
  @Field(() => [Problem], { description: 'Open before closed, the most urgent first.' })
  nodes: Problem[]

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo

  @Field(() => Int, { description: 'Rows of the whole list.' })
  totalCount: number

  @Field(() => LightCounts, { description: 'The whole list by light; done = closed.' })
  counts: LightCounts
}
