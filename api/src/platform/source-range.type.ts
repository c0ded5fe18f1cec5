import { Field, InputType, Int, ObjectType } from 'type-graphql'
import { Reached } from './guard.ts'

@Reached()
@ObjectType({
  description: 'Half-open range [start, end) of UTF-16 units in the original text of a document.',
})
export class SourceRange {
  @Field(() => Int, { description: 'First unit.' })
  start: number

  @Field(() => Int, { description: 'The unit after the last.' })
  end: number
}

@InputType({
  description: 'Half-open range [start, end) of UTF-16 units in the original text of a document.',
})
export class SourceRangeInput {
  @Field(() => Int, { description: 'First unit.' })
  start: number

  @Field(() => Int, { description: 'The unit after the last.' })
  end: number
}

/** The range of two columns, or null where a person typed the field in. */
export const sourceRange = (start: number | null, end: number | null): SourceRange | null =>
  start === null || end === null ? null : { start, end }
