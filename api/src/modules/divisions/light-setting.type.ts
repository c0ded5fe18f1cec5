import { Field, Float, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'

@Reached()
@ObjectType({ description: 'Colours of one light on one ground, as #rrggbb.' })
export class LightShades {
  @Field(() => String, { description: 'Of text.' })
  ink: string

  @Field(() => String, { description: 'Of shape and bar.' })
  fill: string

  @Field(() => String, { description: 'Of the ground under text.' })
  tint: string
}

@Reached()
@ObjectType({ description: 'A colour a light may have.' })
export class LightColourChoice {
  @Field(() => String, { description: 'GOOD, NEAR, BEHIND or NO_DATA.' })
  level: string

  @Field(() => String, { description: 'Names it for the API.' })
  colour: string

  @Field(() => String, { description: 'What people call it.' })
  name: string

  @Field(() => Float, { description: 'Least contrast of its text over all grounds.' })
  text: number

  @Field(() => Float, { description: 'Least contrast of its shape over all grounds.' })
  shape: number

  @Field(() => LightShades, { description: 'In the light theme and on paper.' })
  light: LightShades

  @Field(() => LightShades, { description: 'In the dark theme.' })
  dark: LightShades
}

@Reached()
@ObjectType({ description: 'What a light is called and how it is coloured; its shape never changes.' })
export class LightStyle {
  @Field(() => String, { description: 'GOOD, NEAR, BEHIND or NO_DATA.' })
  level: string

  @Field(() => String, { description: 'Of deadlines: 正常 临期 逾期 无时限 unless set otherwise.' })
  deadline: string

  @Field(() => String, { description: 'Of progress: 达标 略慢 落后 无数据 unless set otherwise.' })
  progress: string

  @Field(() => String, { description: 'Names the colour for the API.' })
  colour: string

  @Field(() => Boolean, { description: 'Words and colour are the usual ones.' })
  usual: boolean

  @Field(() => LightShades, { description: 'In the light theme and on paper.' })
  light: LightShades

  @Field(() => LightShades, { description: 'In the dark theme.' })
  dark: LightShades
}
