import { Field, Int, ObjectType } from 'type-graphql'
import { BoardDays } from '../../platform/board-days.type.ts'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { Rate } from '../../platform/rate.type.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'
import { Division } from '../divisions/index.ts'
import { IndicatorCard, IndicatorCounts } from '../figures/index.ts'
import { LightCounts } from '../tasks/index.ts'
import { Attention } from './attention.type.ts'
import { RateChange } from './change.type.ts'
import { CockpitComplaints } from './cockpit-complaints.type.ts'
import {
  CompletionSeries,
  LevelCount,
  OverdueFigure,
  PlaceCount,
  PlacesBelow,
  PlanCount,
  UnitCount,
} from './cockpit-counts.type.ts'
import { CockpitGap } from './cockpit-gaps.type.ts'
import { CockpitNotices } from './cockpit-notices.type.ts'

@Reached()
@ObjectType({ description: 'How the indicators of a place stand.' })
export class CockpitIndicators {
  @Field(() => IndicatorCounts, { description: 'By light on asOf.' })
  counts: IndicatorCounts

  @Field(() => IndicatorCounts, { description: 'The same indicators by light on `before`.' })
  before: IndicatorCounts

  @Field(() => [IndicatorCard], { description: 'Worst first; at most nine.' })
  cards: IndicatorCard[]
}

@Reached()
@ObjectType({ description: 'The board of one place on one day.' })
export class Cockpit {
  @Field(() => Division, { description: 'Where.' })
  place: Division

  @Field(() => [PlacesBelow], { description: 'Places below by level, the higher level first.' })
  below: PlacesBelow[]

  @Field(() => DayScalar, { description: 'On which day.' })
  asOf: Day

  @Field(() => DayScalar, { description: 'Last day that counts as near.' })
  nearUntil: Day

  @Field(() => Boolean, {
    description: 'A date in play lies in a year whose holiday arrangement is not published.',
  })
  calendarUncertain: boolean

  @Field(() => LightCounts, { description: 'All tasks by light.' })
  counts: LightCounts

  @Field(() => BoardDays, { description: 'The days the board counts over, and those it is compared with.' })
  compared: BoardDays

  @Field(() => DayScalar, {
    description: 'The day the `…Before` figures are true of: the last day of `compared.before`.',
  })
  before: Day

  @Field(() => Int, { description: 'Open overdue tasks on that day.' })
  behindBefore: number

  @Field(() => [Attention], { description: 'What needs a look first; at most three.' })
  attention: Attention[]

  @Field(() => OverdueFigure, { description: 'What is over its date.' })
  overdue: OverdueFigure

  @Field(() => Int, { description: 'Open tasks due within 15 calendar days, not overdue.' })
  dueWithin15: number

  @Field(() => Int, { description: 'Open tasks due within 30 calendar days, not overdue.' })
  dueWithin30: number

  @Field(() => RateChange, {
    description: '任务按期完成率 against the dates in force, as it stood on the last days of the periods.',
  })
  onTime: RateChange

  @Field(() => Rate, { description: '任务按期完成率 against the dates in force.' })
  onTimeRate: Rate

  @Field(() => Rate, { description: 'The same on `before`.' })
  onTimeRateBefore: Rate

  @Field(() => Rate, { description: 'The same against the dates first given.' })
  originalOnTimeRate: Rate

  @Field(() => Int, { description: 'Open tasks without a lead.' })
  noLead: number

  @Field(() => Int, { description: 'Open tasks without a due date.' })
  noDueDate: number

  @Field(() => [PlanCount], { description: 'By plan, most overdue first.' })
  byPlan: PlanCount[]

  @Field(() => [UnitCount], { description: 'By organization, most overdue first.' })
  byUnit: UnitCount[]

  @Field(() => LightCounts, { description: 'Tasks with at least one lead, each once.' })
  led: LightCounts

  @Field(() => LightCounts, { description: 'Tasks with at least one joint organization, each once.' })
  joined: LightCounts

  @Field(() => [PlaceCount], { description: 'By place directly below, in the order of codes.' })
  byPlace: PlaceCount[]

  @Field(() => [LevelCount], { description: 'By level of the place that carries them.' })
  byLevel: LevelCount[]

  @Field(() => CompletionSeries, { description: 'Completion against plan over time.' })
  completion: CompletionSeries

  @Field(() => CockpitIndicators, {
    nullable: true,
    description: 'Its indicators; null for those who may not read them.',
  })
  indicators: CockpitIndicators | null

  @Field(() => RateChange, {
    nullable: true,
    description:
      'Indicators that reach their path, of those with a target; null for those who may not read them.',
  })
  reached: RateChange | null

  @Field(() => CockpitComplaints, {
    nullable: true,
    description: '12345; null for those who may not read complaints.',
  })
  complaints: CockpitComplaints | null

  @Field(() => CockpitNotices, {
    nullable: true,
    description: 'Notices that wait for an answer; null for those who may not read notices.',
  })
  notices: CockpitNotices | null

  @Field(() => [CockpitGap], { description: 'What has no owner or no fresh value; only those above 0.' })
  gaps: CockpitGap[]

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When the newest figure of the board was written; null where nothing was.',
  })
  updatedAt: Date | null
}
