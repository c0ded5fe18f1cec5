import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator'
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql'
import { Role } from '#prisma'
import { UserState } from './people.type.ts'

const TOO_LONG = { message: '内容太长，请缩短。' }

@InputType({ description: 'A role to be given.' })
export class GrantInput {
  @Field(() => Role, { description: 'The role.' })
  role: Role

  @Field(() => ID, {
    nullable: true,
    description: 'Town or village of an operator; the whole jurisdiction when left out.',
  })
  scopeCode?: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'Unit of a unit role; an operator belongs to the body of the place.',
  })
  organizationId?: string | null
}

@InputType({ description: 'Who a person is.' })
export class UserFactsInput {
  @MaxLength(100, TOO_LONG)
  @Field(() => String, { description: 'Name of the person.' })
  name: string

  @IsOptional()
  @MaxLength(100, TOO_LONG)
  @Field(() => String, { nullable: true, description: 'Telephone.' })
  phone?: string | null

  @IsOptional()
  @MaxLength(200, TOO_LONG)
  @Field(() => String, { nullable: true, description: 'Where mail goes.' })
  email?: string | null
}

@InputType({ description: 'A new account.' })
export class NewUserInput extends UserFactsInput {
  @MaxLength(100, TOO_LONG)
  @Field(() => String, { description: 'Name to sign in with.' })
  username: string

  @ArrayMaxSize(20, { message: '一个人最多 20 个角色。' })
  @ValidateNested()
  @Field(() => [GrantInput], { description: 'At least one role.' })
  grants: GrantInput[]
}

@InputType({ description: 'Which accounts.' })
export class UserFilter {
  @IsOptional()
  @MaxLength(100, TOO_LONG)
  @Field(() => String, { nullable: true, description: 'Words in the names or the telephone number.' })
  words?: string | null

  @Field(() => Role, { nullable: true, description: 'With this role.' })
  role?: Role | null

  @Field(() => ID, { nullable: true, description: 'With a role in this unit.' })
  organizationId?: string | null

  @Field(() => UserState, { nullable: true, description: 'In this state.' })
  state?: UserState | null

  @Field(() => Boolean, { nullable: true, description: 'True: never signed in.' })
  never?: boolean | null
}

@ArgsType()
export class UsersArgs {
  @Field(() => ID, { description: 'Jurisdiction.' })
  place: string

  @ValidateNested()
  @Field(() => UserFilter, { nullable: true, description: 'Only those.' })
  filter?: UserFilter | null

  @Field(() => Int, { nullable: true, description: 'Rows wanted, 50 when left out, at most 200.' })
  first?: number | null

  @Field(() => String, { nullable: true, description: '`endCursor` of the page before.' })
  after?: string | null
}
