import { Field, Float, Int, ObjectType } from 'type-graphql'
import type { Day } from './day.ts'
import { Reached } from './guard.ts'
import { DayScalar } from './scalars.ts'

@Reached()
@ObjectType({ description: 'A rate with everything needed to say how it was counted.' })
export class Rate {
  @Field(() => Int, { description: 'Count above the line.' })
  numerator: number

  @Field(() => Int, {
    description: 'Count below the line; 0 means there is no value, neither 0 % nor 100 %.',
  })
  denominator: number

  @Field(() => Float, {
    nullable: true,
    description: 'numerator / denominator, from 0 to 1; null when the denominator is 0.',
  })
  value: number | null

  @Field(() => String, { description: '口径: the formula in words.' })
  definition: string

  @Field(() => String, { description: 'Where the counts come from.' })
  source: string

  @Field(() => DayScalar, { description: 'The day the rate is true of.' })
  asOf: Day
}

/** Makes a rate; a denominator of 0 is "no data". */
export function rate(
  numerator: number,
  denominator: number,
  { definition, source, asOf }: Pick<Rate, 'definition' | 'source' | 'asOf'>,
): Rate {
  return {
    numerator,
    denominator,
    value: denominator === 0 ? null : numerator / denominator,
    definition,
    source,
    asOf,
  }
}

/** Per cent as every screen writes it: one digit after the point. */
const written = (value: number): number => Number((value * 100).toFixed(1))

/**
 * Percentage points between two values from 0 to 1, of the figures as they are written, so that a reader's own sum
 * agrees; null where either is not known.
 */
export const pointsFrom = (now: number | null, then: number | null): number | null =>
  now === null || then === null ? null : Number((written(now) - written(then)).toFixed(1))
