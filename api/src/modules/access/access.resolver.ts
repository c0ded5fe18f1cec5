import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context, ViewerGrant as Grant } from '../../platform/context.ts'
import { Allow, anyone, hasAccount, OnScreen } from '../../platform/guard.ts'
import { InstantScalar } from '../../platform/scalars.ts'
import { Division, LightStyle, lightStyles, Organization, organizationLoader } from '../divisions/index.ts'
import { ChangePasswordArgs, SignInArgs } from './access.input.ts'
import { canUseBusinessData, placesOf } from './access.policy.ts'
import { DemoAccount, ServerInfo, Viewer, ViewerCan, ViewerGrant } from './access.type.ts'
import { ownAccount } from './account.ts'
import { capabilities, onScreen } from './capabilities.ts'
import { demoAccounts } from './demo-account.query.ts'
import { divisionOrCode } from './place.ts'
import { openScreen } from './screen.service.ts'
import { changePassword, signIn, signOut } from './sign-in.service.ts'

@Resolver(() => ServerInfo)
export class ServerInfoResolver {
  @OnScreen()
  @Allow(anyone)
  @Query(() => ServerInfo, { description: 'What everybody may know of this server.' })
  server(@Ctx() { clock, demo }: Context): Omit<ServerInfo, 'demoAccounts'> {
    return { demo: demo ?? false, fixedClock: clock.fixed, today: clock.today(), now: clock.now() }
  }

  @FieldResolver(() => [DemoAccount], {
    description: 'Accounts shown on the login page; empty unless demo.',
  })
  demoAccounts(@Ctx() context: Context): Promise<DemoAccount[]> {
    return demoAccounts(context)
  }
}

@Resolver(() => Viewer)
export class ViewerResolver {
  @OnScreen()
  @Allow(anyone)
  @Query(() => Viewer, { nullable: true, description: 'Who is signed in; null for strangers.' })
  viewer(@Ctx() context: Context): Promise<Viewer> | null {
    return context.viewer && ownAccount(context, context.viewer.id)
  }

  @OnScreen()
  @Allow(anyone)
  @Mutation(() => Viewer, {
    description:
      'Opens a session. UNAUTHENTICATED alike for a wrong name or password; TOO_MANY_ATTEMPTS when locked.',
  })
  signIn(
    @Ctx() context: Context,
    @Args(() => SignInArgs) { username, password }: SignInArgs,
  ): Promise<Viewer> {
    return signIn(context, username, password)
  }

  @OnScreen()
  @Allow(anyone)
  @Mutation(() => Boolean, {
    description: 'Ends the session of this browser; true also when there was none.',
  })
  signOut(@Ctx() context: Context): Promise<boolean> {
    return signOut(context)
  }

  @Allow(canUseBusinessData)
  @Mutation(() => InstantScalar, {
    description:
      'Turns this browser into a big screen, which shows the boards and does nothing else; returns until when.',
  })
  openScreen(
    @Ctx() context: Context,
    @Arg('password', () => String, { description: 'The own one, once more.' }) password: string,
  ): Promise<Date> {
    return openScreen(context, password)
  }

  @Allow(hasAccount)
  @Mutation(() => Viewer, { description: 'Changes the own password and ends the other sessions.' })
  changePassword(
    @Ctx() context: Context,
    @Args(() => ChangePasswordArgs) { current, next }: ChangePasswordArgs,
  ): Promise<Viewer> {
    return changePassword(context, current, next)
  }

  @FieldResolver(() => [ViewerGrant], { description: 'Roles, the home jurisdiction first.' })
  grants(@Root() { viewer }: Viewer): readonly Grant[] {
    return viewer.grants
  }

  @FieldResolver(() => [Division], {
    description:
      'Places the viewer may choose as the root of what he sees: home jurisdiction first, in each the widest first.',
  })
  places(@Root() { viewer }: Viewer, @Ctx() context: Context): Promise<Division[]> {
    return Promise.all(placesOf(viewer).map(code => divisionOrCode(context, code)))
  }

  @FieldResolver(() => [LightStyle], {
    description: 'Words and colours of the lights in the home jurisdiction; empty without one.',
  })
  lights(@Root() { viewer }: Viewer, @Ctx() context: Context): Promise<LightStyle[]> | LightStyle[] {
    const home = viewer.grants[0]?.jurisdictionCode
    return home === undefined ? [] : lightStyles(context, home)
  }

  @FieldResolver(() => ViewerCan, { description: 'What the screen may offer.' })
  can(@Root() { viewer }: Viewer, @Ctx() context: Context): ViewerCan {
    const can = capabilities(viewer)
    return context.viewer?.screenUntil ? onScreen(can) : can
  }

  @FieldResolver(() => InstantScalar, {
    nullable: true,
    description: 'Until when this browser is a big screen; null for an ordinary session.',
  })
  screenUntil(@Ctx() { viewer }: Context): Date | null {
    return viewer?.screenUntil ?? null
  }
}

@Resolver(() => ViewerGrant)
export class ViewerGrantResolver {
  @FieldResolver(() => Division, { description: 'Where the role counts.' })
  jurisdiction(@Root() { jurisdictionCode }: ViewerGrant, @Ctx() context: Context): Promise<Division> {
    return divisionOrCode(context, jurisdictionCode)
  }

  @FieldResolver(() => Division, { description: 'Root of the subtree the role sees.' })
  scope(@Root() { scopeCode }: ViewerGrant, @Ctx() context: Context): Promise<Division> {
    return divisionOrCode(context, scopeCode)
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The unit of a unit role.' })
  organization(
    @Root() { organizationId }: ViewerGrant,
    @Ctx() context: Context,
  ): Promise<Organization | null> | null {
    return organizationId === null ? null : organizationLoader(context).load(organizationId)
  }
}
