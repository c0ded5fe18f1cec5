import { MaxLength } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { NoticeKind } from '../notices/index.ts'
import { HotIssueStatus } from './hot-issue.type.ts'

@InputType({ description: 'Which hot issues a list holds. Everything given must hold.' })
export class HotIssueFilter {
  @Field(() => [HotIssueStatus], {
    nullable: true,
    description: 'Only these; OPEN, WATCHED and SUPERVISED when left out.',
  })
  statuses?: HotIssueStatus[] | null

  @Field(() => ID, { nullable: true, description: 'Only of this category or of one below it.' })
  categoryId?: string | null

  @Field(() => ID, { nullable: true, description: 'Only those of which this unit has tickets.' })
  organizationId?: string | null

  @MaxLength(50, { message: '查找的文字不能超过 50 个字。' })
  @Field(() => String, { nullable: true, description: 'Words in the title or among the keywords.' })
  search?: string | null
}

@InputType({
  description: 'A task to be made of a hot issue or of one ticket: exactly one of the two is given.',
})
export class SuperviseInput {
  @Field(() => ID, { nullable: true, description: 'The hot issue.' })
  hotIssueId?: string | null

  @Field(() => ID, { nullable: true, description: 'The ticket.' })
  complaintId?: string | null

  @MaxLength(100, { message: '任务名称不能超过 100 个字。' })
  @Field(() => String, { description: 'Title of the task.' })
  title: string

  @MaxLength(2000, { message: '任务内容不能超过 2000 个字。' })
  @Field(() => String, { description: 'What is to be done.' })
  text: string

  @Field(() => ID, { description: '牵头单位' })
  leadId: string

  @Field(() => [ID], { description: '配合单位' })
  jointIds: string[]

  @Field(() => DayScalar, { description: 'By when; after today.' })
  dueOn: Day

  @MaxLength(200, { message: '工作成果不能超过 200 个字。' })
  @Field(() => String, { description: 'What is to be there then.' })
  deliverable: string

  @MaxLength(100, { message: '操作标识过长。' })
  @Field(() => ID, { description: 'Given again with the same key, nothing is made twice.' })
  key: string
}

@InputType({
  description: 'A notice to be drafted about a hot issue or one ticket: exactly one of the two is given.',
})
export class SuperviseNoticeInput {
  @Field(() => ID, { nullable: true, description: 'The hot issue.' })
  hotIssueId?: string | null

  @Field(() => ID, { nullable: true, description: 'The ticket.' })
  complaintId?: string | null

  @Field(() => NoticeKind, { description: 'REMINDER, SUPERVISION, INTERVIEW or CIRCULAR.' })
  kind: NoticeKind

  @Field(() => [ID], { description: 'To whom.' })
  organizationIds: string[]

  @Field(() => DayScalar, {
    nullable: true,
    description: 'By when they answer; as the rules say when left out.',
  })
  replyDueOn?: Day | null
}
