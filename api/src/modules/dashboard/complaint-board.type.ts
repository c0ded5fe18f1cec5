import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { Rate } from '../../platform/rate.type.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'
import { Division, Organization } from '../divisions/index.ts'
import { ComplaintMeasure } from '../tallies/index.ts'
import { Light } from '../tasks/index.ts'
import { ComplaintRateKind } from './complaint-board.enums.ts'

@Reached()
@ObjectType({
  description:
    'A rate of a period after 剔除, with the same before 剔除, and against the periods it is held against. Points are percentage points.',
})
export class ComplaintRate {
  @Field(() => ComplaintRateKind, { description: 'Which rate.' })
  kind: ComplaintRateKind

  @Field(() => Rate, { description: 'After 剔除.' })
  rate: Rate

  @Field(() => Rate, { description: 'Before 剔除.' })
  whole: Rate

  @Field(() => Float, {
    nullable: true,
    description: '环比: points against the period of the same length before; null without data.',
  })
  change: number | null

  @Field(() => Float, {
    nullable: true,
    description: '同比: points against the same days of the year before; null without data.',
  })
  yearChange: number | null

  @Field(() => Int, {
    nullable: true,
    description: 'Called back and not answered, for RESOLVED and SATISFIED.',
  })
  unanswered: number | null

  @Field(() => Light, { description: 'Against the target of the jurisdiction; NO_DATA where there is none.' })
  light: Light

  @Field(() => ComplaintMeasure, { nullable: true, description: 'Tickets above the line, for a list.' })
  numeratorMeasure: ComplaintMeasure | null

  @Field(() => ComplaintMeasure, { nullable: true, description: 'Tickets below the line, for a list.' })
  denominatorMeasure: ComplaintMeasure | null
}

@Reached()
@ObjectType({ description: 'A count of the period and of the two it is held against.' })
export class ComplaintCount {
  @Field(() => Int, { description: 'In the period.' })
  value: number

  @Field(() => Int, { description: 'In the period of the same length before.' })
  before: number

  @Field(() => Int, { description: 'On the same days of the year before.' })
  yearBefore: number
}

@Reached()
@ObjectType({ description: 'Tickets by day, or by month for periods over 92 days; columns of equal length.' })
export class ComplaintTrend {
  @Field(() => String, { description: 'DAY or MONTH.' })
  step: 'DAY' | 'MONTH'

  @Field(() => [DayScalar], { description: 'First day of each step within the period.' })
  days: Day[]

  @Field(() => [Int], { description: 'Received.' })
  received: number[]

  @Field(() => [Int], { description: 'Received in the period before, step for step.' })
  before: number[]

  @Field(() => [Int], { description: 'Received a year before, step for step.' })
  yearBefore: number[]

  @Field(() => [Int], { description: 'Closed.' })
  closed: number[]

  @Field(() => [Float], {
    nullable: 'items',
    description: 'Share on time of what was closed in the step with a limit, after 剔除; null without any.',
  })
  onTime: (number | null)[]
}

@Reached()
@ObjectType({ description: 'Tickets of one category or channel.' })
export class ComplaintShare {
  @Field(() => ID, { description: 'Id of the category or channel; the nil id where it is not known.' })
  key: string

  @Field(() => String, { description: 'Its name.' })
  name: string

  @Field(() => ID, { nullable: true, description: 'The category it lies in.' })
  parentId: string | null

  @Field(() => Int, { description: 'Received in the period, with the categories below it.' })
  value: number

  @Field(() => Int, { description: 'In the period of the same length before.' })
  before: number

  @Field(() => Int, { description: 'On the same days of the year before.' })
  yearBefore: number

  @Field(() => Rate, { description: '按时办结率 after 剔除.' })
  onTime: Rate

  @Field(() => Rate, { description: '满意率 after 剔除.' })
  satisfied: Rate
}

@Reached()
@ObjectType({ description: 'A place or a unit with its rates after 剔除.' })
export class ComplaintRow {
  @Field(() => Division, {
    nullable: true,
    description: 'The place; null for units, and for tickets in no place below.',
  })
  place: Division | null

  @Field(() => Organization, {
    nullable: true,
    description: 'The unit; null for places, and for tickets of no unit.',
  })
  organization: Organization | null

  @Field(() => String, { description: 'Name of the place or unit, or what the tickets of none are called.' })
  name: string

  @Field(() => Int, { description: 'Received in the period, before 剔除.' })
  received: number

  @Field(() => Int, { description: 'Received in the period before.' })
  before: number

  @Field(() => Int, { description: 'Closed on time.' })
  onTime: number

  @Field(() => Int, { description: 'Closed late.' })
  late: number

  @Field(() => Int, { description: 'Open and past the limit on the last day, whenever received.' })
  openOverdue: number

  @Field(() => Int, { description: 'On time + late + open and overdue.' })
  total: number

  @Field(() => Rate, { description: '按时办结率.' })
  onTimeRate: Rate

  @Field(() => Rate, { description: '响应率.' })
  responseRate: Rate

  @Field(() => Rate, { description: '解决率.' })
  resolvedRate: Rate

  @Field(() => Rate, { description: '满意率.' })
  satisfiedRate: Rate

  @Field(() => Rate, { description: '按时办结率 before 剔除.' })
  wholeOnTimeRate: Rate

  @Field(() => Float, {
    nullable: true,
    description: '综合得分 from 0 to 1; null unless all three rates have data.',
  })
  composite: number | null

  @Field(() => Light, { description: '按时办结率 against the target.' })
  light: Light

  @Field(() => Int, { nullable: true, description: 'By 按时办结率, 1 the best; null when not ranked.' })
  rank: number | null

  @Field(() => Int, {
    nullable: true,
    description:
      'Places won against the period before, positive = better; null when not ranked in one of them.',
  })
  rankChange: number | null

  @Field(() => Boolean, { description: 'Fewer than 10 below the line: too few to be ranked.' })
  few: boolean
}

@Reached()
@ObjectType({ description: 'Days off in a row.' })
export class DaysOff {
  @Field(() => DayScalar, { description: 'First day within the period.' })
  from: Day

  @Field(() => DayScalar, { description: 'Last day within the period.' })
  until: Day

  @Field(() => String, { description: '国庆假期 …' })
  name: string
}

@Reached()
@ObjectType({ description: '12345 of a place in a period.' })
export class ComplaintBoard {
  @Field(() => Division, { description: 'The place.' })
  place: Division

  @Field(() => DayScalar, { description: 'The day the board is looked at on.' })
  asOf: Day

  @Field(() => DayScalar, { description: 'First day of the period.' })
  from: Day

  @Field(() => DayScalar, { description: 'Last day of the period.' })
  until: Day

  @Field(() => InstantScalar, { nullable: true, description: 'When the newest ticket was received.' })
  updatedAt: Date | null

  @Field(() => ComplaintCount, { description: '受理, before 剔除.' })
  received: ComplaintCount

  @Field(() => Int, { description: 'Of these 剔除.' })
  excluded: number

  @Field(() => Int, { description: 'Of these 问题工单.' })
  problems: number

  @Field(() => Int, { description: 'Of these in no place below: no town or village is known.' })
  unplaced: number

  @Field(() => [ComplaintRate], { description: 'Every rate.' })
  rates: ComplaintRate[]

  @Field(() => ComplaintTrend, { description: 'By day or month.' })
  trend: ComplaintTrend

  @Field(() => [ComplaintShare], { description: 'Categories of the first level and below, by count.' })
  categories: ComplaintShare[]

  @Field(() => [ComplaintShare], {
    description: 'Channels, by count; one that was merged counts in the other.',
  })
  channels: ComplaintShare[]

  @Field(() => [Int], { description: '24 counts by the hour received.' })
  hours: number[]

  @Field(() => Int, { description: 'Received at an hour that is not known.' })
  unknownHour: number

  @Field(() => ComplaintRow, { description: 'The place as a whole, as a row of the tables; never ranked.' })
  whole: ComplaintRow

  @Field(() => [ComplaintRow], {
    description:
      'Places right below on the last day, by code; one that is no more only where something counts in it, and in the one it went into if that lies beside it; what lies in none of them last.',
  })
  places: ComplaintRow[]

  @Field(() => [ComplaintRow], { description: 'Units, the one with the most to be closed first.' })
  units: ComplaintRow[]

  @Field(() => [DaysOff], { description: 'Holidays within the period, for shading.' })
  daysOff: DaysOff[]
}
