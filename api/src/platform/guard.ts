import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { Extensions } from 'type-graphql'
import type { Context, Viewer } from './context.ts'
import { DomainError } from './errors.ts'

/** Says whether this request may call an operation at all. What it may see of the answer is the use case's matter. */
export type Allowance = (viewer: Viewer | null) => boolean

/** Says whether the viewer may read this field of this record. */
export type Restriction<Source> = (viewer: Viewer, source: Source) => boolean

interface PolicyExtensions {
  allow?: Allowance
  onScreen?: true
  restrict?: Restriction<never>
  reached?: true
}

/** On every query and mutation: who may call it. Enforced by `guardSchema`, demanded by `uncoveredFields`. */
export const Allow = (allow: Allowance) => Extensions({ allow })

/** On a query a big screen asks, or what ends it. Everything else refuses its session. */
export const OnScreen = () => Extensions({ onScreen: true })

/** On a nullable field: who may read it; everybody else receives null. */
export const Restrict = <Source>(restrict: Restriction<Source>) => Extensions({ restrict })

/** On an object type: whoever may reach the object may read its fields, except the restricted ones. */
export const Reached = () => Extensions({ reached: true })

const ROOTS = new Set(['Query', 'Mutation', 'Subscription'])

/** Anyone, also before signing in. */
export const anyone: Allowance = () => true

/** Everybody with an account in good order. */
export const signedIn: Allowance = viewer => viewer !== null && viewer.hold === undefined

/** Everybody with an account, also while it is on hold: what puts it in order, and signing out. */
export const hasAccount: Allowance = viewer => viewer !== null

/** Whether an operation may be called before signing in. */
export function isOpenToStrangers({
  extensions,
}: Pick<GraphQLField<unknown, unknown>, 'extensions'>): boolean {
  return (extensions as PolicyExtensions).allow?.(null) === true
}

/** Puts the policies of the schema in front of its resolvers. */
export function guardSchema(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      const { allow, restrict, onScreen } = field.extensions as PolicyExtensions
      const resolve = field.resolve ?? defaultFieldResolver
      if (allow) field.resolve = allowed(allow, resolve, onScreen ?? false)
      else if (restrict) field.resolve = restricted(restrict, resolve)
    }
  }
  return schema
}

type Resolver = GraphQLFieldResolver<unknown, Context>

const SCREEN_ONLY = '这台电脑是大屏专用登录，只显示大屏。请用自己的账号登录后再操作。'

const allowed =
  (allow: Allowance, resolve: Resolver, onScreen: boolean): Resolver =>
  (source, args, context, info) => {
    if (!allow(context.viewer)) throw refusal(context.viewer)
    if (context.viewer?.screenUntil && !onScreen) throw new DomainError('FORBIDDEN', SCREEN_ONLY)
    return resolve(source, args, context, info)
  }

const restricted =
  (restrict: Restriction<never>, resolve: Resolver): Resolver =>
  (source, args, context, info) =>
    context.viewer !== null &&
    context.viewer.screenUntil === undefined &&
    restrict(context.viewer, source as never)
      ? resolve(source, args, context, info)
      : null

/** 401 before 403: a stranger is asked to sign in, a known person is told that the role does not allow it. */
export function refusal(viewer: Viewer | null): DomainError {
  if (viewer === null) return new DomainError('UNAUTHENTICATED', '请先登录。')
  return new DomainError(
    'FORBIDDEN',
    viewer.hold ?? '您的角色不能进行此操作。如需办理，请联系督查室或系统管理员。',
  )
}

/** Throws unless the policy said yes. */
export function allow(permitted: boolean, viewer: Viewer | null): void {
  if (!permitted) throw refusal(viewer)
}

/** Fields without a policy, and restricted fields that could not answer null. Empty when the schema is whole. */
export function uncoveredFields(schema: GraphQLSchema): string[] {
  const faults: string[] = []
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    const { reached } = type.extensions as PolicyExtensions
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}: ${getNamedType(field.type).name}`
      const policy = field.extensions as PolicyExtensions
      if (ROOTS.has(type.name) ? !policy.allow : !reached && !policy.restrict)
        faults.push(`${name} has no policy`)
      if (policy.restrict && isNonNullType(field.type)) faults.push(`${name} is restricted but not nullable`)
    }
  }
  return faults
}
