import { Field, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { Organization } from '../divisions/index.ts'
import { Assignment, Light, Milestone, ReportCycle, Task } from '../tasks/index.ts'
import { ProgressReport } from './report.type.ts'

@Reached()
@ObjectType({ description: 'One joint unit and what it adds to the next report of the lead.' })
export class Contribution {
  @Field(() => Organization, { description: 'Who.' })
  organization: Organization

  @Field(() => ProgressReport, {
    nullable: true,
    description:
      'What it reported: waiting to travel, or let stand when its part is done; null = nothing yet.',
  })
  report: ProgressReport | null

  @Field(() => Light, { description: 'Of its part.' })
  light: Light
}

@Reached()
@ObjectType({ description: 'Everything a report form shows, in one read.' })
export class ReportForm {
  @Field(() => Task, { description: 'What is reported on.' })
  task: Task

  @Field(() => Assignment, { description: 'The part of the unit.' })
  assignment: Assignment

  @Field(() => ReportCycle, {
    nullable: true,
    description: "The oldest period owed (for a joint unit: the lead's); null = none is.",
  })
  cycle: ReportCycle | null

  @Field(() => Milestone, {
    nullable: true,
    description: 'The date the report speaks of: the oldest open one.',
  })
  milestone: Milestone | null

  @Field(() => ProgressReport, {
    nullable: true,
    description: 'What was kept, also while it waits for a signature.',
  })
  draft: ProgressReport | null

  @Field(() => ProgressReport, { nullable: true, description: 'What was submitted before.' })
  previous: ProgressReport | null

  @Field(() => [Contribution], { description: 'Of the joint units; empty on the form of a joint unit.' })
  contributions: Contribution[]

  @Field(() => Boolean, { description: "Whether it goes to the unit's own leader first." })
  needsSignature: boolean
}
