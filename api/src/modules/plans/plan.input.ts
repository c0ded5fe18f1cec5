import { IsOptional, MaxLength } from 'class-validator'
import { ArgsType, Field, ID, Int } from 'type-graphql'
import { PlanStatus } from './plan.type.ts'

@ArgsType()
export class PlansArgs {
  @Field(() => ID, { description: 'Division code; the plans of the jurisdiction it lies in are listed.' })
  place: string

  @Field(() => PlanStatus, {
    nullable: true,
    description:
      'Only drafts, confirmed or superseded ones; without it drafts and confirmed ones. Drafts are shown to the supervision office and leaders.',
  })
  status?: PlanStatus | null

  @IsOptional()
  @MaxLength(100, { message: '查找的文字不能超过 100 个字。' })
  @Field(() => String, { nullable: true, description: 'Words in title, document number or issuer.' })
  words?: string | null

  @Field(() => Int, { nullable: true, description: 'Rows wanted, 50 when left out, at most 200.' })
  first?: number | null

  @Field(() => String, { nullable: true, description: '`endCursor` of the page before.' })
  after?: string | null
}
