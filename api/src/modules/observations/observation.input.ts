import { ArrayMaxSize, MaxLength, ValidateNested } from 'class-validator'
import { Field, ID, InputType, Int } from 'type-graphql'
import { ReportFrequency } from '../indicators/index.ts'

/** More than any place reports in a period. */
const MOST_ROWS = 500
const LONGEST = 2000
const TOO_LONG = { message: '一格里的内容太长，请缩短。' }

@InputType({ description: 'What was typed for one indicator, letter by letter.' })
export class SheetRowInput {
  @Field(() => ID, { description: 'The indicator.' })
  indicatorId: string

  @MaxLength(LONGEST, TOO_LONG)
  @Field(() => String, { nullable: true, description: '分子' })
  numerator?: string | null

  @MaxLength(LONGEST, TOO_LONG)
  @Field(() => String, { nullable: true, description: '分母' })
  denominator?: string | null

  @MaxLength(LONGEST, TOO_LONG)
  @Field(() => String, { nullable: true, description: '数值' })
  value?: string | null

  @MaxLength(LONGEST, TOO_LONG)
  @Field(() => String, { nullable: true, description: '备注; answers a doubt.' })
  note?: string | null
}

@InputType({ description: 'The sheet of a place as it stands on the screen.' })
export class SheetInput {
  @Field(() => ID, { description: 'Division code.' })
  place: string

  @Field(() => ReportFrequency, { description: 'How often.' })
  frequency: ReportFrequency

  @Field(() => String, { description: '2024-09, 2024-Q3, 2024-H1, 2024.' })
  period: string

  @ArrayMaxSize(MOST_ROWS, { message: `一次最多提交 ${MOST_ROWS} 行。` })
  @ValidateNested({ each: true })
  @Field(() => [SheetRowInput], { description: 'Rows; blank ones are passed over.' })
  rows: SheetRowInput[]
}

@InputType({ description: 'A value as the screen knows it.' })
export class ObservationKey {
  @Field(() => ID, { description: 'The revision.' })
  id: string

  @Field(() => Int, { description: 'On the screen.' })
  version: number
}

/** Values reviewed in one go. */
export const MOST_KEYS = 2000
