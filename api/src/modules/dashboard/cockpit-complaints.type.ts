import { Field, Float, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { HotIssue } from '../hot-issues/index.ts'
import { CountChange, RateChange } from './change.type.ts'
import { DaysOff } from './complaint-board.type.ts'

@Reached()
@ObjectType({ description: 'A hot issue on the cockpit.' })
export class CockpitHotIssue {
  @Field(() => HotIssue, { description: 'The hot issue.' })
  issue: HotIssue

  @Field(() => Int, { description: 'Tickets of the last 30 days that the viewer may read.' })
  received: number

  @Field(() => Int, { description: 'Tickets of the 30 days before.' })
  before: number

  @Field(() => Float, { nullable: true, description: '(received − before) ÷ before; null when before is 0.' })
  growth: number | null
}

@Reached()
@ObjectType({ description: '12345 on the cockpit, over the days of the board.' })
export class CockpitComplaints {
  @Field(() => CountChange, { description: '受理, before 剔除.' })
  received: CountChange

  @Field(() => RateChange, { description: '按时办结率 after 剔除.' })
  onTime: RateChange

  @Field(() => RateChange, { description: '满意率 after 剔除.' })
  satisfied: RateChange

  @Field(() => Int, { description: 'Called back and without an answer to the question of satisfaction.' })
  unanswered: number

  @Field(() => Int, { description: 'Past the limit and not closed on asOf, whenever received; after 剔除.' })
  openOverdue: number

  @Field(() => Int, { description: 'Received in these days and placed nowhere in the county yet.' })
  unplaced: number

  @Field(() => [DayScalar], { description: 'The 30 days up to asOf.' })
  days: Day[]

  @Field(() => [Int], { description: 'Received on each of them.' })
  receivedByDay: number[]

  @Field(() => [Int], { description: 'Received on each of the 30 days before them.' })
  beforeByDay: number[]

  @Field(() => [DaysOff], { description: 'Holidays among the 30 days, for shading.' })
  daysOff: DaysOff[]

  @Field(() => [CockpitHotIssue], { description: 'At most six: what grew most, then what is largest.' })
  hot: CockpitHotIssue[]
}
