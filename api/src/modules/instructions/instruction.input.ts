import { ArrayMaxSize, MaxLength } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { Light } from '../tasks/index.ts'
import { InstructionStatus, InstructionSubject } from './instruction.type.ts'

@InputType({ description: 'Which instructions a list holds. Everything given must hold.' })
export class InstructionFilter {
  @Field(() => ID, {
    description: 'Division: instructions on its subtree, or to an organization that works there.',
  })
  place: string

  @Field(() => [InstructionStatus], { nullable: true, description: 'Only these states.' })
  status?: InstructionStatus[] | null

  @Field(() => [Light], { nullable: true, description: 'Only these lights, today.' })
  light?: Light[] | null

  @MaxLength(100, { message: '查找的文字不能超过 100 个字。' })
  @Field(() => String, { nullable: true, description: 'Words in text, subject or writer.' })
  words?: string | null

  @Field(() => ID, { nullable: true, description: 'Only those on this task.' })
  taskId?: string | null
}

@InputType({ description: 'A note a leader writes.' })
export class InstructionInput {
  @Field(() => ID, { description: 'The division the leader looks at.' })
  place: string

  @Field(() => InstructionSubject, { description: 'What kind of thing it is written on.' })
  subject: InstructionSubject

  @Field(() => ID, { nullable: true, description: 'The record; needed for all but COCKPIT.' })
  subjectId?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'COCKPIT: what it is about. Records give their own title.',
  })
  subjectTitle?: string | null

  @Field(() => String, { description: 'What is to be done, at most 2000 characters.' })
  text: string

  @ArrayMaxSize(50, { message: '一次最多选 50 个承办单位。' })
  @Field(() => [ID], {
    nullable: true,
    description:
      'Who is to act. Left out: the leads of the task, the owner of the problem, the addressees of the notice. Empty: the supervision office.',
  })
  organizationIds?: string[] | null

  @Field(() => DayScalar, { nullable: true, description: 'Left out: five working days from today.' })
  dueOn?: Day | null
}
