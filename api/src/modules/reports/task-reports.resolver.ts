import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Restrict } from '../../platform/guard.ts'
import { Task } from '../tasks/index.ts'
import { extensionsOfTask } from './extension.query.ts'
import { Extension } from './extension.type.ts'
import { reportsOfTask } from './report.loader.ts'
import { ProgressReport } from './report.type.ts'

/** Whoever reads the task in full reads what was reported on it. */
const withDetail = (_viewer: unknown, { readDetail }: Task) => readDetail

@Resolver(() => Task)
export class TaskReportsResolver {
  @Restrict(withDetail)
  @FieldResolver(() => [ProgressReport], {
    nullable: true,
    description: 'Reports that were submitted, newest first. Restricted.',
  })
  reports(@Ctx() context: Context, @Root() task: Task): Promise<ProgressReport[]> {
    return reportsOfTask(context).load(task)
  }

  @Restrict(withDetail)
  @FieldResolver(() => [Extension], {
    nullable: true,
    description: 'Requests for more time, newest first. Restricted.',
  })
  extensions(@Ctx() context: Context, @Root() task: Task): Promise<Extension[]> {
    return extensionsOfTask(context).load(task)
  }
}
