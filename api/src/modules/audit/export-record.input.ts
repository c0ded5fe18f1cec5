import { IsOptional, Matches, Max, MaxLength, Min, MinLength } from 'class-validator'
import { Field, ID, InputType, Int } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { DayScalar } from '../../platform/scalars.ts'

const AGAIN = '请刷新页面后重新导出。'

@InputType({ description: 'A table the browser is about to save as a file, as the page shows it.' })
export class TableExportInput {
  @Matches(/^\d{12}$/, { message: `没有说明是哪个地区的表。${AGAIN}` })
  @Field(() => ID, { description: 'The place it is of.' })
  place: string

  @MinLength(1, { message: `没有说明是什么表。${AGAIN}` })
  @MaxLength(100, { message: `表的名称太长。${AGAIN}` })
  @Field(() => String, { description: 'What it is called, at most 100 characters.' })
  name: string

  @Min(0, { message: `表的行数无效。${AGAIN}` })
  @Max(100_000, { message: `表的行数无效。${AGAIN}` })
  @Field(() => Int, { description: 'Its rows.' })
  rows: number

  @IsOptional()
  @Field(() => DayScalar, { nullable: true, description: 'The day its figures are true for.' })
  asOf?: Day | null

  @MaxLength(2000, { message: `筛选条件太多。${AGAIN}` })
  @Matches(/^\/(?![/\\])/, { message: `只能导出本系统的页面。${AGAIN}` })
  @Field(() => String, { description: 'Path and query of the page, without host; at most 2000 characters.' })
  address: string
}
