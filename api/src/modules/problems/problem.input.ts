import { ArrayMaxSize, MaxLength } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { Light } from '../tasks/index.ts'
import { ProblemOrigin, ProblemStatus } from './problem.type.ts'

@InputType({ description: 'Which problems a list holds. Everything given must hold.' })
export class ProblemFilter {
  @Field(() => ID, {
    description: 'Division: problems in its subtree, or of an organization that works there.',
  })
  place: string

  @Field(() => [ProblemStatus], { nullable: true, description: 'Only these states.' })
  status?: ProblemStatus[] | null

  @Field(() => [Light], { nullable: true, description: 'Only these lights, today.' })
  light?: Light[] | null

  @Field(() => ID, { nullable: true, description: 'Only problems of this owner.' })
  organizationId?: string | null

  @Field(() => ID, { nullable: true, description: 'Only problems of this task.' })
  taskId?: string | null

  @MaxLength(100, { message: '查找的文字不能超过 100 个字。' })
  @Field(() => String, { nullable: true, description: 'Words in number, title or owner.' })
  words?: string | null
}

@InputType({ description: 'A problem to be put on the list.' })
export class ProblemInput {
  @Field(() => ID, { description: 'The division it lies in.' })
  place: string

  @Field(() => String, { description: 'Short heading, at most 100 characters.' })
  title: string

  @Field(() => String, { description: 'What is wrong, at most 4000 characters.' })
  text: string

  @Field(() => String, { nullable: true, description: '整改措施, at most 2000 characters.' })
  measure?: string | null

  @Field(() => ID, { description: 'Who is to put it right.' })
  organizationId: string

  @Field(() => DayScalar, { nullable: true, description: '整改时限, today at the earliest.' })
  dueOn?: Day | null

  @Field(() => ID, { nullable: true, description: 'The task it belongs to.' })
  taskId?: string | null

  @Field(() => ProblemOrigin, {
    description: 'TASK or INSPECTION; problems from notices, reports and instructions are raised there.',
  })
  origin: ProblemOrigin

  @Field(() => ID, { nullable: true, description: 'The record it came from.' })
  originId?: string | null

  @Field(() => String, { nullable: true, description: 'For an inspection: which one.' })
  originWords?: string | null

  @ArrayMaxSize(20, { message: '一次最多附 20 个文件。' })
  @Field(() => [ID], { nullable: true, description: 'Files the viewer uploaded for it.' })
  attachmentIds?: string[] | null
}

@InputType({ description: 'Corrections; what is left out stays.' })
export class ProblemEditInput {
  @Field(() => String, { nullable: true, description: 'Short heading.' })
  title?: string | null

  @Field(() => String, { nullable: true, description: 'What is wrong.' })
  text?: string | null

  @Field(() => String, { nullable: true, description: '整改措施; empty takes it away.' })
  measure?: string | null

  @Field(() => ID, { nullable: true, description: 'Another owner.' })
  organizationId?: string | null

  @Field(() => DayScalar, { nullable: true, description: 'Another date, today at the earliest.' })
  dueOn?: Day | null
}
