import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { InstructionSubject } from '../instructions/index.ts'
import { Light } from '../tasks/index.ts'
import { CockpitGapKind } from './cockpit-gaps.type.ts'

/** The lists a sentence may point at. */
export const AttentionList = {
  OVERDUE: 'OVERDUE',
  NEAR: 'NEAR',
  NO_LEAD: 'NO_LEAD',
  NO_DUE_DATE: 'NO_DUE_DATE',
  INDICATORS_BEHIND: 'INDICATORS_BEHIND',
  NOTICES_OVERDUE: 'NOTICES_OVERDUE',
} as const
export type AttentionList = keyof typeof AttentionList

registerEnumType(AttentionList, {
  name: 'AttentionList',
  description: 'A list that a sentence counts: open tasks, indicators, or notices.',
  valuesConfig: {
    OVERDUE: { description: 'With the light BEHIND.' },
    NEAR: { description: 'With the light NEAR.' },
    NO_LEAD: { description: 'Without a lead.' },
    NO_DUE_DATE: { description: 'Without a due date.' },
    INDICATORS_BEHIND: { description: 'Indicators with the light BEHIND.' },
    NOTICES_OVERDUE: { description: 'Notices that wait for an answer past its date.' },
  },
})

@Reached()
@ObjectType({ description: 'A piece of a sentence with the list or record behind it.' })
export class AttentionPart {
  @Field(() => String, { description: 'Its words; the pieces joined are the sentence.' })
  text: string

  @Field(() => AttentionList, { nullable: true, description: 'The list these words count.' })
  list: AttentionList | null

  @Field(() => ID, {
    nullable: true,
    description: 'With list: only the tasks this organization leads.',
  })
  organizationId: string | null

  @Field(() => ID, { nullable: true, description: 'The task these words name.' })
  taskId: string | null

  @Field(() => ID, { nullable: true, description: 'The indicator these words name, or speak of at a place.' })
  indicatorId: string | null

  @Field(() => ID, { nullable: true, description: 'With indicatorId: the place below these words name.' })
  placeCode: string | null

  @Field(() => ID, { nullable: true, description: 'The hot issue these words name.' })
  hotIssueId: string | null

  @Field(() => CockpitGapKind, { nullable: true, description: 'The gap these words count, with its list.' })
  gap: CockpitGapKind | null
}

@Reached()
@ObjectType({ description: 'Something that needs a look, in one sentence with its figures.' })
export class Attention {
  @Field(() => Light, { description: 'How urgent.' })
  light: Light

  @Field(() => String, { description: 'A plain sentence.' })
  sentence: string

  @Field(() => [AttentionPart], { description: 'The same sentence in pieces that can be opened.' })
  parts: AttentionPart[]

  @Field(() => ID, { nullable: true, description: 'The task it speaks of first.' })
  taskId: string | null

  @Field(() => InstructionSubject, { description: 'What a 批示 on this sentence is about.' })
  subject: InstructionSubject

  @Field(() => ID, { nullable: true, description: 'The record; null with COCKPIT.' })
  subjectId: string | null

  @Field(() => String, { description: 'What it is about, in words.' })
  subjectTitle: string
}
