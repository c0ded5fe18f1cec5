import { Field, Float, Int, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { Rate } from '../../platform/rate.type.ts'
import { Division, Organization } from '../divisions/index.ts'
import { IndicatorCounts } from '../figures/index.ts'
import { Plan } from '../plans/index.ts'
import { LightCounts, Task, TaskLevel } from '../tasks/index.ts'
import { RateChange } from './change.type.ts'

@Reached()
@ObjectType({ description: 'Open tasks with a milestone past its due date.' })
export class OverdueFigure {
  @Field(() => Int, { description: 'How many.' })
  count: number

  @Field(() => Int, {
    nullable: true,
    description: 'How many on the last day of the period before; null when there were no tasks.',
  })
  before: number | null

  @Field(() => Int, {
    nullable: true,
    description: 'How many a year before; null when there were no tasks.',
  })
  yearBefore: number | null

  @Field(() => Int, {
    nullable: true,
    description: 'Working days the oldest open milestone is over; null without any.',
  })
  oldestWorkingDays: number | null

  @Field(() => Task, { nullable: true, description: 'The task of that milestone.' })
  oldestTask: Task | null
}

@Reached()
@ObjectType({ description: 'Tasks of one plan.' })
export class PlanCount {
  @Field(() => Plan, { description: 'The plan.' })
  plan: Plan

  @Field(() => LightCounts, { description: 'Its tasks by light.' })
  counts: LightCounts
}

@Reached()
@ObjectType({ description: 'Tasks of one organization, lead and joint part apart.' })
export class UnitCount {
  @Field(() => Organization, { description: 'The organization.' })
  organization: Organization

  @Field(() => LightCounts, { description: 'Tasks it leads.' })
  lead: LightCounts

  @Field(() => LightCounts, { description: 'Tasks it takes part in.' })
  joint: LightCounts
}

@Reached()
@ObjectType({
  description:
    'Tasks of one place below: carried there, or by an organization that works there. One task may count in several.',
})
export class PlaceCount {
  @Field(() => Division, { description: 'The place.' })
  place: Division

  @Field(() => LightCounts, { description: 'Its tasks by light.' })
  counts: LightCounts

  @Field(() => Rate, { description: '任务按期完成率 of these tasks.' })
  onTimeRate: Rate

  @Field(() => IndicatorCounts, {
    nullable: true,
    description: 'Its indicators by light; null for those who may not read them.',
  })
  indicators: IndicatorCounts | null

  @Field(() => RateChange, {
    nullable: true,
    description: '12345 按时办结率; null for those who may not read complaints.',
  })
  onTimeComplaints: RateChange | null

  @Field(() => RateChange, {
    nullable: true,
    description: '12345 满意率; null for those who may not read complaints.',
  })
  satisfied: RateChange | null

  @Field(() => [Float], {
    nullable: 'itemsAndList',
    description:
      '12345 按时办结率 of the last six months, oldest first, the month of asOf up to asOf; null = nothing due then.',
  })
  onTimeMonths: (number | null)[] | null
}

@Reached()
@ObjectType({ description: 'Tasks carried at one level.' })
export class LevelCount {
  @Field(() => TaskLevel, { description: 'The level.' })
  level: TaskLevel

  @Field(() => LightCounts, { description: 'Its tasks by light.' })
  counts: LightCounts
}

@Reached()
@ObjectType({
  description: 'Milestones due and done by the end of each month, cumulative; columns of equal length.',
})
export class CompletionSeries {
  @Field(() => [String], { description: '`YYYY-MM`, from the first to the last month with a date.' })
  months: string[]

  @Field(() => [Int], { description: 'Due by the end of the month, by the dates in force.' })
  due: number[]

  @Field(() => [Int], { nullable: 'items', description: 'Done by then; null for months after asOf.' })
  done: (number | null)[]

  @Field(() => [Int], {
    nullable: 'items',
    description: 'Of these, done by their due date; null for months after asOf.',
  })
  onTime: (number | null)[]

  @Field(() => Int, { description: 'Milestones with a due date.' })
  total: number

  @Field(() => String, { description: '口径 of the three lines.' })
  definition: string
}

@Reached()
@ObjectType({ description: 'How many places of one level lie below.' })
export class PlacesBelow {
  @Field(() => Int, { description: '1 province … 5 village or community.' })
  level: number

  @Field(() => Int, { description: 'How many.' })
  count: number
}
