import { Field, Int, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { Rate } from '../../platform/rate.type.ts'
import { Light } from '../tasks/index.ts'

@Reached()
@ObjectType({ description: 'A count with what it was.' })
export class CountChange {
  @Field(() => Int, { description: 'Now.' })
  value: number

  @Field(() => Int, {
    nullable: true,
    description: 'At the end of, or within, the period before; null when nothing was known then.',
  })
  before: number | null

  @Field(() => Int, {
    nullable: true,
    description: 'The same a year before; null when nothing was known then.',
  })
  yearBefore: number | null
}

@Reached()
@ObjectType({ description: 'A rate with what it was, its target and its light.' })
export class RateChange {
  @Field(() => Rate, { description: 'Now.' })
  rate: Rate

  @Field(() => Rate, {
    nullable: true,
    description: 'In the period before; null when nothing was known then.',
  })
  before: Rate | null

  @Field(() => Rate, { nullable: true, description: 'A year before; null when nothing was known then.' })
  yearBefore: Rate | null

  @Field(() => Int, { nullable: true, description: 'Percent to be reached (a rule of the jurisdiction).' })
  target: number | null

  @Field(() => Light, { description: 'Against the target; NO_DATA where there is none.' })
  light: Light
}
