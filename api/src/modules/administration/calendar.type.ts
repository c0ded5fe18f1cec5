import { Field, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'

@Reached()
@ObjectType({ description: 'A day that is not as its weekday says, or that was entered by hand.' })
export class CalendarDay {
  @Field(() => DayScalar, { description: 'The day.' })
  day: Day

  @Field(() => Boolean, { description: 'Whether people work.' })
  working: boolean

  @Field(() => String, { nullable: true, description: 'The feast, or what was noted.' })
  note: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Who entered it by hand; null where the library says it.',
  })
  changedBy: string | null
}

@Reached()
@ObjectType({ description: 'The holiday arrangement of a year.' })
export class CalendarYear {
  @Field(() => Int, { description: 'The year.' })
  year: number

  @Field(() => String, {
    description: 'LIBRARY, TABLE, or UNKNOWN: weekends only are counted, and a warning is raised.',
  })
  source: string

  @Field(() => [CalendarDay], {
    description: 'Its days off, days worked instead, and days entered, in order.',
  })
  days: CalendarDay[]
}
