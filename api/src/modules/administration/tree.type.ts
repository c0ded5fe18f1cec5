import { Field, Int, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { Division } from '../divisions/index.ts'

@Reached()
@ObjectType({ description: 'A place as the system administrator sees it.' })
export class AdminPlace {
  @Field(() => Division, { description: 'The place.' })
  division: Division

  @Field(() => Int, { description: 'Places right below it, retired ones too.' })
  below: number

  @Field(() => [String], { description: 'Names of the units in use that work for it.' })
  units: string[]
}
