import { MaxLength } from 'class-validator'
import { ArgsType, Field } from 'type-graphql'

/** Longer passwords are refused before they cost a hash. */
const LONGEST = 128

@ArgsType()
export class SignInArgs {
  @Field(() => String, { description: 'Name to sign in with; case does not matter.' })
  @MaxLength(LONGEST, { message: `最多 ${LONGEST} 个字。` })
  username: string

  @Field(() => String, { description: 'Password.' })
  @MaxLength(LONGEST, { message: `最多 ${LONGEST} 个字。` })
  password: string
}

@ArgsType()
export class ChangePasswordArgs {
  @Field(() => String, { description: 'The password in force.' })
  @MaxLength(LONGEST, { message: `最多 ${LONGEST} 个字。` })
  current: string

  @Field(() => String, {
    description:
      'The new one: at least 8 characters, three kinds of lower case, upper case, digits and marks, not the username, not a common one.',
  })
  next: string
}
