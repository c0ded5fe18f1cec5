import type { GraphQLSchema } from 'graphql'
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql'
import { guardSchema } from './platform/guard.ts'
import type { Route } from './platform/http/server.ts'

/** The list of modules = the list of resolvers. */
const resolvers: unknown[] = []

/** Plain HTTP of the modules: uploads and downloads. */
export const routes: Route[] = []

/** The schema with its policies in force. */
export function createSchema(): GraphQLSchema {
  return guardSchema(
    buildSchemaSync({
      resolvers: resolvers as NonEmptyArray<new () => object>,
      validate: { forbidUnknownValues: false },
    }),
  )
}
