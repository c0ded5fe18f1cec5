import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { notFound } from '../../platform/errors.ts'
import { Allow } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canReadTasks } from '../access/index.ts'
import { Division, divisionLoader, Organization, organizationLoader } from '../divisions/index.ts'
import { Task, taskLoader } from '../tasks/index.ts'
import { ProblemEditInput, ProblemFilter, ProblemInput } from './problem.input.ts'
import { problemCan } from './problem.policy.ts'
import { findProblem, listProblems } from './problem.query.ts'
import { editProblem, raiseProblem, reopenProblem, reviewProblem, submitProblem } from './problem.service.ts'
import { Problem, ProblemCan, ProblemConnection } from './problem.type.ts'

const aProblem = () => Arg('id', () => ID, { description: 'The problem.' })
const aVersion = () => Arg('version', () => Int, { description: 'The version that was read.' })
const files = () => Arg('attachmentIds', () => [ID], { nullable: true, description: 'Evidence.' })

@Resolver(() => Problem)
export class ProblemResolver {
  @Allow(canReadTasks)
  @Query(() => ProblemConnection, { description: 'A page of 问题清单, open and most urgent first.' })
  problems(
    @Ctx() context: Context,
    @Arg('filter', () => ProblemFilter, { description: 'Which problems.' }) filter: ProblemFilter,
    @Arg('first', () => Int, { nullable: true, description: 'Rows, 50 by default, 200 at most.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'endCursor of the page before.' })
    after?: string | null,
  ): Promise<ProblemConnection> {
    return listProblems(context, { filter, first, after })
  }

  @Allow(canReadTasks)
  @Query(() => Problem, { nullable: true, description: 'One problem; null when there is none to be seen.' })
  problem(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Identifier.' }) id: string,
  ): Promise<Problem | null> {
    return findProblem(context, id)
  }

  @Allow(canReadTasks)
  @Mutation(() => Problem, { description: 'The office and leaders on anything, a unit on its own tasks.' })
  raiseProblem(
    @Ctx() context: Context,
    @Arg('input', () => ProblemInput, { description: 'What is wrong, and who puts it right.' })
    input: ProblemInput,
  ): Promise<Problem> {
    return raiseProblem(context, input)
  }

  @Allow(canReadTasks)
  @Mutation(() => Problem, { description: 'Corrects an open problem. Supervision office only.' })
  editProblem(
    @Ctx() context: Context,
    @aProblem() id: string,
    @aVersion() version: number,
    @Arg('edit', () => ProblemEditInput, { description: 'What changes.' }) edit: ProblemEditInput,
  ): Promise<Problem> {
    return editProblem(context, id, version, edit)
  }

  @Allow(canReadTasks)
  @Mutation(() => Problem, { description: 'The owner says it is put right, with evidence.' })
  submitProblem(
    @Ctx() context: Context,
    @aProblem() id: string,
    @aVersion() version: number,
    @Arg('text', () => String, { description: 'What was done, at most 4000 characters.' }) text: string,
    @files() attachmentIds?: string[] | null,
  ): Promise<Problem> {
    return submitProblem(context, id, version, { text, attachmentIds })
  }

  @Allow(canReadTasks)
  @Mutation(() => Problem, {
    description: '销号, or back with reason and new date. Supervision office only.',
  })
  reviewProblem(
    @Ctx() context: Context,
    @aProblem() id: string,
    @aVersion() version: number,
    @Arg('accept', () => Boolean, { description: 'True = 销号.' }) accept: boolean,
    @Arg('opinion', () => String, { nullable: true, description: 'Needed to send it back.' })
    opinion?: string | null,
    @Arg('newDueOn', () => DayScalar, { nullable: true, description: 'Needed to send it back.' })
    newDueOn?: Day | null,
  ): Promise<Problem> {
    return reviewProblem(context, id, version, { accept, opinion, newDueOn })
  }

  @Allow(canReadTasks)
  @Mutation(() => Problem, { description: 'Opens a closed problem again. Supervision office only.' })
  reopenProblem(
    @Ctx() context: Context,
    @aProblem() id: string,
    @aVersion() version: number,
    @Arg('reason', () => String, { description: 'Why; kept in the history.' }) reason: string,
    @Arg('dueOn', () => DayScalar, { description: 'The new date.' }) dueOn: Day,
  ): Promise<Problem> {
    return reopenProblem(context, id, version, { reason, dueOn })
  }

  @FieldResolver(() => Organization, { description: 'Who is to put it right.' })
  async organization(@Ctx() context: Context, @Root() { organizationId }: Problem): Promise<Organization> {
    const organization = await organizationLoader(context).load(organizationId)
    if (!organization) throw notFound('这个单位')
    return organization
  }

  @FieldResolver(() => Division, { description: 'The division it lies in.' })
  place(@Ctx() context: Context, @Root() { placeCode }: Problem): Promise<Division | null> {
    return divisionLoader(context).load(placeCode)
  }

  @FieldResolver(() => Task, { nullable: true, description: 'The task it belongs to.' })
  task(@Ctx() context: Context, @Root() { jurisdictionCode, taskId }: Problem): Promise<Task | null> | null {
    return taskId === null ? null : taskLoader(context).load({ jurisdictionCode, id: taskId })
  }

  @FieldResolver(() => ProblemCan, { description: 'What the viewer may do with it, now.' })
  can(@Ctx() { viewer }: Context, @Root() problem: Problem): ProblemCan {
    return problemCan(viewer, problem)
  }
}
