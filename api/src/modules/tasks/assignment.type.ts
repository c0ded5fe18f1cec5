import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { GroupRule, Organization } from '../divisions/index.ts'
import { AssignmentPart, Light } from './task.enums.ts'

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

  groupId: string | null
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
