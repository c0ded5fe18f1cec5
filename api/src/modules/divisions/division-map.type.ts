import { Field, Int, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { InstantScalar } from '../../platform/scalars.ts'

@Reached()
@ObjectType({ description: '示意图: outlines of the places one level below a jurisdiction, as uploaded.' })
export class DivisionMap {
  @Field(() => Int, { description: 'Places with an outline.' })
  places: number

  @Field(() => String, { description: 'Where it comes from, in words.' })
  origin: string

  @Field(() => InstantScalar, { description: 'When it was uploaded.' })
  uploadedAt: Date

  @Field(() => String, { description: 'Who uploaded it.' })
  uploadedBy: string

  @Field(() => String, { description: 'GeoJSON, features carry `code` and `name`.' })
  geojson: string
}
