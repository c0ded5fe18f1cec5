import { Field, Float, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { Division } from '../divisions/index.ts'
import { Light } from '../tasks/index.ts'

@Reached()
@ObjectType({ description: 'One place over the periods of a grid.' })
export class FigureGridRow {
  @Field(() => Division, { description: 'The place; with `ownPart` the one asked about itself.' })
  place: Division

  @Field(() => Boolean, { description: 'The own part of the place asked about, not a place below.' })
  ownPart: boolean

  @Field(() => String, { nullable: true, description: 'Does not report this indicator; why.' })
  exempt: string | null

  @Field(() => [Float], { nullable: 'items', description: 'By period.' })
  values: (number | null)[]

  @Field(() => [Float], { nullable: 'items', description: 'By period.' })
  numerators: (number | null)[]

  @Field(() => [Float], { nullable: 'items', description: 'By period.' })
  denominators: (number | null)[]

  @Field(() => [Light], { description: 'Of each period at its end.' })
  lights: Light[]

  @Field(() => [Boolean], { description: 'Whether something was corrected in that period.' })
  corrected: boolean[]
}

@Reached()
@ObjectType({ description: 'Places × periods, row by row.' })
export class FigureGrid {
  @Field(() => [String], { description: 'Oldest first.' })
  periods: string[]

  @Field(() => [FigureGridRow], { description: 'The own part, then the places right below by code.' })
  rows: FigureGridRow[]
}
