import { ArrayMaxSize, ArrayMinSize, IsOptional, MaxLength, ValidateNested } from 'class-validator'
import { Field, Float, ID, InputType, Int } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { DueStatus, FeedbackCycle, TaskAction } from './task.enums.ts'

/** Tasks one call may act on. */
export const MOST_TASKS = 200

const TOO_MANY = `一次最多 ${MOST_TASKS} 项，请分批操作。`

const atMost = (length: number) => `不能超过 ${length} 字，请精简后重试。`

const LONGEST_REASON = 2000
const LONGEST_TITLE = 200
const LONGEST_NAME = 60

@InputType({ description: 'A task as the form showed it.' })
export class TaskRef {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => Int, { description: 'Its version then: a later one gets CONFLICT.' })
  version: number
}

@InputType({ description: 'One step of the life of one or several tasks.' })
export class TaskActionInput {
  @Field(() => TaskAction, { description: 'Which step.' })
  action: TaskAction

  @ArrayMinSize(1, { message: '请至少选择一项任务。' })
  @ArrayMaxSize(MOST_TASKS, { message: TOO_MANY })
  @ValidateNested({ each: true })
  @Field(() => [TaskRef], { description: 'The tasks, 200 at most.' })
  tasks: TaskRef[]

  @IsOptional()
  @MaxLength(LONGEST_REASON, { message: atMost(LONGEST_REASON) })
  @Field(() => String, { nullable: true, description: 'Needed to reject, suspend, terminate, reopen.' })
  reason?: string | null

  @Field(() => DayScalar, { nullable: true, description: 'Needed to reopen: the new date.' })
  dueOn?: Day | null
}

@InputType({ description: 'A date of a task that is not issued yet.' })
export class TaskMilestoneInput {
  @Field(() => ID, { nullable: true, description: 'An existing one; null for a new one.' })
  id?: string | null

  @Field(() => DayScalar, { nullable: true, description: 'Needed when DATED.' })
  dueOn?: Day | null

  @IsOptional()
  @MaxLength(LONGEST_TITLE, { message: atMost(LONGEST_TITLE) })
  @Field(() => String, { nullable: true, description: 'What is due.' })
  deliverable?: string | null

  @Field(() => DueStatus, { description: 'DATED, or why there is no date.' })
  status: DueStatus
}

@InputType({ description: 'What is changed of a task; what is left out stays.' })
export class TaskEditInput {
  @IsOptional()
  @MaxLength(LONGEST_TITLE, { message: atMost(LONGEST_TITLE) })
  @Field(() => String, { nullable: true, description: 'Short heading.' })
  title?: string | null

  @Field(() => FeedbackCycle, { nullable: true, description: '反馈周期.' })
  feedbackCycle?: FeedbackCycle | null

  @IsOptional()
  @MaxLength(LONGEST_NAME, { message: atMost(LONGEST_NAME) })
  @Field(() => String, { nullable: true, description: '责任领导; empty words take the name off.' })
  responsibleLeader?: string | null

  @IsOptional()
  @MaxLength(LONGEST_NAME, { message: atMost(LONGEST_NAME) })
  @Field(() => String, { nullable: true, description: '分管领导; empty words take the name off.' })
  leaderInCharge?: string | null

  @IsOptional()
  @ArrayMaxSize(MOST_TASKS, { message: TOO_MANY })
  @Field(() => [ID], { nullable: true, description: 'Whole list of leads; only before the task is issued.' })
  leadIds?: string[] | null

  @IsOptional()
  @ArrayMaxSize(MOST_TASKS, { message: TOO_MANY })
  @Field(() => [ID], { nullable: true, description: 'Whole list of joint units; only before it is issued.' })
  jointIds?: string[] | null

  @IsOptional()
  @ArrayMaxSize(50, { message: '时间节点不能超过 50 个。' })
  @ValidateNested({ each: true })
  @Field(() => [TaskMilestoneInput], {
    nullable: true,
    description:
      'Whole list of dates; only before the task is issued. Later they move by extension, return or amendment.',
  })
  milestones?: TaskMilestoneInput[] | null
}

@InputType({ description: 'One sub-task.' })
export class SubTaskInput {
  @Field(() => ID, { description: 'The division that carries it.' })
  placeCode: string

  @ArrayMaxSize(MOST_TASKS, { message: TOO_MANY })
  @Field(() => [ID], { description: 'Lead organizations.' })
  leadIds: string[]

  @IsOptional()
  @ArrayMaxSize(MOST_TASKS, { message: TOO_MANY })
  @Field(() => [ID], { nullable: true, description: 'Joint organizations.' })
  jointIds?: string[] | null

  @MaxLength(LONGEST_TITLE, { message: atMost(LONGEST_TITLE) })
  @Field(() => String, { description: 'Short heading.' })
  title: string

  @Field(() => Float, { nullable: true, description: 'Share in the progress of the parent; 1 by default.' })
  weight?: number | null

  @Field(() => DayScalar, { nullable: true, description: 'Due date; null = 时限待明确.' })
  dueOn?: Day | null

  @IsOptional()
  @MaxLength(LONGEST_TITLE, { message: atMost(LONGEST_TITLE) })
  @Field(() => String, { nullable: true, description: 'What is due.' })
  deliverable?: string | null
}

@InputType({ description: 'Who answers for a part; empty words take a name off, what is left out stays.' })
export class ContactsInput {
  @IsOptional()
  @MaxLength(LONGEST_NAME, { message: atMost(LONGEST_NAME) })
  @Field(() => String, { nullable: true, description: '主要负责人.' })
  principal?: string | null

  @IsOptional()
  @MaxLength(LONGEST_NAME, { message: atMost(LONGEST_NAME) })
  @Field(() => String, { nullable: true, description: '分管负责人.' })
  deputy?: string | null

  @IsOptional()
  @MaxLength(LONGEST_NAME, { message: atMost(LONGEST_NAME) })
  @Field(() => String, { nullable: true, description: '联系人.' })
  contact?: string | null

  @IsOptional()
  @MaxLength(40, { message: atMost(40) })
  @Field(() => String, { nullable: true, description: '联系电话.' })
  contactPhone?: string | null
}
