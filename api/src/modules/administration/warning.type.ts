import { Field, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'

@Reached()
@ObjectType({ description: 'Something an administrator should look after.' })
export class AdminWarning {
  @Field(() => String, { description: 'What is wrong and what to do, as a sentence.' })
  text: string

  @Field(() => String, { nullable: true, description: 'Page of the app where it is put right.' })
  path: string | null
}
