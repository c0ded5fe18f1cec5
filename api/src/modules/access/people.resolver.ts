import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { type Context, neverKept } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { Division, Organization, organizationLoader } from '../divisions/index.ts'
import { canManageUsers } from './access.policy.ts'
import { GrantInput, NewUserInput, UserFactsInput, UsersArgs } from './people.input.ts'
import { keptAccounts } from './people.policy.ts'
import { listAccounts } from './people.query.ts'
import {
  createAccount,
  editAccount,
  endAccountSessions,
  resetAccountPassword,
  setAccountDisabled,
  setAccountGrants,
  unlockAccount,
} from './people.service.ts'
import { GrantEffects, UserAccount, UserConnection, UserGrant, UserWithPassword } from './people.type.ts'
import { divisionOrCode } from './place.ts'
import { grantEffects } from './user-grants.service.ts'

const aPlace = () => Arg('place', () => ID, { description: 'Jurisdiction.' })
const anId = () => Arg('id', () => ID, { description: 'The account.' })
const aVersion = () => Arg('version', () => Int, { description: 'The one the form was filled from.' })
const theGrants = () => Arg('grants', () => [GrantInput], { description: 'All roles in the jurisdiction.' })

@Resolver(() => UserAccount)
export class PeopleResolver {
  @Allow(canManageUsers)
  @Query(() => UserConnection, { description: 'Accounts of a jurisdiction: the security administrator.' })
  users(@Ctx() context: Context, @Args(() => UsersArgs) args: UsersArgs): Promise<UserConnection> {
    neverKept(context)
    return listAccounts(context, args)
  }

  @Allow(canManageUsers)
  @Query(() => GrantEffects, { description: 'What roles would mean, in words, before they are given.' })
  grantEffects(
    @Ctx() context: Context,
    @aPlace() place: string,
    @theGrants() grants: GrantInput[],
  ): Promise<GrantEffects> {
    return grantEffects(context, keptAccounts(context.viewer, place), grants)
  }

  @Allow(canManageUsers)
  @Mutation(() => UserWithPassword, { description: 'Makes an account; its password is shown this once.' })
  createUser(
    @Ctx() context: Context,
    @aPlace() place: string,
    @Arg('input', () => NewUserInput, { description: 'The account.' }) input: NewUserInput,
  ): Promise<UserWithPassword> {
    return createAccount(context, place, input)
  }

  @Allow(canManageUsers)
  @Mutation(() => UserAccount, { description: 'Changes name, telephone and mail of a person.' })
  editUser(
    @Ctx() context: Context,
    @aPlace() place: string,
    @anId() id: string,
    @aVersion() version: number,
    @Arg('input', () => UserFactsInput, { description: 'Who the person is.' }) input: UserFactsInput,
  ): Promise<UserAccount> {
    return editAccount(context, place, { id, version, input })
  }

  @Allow(canManageUsers)
  @Mutation(() => UserAccount, {
    description: 'Replaces the roles in this jurisdiction, from the next request on. Never one’s own.',
  })
  setUserGrants(
    @Ctx() context: Context,
    @aPlace() place: string,
    @anId() id: string,
    @aVersion() version: number,
    @theGrants() grants: GrantInput[],
  ): Promise<UserAccount> {
    return setAccountGrants(context, place, { id, version, grants })
  }

  @Allow(canManageUsers)
  @Mutation(() => UserWithPassword, {
    description: 'A new password shown this once; ends the sessions and lifts a lock.',
  })
  resetUserPassword(
    @Ctx() context: Context,
    @aPlace() place: string,
    @anId() id: string,
  ): Promise<UserWithPassword> {
    return resetAccountPassword(context, place, id)
  }

  @Allow(canManageUsers)
  @Mutation(() => UserAccount, { description: 'Closes an account with its sessions, or opens it again.' })
  setUserDisabled(
    @Ctx() context: Context,
    @aPlace() place: string,
    @anId() id: string,
    @aVersion() version: number,
    @Arg('disabled', () => Boolean, { description: 'True closes it.' }) disabled: boolean,
  ): Promise<UserAccount> {
    return setAccountDisabled(context, place, { id, version, disabled })
  }

  @Allow(canManageUsers)
  @Mutation(() => UserAccount, { description: 'Lifts the lock after wrong passwords.' })
  unlockUser(@Ctx() context: Context, @aPlace() place: string, @anId() id: string): Promise<UserAccount> {
    return unlockAccount(context, place, id)
  }

  @Allow(canManageUsers)
  @Mutation(() => UserAccount, { description: 'Signs a person out everywhere.' })
  endUserSessions(
    @Ctx() context: Context,
    @aPlace() place: string,
    @anId() id: string,
  ): Promise<UserAccount> {
    return endAccountSessions(context, place, id)
  }
}

@Resolver(() => UserGrant)
export class UserGrantResolver {
  @FieldResolver(() => Division, { description: 'Root of the subtree the role sees.' })
  scope(@Root() { scopeCode }: UserGrant, @Ctx() context: Context): Promise<Division> {
    return divisionOrCode(context, scopeCode)
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The unit.' })
  organization(
    @Root() { organizationId }: UserGrant,
    @Ctx() context: Context,
  ): Promise<Organization | null> | null {
    return organizationId === null ? null : organizationLoader(context).load(organizationId)
  }
}
