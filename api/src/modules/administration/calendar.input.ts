import { MaxLength, ValidateIf } from 'class-validator'
import { Field, InputType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { DayScalar } from '../../platform/scalars.ts'

@InputType({ description: 'A day entered by hand.' })
export class CalendarDayInput {
  @Field(() => DayScalar, { description: 'The day.' })
  day: Day

  @Field(() => Boolean, { description: 'Whether people work.' })
  working: boolean

  @ValidateIf((_, value) => value != null)
  @MaxLength(50, { message: '备注不能超过 50 字。' })
  @Field(() => String, { nullable: true, description: 'The feast, or why.' })
  note?: string | null
}
