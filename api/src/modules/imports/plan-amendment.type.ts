import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { Plan } from '../plans/index.ts'

export const AmendmentKind = {
  ADDED: 'ADDED',
  CHANGED: 'CHANGED',
  REMOVED: 'REMOVED',
  UNCHANGED: 'UNCHANGED',
} as const
export type AmendmentKind = (typeof AmendmentKind)[keyof typeof AmendmentKind]

registerEnumType(AmendmentKind, { name: 'AmendmentKind', description: '新增 · 变更 · 删除 · 未变.' })

@Reached()
@ObjectType({ description: 'One field of a task, as both versions of the plan tell it.' })
export class AmendmentField {
  @Field(() => String, { description: 'no, section, title, text, milestones, lead, joint or targets.' })
  field: string

  @Field(() => String, { nullable: true, description: 'The version in force.' })
  before: string | null

  @Field(() => String, { nullable: true, description: 'The new version.' })
  after: string | null
}

@Reached()
@ObjectType({ description: 'A task of one or both versions.' })
export class AmendmentItem {
  @Field(() => AmendmentKind, { description: 'What becomes of it.' })
  kind: AmendmentKind

  @Field(() => ID, { nullable: true, description: 'The task of the new draft.' })
  draftTaskId: string | null

  @Field(() => String, { description: 'Number, in the new version where it has one.' })
  no: string

  @Field(() => String, { description: 'Title, in the new version where it has one.' })
  title: string

  @Field(() => [AmendmentField], {
    description: 'What the new version says otherwise; of an added or removed task, all it says.',
  })
  fields: AmendmentField[]

  @Field(() => Boolean, {
    description: 'Work on it has begun: when it is left out it stays, marked, until the office decides.',
  })
  inProgress: boolean

  taskId: string | null
}

@Reached()
@ObjectType({ description: 'What a new version of a plan changes in the ledger, before it is confirmed.' })
export class PlanAmendment {
  @Field(() => ID, { description: 'The draft.' })
  planId: string

  @Field(() => Plan, { description: 'The version in force.' })
  amends: Plan

  @Field(() => Int, { description: 'Version of the draft that was compared.' })
  version: number

  @Field(() => Int, { description: 'Tasks only the new version has.' })
  added: number

  @Field(() => Int, { description: 'Tasks the new version words, dates or assigns otherwise.' })
  changed: number

  @Field(() => Int, { description: 'Tasks the new version has no longer.' })
  removed: number

  @Field(() => Int, { description: 'Tasks that stay as they are.' })
  unchanged: number

  @Field(() => [AmendmentItem], { description: 'Every task of both versions, once.' })
  items: AmendmentItem[]
}
