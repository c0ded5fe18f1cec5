import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { HotIssueStatus } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { PageInfo } from '../../platform/page-info.type.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'
import type { PlaceScope } from '../access/index.ts'
import { Light } from '../tasks/index.ts'
import type { DayCounts, Period } from './growth.rules.ts'

export { HotIssueStatus }

registerEnumType(HotIssueStatus, {
  name: 'HotIssueStatus',
  description: 'OPEN 待处置 · WATCHED 观察 · SUPERVISED 已转督办 · CLOSED 已化解 · DISMISSED 不是一件事.',
})

@Reached()
@ObjectType({ description: '热点问题: tickets about one matter in one place at one time.' })
export class HotIssue {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => String, { description: 'What it is about; never personal information.' })
  title: string

  @Field(() => HotIssueStatus, { description: 'Where it stands.' })
  status: HotIssueStatus

  @Field(() => Int, { description: 'Counts the writes of people; mutations want the one that was read.' })
  version: number

  @Field(() => [String], { description: 'Words most of its tickets have in common.' })
  keywords: string[]

  @Field(() => DayScalar, { description: 'Its first ticket was received on this day.' })
  firstOn: Day

  @Field(() => DayScalar, { description: 'Its last ticket was received on this day.' })
  lastOn: Day

  @Field(() => Int, { description: 'Tickets received in the period asked for that the viewer may read.' })
  count: number

  @Field(() => Int, { description: 'The same in the period of equal length before.' })
  before: number

  @Field(() => Int, { description: 'Tickets in all.' })
  total: number

  @Field(() => Float, {
    nullable: true,
    description: 'count / before − 1; null when there were none before.',
  })
  growth: number | null

  @Field(() => Light, { description: 'NEAR: growing faster than its own past would let expect; GOOD: not.' })
  light: Light

  @Field(() => String, { description: 'Why, in words: 近 30 天 46 件，往常 12–30 件.' })
  reason: string

  @Field(() => [DayScalar], {
    description: 'First days of 26 weeks up to the end of the period, oldest first.',
  })
  weeks: Day[]

  @Field(() => [Int], { description: 'Tickets of each of these weeks.' })
  weekly: number[]

  @Field(() => String, { nullable: true, description: 'What the office noted when it last moved it.' })
  note: string | null

  @Field(() => DayScalar, { nullable: true, description: 'The day the office closed it.' })
  closedOn: Day | null

  jurisdictionCode: string
  placeCode: string
  categoryId: string | null
  organizationId: string | null
  /** Tickets by day, up to `asOf`. */
  counts: DayCounts
  period: Period
  asOf: Day
  /** Whose tickets are counted and shown. */
  scope: PlaceScope
}

@Reached()
@ObjectType({ description: 'What became of the complaints after the task or notice was closed.' })
export class HotIssueEffect {
  @Field(() => DayScalar, { description: 'The day the newest linked task or notice was closed.' })
  on: Day

  @Field(() => Int, { description: 'Days compared on each side; 30 when they have passed.' })
  days: number

  @Field(() => Int, { description: 'Tickets in these days up to the closing.' })
  before: number

  @Field(() => Int, { description: 'Tickets in the days after it.' })
  after: number

  @Field(() => Float, {
    nullable: true,
    description: 'after / before − 1; null when there were none before.',
  })
  change: number | null

  @Field(() => String, { description: 'In a sentence.' })
  summary: string
}

@Reached()
@ObjectType({ description: 'What the viewer may do with a hot issue now.' })
export class HotIssueCan {
  @Field(() => Boolean, { description: 'Give it another name.' })
  rename: boolean

  @Field(() => Boolean, { description: 'Join others to it.' })
  merge: boolean

  @Field(() => Boolean, { description: 'Take tickets out of it.' })
  split: boolean

  @Field(() => Boolean, { description: 'Make it a task or a notice.' })
  supervise: boolean

  @Field(() => Boolean, { description: 'Put it under observation.' })
  watch: boolean

  @Field(() => Boolean, { description: 'Say that it is no issue.' })
  dismiss: boolean

  @Field(() => Boolean, { description: 'Say that it is settled.' })
  close: boolean
}

@Reached()
@ObjectType({ description: 'A page of hot issues, those with most tickets in the period first.' })
export class HotIssueConnection {
  @Field(() => [HotIssue], { description: 'Hot issues.' })
  nodes: HotIssue[]

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo

  @Field(() => Int, { description: 'Hot issues in all.' })
  totalCount: number

  @Field(() => InstantScalar, { nullable: true, description: 'When they were last looked for.' })
  foundAt: Date | null
}
