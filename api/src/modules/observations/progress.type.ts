import { Field, Int, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { InstantScalar } from '../../platform/scalars.ts'
import { Division } from '../divisions/index.ts'
import { Indicator } from '../indicators/index.ts'
import { Light } from '../tasks/index.ts'
import { ReportingPeriod } from './sheet.type.ts'

@Reached()
@ObjectType({ description: 'How far one place has come.' })
export class PlaceReporting {
  @Field(() => Division, { description: 'The place.' })
  place: Division

  @Field(() => Int, { description: 'Indicators to report.' })
  owed: number

  @Field(() => Int, { description: 'Of these waiting for review or reviewed.' })
  submitted: number

  @Field(() => Int, { description: 'Of these published.' })
  published: number

  @Field(() => Int, { description: 'Of these sent back and not submitted again.' })
  returned: number

  @Field(() => [Indicator], { description: 'Not reported yet, or sent back.' })
  missing: Indicator[]

  @Field(() => Light, { description: 'By the due date, until everything is there.' })
  light: Light

  @Field(() => [String], { description: 'Who reports for it: names of people, or of units.' })
  reporters: string[]

  @Field(() => InstantScalar, { nullable: true, description: 'When it was last reminded.' })
  remindedAt: Date | null
}

@Reached()
@ObjectType({ description: 'Who has reported and who has not.' })
export class ReportingProgress {
  @Field(() => ReportingPeriod, { description: 'The period.' })
  reporting: ReportingPeriod

  @Field(() => Int, { description: 'Places that owe something.' })
  obliged: number

  @Field(() => Int, { description: 'Places with nothing missing.' })
  reported: number

  @Field(() => Int, { description: 'By cells: place × indicator.' })
  owed: number

  @Field(() => Int, { description: 'Cells waiting for review or reviewed.' })
  submitted: number

  @Field(() => Int, { description: 'Cells published.' })
  published: number

  @Field(() => [PlaceReporting], { description: 'Those with something missing first.' })
  places: PlaceReporting[]
}

@Reached()
@ObjectType({ description: 'What came of a reminder.' })
export class ReminderOutcome {
  @Field(() => Int, { description: 'Places reminded.' })
  places: number

  @Field(() => Int, { description: 'People told.' })
  people: number

  @Field(() => [String], { description: 'Who was left out, and why: one sentence each.' })
  skipped: string[]
}
