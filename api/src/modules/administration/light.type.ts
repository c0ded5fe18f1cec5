import { Field, InputType, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { LightColourChoice, LightStyle } from '../divisions/index.ts'

@Reached()
@ObjectType({ description: 'The lights of a jurisdiction, and the colours there are to choose from.' })
export class AdminLights {
  @Field(() => [LightStyle], { description: 'All four.' })
  lights: LightStyle[]

  @Field(() => [LightColourChoice], { description: 'By light, the usual colour first.' })
  colours: LightColourChoice[]
}

@InputType({ description: 'Words and colour of one light.' })
export class LightInput {
  @Field(() => String, { description: 'GOOD, NEAR, BEHIND or NO_DATA.' })
  level: string

  @Field(() => String, { description: 'Of deadlines, at most 4 characters.' })
  deadline: string

  @Field(() => String, { description: 'Of progress, at most 4 characters.' })
  progress: string

  @Field(() => String, { description: 'One of the colours of the light.' })
  colour: string
}
