import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Role } from '#prisma'
import { Reached } from '../../platform/guard.ts'
import { PageInfo } from '../../platform/page-info.type.ts'
import { InstantScalar } from '../../platform/scalars.ts'

/** What an account is like at the moment. */
export enum UserState {
  ACTIVE = 'ACTIVE',
  FIRST_PASSWORD = 'FIRST_PASSWORD',
  LOCKED = 'LOCKED',
  DISABLED = 'DISABLED',
}

registerEnumType(UserState, {
  name: 'UserState',
  description:
    'ACTIVE, FIRST_PASSWORD: has to change the password it was given, LOCKED: too many wrong passwords, DISABLED.',
})

@Reached()
@ObjectType({ description: 'One role of a person: in which unit or place.' })
export class UserGrant {
  @Field(() => Role, { description: 'The role.' })
  role: Role

  jurisdictionCode: string

  scopeCode: string

  organizationId: string | null
}

@Reached()
@ObjectType({ description: 'An account as the security administrator sees it.' })
export class UserAccount {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => String, { description: 'Name to sign in with.' })
  username: string

  @Field(() => String, { description: 'Name of the person.' })
  name: string

  @Field(() => String, { nullable: true, description: 'Telephone.' })
  phone: string | null

  @Field(() => String, { nullable: true, description: 'Where mail goes.' })
  email: string | null

  @Field(() => UserState, { description: 'What it is like now.' })
  state: UserState

  @Field(() => InstantScalar, { nullable: true, description: 'End of the lock.' })
  lockedUntil: Date | null

  @Field(() => InstantScalar, { nullable: true, description: 'Last sign-in; null = never.' })
  lastSignInAt: Date | null

  @Field(() => InstantScalar, { description: 'When it was made.' })
  createdAt: Date

  @Field(() => Int, { description: 'Sessions open now.' })
  sessions: number

  @Field(() => Int, { description: 'Counts changes; a form says which one it saw.' })
  version: number

  @Field(() => [UserGrant], { description: 'Roles in this jurisdiction.' })
  grants: UserGrant[]

  @Field(() => String, {
    nullable: true,
    description: 'Why the account cannot be changed by this administrator, as a sentence; null = it can.',
  })
  fixed: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Why its roles cannot be changed by this administrator, as a sentence; null = they can.',
  })
  fixedGrants: string | null
}

@Reached()
@ObjectType({ description: 'A page of accounts.' })
export class UserConnection {
  @Field(() => [UserAccount], { description: 'By name to sign in with.' })
  nodes: UserAccount[]

  @Field(() => PageInfo, { description: 'Whether there is more.' })
  pageInfo: PageInfo

  @Field(() => Int, { description: 'How many there are on all pages together.' })
  totalCount: number
}

@Reached()
@ObjectType({ description: 'An account with the password it was just given: shown once, never again.' })
export class UserWithPassword {
  @Field(() => UserAccount, { description: 'The account.' })
  user: UserAccount

  @Field(() => String, { description: 'Has to be changed at the next sign-in.' })
  password: string
}

@Reached()
@ObjectType({ description: 'What roles would mean, in words.' })
export class GrantEffects {
  @Field(() => String, { nullable: true, description: 'Why they cannot be given together; null = they can.' })
  fault: string | null

  @Field(() => [String], { description: 'What a person with them sees and does, one sentence a role.' })
  effects: string[]
}
