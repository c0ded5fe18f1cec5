import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached, Restrict } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { GroupRule, Organization } from '../divisions/index.ts'
import { AssignmentPart, AssignmentStatus, Light } from './task.enums.ts'

/** A part read with the task it belongs to: `readDetail` decides the restricted fields. */
const withDetail = (_viewer: unknown, { readDetail }: { readDetail: boolean }) => readDetail

@Reached()
@ObjectType({ description: "What the viewer may do with one organization's part, now." })
export class AssignmentCan {
  @Field(() => Boolean, { description: '签收.' })
  sign: boolean

  @Field(() => Boolean, { description: '职责不符退回.' })
  returnDuty: boolean

  @Field(() => Boolean, { description: 'Report progress.' })
  report: boolean

  @Field(() => Boolean, { description: 'Ask for a later date.' })
  requestExtension: boolean

  @Field(() => Boolean, { description: 'Say who answers for it.' })
  editContacts: boolean
}

@Reached()
@ObjectType({ description: "责任: one organization's part in a task." })
export class Assignment {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => AssignmentPart, { description: 'LEAD 牵头 or JOINT 配合.' })
  part: AssignmentPart

  @Field(() => Organization, { description: 'Who.' })
  organization: Organization

  @Field(() => String, { nullable: true, description: 'Group words of the plan it was expanded from.' })
  groupWords: string | null

  @Field(() => Light, { description: 'Its own light on asOf: a late joint unit turns only this red.' })
  light: Light

  @Field(() => DayScalar, { nullable: true, description: 'The day a joint unit finished its own part.' })
  doneOn: Day | null

  @Field(() => AssignmentStatus, { description: 'Where it stands now.' })
  status: AssignmentStatus

  @Field(() => Int, { description: 'Counts the writes: send it back with a form.' })
  version: number

  @Field(() => DayScalar, { nullable: true, description: 'The day it was issued to this unit.' })
  issuedOn: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'By when to sign for it.' })
  signDueOn: Day | null

  @Field(() => DayScalar, { nullable: true, description: '签收: on which day.' })
  signedOn: Day | null

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: '签收: by whom. Restricted.' })
  signedBy: string | null

  @Field(() => DayScalar, { nullable: true, description: 'Its own date after its part was sent back.' })
  dueOn: Day | null

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: '主要负责人. Restricted.' })
  principal: string | null

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: '分管负责人. Restricted.' })
  deputy: string | null

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: '联系人. Restricted.' })
  contact: string | null

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: '联系电话. Restricted.' })
  contactPhone: string | null

  @Field(() => AssignmentCan, { description: 'What the viewer may do with it, now.' })
  can: AssignmentCan

  jurisdictionCode: string
  taskId: string
  groupId: string | null
  readDetail: boolean
}

@Reached()
@ObjectType({
  description: 'Group words of a plan, kept so that they can be expanded again when the tree changes.',
})
export class AssignmentGroup {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => AssignmentPart, { description: 'LEAD 牵头 or JOINT 配合.' })
  part: AssignmentPart

  @Field(() => String, { description: 'As written in the plan.' })
  words: string

  @Field(() => GroupRule, { description: 'Which organizations it stands for.' })
  rule: GroupRule

  @Field(() => Int, { description: 'Organizations assigned through it.' })
  organizationCount: number

  @Field(() => [Organization], { description: 'Organizations of the rule that are not assigned yet.' })
  missing: Organization[]
}
