import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { Organization } from '../divisions/index.ts'
import { Light } from '../tasks/index.ts'
import { DeskKind } from './desk.enums.ts'

registerEnumType(DeskKind, {
  name: 'DeskKind',
  description:
    'SIGN 待签收, REPORT 待填报, SIGN_REPORT 待审签, RETURNED 被退回, NOTICE 待反馈, PROBLEM 整改, INSTRUCTION 批示, RESULT 申请结果, WAITING 等审核 (not counted).',
})

@Reached()
@ObjectType({ description: "One row of a unit's desk; the record behind it is named by the ids." })
export class DeskItem {
  @Field(() => ID, { description: 'Stays the same as long as the row asks for the same.' })
  id: string

  @Field(() => DeskKind, { description: 'What is asked.' })
  kind: DeskKind

  @Field(() => String, { description: 'Number and title of the matter.' })
  title: string

  @Field(() => String, { description: '10 月填报 · 镇村系统迁移' })
  detail: string

  @Field(() => DayScalar, { nullable: true, description: 'By when; null where nothing says so.' })
  dueOn: Day | null

  @Field(() => Int, { nullable: true, description: 'Working days left on asOf; negative when over.' })
  workingDaysLeft: number | null

  @Field(() => Light, { description: 'Light of the date on asOf.' })
  light: Light

  @Field(() => Organization, { description: 'Whose row it is.' })
  organization: Organization

  @Field(() => ID, { nullable: true, description: 'Task it is about.' })
  taskId: string | null

  @Field(() => ID, { nullable: true, description: 'The part of the organization in it.' })
  assignmentId: string | null

  @Field(() => ID, { nullable: true, description: 'The report: draft, waiting, or sent back.' })
  reportId: string | null

  @Field(() => ID, { nullable: true, description: 'The notice.' })
  noticeId: string | null

  @Field(() => ID, { nullable: true, description: 'The organization as recipient of the notice.' })
  recipientId: string | null

  @Field(() => ID, { nullable: true, description: 'The problem.' })
  problemId: string | null

  @Field(() => ID, { nullable: true, description: 'The instruction.' })
  instructionId: string | null

  @Field(() => ID, { nullable: true, description: 'The extension.' })
  extensionId: string | null

  @Field(() => Int, { nullable: true, description: 'Version of the record the quick action changes.' })
  version: number | null
}

@Reached()
@ObjectType({ description: 'Rows of one kind.' })
export class DeskCount {
  @Field(() => DeskKind, { description: 'Kind.' })
  kind: DeskKind

  @Field(() => Int, { description: 'How many.' })
  count: number
}

@Reached()
@ObjectType({ description: 'One sort of asking.' })
export class BurdenPart {
  @Field(() => String, { description: '任务填报, 督办反馈 …' })
  name: string

  @Field(() => Int, { description: 'Asked this month.' })
  count: number
}

@Reached()
@ObjectType({ description: '本月要你单位报送: what was asked this month and what was given.' })
export class Burden {
  @Field(() => Int, { description: 'Asked this month.' })
  asked: number

  @Field(() => Int, { description: 'Given by asOf.' })
  given: number

  @Field(() => Int, { nullable: true, description: 'The most the office allows itself; null = no cap.' })
  cap: number | null

  @Field(() => [BurdenPart], { description: 'By sort; those with nothing are left out.' })
  parts: BurdenPart[]
}

@Reached()
@ObjectType({ description: '我的工作 of a unit: everything it is asked for, the most urgent first.' })
export class UnitDesk {
  @Field(() => [DeskItem], { description: 'By date; what waits for others comes last.' })
  items: DeskItem[]

  @Field(() => [DeskCount], { description: 'Rows by kind, WAITING too; kinds without rows are left out.' })
  counts: DeskCount[]

  @Field(() => Int, { description: 'Rows that wait for the unit.' })
  total: number

  @Field(() => Int, { description: 'Of these, overdue.' })
  overdue: number

  @Field(() => Int, { description: 'Of these, due within `nearWorkingDays`.' })
  near: number

  @Field(() => Int, { description: 'Working days ahead that count as near.' })
  nearWorkingDays: number

  @Field(() => Burden, { description: 'What the unit was asked for this month.' })
  burden: Burden

  @Field(() => DayScalar, { description: 'The day it was read at.' })
  asOf: Day
}
