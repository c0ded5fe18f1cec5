import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Restrict } from '../../platform/guard.ts'
import { Attachment, attachmentLoader } from '../attachments/index.ts'
import { Reply, replyLoader } from '../replies/index.ts'
import { HistoryEntry, Task } from '../tasks/index.ts'
import { problemHistory } from './problem.history.ts'
import { taskProblemLoader } from './problem.query.ts'
import { Problem, withDetail } from './problem.type.ts'

@Resolver(() => Problem)
export class ProblemDetailResolver {
  @Restrict(withDetail)
  @FieldResolver(() => [Reply], {
    nullable: true,
    description: 'What the owner handed in, round by round, newest first. Restricted.',
  })
  replies(@Ctx() context: Context, @Root() { jurisdictionCode, id }: Problem): Promise<Reply[]> {
    return replyLoader(context, 'PROBLEM').load({ jurisdictionCode, id })
  }

  @Restrict(withDetail)
  @FieldResolver(() => [Attachment], { nullable: true, description: 'Files that show it. Restricted.' })
  attachments(@Ctx() context: Context, @Root() { jurisdictionCode, id }: Problem): Promise<Attachment[]> {
    return attachmentLoader(context, 'Problem').load({ jurisdictionCode, id })
  }

  @Restrict(withDetail)
  @FieldResolver(() => [HistoryEntry], {
    nullable: true,
    description: 'What was done to it, newest first. Restricted.',
  })
  history(@Ctx() context: Context, @Root() problem: Problem): Promise<HistoryEntry[]> {
    return problemHistory(context, problem)
  }
}

/** Tasks themselves know nothing of problems. */
@Resolver(() => Task)
export class TaskProblemsResolver {
  @Restrict(withDetail)
  @FieldResolver(() => [Problem], {
    nullable: true,
    description: 'Problems found in it, newest first. Restricted.',
  })
  problems(@Ctx() context: Context, @Root() { jurisdictionCode, id }: Task): Promise<Problem[]> {
    return taskProblemLoader(context).load({ jurisdictionCode, id })
  }
}
