import type { GraphQLSchema } from 'graphql'
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql'
import { ServerInfoResolver, ViewerGrantResolver, ViewerResolver } from './modules/access/index.ts'
import { CockpitResolver, MilestoneListResolver } from './modules/dashboard/index.ts'
import { DivisionResolver, OrganizationResolver } from './modules/divisions/index.ts'
import { PlanConfirmResolver } from './modules/imports/index.ts'
import { IndicatorResolver, indicatorRoutes, PlanIndicatorsResolver } from './modules/indicators/index.ts'
import { PlanDraftResolver, PlanResolver, planRoutes } from './modules/plans/index.ts'
import {
  MilestoneResolver,
  PlanTasksResolver,
  TaskDetailResolver,
  TaskResolver,
  taskRoutes,
} from './modules/tasks/index.ts'
import { guardSchema } from './platform/guard.ts'
import type { Route } from './platform/http/server.ts'

/** The list of modules = the list of resolvers. */
const resolvers: unknown[] = [
  TaskResolver,
  TaskDetailResolver,
  MilestoneResolver,
  PlanTasksResolver,
  CockpitResolver,
  MilestoneListResolver,
  DivisionResolver,
  OrganizationResolver,
  ServerInfoResolver,
  ViewerResolver,
  ViewerGrantResolver,
  PlanResolver,
  PlanDraftResolver,
  PlanConfirmResolver,
  IndicatorResolver,
  PlanIndicatorsResolver,
]

/** Plain HTTP of the modules: uploads and downloads. */
export const routes: Route[] = [planRoutes, taskRoutes, indicatorRoutes]

/** The schema with its policies in force. */
export function createSchema(): GraphQLSchema {
  return guardSchema(
    buildSchemaSync({
      resolvers: resolvers as NonEmptyArray<new () => object>,
      validate: { forbidUnknownValues: false },
    }),
  )
}
